"""A LINE platform to run against with no LINE account. It knows nothing of the bot it talks to."""
