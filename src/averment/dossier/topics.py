"""The accounts: what each party says on each topic, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from averment.domain.codes import ClaimKind, Modality, ReportKind, Side, VoiceRole, When
from averment.domain.draft import REPORT_VOICE, Claim, Fact
from averment.dossier.model import Account, Speaker, Topic, Value
from averment.dossier.people import force_text, together
from averment.dossier.sentences import GUNS
from averment.dossier.sources import Sources, balanced, one_line, shortened
from averment.dossier.speakers import SUBJECT_ACCOUNT, SUBJECT_SIDE

_MOST_COLUMNS = 3
OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Columns and rows of the accounts, who is silent in them, and which claims they hold."""

    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]
    silent: tuple[str, ...]
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Subject:
    """One topic: which fields belong to it, and by which words a judging claim is known to be about it."""

    name: str
    fields: frozenset[str]
    about: re.Pattern[str] | None = None


def _topic(name: str, fields: str = "", about: str = "") -> _Subject:
    return _Subject(name, frozenset(fields.split()), re.compile(about, re.IGNORECASE) if about else None)


_VEHICLE = r"\bvehicle|\bcar\b|\btruck\b|\bsuv\b|\bramm|"
_RESISTS = r"\bflee|\bfled\b|\bresist|\blung|\battack|\bassault|\bcompl(?:y|ied)"
_EXCUSES = r"\bfear|\bself.defen[cs]e|\bdefensive|\bprotective|\bdefend|\bthreat|\bdanger|\bsafety\b|"
_BLAMES = r"\bjustif|\bunprovoked|\bexcessive|\bunnecessary"
_TOPICS = (
    _topic(
        "contact",
        "contact_reason",
        r"\b(?:traffic|vehicle|roadside)\b.{0,20}\bstops?\b|\bwarrants?\b|\btargeted\b|\bpatrol",
    ),
    _topic("technique", "tactic", r"\b(?:procedure|technique|method|tactic|maneuver|protocol)s?\b|\btraining\b"),
    _topic("conduct", "resistance", _VEHICLE + _RESISTS),
    _topic("armed", "armed", r"\b(?:un)?armed\b|\bknife\b|\bhandgun\b"),
    _topic("warning", "warning", r"\bwarn|\bcommands?\b|\bshout"),
    _topic("force", "force", r"\bforce\b|\bshots?\b|\bfired?\b|\bshooting\b|\btaser|\bpepper"),
    _topic("why", "", _EXCUSES + _BLAMES),
    _topic("who", "agency agency_participating"),
    _topic("shots", "shots_fired"),
    _topic("video", "video"),
)
_CLAIMED_FIRST = ("why", "conduct", "contact", "technique", "armed", "warning", "force")
"""The order in which a judging claim is tried: "defensive shots" is about why before it is about force."""
_NEAR = 48
"""Characters after a judging word in which the thing judged is named: "standard" law enforcement *procedure*."""
_JUDGING = frozenset({ClaimKind.CHARACTERISATION, ClaimKind.JUSTIFICATION})
_BY_WORDS = frozenset({"contact_reason", "tactic", "resistance", "armed", "warning", "force"})
"""Fields whose own words say more in a cell than a label does."""
_STATUS = re.compile(r"\bundocumented\b|\billegal|\b(?:im)?migrants?\b|\baliens?\b|\bnoncitizens?\b", re.IGNORECASE)
"""Words about somebody's status, which is never coded: a cell then has our label, and the words stand in the text."""
IN_ACCOUNTS = frozenset(f for t in _TOPICS for f in t.fields)


