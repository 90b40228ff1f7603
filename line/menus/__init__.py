"""The rich menus under the chat: what stands on them, and their images."""
