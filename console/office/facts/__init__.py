"""Facts that the office decides, each page of them in its own file."""
