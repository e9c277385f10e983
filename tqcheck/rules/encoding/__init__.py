"""Rules: damaged, invisible and foreign characters."""
