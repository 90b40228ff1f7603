"""What the simulated LINE knows: people, groups, messages, tokens, and what people do."""
