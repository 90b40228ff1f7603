"""Everything specific to LINE: messages, their limits, and the gateway that sends them."""
