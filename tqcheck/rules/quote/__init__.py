"""Rules: quote."""
