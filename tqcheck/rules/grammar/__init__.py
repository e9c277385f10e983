"""Infinitives, auxiliaries and moods."""
