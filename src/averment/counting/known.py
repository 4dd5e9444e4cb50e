"""The definitions that are at hand: those that ship, and those of a folder of the user's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from averment.counting.definition import Definition, shipped, shipped_text, understand
from averment.errors import BadDefinition, NoSuchInput

COUNTING = "counting 2"
"""The step's name; a digest holds it, so that what an older version counted is counted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDefinition:
    """A definition with its text."""

    definition: Definition
    text: str
    own: bool
    """Whether it is the user's own."""

    @property
    def name(self) -> str:
        """Its name, which no other has."""
        return self.definition.name

    @property
    def digest(self) -> str:
        """What counts under it are kept by: another text, or another way to count, is another definition.

        One of the user's own may extend any that ships, so it is another one too where those have changed.
        """
        over = "".join(map(shipped_text, shipped())) if self.own else ""
        return hashlib.sha256(f"{COUNTING}\n{self.text}\n{over}".encode()).hexdigest()


def known_definitions(folder: Path | None = None) -> tuple[KnownDefinition, ...]:
    """Shipped ones by name, then every `.toml` of the folder by file name.

    Raises `NoSuchInput` where the folder is none, `BadDefinition` for a file that is no definition, and for a name that
    another one has.
    """
    texts = ((name, shipped_text(name)) for name in shipped())
    found = {name: KnownDefinition(definition=understand(text, name), text=text, own=False) for name, text in texts}
    for file, text in _of(folder):
        one = KnownDefinition(definition=understand(text, str(file)), text=text, own=True)
        if one.name in found:
            other = "one of the folder" if found[one.name].own else "one that ships"
            raise BadDefinition(str(file), f"name: {one.name!r} is the name of {other}; choose another")
        found[one.name] = one
    return tuple(found.values())


def _of(folder: Path | None) -> Iterator[tuple[Path, str]]:
    if folder is None:
        return
    if not folder.is_dir():
        raise NoSuchInput(str(folder), "no folder of definitions is there")
    for file in sorted(folder.glob("*.toml")):
        try:
            yield file, file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise NoSuchInput(str(file), f"it cannot be read: {error}") from error
