"""Migrations make what the schema says, and a store of another version is never changed unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from averment.errors import StoreUnusable
from averment.store import Store, open_store
from averment.store.migrating import migrate
from averment.store.opening import connect
from averment.store.schema import METADATA


def test_the_migrations_make_what_the_schema_says(store: Store) -> None:
    """Tables, columns and indexes; search is made by hand in each database's own way."""
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    others = [d for d in found if not (isinstance(d, tuple) and str(d[0]).startswith("remove_") and _of_search(d))]
    assert others == []


def _of_search(difference: tuple[object, ...]) -> bool:
    about = difference[1]
    table = getattr(about, "table", about)
    return str(getattr(table, "name", "")).startswith("search")


@pytest.mark.parametrize(("version", "said"), [("0000-other", "newer version"), (None, "not ours")])
def test_another_kind_of_store_is_refused(store: Store, store_address: str, version: str | None, said: str) -> None:
    """A newer one, and a database of something else."""
    with store.engine.begin() as connection:
        if version is None:
            connection.exec_driver_sql("DROP TABLE alembic_version")
        else:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
    with pytest.raises(StoreUnusable, match=said):
        open_store(store_address)


def test_migrating_what_is_new_already_changes_nothing(store_address: str) -> None:
    """The versions before and after are one."""
    open_store(store_address).close()
    engine = connect(store_address)
    before, after = migrate(engine, store_address)
    engine.dispose()
    assert before == after


def test_an_older_store_is_changed_by_command_only(store_address: str) -> None:
    """Opening names the command; after it the tables are those of the schema, and what was kept is kept."""
    engine = connect(store_address)
    migrate(engine, store_address, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO users (name, role, password, made_at) VALUES ('ann', 'admin', 'h', '2026-01-01')"
        )
    with pytest.raises(StoreUnusable, match="averment migrate"):
        open_store(store_address)
    before, after = migrate(engine, store_address)
    engine.dispose()
    assert (before, after) == ("0001", "0003")
    store = open_store(store_address)
    test_the_migrations_make_what_the_schema_says(store)
    with store.read() as reader:
        assert [u.name for u in reader.users()] == ["ann"]
    store.close()


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "mysql://a/b", "nonsense://"])
def test_an_address_that_keeps_nothing_is_refused(address: str) -> None:
    """In memory, of another kind, or none."""
    with pytest.raises(StoreUnusable):
        open_store(address)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the command that makes it."""
    with pytest.raises(StoreUnusable, match="mkdir -p"):
        open_store(f"sqlite:///{tmp_path / 'no' / 'record.db'}")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """And is left as it is."""
    (tmp_path / "notes.txt").write_text("no database, just a few notes of somebody\n" * 40)
    with pytest.raises(StoreUnusable):
        open_store(str(tmp_path / "notes.txt"))
    assert "just a few notes" in (tmp_path / "notes.txt").read_text()
