"""What stands around an incident in its report: the investigation, other incidents, acts, and what else is said."""

from __future__ import annotations

from averment.domain.codes import ActKind, ClaimKind
from averment.domain.draft import Act, Claim, Incident, OpenQuestion
from averment.domain.passages import hull
from averment.dossier import labels
from averment.dossier.case import PLACE, Case, place_of
from averment.dossier.model import OtherIncident, Value
from averment.dossier.people import together
from averment.dossier.sources import one_line, relays
from averment.dossier.topics import Matrix

_HERE = frozenset({ActKind.INVESTIGATION, ActKind.CHARGE})
_JUDGING = (ClaimKind.CHARACTERISATION, ClaimKind.JUSTIFICATION)


def investigation(case: Case) -> list[Value]:
    """Facts of the investigation, then acts of investigating and charging that gave no fact."""
    facts = [f for f in case.facts if f.field == "investigation"]
    values = []
    for f in facts:
        by = f", by {one_line(f.by)}" if f.by else ""
        values.append(case.sources.of_facts("investigation", together([f]) + by, [f]))
    spans = [f.passage.span for f in case.draft.facts if f.field in ("investigation", "charge", "charge_status")]
    acts = (a for a in case.draft.acts if a.kind in _HERE and not any(s.overlaps(a.passage.span) for s in spans))
    values.extend(_act(case, "investigation", act) for act in acts)
    return values


def is_asked_elsewhere(case: Case, question: OpenQuestion) -> bool:
    """Whether somebody asks it of something other than this incident; it then stands with what else they say."""
    around = [
        c
        for c in case.draft.claims
        if c.voice == question.voice and c.content and hull(p.span for p in c.content).overlaps(question.passage.span)
    ]
    return bool(around) and case.incident is not None and all(c.incident is None for c in around)


def _act(case: Case, section: str, act: Act) -> Value:
    return case.sources.of_passage(section, labels.ACT[act.kind], act.passage, act.voice, act.claim, words=22)


def elsewhere(case: Case) -> list[Value]:
    """Acts, and claims about no incident of this report, in reading order."""
    shown = [(a.passage.start, _act(case, "elsewhere", a)) for a in case.draft.acts if a.kind not in _HERE]
    acts = {a.claim for a in case.draft.acts}
    shown += [
        (_start(c), case.spoken("elsewhere", c))
        for c in case.draft.claims
        if c.incident is None and c.kind is not ClaimKind.BLAME and c.id not in acts and not _repeats(case, c)
    ]
    return [value for _, value in sorted(shown, key=lambda s: s[0])]


def _repeats(case: Case, claim: Claim) -> bool:
    """Whether a claim's words stand on the page as another claim's: passed on for somebody, or part of a longer one."""
    same = next(c for c in case.draft.claims if c.voice == claim.voice and c.content == claim.content)
    if same.id != claim.id or relays(case.draft, claim):
        return True
    parent = case.sources.claims.get(claim.parent or "")
    if parent is None or parent.voice != claim.voice or not parent.content:
        return False
    whole = hull(p.span for p in parent.content)
    return all(p.span in whole for p in claim.content)


def _start(claim: Claim) -> int:
    return min(p.start for p in (*claim.source, *claim.cue, *claim.content))


def blame(case: Case) -> list[Value]:
    """Who is said to be to blame, of whatever."""
    blaming = [c for c in case.draft.claims if c.kind is ClaimKind.BLAME]
    return [case.blaming("blame", c) for c in blaming if not _repeats(case, c)]


def judging_words(case: Case, matrix: Matrix) -> list[Value]:
    """Judging claims that are about none of the topics of the accounts."""
    return [case.spoken("words", c) for c in case.claims if c.kind in _JUDGING and c.id not in matrix.claims]


def also_said(case: Case, matrix: Matrix) -> list[Value]:
    """Claims about this incident that gave no value and stand in no other part of the page."""
    gave = {f.claim for f in case.draft.facts} | {a.claim for a in case.draft.acts} | matrix.claims
    asked = [q.passage.span for q in case.draft.open_questions]
    return [
        case.spoken("also", c)
        for c in case.claims
        if c.id not in gave
        and c.kind is not ClaimKind.BLAME
        and c.kind not in _JUDGING
        and not _repeats(case, c)
        and not any(s.overlaps(p.span) for s in asked for p in c.content)
    ]


def other_incident(case: Case, incident: Incident) -> OtherIncident:
    """An incident that the report tells of beside its own: where and when, then what is said of it."""
    facts = [f for f in case.draft.facts if f.incident == incident.id]
    places = [f for name in PLACE for f in facts if f.field == name]
    days = [labels.say("date", f.value) for f in facts if f.field == "date"]
    where = [place_of(places)] if places else []
    head = case.merged(f"other head {incident.id}", [f for f in facts if f.field in (*PLACE, "date")])
    told = case.merged(f"other {incident.id}", [f for f in facts if f.field not in (*PLACE, "date")])
    gave = {f.claim for f in facts}
    said = [
        case.spoken(f"other said {incident.id}", c)
        for c in case.draft.claims
        if c.incident == incident.id and c.id not in gave and c.kind is not ClaimKind.BLAME and not _repeats(case, c)
    ]
    return OtherIncident(heading=" · ".join(where + days[:1]) or "another incident", values=(*head, *told, *said))
