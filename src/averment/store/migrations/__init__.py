"""Alembic's scripts, run by `averment.store.migrating`."""
