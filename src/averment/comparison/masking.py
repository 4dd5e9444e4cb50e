"""A comparison for the public: names of private people become initials, house numbers go; see docs/privacy.md."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from averment.comparison.model import Shown
from averment.dossier.masking import Masking, masking_of


def mask(shown: Shown, texts: tuple[str, ...]) -> Shown:
    """The comparison with the names of private people as initials, everywhere.

    `texts` are those of its reports: they tell a name from an ordinary word. A name that no draft knows as one stays.
    """
    masking = masking_of("\n".join(texts), shown.private)
    masked: Shown = _mapped(shown, masking)
    listed = tuple(replace(m, url=masking.url(r.url)) for m, r in zip(masked.reports, shown.reports, strict=True))
    return replace(masked, reports=listed, private=(), masked=len(shown.private))


def _mapped(thing: Any, masking: Masking) -> Any:
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return masking.string(thing)
    if isinstance(thing, tuple):
        return tuple(_mapped(t, masking) for t in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: _mapped(getattr(thing, f.name), masking) for f in fields(thing)})
    return thing
