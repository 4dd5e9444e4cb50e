"""What `averment extract --explain` prints: text for people, or a line of JSON for each fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from averment.coding.explaining import Explained, Explanation
from averment.domain.draft import Person
from averment.domain.passages import Passage
from averment.dossier.display import one_row

_SHOWN = 60
"""Characters of a person's or a source's words; their place in the report is told in full."""


def text_of(explained: Explained) -> Iterator[str]:
    """Lines for people; report text steers no terminal."""
    yield one_row(explained.report.title or explained.report.key)
    for incident in explained.incidents:
        told = f"the incident: {incident.kind}, relevance {incident.relevance:.2f}, by {explained.engine.name}"
        yield f"  {told}" if incident.primary else f"  another incident: {incident.kind}"
    if not explained.explanations:
        yield "  no fact of that field" if explained.incidents else "  no incident, so no facts"
    for each in explained.explanations:
        yield ""
        yield from (f"  {line}" for line in _lines(each, explained))
    yield ""


def _lines(each: Explanation, explained: Explained) -> Iterator[str]:
    fact = each.fact
    left_out = "" if each.kept else f", under the bar of {explained.bar:g}: left out of the draft"
    yield f"{fact.field} = {_value(fact.value)}   confidence {fact.confidence:.2f}{left_out}"
    yield f"  words    {_quoted(fact.passage)}"
    if each.person is not None:
        yield f"  person   {_person(each.person)}"
    if fact.by:
        yield f"  by       {one_row(fact.by)}"
    if not each.incident.primary:
        yield "  of       another incident than the report's own"
    yield f"  said by  {_voice(each)}"
    yield f"  how      {_how(each)}"
    what = f"rule {fact.rule}" if each.weights else f"the engine {explained.engine.name}"
    yield f"  read by  {what}, which is {each.said_by_rule:.2f} sure by itself"
    heads = "because"
    for weight in each.weights:
        yield f"  {heads:8} {weight.weight:+.2f}  {one_row(weight.feature)}"
        heads = ""


def _value(value: object) -> str:
    if isinstance(value, tuple):
        low, high = value
        return f"{low} or more" if high is None else f"{high} or fewer" if low is None else f"{low} to {high}"
    return one_row(str(value))


def _person(person: Person) -> str:
    words = max(person.mentions, key=lambda m: len(m.exact)).exact if person.mentions else "nobody named"
    group = f", {person.count} people" if person.count > 1 else ""
    return f"{_short(words)} ({person.role}{group})"


def _voice(each: Explanation) -> str:
    if each.voice is None:
        return "the report itself"
    name = each.voice.name or each.voice.title or each.voice.organisation or "somebody not named"
    cue = " […] ".join(one_row(p.exact) for p in each.claim.cue) if each.claim else ""
    return f"{_short(name)} ({each.voice.role}, side: {each.voice.side})" + (f", “{cue}”" if cue else "")


def _how(each: Explanation) -> str:
    fact = each.fact
    source = "no source of its own" if each.voice is None else f"source {fact.attribution}"
    return f"{fact.modality}, {source}, {fact.when} the incident"


def _quoted(passage: Passage) -> str:
    return f"“{one_row(passage.exact)}” (characters {passage.start} to {passage.end})"


def _short(words: str) -> str:
    row = one_row(words)
    return row if len(row) <= _SHOWN else row[: _SHOWN - 1] + "…"


def rows_of(explained: Explained) -> Iterator[dict[str, Any]]:
    """One object a fact, with ids as the draft has them."""
    for each in explained.explanations:
        fact = each.fact
        yield {
            "report": explained.report.key,
            "engine": {"name": explained.engine.name, "version": explained.engine.version},
            "id": fact.id,
            "incident": {"id": each.incident.id, "primary": each.incident.primary, "kind": each.incident.kind},
            "field": fact.field,
            "value": fact.value,
            "passage": _passage(fact.passage),
            "person": each.person and {"id": each.person.id, "role": each.person.role, "count": each.person.count},
            "by": fact.by,
            "voice": each.voice and {"id": each.voice.id, "role": each.voice.role, "side": each.voice.side},
            "claim": each.claim and {"id": each.claim.id, "cue": [_passage(p) for p in each.claim.cue]},
            "attribution": fact.attribution,
            "modality": fact.modality,
            "when": fact.when,
            "rule": fact.rule,
            "said_by_rule": each.said_by_rule,
            "confidence": fact.confidence,
            "bar": explained.bar,
            "kept": each.kept,
            "weights": [{"feature": w.feature, "weight": w.weight} for w in each.weights],
        }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "exact": passage.exact}
