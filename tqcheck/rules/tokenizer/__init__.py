"""What a tokenizer leaves behind.

Marks of subwords, unknown tokens and spaces that were to be joined again.
"""
