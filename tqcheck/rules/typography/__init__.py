"""Rules: typography."""
