"""The asker of a question that goes to an officer, and the asker's own data."""
