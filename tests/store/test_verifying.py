"""Verification names the first line that does not fit, whatever byte of a record is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from averment.domain.decisions import DecisionKind
from averment.store import Capture, Store, open_store
from averment.store.checking import check
from averment.store.members import Role
from averment.store.opening import file_of
from averment.store.verifying import Verdict, verify
from tests.store.keeping import FIRST, SECOND, add, decide
from tests.store.stories import STORY, by_other_engine, changed, fact, story

DERIVED = {
    "reports": set("text status day kind relevance facts undecided conflicts orphans".split()),
    "incidents": set(
        "date_from date_to state county city agency day killed injured latitude longitude reports mentions undecided "
        "conflicts changed_at stale comparison compared_by".split()
    ),
    "tellings": {"main"},
    "users": {"password"},
}
"""What the ledger does not hold: made again from what it does, or (a password) never told to it."""
COVERED = (
    "reports bodies texts drafts captures decisions incidents tellings orphans proposals users tombstones ledger"
).split()


def verdict(store: Store) -> Verdict:
    """What verification finds."""
    with store.read() as reader:
        return verify(reader.connection)


def faults(store: Store) -> list[str]:
    """What the check of the whole store finds."""
    with store.read() as reader:
        return list(check(reader.connection))


def busy(store: Store) -> None:
    """A little of everything that can happen."""
    draft, raw = story()
    first = add(store, draft, raw)
    decide(store, first, DecisionKind.ACCEPT, draft, "force")
    wrong = decide(store, first, DecisionKind.REJECT, draft, "force", reason="a slip")
    decide(store, first, DecisionKind.ACCEPT, draft, "medical")
    second = add(store, *story(STORY + " Seen again.", url="https://other.example/b"))
    with store.write("bea") as writer:
        writer.undo(wrong, reason="it was right")
        merged = writer.merge(SECOND, FIRST, reason="the same lane")
        writer.undo(merged)
        writer.merge(SECOND, FIRST, reason="the same lane after all")
        writer.split(FIRST, [(second, "i1")], reason="two nights")
        writer.mark(FIRST, DecisionKind.PENDING, "shots_fired", reason="a report is promised")
        asked = writer.propose("split", [FIRST], parts=[[first], [second]], score=0.5, reason="report 000001")
        writer.refuse_proposal(asked or 0, reason="one night, as was said")
        writer.close(second, reason="enough")
        writer.reopen(second)
        writer.add_user("cal", Role.CODER, password="$argon2id$…")  # noqa: S106 - a made-up hash
        writer.change_user("cal", role=Role.EDITOR, disabled=True)
        writer.commit()
    with store.write("averment") as writer:
        writer.add(by_other_engine(draft, drop=("date",)), raw, capture=Capture(place="copy", head="HTTP/1.1 200\r\n"))
        writer.commit()
    changed_number = add(store, *changed())
    with store.read() as reader:
        orphans = reader.report(changed_number).orphans
    with store.write("bea") as writer:
        for orphan in orphans:
            writer.settle(orphan.number, report=changed_number)
        gone = writer.add(*story(STORY + " A neighbour.", url="https://third.example/c")).number
        writer.decide(gone, DecisionKind.REJECT, fact=fact(story(STORY + " A neighbour.")[0], "force").id)
        writer.commit()
    with store.write("editor") as writer:
        writer.erase(gone, grounds="a private person asked", names=["Nobody Known"])
        writer.commit()


def test_a_busy_record_verifies_and_is_whole(store: Store) -> None:
    """Nothing that the program does breaks its own ledger or invariants."""
    busy(store)
    assert verdict(store).cause == ""
    assert faults(store) == []


def test_a_changed_line_is_named(store: Store) -> None:
    """The first that does not fit."""
    busy(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger SET kind = 'decision' WHERE n = 2")
    assert verdict(store).line == 2


def test_a_dropped_line_is_named(store: Store) -> None:
    """By its number."""
    busy(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM ledger WHERE n = 3")
    found = verdict(store)
    assert not found.fits
    assert "line 3 is missing" in found.cause


def test_words_cannot_be_taken_without_an_order(store: Store) -> None:
    """Emptying payload and salt is an erasure that no line orders."""
    busy(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger SET payload = NULL, salt = NULL WHERE kind = 'decision' AND n < 9")
    assert "no order" in verdict(store).cause


def test_a_row_without_a_line_is_found(store: Store) -> None:
    """Nothing joins the record beside the ledger."""
    busy(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO tombstones (kind, digest, at, who, grounds) VALUES ('name', 'x', 'y', 'z', 'g')"
        )
    assert "tombstones has" in verdict(store).cause


def flips(file: Path, step: int) -> Iterator[tuple[str, str]]:
    """Change every `step`th byte of what the ledger covers, one after the other, and put it back; where it was."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.text_factory = bytes
    connection.execute("PRAGMA ignore_check_constraints=ON")
    count = 0
    for table in COVERED:
        names = [r[1].decode() for r in connection.execute(f"PRAGMA table_info({table})")]
        keys = [r[1].decode() for r in connection.execute(f"PRAGMA table_info({table})") if r[5]]
        for name in names:
            if name in DERIVED.get(table, set()) or name in keys:
                continue
            where = " AND ".join(f"{k} = ?" for k in keys)
            rows = connection.execute(f"SELECT {', '.join(keys)}, {name} FROM {table}").fetchall()  # noqa: S608
            for *key, value in rows:
                if not isinstance(value, bytes):
                    continue
                asked = f"SELECT typeof({name}) FROM {table} WHERE {where}"  # noqa: S608 - our own names
                kind = connection.execute(asked, key).fetchone()[0].decode()
                for place in range(len(value)):
                    count += 1
                    if count % step:
                        continue
                    other = bytes([*value[:place], value[place] ^ 1, *value[place + 1 :]])
                    put = f"UPDATE {table} SET {name} = CAST(? AS {kind.upper()}) WHERE {where}"  # noqa: S608
                    connection.execute(put, [other, *key])
                    yield f"{table}.{name}", f"{key} byte {place}"
                    connection.execute(put, [value, *key])
    connection.close()


