"""Understanding a question: from the text to what it asks."""
