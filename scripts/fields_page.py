"""The page docs/fields.md, from the table of fields, the crosswalk and the measurements; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from averment.domain.crosswalk import Match, Vocabulary, matches
from averment.domain.fields import AIMS, FIELDS, INTENTS, STRUCK, Field, Holds

NAMES = {
    Vocabulary.FBI: "FBI",
    Vocabulary.NIBRS: "NIBRS",
    Vocabulary.OHIO: "Ohio OIBRS",
    Vocabulary.HURIDOCS: "HURIDOCS",
}
_HOLDS = {
    Holds.CODE: "one of the codes below",
    Holds.WORDS: "words as printed, or a name in its usual full form",
    Holds.COUNT: "a whole number, or a closed interval `[low, high]` with null for an open end",
    Holds.DAY: "an ISO 8601 day, or an interval of two",
    Holds.CLOCK: "`HH:MM`, or one of the codes below",
}
_QUALIFIERS = {
    "force": (("intent", INTENTS), ("aimed_at", AIMS), ("struck", STRUCK)),
    "resistance": (("aimed_at", AIMS),),
}
Measured = Mapping[str, Any]

INTRO = """\
# Fields

<!-- written by scripts/write_fields.py: change the table of fields, the crosswalk or the measurements instead -->

Every field that a fact can have: what it means, what it is about, its codes, what official vocabularies have for
them, and how well the shipped model codes it. How a fact is written: [contract.md](contract.md). Which rule coded one,
and from which words: `averment extract --explain FIELD` ([cli.md](cli.md)).

## The crosswalk

Kept as `src/averment/domain/crosswalk.tsv`, read by `averment.domain.crosswalk`. Compared are

- **FBI**: National Use-of-Force Data Collection (OMB 1110-0071), its elements and their values; places by NIBRS codes;
- **NIBRS**: data elements of incident, victim, offender and arrestee, location types, injuries, weapons. It records
  offences: force by officers is none, and has no element there;
- **Ohio OIBRS**: the use-of-force message of the Ohio Incident-Based Reporting System;
- **HURIDOCS**: micro-thesauri 5 methods, 16 source material, 25 status as victim, 26 status as perpetrator, 30
  whereabouts, 37 medical attention, 48 type of date.

| sign | our value |
| --- | --- |
| = | is the same as theirs |
| < | is one case of theirs, which is broader |
| > | is broader: theirs is one case of it |
| ~ | is near theirs, and neither holds the other |
| ? | after a sign: from a list that is yet to be checked with who issues it |
| none | has no equivalent in the lists compared |
| not at hand | the vocabulary has the element; its list of codes could not be compared |

An official record has one value where ours has one for each voice that gives it, each with its modality. FBI and Ohio
answer `P` (pending further investigation) and `U` (unknown and unlikely ever to be known) for most elements: an open
question about a field is a `P`; `U` is never coded from a report, a person decides it. What is denied, alleged or only
possible is no `Y`.
"""


def page(measured: Measured) -> str:
    """The whole page."""
    sections = (line for field in FIELDS.values() for line in _section(field, measured))
    return "\n".join([INTRO, *_accuracy(measured), *sections]) + "\n"


def _accuracy(measured: Measured) -> Iterator[str]:
    yield "## How well each is coded"
    yield ""
    yield f"Measured on {measured['date']} at commit `{measured['commit']}`, engine `{measured['engine']}`, by"
    yield f"`{measured['command']}`, with the bench's own scorer (`score.py facts`):"
    yield "a value is right where field, value and person are. Nothing was trained on these articles; rules were"
    yield "written by people and models who had read misses on `dev`."
    yield ""
    for each in measured["sets"]:
        yield (
            f"- **{each['called']}**: `{each['data']}` (SHA-256 `{each['sha256']}`), {each['reports']} reports of"
            f" {each['incidents']} incidents{_READ if each['called'] == 'held' else ''}"
        )
    yield ""
    yield "`asked` is how many values the labels hold. Under some twenty of them a figure says little; the interval of"
    yield "F1 is the middle 95 % of 1,000 resamples of whole incidents."
    yield ""
    heads = [f"{each['called']}: {head}" for each in measured["sets"] for head in _HEADS]
    yield "| " + " | ".join(["field", *heads]) + " |"
    yield "| --- |" + " --: |" * len(heads)
    for name in FIELDS:
        cells = [cell for each in measured["sets"] for cell in _cells(each["fields"].get(name))]
        yield "| " + " | ".join([f"[`{name}`](#{name})", *cells]) + " |"


_READ = ", labelled by a language model's reading"
_HEADS = ("asked", "precision", "recall", "F1")


def _cells(counts: Measured | None) -> tuple[str, ...]:
    if not counts or not (counts["said"] or counts["asked"]):
        return "0", "–", "–", "–"
    precision = counts["right"] / counts["said"] if counts["said"] else None
    recall = counts["found"] / counts["asked"] if counts["asked"] else None
    low, high = counts["f1_interval"]
    both = f"{_f1(precision or 0.0, recall or 0.0):.2f} ({low:.2f} to {high:.2f})" if counts["asked"] else "–"
    return str(counts["asked"]), _shown(precision), _shown(recall), both


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _section(field: Field, measured: Measured) -> Iterator[str]:
    yield ""
    yield f"## {field.name}"
    yield ""
    yield f"{field.meaning[:1].upper()}{field.meaning[1:]}."
    yield ""
    yield f"About: {_ABOUT[field.of]}. Holds: {_HOLDS[field.holds]}."
    for name, codes in _QUALIFIERS.get(field.name, ()):
        yield f"`{name}`: {', '.join(codes)}."
    yield ""
    yield from _sentences(field.name, measured)
    yield ""
    yield "| ours | " + " | ".join(NAMES.values()) + " |"
    yield "| --- |" + " --- |" * len(NAMES)
    for code in (None, *field.codes):
        ours = f"`{code}`" if code else "*the field*"
        yield "| " + " | ".join([ours, *(_cell(matches(field.name, code, v)) for v in NAMES)]) + " |"


_ABOUT = {
    "incident": "the incident",
    "person": "a person",
    "link": "who acted on whom",
}


def _sentences(name: str, measured: Measured) -> Iterator[str]:
    """What was measured of one field, in words."""
    told = []
    for each in measured["sets"]:
        asked, precision, recall, _ = _cells(each["fields"].get(name))
        told.append(
            f"{each['called']}: the labels hold no value"
            if asked == "0"
            else f"{each['called']}: precision {precision}, recall {recall} of {asked} values"
        )
    yield "Measured on " + "; on ".join(told) + "."


def _cell(found: tuple[Match, ...] | None) -> str:
    if found is None:
        return "not at hand"
    if not found:
        return "none"
    return "; ".join(f"{_SIGNS[m.relation]}{'' if m.checked else '?'} {m.value}" for m in found)


_SIGNS = {"=": "=", "<": "\\<", ">": "\\>", "~": "\\~"}
