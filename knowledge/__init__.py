"""The manual as YAML (and its source text), its schema, and understanding a question.

Pure: no clock, no database, no LINE. Everything that depends on the day gets `today` handed in.
"""
