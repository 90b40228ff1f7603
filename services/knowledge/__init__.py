"""The office's own facts, over those of the manual."""
