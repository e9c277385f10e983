"""Rules: what a tokenizer leaves."""
