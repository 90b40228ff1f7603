"""The Thai sentences and labels that people read."""