@pytest.mark.parametrize("step", [97, pytest.param(1, marks=pytest.mark.slow)])
def test_no_byte_can_be_changed(tmp_path: Path, step: int) -> None:
    """Of the ledger and of all that it covers: bytes, texts, drafts, decisions, tellings, users, tombstones."""
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}")
    draft, raw = story()
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.REJECT, draft, "force", reason="no")
    with store.write("bea") as writer:
        writer.add_user("cal", Role.CODER)
        writer.commit()
    file = file_of(store.url)
    assert file is not None
    unseen = [f"{where} {place}" for where, place in flips(file, step) if verdict(store).fits]
    assert verdict(store).fits
    assert unseen == []
    store.close()


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("UPDATE reports SET undecided = 9 WHERE n = 1", "counts"),
        ("UPDATE reports SET status = 'done' WHERE n = 1", "status"),
        ("UPDATE reports SET relevance = 0.1 WHERE n = 1", "relevance"),
        ("UPDATE facts SET value = 'x' WHERE report = 1", "facts one by one"),
        ("DELETE FROM facts WHERE report = 1", "facts one by one"),
        ("UPDATE incidents SET city = 'Elsewhere' WHERE n = 1", "city"),
        ("UPDATE incidents SET reports = 7 WHERE n = 1", "reports"),
        ("DELETE FROM incident_values WHERE incident = 1", "values one by one"),
        ("UPDATE reports SET lineage = 7, version = 2 WHERE n = 1", "report"),
    ],
    ids=lambda s: s[:40],
)
def test_what_is_derived_is_checked(store: Store, statement: str, wrong: str) -> None:
    """Each derived thing is made again and compared."""
    add(store, *story())
    with store.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert any(wrong in fault for fault in [*faults(store), verdict(store).cause])
