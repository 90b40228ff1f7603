"""LINE's limits on messages, kind by kind."""
