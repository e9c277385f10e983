"""Rules: english."""
