"""Thai as people type it: one spelling, the right keyboard, the office's words."""
