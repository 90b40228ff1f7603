"""Who is at the office's pages, and what the pages ask of the ledger."""
