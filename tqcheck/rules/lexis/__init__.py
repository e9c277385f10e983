"""Rules: lexis."""
