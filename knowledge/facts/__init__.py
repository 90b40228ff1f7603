"""The manual and the office as typed facts that never change once read."""
