"""Cards: LINE's Flex messages, a file for each."""
