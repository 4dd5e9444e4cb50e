"""Backup and restore, between the databases too; signed heads; the archive as WARC."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from averment.domain.decisions import DecisionKind
from averment.errors import BadOption, StoreBroken, StoreUnusable
from averment.store import Capture, Store, open_store
from averment.store.archive import write_warc
from averment.store.backing import back_up, restore
from averment.store.checking import check
from averment.store.heads import check_head, load_key, sign_head
from averment.store.verifying import verify
from tests.store.keeping import FIRST, add, decide
from tests.store.stories import story
from tests.store.test_verifying import busy


def test_a_backup_holds_everything_and_is_restored(store: Store, tmp_path: Path) -> None:
    """Of either database into an SQLite file, and from there into another store."""
    busy(store)
    made = back_up(store, tmp_path / "copy.db")
    target = open_store(f"sqlite:///{tmp_path / 'again.db'}")
    assert restore(tmp_path / "copy.db", target).head == made.head
    with store.read() as old, target.read() as new:
        assert old.head() == new.head()
        assert [r.id for r in old.incidents().rows] == [r.id for r in new.incidents().rows]
        assert len(new.search("quarry").rows) == len(old.search("quarry").rows)
        assert list(check(new.connection)) == []
    target.close()


def test_a_restored_store_goes_on(store: Store, tmp_path: Path) -> None:
    """Numbers that are given next come after those that were restored, on either database."""
    source = open_store(f"sqlite:///{tmp_path / 'source.db'}")
    add(source, *story())
    back_up(source, tmp_path / "copy.db")
    source.close()
    restore(tmp_path / "copy.db", store)
    draft, raw = story(story()[0].report.text + " More.", url="https://other.example/b")
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.ACCEPT, draft, "force")
    with store.read() as reader:
        assert number == 2
        assert verify(reader.connection).fits


def test_a_restore_writes_over_nothing(store: Store, tmp_path: Path) -> None:
    """A store that holds a record is left alone, and a backup writes over no file."""
    add(store, *story())
    back_up(store, tmp_path / "copy.db")
    with pytest.raises(StoreUnusable):
        restore(tmp_path / "copy.db", store)
    with pytest.raises(StoreUnusable):
        back_up(store, tmp_path / "copy.db")


def test_a_backup_that_was_changed_is_not_restored(store: Store, tmp_path: Path) -> None:
    """The store stays empty."""
    source = open_store(f"sqlite:///{tmp_path / 'source.db'}")
    add(source, *story())
    with source.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE decisions SET reason = 'x'")
        connection.exec_driver_sql("UPDATE reports SET title = 'Another title'")
    source.close()
    with pytest.raises(StoreBroken):
        restore(tmp_path / "source.db", store)
    with store.read() as reader:
        assert reader.head()[0] == 0
        assert reader.queue().rows == ()


def test_a_store_that_does_not_verify_is_not_backed_up_as_if_it_did(store: Store, tmp_path: Path) -> None:
    """The file does not appear."""
    add(store, *story())
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE reports SET title = 'Another title'")
    with pytest.raises(StoreBroken):
        back_up(store, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_signed_head_fits_the_ledger_that_it_was_taken_from(store: Store, tmp_path: Path) -> None:
    """Also after the ledger has grown."""
    add(store, *story())
    with store.read() as reader:
        written = sign_head(reader, load_key(tmp_path / "key.pem"))
    add(store, *story(story()[0].report.text + " More.", url="https://other.example/b"))
    with store.read() as reader:
        assert check_head(reader, written, None) is None
        assert check_head(reader, written, json.loads(written)["public"]) is None
        assert "another key" in str(check_head(reader, written, "00" * 32))


def test_a_head_finds_a_ledger_that_was_written_anew(open_at: Callable[[], Store], tmp_path: Path) -> None:
    """A chain that fits in itself and is not the one that was signed."""
    store = open_at()
    add(store, *story())
    with store.read() as reader:
        written = sign_head(reader, load_key(tmp_path / "key.pem"))
    said = json.loads(written)
    forgeries: list[object] = [{**said, "line": 1}, {**said, "hash": "0" * 64}, {}, [], {**said, "signature": "zz"}]
    for forged in forgeries:
        with store.read() as reader:
            assert check_head(reader, json.dumps(forged), None) is not None
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM ledger")
    with store.read() as reader:
        assert "cut off" in str(check_head(reader, written, None))


def test_a_key_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    """And what is no key is refused."""
    load_key(tmp_path / "key.pem")
    assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0
    load_key(tmp_path / "key.pem")
    (tmp_path / "no.pem").write_text("no key")
    with pytest.raises(BadOption):
        load_key(tmp_path / "no.pem")


@pytest.mark.parametrize("name", ["out.warc", "out.warc.gz"])
def test_the_archive_as_warc_gives_the_same_bytes(store: Store, tmp_path: Path, name: str) -> None:
    """Each with the digest of its payload; a page that was fetched as its server sent it."""
    from fastwarc.warc import ArchiveIterator

    draft, raw = story()
    with store.write("ann") as writer:
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
        writer.add(draft, raw, capture=Capture(place="https://ferris.example/a", head=head))
        writer.add(*story(story()[0].report.text + " More.", url=None))
        writer.commit()
    with store.read() as reader:
        assert write_warc(reader, tmp_path / name) == 2
    with (tmp_path / name).open("rb") as file:
        records = [
            (r.headers["WARC-Type"], r.headers.get("WARC-Payload-Digest"), r.reader.read())
            for r in ArchiveIterator(file)
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "resource"]
    assert records[1][1:] == (draft.report.id, raw)


def test_a_backup_of_an_incident_that_was_merged_forward(store: Store, tmp_path: Path) -> None:
    """A row that points to a later one is copied too."""
    add(store, *story())
    add(store, *story(story()[0].report.text + " More.", url="https://other.example/b"))
    with store.write("bea") as writer:
        writer.merge(FIRST, "US-MT-FERRISGAP-2025-10-21-B", reason="the same")
        writer.commit()
    back_up(store, tmp_path / "copy.db")
    copy = open_store(str(tmp_path / "copy.db"))
    with copy.read() as reader:
        assert reader.incident(FIRST).row.id == "US-MT-FERRISGAP-2025-10-21-B"
    copy.close()
