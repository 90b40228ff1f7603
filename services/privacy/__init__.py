"""Erasing people's words and data."""
