"""One thing that the article names in two ways.

Each sentence was translated alone, so that a name, an institution or a currency changes from one to the next. Both
places are shown.
"""
