"""Lines of a web page that are no part of the article.

The page was translated with its buttons, invitations and credits. A whole line must be such a formula: a sentence of
the article that speaks of newsletters is news.
"""