def build_matrix(
    sources: Sources, kind: ReportKind, facts: Sequence[Fact], claims: Iterable[Claim], noun: str
) -> Matrix:
    """Lay out what is said of one incident by topic and account.

    `facts` and `claims` are those of the incident; facts of before and after it are left out here.
    """
    during = [f for f in facts if f.field in IN_ACCOUNTS and f.when is not When.BEFORE]
    items = {t.name: _facts_on(sources, t, during) for t in _TOPICS}
    used: set[str] = set()
    for claim in claims:
        if claim.kind in _JUDGING and (name := _topic_of(sources, claim)):
            items[name].append(_judging(sources, claim))
            used.add(claim.id)
    names = _names(during, noun)
    accounts = _accounts(sources, kind, [v for values in items.values() for v in values])
    topics = tuple(
        Topic(label=names[t.name], cells=tuple(_cell(items[t.name], a) for a in accounts))
        for t in _TOPICS
        if items[t.name]
    )
    heard = {s.speaker for t in topics for c in t.cells for v in c for s in v.sayings}
    silent = tuple(s.id for s in sources.speakers if s.claims and s.id not in heard and s.id != REPORT_VOICE)
    return Matrix(accounts=accounts if topics else (), topics=topics, silent=silent, claims=frozenset(used))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a cell says: our label, or words of the report, quoted there or not."""

    text: str
    verbatim: bool = False
    quoted: bool = False


def _facts_on(sources: Sources, topic: _Subject, facts: Sequence[Fact]) -> list[Value]:
    """One value per text and voice, so that each can stand in its own column."""
    grouped: dict[tuple[_Shown, str], list[Fact]] = {}
    for f in facts:
        if f.field in topic.fields and not (topic.name == "who" and f.person):
            grouped.setdefault((_short(sources, f), f.voice), []).append(f)
        if topic.name == "who" and f.field == "force" and f.by and f.modality is not Modality.DENIED:
            grouped.setdefault((_Shown(one_line(f.by), verbatim=True), f.voice), []).append(f)
    return [
        sources.of_facts(topic.name, shown.text, of, verbatim=shown.verbatim, quoted=shown.quoted)
        for (shown, _), of in grouped.items()
    ]


def _short(sources: Sources, fact: Fact) -> _Shown:
    """The report's own words where they are short and say it, else our label."""
    if fact.modality in (Modality.DENIED, Modality.UNKNOWN):
        return _Shown(together([fact]))
    words = balanced(one_line(fact.passage.exact).strip(" ,.;:"))
    quoted = sources.is_quoted(fact.passage.span)
    telling = fact.field in _BY_WORDS and not _STATUS.search(words)
    if telling and len(words) >= 4 and len(words.split()) <= 9:
        aside = force_text(fact).partition(" (")[2] if fact.field == "force" else ""
        if aside:
            return _Shown(f"{words} ({aside}", verbatim=True)
        return _Shown(words, verbatim=True, quoted=quoted)
    if fact.field == "agency_participating":
        return _Shown(f"{fact.value} took part")
    return _Shown(force_text(fact) if fact.field == "force" else together([fact]))


def _topic_of(sources: Sources, claim: Claim) -> str | None:
    if claim.kind is ClaimKind.JUSTIFICATION:
        return "why"
    about = {t.name: t.about for t in _TOPICS if t.about}
    for words in (sources.content(claim)[0], sources.after(claim, _NEAR)):
        if name := next((n for n in _CLAIMED_FIRST if about[n].search(words)), None):
            return name
    return None


def _judging(sources: Sources, claim: Claim) -> Value:
    part = sources.quoted_part(claim)
    if part:
        return sources.of_claim("accounts", claim, shortened(part, 9), quoted=True)
    full, quoted = sources.content(claim)
    return sources.of_claim("accounts", claim, shortened(full, 9), quoted=quoted)


def _cell(values: Sequence[Value], account: Account) -> tuple[Value, ...]:
    return tuple(v for v in values if v.sayings[0].speaker in account.speakers)


def _accounts(sources: Sources, kind: ReportKind, values: Sequence[Value]) -> tuple[Account, ...]:
    """Agencies first, each with its spokespeople; then the subject's side, heard or not; then everybody else."""
    speaking = dict.fromkeys(s.speaker for v in values for s in v.sayings)
    by_account: dict[str, list[Speaker]] = {}
    for speaker in sources.speakers:
        by_account.setdefault(speaker.account, []).append(speaker)
    lead = VoiceRole.AGENCY_INVOLVED if kind is ReportKind.USE_OF_FORCE else VoiceRole.GOVERNMENT_OTHER
    agencies = [
        Account(id=id_, label=of[0].account_label, speakers=tuple(s.id for s in of), heard=True, names=False)
        for id_, of in by_account.items()
        if id_ != SUBJECT_ACCOUNT
        and any(s.role is lead or (s.id == REPORT_VOICE and s.side is Side.OFFICER) for s in of)
        and any(s.id in speaking for s in of)
    ]
    said = Counter(s.speaker for v in values for s in v.sayings)
    agencies = sorted(agencies, key=lambda a: -sum(said[s] for s in a.speakers))[:_MOST_COLUMNS]
    own = [s for s in sources.speakers if s.role in SUBJECT_SIDE or s.side is Side.SUBJECT]
    side = "subject’s side" if kind is ReportKind.USE_OF_FORCE else "suspect’s side"
    named = len([s for s in own if s.id in speaking]) > 1
    subject = Account(id=SUBJECT_ACCOUNT, label=side, speakers=tuple(s.id for s in own), heard=bool(own), names=named)
    taken = {s for a in (*agencies, subject) for s in a.speakers}
    rest = tuple(s.id for s in sources.speakers if s.id not in taken and s.id in speaking)
    if rest == (REPORT_VOICE,):
        label = sources.speakers[-1].label
        return (*agencies, subject, Account(id=OTHERS, label=label, speakers=rest, heard=True, names=False))
    others = (
        (Account(id=OTHERS, label="others" if agencies else "heard", speakers=rest, heard=True, names=True),)
        if rest
        else ()
    )
    return (*agencies, subject, *others)


def _names(facts: Sequence[Fact], noun: str) -> dict[str, str]:
    guns = any(f.field == "force" and f.value in GUNS for f in facts)
    return {
        **{name: name for name in ("contact", "technique", "armed", "warning", "force", "video")},
        "conduct": f"what the {noun} did",
        "why": "why they fired" if guns else "why force was used",
        "who": "who fired" if guns else "which officers",
        "shots": "number of shots",
    }
