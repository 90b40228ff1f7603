"""What the office changed in the facts of the manual."""
