"""What a reader of a comparison must know and no field shows: above all, a dismissal that found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from averment.comparing import wording
from averment.comparing.drift import EVENT, told
from averment.comparing.model import Notice, Saying, Told
from averment.comparing.parties import Parties
from averment.domain.draft import REPORT_VOICE
from averment.domain.passages import Passage, Span
from averment.domain.record import IncidentRecord, Telling

DISMISSED_WITHOUT_FINDING = "dismissed_without_finding"
ACCOUNT_SAID_TO_CHANGE = "account_said_to_change"
_WISHED = re.compile(r"(?i)\b(?:be|being) (?:dismissed|dropped)$")
_DISMISSED = re.compile(
    r"(?i)\b(?:charges?|case|indictment|complaint|counts?)\b[^.;\n]{0,40}?\b(?:dismissed|dropped)\b|"
    r"\b(?:dismiss(?:ed|es|al of)|dropped) (?:\w+ ){0,4}(?:charges?|case|indictment|complaint|counts?)\b"
)
_FINDING = re.compile(r"(?i)finding|ruling|determination")
_COURT = re.compile(r"(?i)\b(?:judge|court|order|dismiss\w*|magistrate)\b")
_ONLY_ASKED = re.compile(
    r"(?i)\b(?:mov(?:e|es|ed|ing)|motion|ask(?:s|ed|ing)?|request\w*|seek\w*|wants?|urged?|would|may|could|"
    r"whether|if|until|unless|once) (?:\W*\w+){0,6}\W*$"
)


def notices_of(record: IncidentRecord, sayings: Sequence[Saying], parties: Parties) -> tuple[Notice, ...]:
    """Every notice."""
    return (*_dismissals(record, sayings, parties), *_changed(record, parties))


def _changed(record: IncidentRecord, parties: Parties) -> Iterator[Notice]:
    """A report that says itself that somebody changed an account: shown, and judged by nobody here."""
    found = [t for telling in record.tellings if telling.primary for t in _first_change(telling, parties)]
    if found:
        text = "A report says that an account changed. What was said first and what later, its words tell."
        yield Notice(code=ACCOUNT_SAID_TO_CHANGE, text=text, told=tuple(found))


def _first_change(telling: Telling, parties: Parties) -> Iterator[Told]:
    for found in wording.ACCOUNT_CHANGED.finditer(telling.draft.report.text):
        span = Span(found.start(), found.end())
        if _of_this(telling, span):
            yield _told(telling, parties, span)
            return


def _of_this(telling: Telling, span: Span) -> bool:
    """Whether the sentence around some words is not another incident's, by the facts that were read in it."""
    around = wording.sentence(telling.draft.report.text, span)
    about = {f.incident for f in telling.draft.facts if f.passage.span.overlaps(around)}
    return not about or telling.incident in about


def _dismissals(record: IncidentRecord, sayings: Sequence[Saying], parties: Parties) -> Iterator[Notice]:
    """A charge dismissed or dropped, where no court is said to have found anything on the event itself."""
    ended = [
        told(s)
        for s in sayings
        if s.field == "charge_status" and str(s.value) in ("dismissed", "dropped") and not s.denies
    ]
    ended = ended or [t for telling in record.tellings if telling.primary for t in _words(telling, parties)]
    if not ended or any(s.finds and s.field in EVENT for s in sayings):
        return
    said = [t for telling in record.tellings if telling.primary for t in _no_finding(telling, parties)]
    text = "The charge ended without a finding on what happened: that it was dismissed says nothing of whether the "
    tail = "event was as charged." + (" A report says so in words." if said else " No report tells of a finding.")
    yield Notice(code=DISMISSED_WITHOUT_FINDING, text=text + tail, told=(ended[0], *said[:1]))


def _words(telling: Telling, parties: Parties) -> Iterator[Told]:
    text = telling.draft.report.text
    for found in _DISMISSED.finditer(text):
        span = Span(found.start(), found.end())
        before = text[wording.sentence(text, span).start : found.start()]
        if (
            _of_this(telling, span)
            and not _ONLY_ASKED.search(before)
            and not _WISHED.search(found.group())
            and not wording.NOT_SAID.search(found.group())
        ):
            yield _told(telling, parties, span)


def _no_finding(telling: Telling, parties: Parties) -> Iterator[Told]:
    text = telling.draft.report.text
    for found in wording.NO_FINDING.finditer(text):
        span = Span(found.start(), found.end())
        around = wording.sentence(text, span).read(text)
        if _of_this(telling, span) and (_FINDING.search(found.group()) or _COURT.search(around)):
            yield _told(telling, parties, span)


def _told(telling: Telling, parties: Parties, span: Span) -> Told:
    report = telling.draft.report
    inside = (c.voice for c in telling.draft.claims for p in c.content if span in p.span)
    party = parties.of(telling.key, next(inside, REPORT_VOICE))
    return Told(report=telling.key, party=party.id, passage=Passage.cut(report.text, span), day=report.published)
