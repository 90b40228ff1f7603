"""Fitting the learned weights and measuring answers. Not used while planbot runs."""
