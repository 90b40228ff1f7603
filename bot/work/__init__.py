"""The work of the process beside the web: its numbers, its jobs, its place under systemd."""
