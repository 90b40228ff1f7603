"""Between the pure conversation and the process: loads, stores, sends, counts."""
