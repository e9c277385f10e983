"""Rules: duplicate."""
