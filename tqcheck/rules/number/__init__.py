"""Rules: number."""
