"""Each party's word on each field beside those of the others, and why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from averment.comparing import wording
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Cell, CellKind, Party, Saying, Silence
from averment.comparing.parties import Parties
from averment.comparing.values import Relation, relate
from averment.domain.codes import Modality
from averment.domain.passages import Passage, Span
from averment.domain.record import IncidentRecord, Telling

_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED, Modality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Where a report tells that a party gave no answer."""

    kind: Silence
    report: str
    words: Passage


def unanswered(record: IncidentRecord, parties: Parties) -> Mapping[str, Unanswered]:
    """The latest place where each party is said to have declined or not replied, by the party's id."""
    found: dict[str, Unanswered] = {}
    for telling in record.tellings:
        for party in parties.every:
            if words := _refusal(telling, party):
                found[party.id] = words
    return found


def _refusal(telling: Telling, party: Party) -> Unanswered | None:
    """A sentence in which a name of the party goes before words of not answering."""
    text = telling.draft.report.text
    names = [n for n in party.names if len(n) > 2 and n[0].isupper()]
    own = {voice for report, voice in party.voices if report == telling.key}
    spans = [p.span for c in telling.draft.claims if c.voice in own for p in (*c.source, *c.cue)]
    for kind, form in ((Silence.DECLINED, wording.DECLINED), (Silence.NO_REPLY, wording.NO_REPLY)):
        for found in form.finditer(text):
            here = Span(found.start(), found.end())
            around = wording.sentence(text, here)
            before = text[around.start : found.start()]
            named = any(re.search(rf"\b{re.escape(n)}\b", before) for n in names)
            if named or any(s in around and s.start <= found.start() for s in spans):
                return Unanswered(kind, telling.key, Passage.cut(text, here))
    return None


def cells(
    field_sayings: Sequence[Saying],
    parties: Iterable[Party],
    heard: frozenset[str],
    refused: Mapping[str, Unanswered],
    knowledge: Knowledge,
) -> tuple[Cell, ...]:
    """One cell for each party, in their order."""
    return tuple(_cell(p, field_sayings, heard, refused, knowledge) for p in parties)


def _cell(
    party: Party,
    every: Sequence[Saying],
    heard: frozenset[str],
    refused: Mapping[str, Unanswered],
    knowledge: Knowledge,
) -> Cell:
    own = [s for s in every if s.party == party.id]
    said = tuple(s.id for s in own)
    if not own:
        where = refused.get(party.id)
        kind = where.kind if where else Silence.NOT_SAID if party.id in heard else Silence.NOT_ASKED
        return Cell(
            party=party.id,
            kind=CellKind.SILENT,
            sayings=(),
            silence=kind,
            words=where.words if where else None,
            report=where.report if where else None,
        )
    return Cell(party=party.id, kind=_kind(own, [s for s in every if s.party != party.id], knowledge), sayings=said)


def _kind(own: Sequence[Saying], others: Sequence[Saying], knowledge: Knowledge) -> CellKind:
    """Denies before differs before agrees."""
    mine = [s for s in own if s.modality in _SAID]
    theirs = [s for s in others if s.modality in _SAID]
    pairs = [(a, b, relate(a.field, a.value, b.value, knowledge)) for a in mine for b in theirs]
    if any(a.denies and not b.denies and r is Relation.AGREES for a, b, r in pairs):
        return CellKind.DENIES
    if any(
        (r is Relation.DIFFERS and not a.denies and not b.denies)
        or (r is Relation.AGREES and b.denies and not a.denies)
        for a, b, r in pairs
    ):
        return CellKind.DIFFERS
    if any(r is Relation.AGREES and a.denies == b.denies for a, b, r in pairs):
        return CellKind.AGREES
    return CellKind.DENIES if mine and all(s.denies for s in mine) else CellKind.ALONE
