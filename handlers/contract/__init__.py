"""What goes into a handler and what comes out: plain values."""
