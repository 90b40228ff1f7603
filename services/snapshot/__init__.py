"""Loading what a handler sees."""
