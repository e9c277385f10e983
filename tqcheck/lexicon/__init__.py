"""What we know of French and English, as data with a header that says whence and under which licence."""
