"""What may be done to a consultation, and who is responsible for it."""
