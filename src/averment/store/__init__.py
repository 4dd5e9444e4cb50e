"""The record: reports, drafts, decisions, incidents and their ledger, on SQLite or PostgreSQL; see docs/store.md."""

from averment.store.commands.adding import Added, Capture, Outcome
from averment.store.opening import DEFAULT, VARIABLE, store_url
from averment.store.reader import Reader
from averment.store.store import Store, open_store
from averment.store.writer import Writer

__all__ = ["DEFAULT", "VARIABLE", "Added", "Capture", "Outcome", "Reader", "Store", "Writer", "open_store", "store_url"]
