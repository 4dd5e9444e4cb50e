"""Tables in a user's own columns, and layouts that say what is wrong with them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.errors import BadOption, CannotDecide
from averment.store import Store
from averment.store.columns import Layout, read_layout
from averment.store.tables import guarded, write_csv
from averment.store.verifying import verify
from tests.store.keeping import FIRST, add
from tests.store.stories import story

MINE = """
bom = false

[rows]
since = "2025-01-01"

[[column]]
name = "Case"
of = "id"

[[column]]
name = "Day"
field = "date"

[[column]]
name = "Weapon used"
field = "force"
missing = "not stated"
[column.codes]
firearm = "gun"

[[column]]
name = "In whose words"
field = "force"
show = "voices"

[[column]]
name = "Words"
field = "medical"
show = "words"

[[column]]
name = "Our reviewer"
value = ""
missing = "to be named"

[[column]]
name = "Label"
template = "{Day}: {Weapon used}"
"""


def layout(text: str, folder: Path) -> Layout:
    """The layout of a file with that text."""
    (folder / "mine.toml").write_text(text, "utf-8")
    return read_layout(folder / "mine.toml")


def test_a_table_has_the_columns_that_were_asked_for(store: Store, tmp_path: Path) -> None:
    """Values, own codes, words, voices, constants and templates."""
    add(store, *story())
    out = io.StringIO()
    with store.read() as reader:
        assert write_csv(reader, layout(MINE, tmp_path), out) == 1
    header, row = csv.reader(io.StringIO(out.getvalue()))
    assert header[0] == "Case"
    assert row == [FIRST, "2025-10-21", "gun", "Ada Holm", "taken to a hospital", "to be named", "2025-10-21: gun"]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@sum", "\t=1", "  =1", "|calc", "%x", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """An apostrophe makes it text."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "5", "-5", "3..", "Ferris Gap", "a=b", "2025-10-21"])
def test_what_is_no_formula_stays(cell: str) -> None:
    """Numbers too."""
    assert guarded(cell) == cell


@given(st.text(max_size=20))
def test_no_guarded_cell_begins_as_a_formula_does(cell: str) -> None:
    """Whatever the words of a report are."""
    safe = guarded(cell)
    assert not safe.lstrip().startswith(("=", "+", "@", "|", "%")) or safe.startswith("'")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "at least one"),
        ("x = [", "no TOML"),
        ('[[column]]\nname = "a"', "give one of"),
        ('[[column]]\nfield = "date"', "no name"),
        ('[[column]]\nname = "a"\nfield = "weather"', "no field is called"),
        ('[[column]]\nname = "a"\nof = "mood"', "an incident has no"),
        ('[[column]]\nname = "a"\nfield = "date"\nshow = "all"', "show is one of"),
        ('[[column]]\nname = "a"\nvalue = 3', "should be a string"),
        ('[[column]]\nname = "a"\nvalue = "x"\n[[column]]\nname = "a"\nvalue = "y"', "two columns"),
        ('other = 1\n[[column]]\nname = "a"\nvalue = "x"', "means nothing"),
        ('rows = 3\n[[column]]\nname = "a"\nvalue = "x"', "should be a table"),
        ('[rows]\nwhen = "x"\n[[column]]\nname = "a"\nvalue = "x"', "rows.when"),
    ],
    ids=lambda v: str(v)[:20],
)
def test_a_layout_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """With the place in the file."""
    with pytest.raises(BadOption, match=said):
        layout(text, tmp_path)


OURS = """
[[column]]
name = "Case"
of = "id"

[[column]]
name = "Reviewer"
custom = "reviewer"
missing = "nobody"
[column.codes]
DW = "Dana Whitlow"

[[column]]
name = "Label"
template = "{Case} ({Reviewer})"
"""


def test_a_column_of_ones_own_has_what_people_filled_in(store: Store, tmp_path: Path) -> None:
    """The latest value; taken back, the one before; it is in the ledger, and no field of reports is filled so."""
    (tmp_path / "ours.toml").write_text(OURS)
    layout = read_layout(tmp_path / "ours.toml")
    add(store, *story())

    def cell() -> list[str]:
        written = io.StringIO()
        with store.read() as reader:
            write_csv(reader, layout, written)
            assert verify(reader.connection).cause == ""
        return list(csv.reader(io.StringIO(written.getvalue())))[1]

    assert cell() == [FIRST, "nobody", f"{FIRST} (nobody)"]
    with store.write("bea") as writer:
        writer.fill(FIRST, " reviewer ", "=cmd()")
        last = writer.fill(FIRST, "reviewer", "DW")
        with pytest.raises(CannotDecide, match="field of reports"):
            writer.fill(FIRST, "force", "firearm")
        writer.commit()
    with store.read() as reader:
        assert reader.filled() == ("reviewer",)
    assert cell() == [FIRST, "Dana Whitlow", f"{FIRST} (Dana Whitlow)"]
    with store.write("bea") as writer:
        writer.undo(last)
        writer.commit()
    assert cell()[1] == "'=cmd()"
