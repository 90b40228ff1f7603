"""People's words that must go: edited, taken back, erased, or kept long enough."""
