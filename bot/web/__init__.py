"""The web part of the process: servers with their limits, and what requests need."""
