"""Answers from the manual and the calendar."""
