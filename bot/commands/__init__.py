"""The commands, a file each; `bot.cli` joins them."""
