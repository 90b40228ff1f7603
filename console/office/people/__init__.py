"""Who works with the bot: officers, and the LINE groups that it is in."""
