"""Rules: capitals."""
