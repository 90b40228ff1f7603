"""The officers' own pages: open to who came in through a link from her LINE chat."""
