"""The months ahead, one announcement, one of one's own, and what was sent."""
