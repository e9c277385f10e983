"""Rules: boilerplate."""
