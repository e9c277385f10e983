"""Numbers, money, dates and times that kept the English form, or were misread.

“5 billions” is a thousand times too much: these errors deceive the reader most easily.
"""
