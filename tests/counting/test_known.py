"""Definitions at hand: those that ship and a folder of one's own, each under one name and one digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from averment.counting import known_definitions, shipped
from averment.errors import BadDefinition, NoSuchInput
from tests.counting.test_counting import PLAIN


def test_those_that_ship_are_known() -> None:
    """By name, none of them one's own."""
    known = known_definitions()
    assert tuple(k.name for k in known) == shipped()
    assert not any(k.own for k in known)
    assert len({k.digest for k in known}) == len(known)


def test_a_folder_adds_its_own(tmp_path: Path) -> None:
    """After those that ship; other files are passed over; another text is another definition."""
    (tmp_path / "ours.toml").write_text(PLAIN)
    (tmp_path / "notes.txt").write_text("no definition")
    first = known_definitions(tmp_path)[-1]
    assert (first.name, first.own) == ("ours", True)
    (tmp_path / "ours.toml").write_text(PLAIN.replace("fired", "shot"))
    assert known_definitions(tmp_path)[-1].digest != first.digest


def test_a_name_stands_for_one_definition(tmp_path: Path) -> None:
    """Neither that of a shipped one nor that of another file is taken again."""
    (tmp_path / "a.toml").write_text(PLAIN)
    (tmp_path / "b.toml").write_text(PLAIN)
    with pytest.raises(BadDefinition, match="one of the folder"):
        known_definitions(tmp_path)
    (tmp_path / "b.toml").write_text(PLAIN.replace('"ours"', '"any-discharge"'))
    with pytest.raises(BadDefinition, match="one that ships"):
        known_definitions(tmp_path)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """No folder, or bytes that are no text."""
    with pytest.raises(NoSuchInput):
        known_definitions(tmp_path / "none")
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(NoSuchInput, match=r"a\.toml"):
        known_definitions(tmp_path)
