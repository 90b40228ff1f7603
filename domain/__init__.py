"""Facts that every room shares: time, consultations, routing, purposes, ids. Imports nothing."""
