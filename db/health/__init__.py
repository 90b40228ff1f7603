"""How planbot itself fares: incidents, and who was told of them."""
