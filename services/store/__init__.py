"""Storing what a handler wants changed."""
