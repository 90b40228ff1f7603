"""SQL that SQLite and PostgreSQL spell alike but SQLAlchemy does not: upserts, literals, plain inserts."""
