"""What LINE delivers: made storable, before anything else looks at it."""
