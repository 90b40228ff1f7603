"""All that is kept: models, sessions, and queries named by what they do.

Functions take `session` first and never commit: the caller's `with database.begin()` decides.
"""
