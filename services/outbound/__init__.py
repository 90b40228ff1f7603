"""Sending what is owed to LINE, and what follows when it does not arrive."""
