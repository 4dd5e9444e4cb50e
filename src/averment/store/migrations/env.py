"""Alembic asks for this file; migrations are run by `averment.store.migrating`, which needs nothing of it."""
