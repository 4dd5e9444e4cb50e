"""Migrations: an empty store is made ready when it is opened, an older one only by `averment migrate`.

Each migration is one transaction together with the note that it ran, so a crash leaves the store before or after it.
"""

from __future__ import annotations

from importlib import resources

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from averment.errors import StoreUnusable
from averment.store.opening import shown
from averment.store.schema import METADATA


def make_ready(engine: Engine, url: str) -> None:
    """Make the tables of an empty store; raises `StoreUnusable` where the store is older, newer or something else."""
    with engine.connect() as connection:
        have, wanted = _version(connection), _newest()
        if have == wanted:
            return
        if have is None and inspect(connection).get_table_names():
            raise StoreUnusable(shown(url), "it holds tables that are not ours", "name an empty database")
    if have is None:
        migrate(engine, url)
    elif have in {s.revision for s in _scripts().walk_revisions()}:
        raise StoreUnusable(
            shown(url),
            f"its tables are of version {have}, the program's of {wanted}",
            "make a backup, then run: averment migrate",
        )
    else:
        raise StoreUnusable(
            shown(url), f"its tables are of a newer version, {have}", "install the newer version of averment"
        )


def migrate(engine: Engine, url: str, target: str = "head") -> tuple[str | None, str | None]:
    """Bring the tables up to a version, each step whole or not at all; the versions before and after.

    Raises `StoreUnusable` for a store of a newer version.
    """
    scripts = _scripts()
    with engine.connect() as connection:
        writing = connection.execution_options(averment_writes=True)
        before = _version(writing)
        if before is not None and before not in {s.revision for s in scripts.walk_revisions()}:
            raise StoreUnusable(
                shown(url), f"its tables are of a newer version, {before}", "install the newer averment"
            )
        writing.rollback()

        def steps(revision: object, _context: object) -> object:
            return scripts._upgrade_revs(target, revision)  # type: ignore[arg-type]  # noqa: SLF001 - as Alembic's own command does

        with EnvironmentContext(Config(), scripts, fn=steps, destination_rev=target) as environment:
            environment.configure(
                connection=writing, target_metadata=METADATA, transaction_per_migration=True, transactional_ddl=True
            )
            environment.run_migrations()
        writing.commit()
        after = _version(writing)
    return before, after


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest() -> str:
    head = _scripts().get_current_head()
    if head is None:
        raise StoreUnusable("averment", "its migrations are not installed", "install the package again")
    return head


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(resources.files("averment.store") / "migrations"))
