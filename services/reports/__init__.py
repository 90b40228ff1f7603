"""Numbers and rows for people outside the chat: statistics, exports."""
