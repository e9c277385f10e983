"""Rules: bracket."""
