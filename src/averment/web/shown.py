"""What a page shows: one frozen class a page, a help text for each of its fields, one template.

A template sees `page`, the page's own class, and `desk`, what stands around every page; nothing else. The JSON that
mirrors a page is its class, field by field. docs/desk.md lists them all, and tests hold template, class and docs
together.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar


def told(help_: str) -> Any:
    """A field of a page, with the help that its reference prints."""
    return field(metadata={"help": help_})


class Shown:
    """The base of every page's class."""

    template: ClassVar[str]
    """The file under `templates/` that draws it."""
    path: ClassVar[str]
    """Its address, as the reference prints it."""


def help_of(kind: type[Any]) -> dict[str, str]:
    """The help of each field of a class, in order; empty where a field has none."""
    return {f.name: f.metadata.get("help", "") for f in fields(kind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What stands around every page."""

    who: str = told("In whose name decisions are made; empty for somebody who is not logged in")
    role: str = told("The role of who is logged in; empty on one person's desk")
    codes: bool = told("Whether they may decide on facts")
    edits: bool = told("Whether they may decide on incidents")
    notice: str = told("What a reader must know of this desk's login; empty in a team")
    csrf: str = told("The token that every form sends back")
    here: str = told("The path of this page")
    warn: bool = told("Whether words of death and injury are covered until they are asked for")
    version: str = told("The program's version")
