"""Rules that hold the translation against its source: numbers, dates, names, omissions and polarity."""
