"""Identifiers and fields of the system that an article came from."""
