"""Damaged, invisible and foreign characters.

Text that passed through a wrong encoding, or letters of another script that look like ours. Invisible characters are
always named in the report.
"""
