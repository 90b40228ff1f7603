"""Facts of the office itself: how to reach it, when it is open, who is responsible, its statistics."""
