"""Brackets that are empty or have lost their partner.

A phrase in brackets is often moved or dropped in translation, and one bracket stays behind.
"""
