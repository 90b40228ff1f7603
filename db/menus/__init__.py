"""The rich menus in LINE: made, shown, linked; one process at a time keeps them."""
