"""A desk over a store of invented reports, asked without a network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from averment.domain.draft import Draft
from averment.store import Store, open_store
from averment.web import Settings, create_app
from tests.dossier.drafts import draft_of
from tests.store.stories import STORY, story

ADDRESS = "http://127.0.0.1"


def hostile() -> tuple[Draft, bytes]:
    """A report whose every word that a page shows tries to do something."""
    draft = draft_of("hostile")
    report = replace(
        draft.report,
        url="javascript:alert(1)",
        notes=("<script>alert('note')</script>",),
        byline="<b onmouseover=alert(1)>",
    )
    return replace(draft, report=report), draft.report.text.encode()


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of `store`, made once and copied for each test."""
    file = tmp_path_factory.mktemp("record") / "record.db"
    opened = open_store(str(file))
    with opened.write("averment") as writer:
        first, raw = story()
        writer.add(first, raw)
        second, raw = story(f"FERRIS GAP. {STORY}", url="https://gap.example/b", title="Sheriff: two deputies fired")
        writer.add(second, raw)
        for number in (1, 2):
            writer.place(number, "i1", "US-XX-FERRISGAP-2025-10-21-A")
        for draft, raw in (_bytes(draft_of("statement")), hostile()):
            writer.add(draft, raw)
        writer.commit()
    opened.close()
    return file


@pytest.fixture
def store(record: Path, tmp_path: Path) -> Iterator[Store]:
    """Four reports: 1 and 2 of one incident, 3 of another, hostile 4."""
    shutil.copy(record, tmp_path / "record.db")
    opened = open_store(str(tmp_path / "record.db"))
    yield opened
    opened.close()


def _bytes(draft: Draft) -> tuple[Draft, bytes]:
    return draft, draft.report.text.encode()


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """A browser without script, at the desk of "ann"."""
    with TestClient(create_app(store, Settings(who="ann")), base_url=ADDRESS, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def csrf(client: TestClient) -> str:
    """The token that the desk gave that browser."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/queue").text)
    assert found
    return found.group(1)
