"""Tags, entities and placeholders of the file.

What a program should have read stands before the reader.
"""
