"""From files, folders and pages into the record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from averment.demo import shipped_reports
from averment.errors import FetchFailed, NoSuchInput
from averment.keeping import compare_stale
from averment.ports import Fetched
from averment.recording import Taken, expand, take_in
from averment.store import Outcome, Store, open_store
from averment.store.checking import check
from averment.store.schema import incident_values
from averment.store.verifying import verify


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(f"sqlite:///{tmp_path / 'record.db'}")
    yield opened
    opened.close()


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """A folder with shipped reports and with what is no report."""
    folder = tmp_path / "clippings"
    (folder / "more").mkdir(parents=True)
    for i, path in enumerate(shipped_reports()[:4]):
        shutil.copy(path, (folder if i % 2 else folder / "more") / path.name)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".hidden.html").write_text("<p>hidden</p>")
    return folder


def take(store: Store, *inputs: str, fetcher: Pages | None = None) -> list[Taken]:
    """Take in with the engine that needs no model."""
    return list(take_in(store, inputs, who="ann", engine="rules", fetcher=fetcher))


class Pages:
    """A fetcher of made-up pages."""

    def __init__(self, **pages: bytes) -> None:
        self.pages = pages

    def fetch(self, url: str) -> Fetched:
        """The page of that name."""
        body = self.pages.get(url.rpartition("/")[2])
        if body is None:
            raise FetchFailed(url, "the server answered with status 404")
        head = "HTTP/1.1 200\r\ncontent-type: text/html; charset=utf-8\r\n"
        return Fetched(asked=url, url=url, status=200, head=head, body=body, at=datetime(2026, 1, 2, tzinfo=UTC))


def a_page(words: str) -> bytes:
    """A page with a story of some length."""
    story = "Officers shot a man on Quarry Lane on Tuesday, Sheriff Ada Holm said in a statement. " * 3
    body = f"<article><p>{story}</p><p>{words}</p></article>"
    return f"<html><head><title>A story</title></head><body>{body}</body></html>".encode()


def test_a_folder_is_read_file_by_file(clippings: Path) -> None:
    """In order, without what is hidden or of no readable name."""
    assert [Path(p).suffix for p in expand([str(clippings)])].count(".jpg") == 0
    assert len(expand([str(clippings)])) == 4


def test_a_folder_taken_in_twice_is_there_once(store: Store, clippings: Path) -> None:
    """And every incident of it is one of the record."""
    first = take(store, str(clippings))
    assert {t.outcome for t in first} == {Outcome.NEW}
    with store.read() as reader:
        before = reader.head()
        assert reader.incidents().rows
    assert {t.outcome for t in take(store, str(clippings))} == {Outcome.SAME}
    with store.read() as reader:
        assert reader.head() == before
        assert list(check(reader.connection)) == []
        assert verify(reader.connection).fits


def test_incidents_are_compared_once(store: Store, clippings: Path) -> None:
    """Values get their standing, and nothing is left to compare until something changes."""
    take(store, str(clippings))
    assert list(compare_stale(store))
    assert list(compare_stale(store)) == []
    with store.read() as reader:
        standings = set(reader.connection.scalars(select(incident_values.c.standing)))
        assert "told" not in standings
        assert list(check(reader.connection)) == []
        assert verify(reader.connection).fits


def test_a_page_that_changed_is_a_version(store: Store) -> None:
    """The same address with other bytes."""
    url = "https://ferris.example/a"
    (one,) = take(store, url, fetcher=Pages(a=a_page("He was taken to a hospital.")))
    (two,) = take(store, url, fetcher=Pages(a=a_page("He died.")))
    assert (one.outcome, two.outcome) == (Outcome.NEW, Outcome.VERSION)
    (again,) = take(store, url, fetcher=Pages(a=a_page("He died.")))
    assert again.outcome is Outcome.SAME
    assert two.number is not None
    with store.read() as reader:
        record = reader.report(two.number)
        assert [v.version for v in record.versions] == [1, 2]
        assert record.report.url == url


def test_what_cannot_be_had_or_read_is_skipped_by_name(store: Store) -> None:
    """And the next one follows."""
    pages = Pages(a=a_page("One."), b=b"\x89PNG")
    names = [f"https://ferris.example/{x}" for x in "xba"]
    taken = take(store, *names, fetcher=pages)
    assert [t.error is None for t in taken] == [False, False, True]
    assert "404" in str(taken[0].error)
    assert "ferris.example/b" in str(taken[1].error)


def test_a_path_that_is_not_there_stops_at_once(store: Store) -> None:
    """Before anything is read."""
    with pytest.raises(NoSuchInput):
        take(store, "missing.html")
