"""Claims of a report in reading order: who, how, what, a claim inside a claim under the one that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from averment.domain.codes import Modality
from averment.domain.draft import REPORT_VOICE, Claim, Draft
from averment.domain.passages import Passage
from averment.dossier.display import one_row

_GAP = " […] "
"""Stands where a part of a claim is interrupted by words that are not its own."""


def render_claims(drafts: Iterable[Draft], console: Console | None = None) -> None:
    """Print the claims of each draft; report text is neither read as markup nor lets it steer the terminal."""
    out = console or Console(highlight=False, markup=False, emoji=False)
    for draft in drafts:
        out.print(Text(one_row(draft.report.title or draft.report.key), style="bold"))
        out.print(_table(draft) if draft.claims else Text("no claims", style="dim"))
        out.print()


def _table(draft: Draft) -> Table:
    depth = _depths(draft.claims)
    names = {v.id: v.name or v.organisation or v.title for v in draft.voices}
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), header_style="dim")
    for title, ratio in (("who", 3), ("how", 3), ("what", 8)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for claim in draft.claims:
        lead = "  " * depth[claim.id] + ("└ " if depth[claim.id] else "")
        table.add_row(Text(lead + _who(claim, names)), Text(_how(claim)), Text(one_row(joined(claim.content)) or "–"))
    return table


def _depths(claims: Iterable[Claim]) -> dict[str, int]:
    """How many claims each stands in."""
    parent = {c.id: c.parent for c in claims}
    depths: dict[str, int] = {}
    for claim in parent:
        depth, at = 0, parent[claim]
        while at is not None and depth < len(parent):
            depth, at = depth + 1, parent.get(at)
        depths[claim] = depth
    return depths


def _who(claim: Claim, names: dict[str, str | None]) -> str:
    words = one_row(joined(claim.source))
    name = "the report" if claim.voice == REPORT_VOICE else one_row(names.get(claim.voice) or "")
    if not words:
        return f"({name or 'not said'})"
    return words if not name or name.casefold() in words.casefold() else f"{words} ({name})"


def _how(claim: Claim) -> str:
    how = one_row(joined(claim.cue)) or "–"
    notes = [str(claim.form), str(claim.kind)]
    if claim.modality is not Modality.ASSERTED:
        notes.append(str(claim.modality))
    if claim.channel:
        notes.append(one_row(claim.channel))
    return f"{how}  [{', '.join(notes)}]"


def joined(passages: Iterable[Passage]) -> str:
    """The words of a part, a mark where it is interrupted."""
    return _GAP.join(p.exact for p in passages)
