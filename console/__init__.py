"""Pages: the public manual, calendar and statistics, and the officers' own."""
