"""The learned model: what a text may ask, ranked by weights and by known phrasings."""
