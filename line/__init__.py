"""All that knows LINE: the messages people read, their limits, and the gateway that sends them."""
