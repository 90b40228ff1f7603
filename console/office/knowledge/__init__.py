"""Pages of what the bot knows: tried, read beside the printed manual, edited, taught."""
