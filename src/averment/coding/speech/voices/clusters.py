"""Which mentions mean the same speaker, within one report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from averment.coding.naming.agencies import Agency, NamedAgency, defined_acronyms, straight
from averment.coding.speech.voices.mentions import Mention, Speaker, read_mention
from averment.coding.text.layout import Layout
from averment.coding.text.lexicon import GIVEN_NAMES, NOT_NAMES
from averment.domain.passages import Span


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one speaker, with the best that any of them says."""

    speaker: Speaker
    mentions: list[Mention] = field(default_factory=list)
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    agency: Agency | None = None
    gender: str | None = None
    plural: bool = False
    candidates: list[Cluster] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Everything that names it, for rules that read a role off the words."""
        return " | ".join(dict.fromkeys(m.words for m in self.mentions))

    @property
    def surname(self) -> str:
        """The surname of a person."""
        parts = [p for p in (self.name or "").split() if p.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")]
        return straight(parts[-1]) if parts else ""

    def add(self, mention: Mention) -> None:
        """Join a mention, keeping the longer name and the first title and body."""
        self.mentions.append(mention)
        if mention.name and len(mention.name) > len(self.name or ""):
            self.name = mention.name
        self.title = self.title or mention.title
        if mention.organisation and (self.organisation is None or (self.agency is None and mention.agency)):
            self.organisation = mention.organisation
        self.agency = self.agency or mention.agency
        self.gender = self.gender or mention.gender


class Clustering:
    """Joins mentions in reading order; each asks only what stands before it, and names anywhere in the text."""

    def __init__(self, layout: Layout, agencies: Sequence[NamedAgency]) -> None:
        self._layout = layout
        self._text = layout.text
        self._plain = straight(layout.text)
        self._agencies = agencies
        self._starts = [n.span.start for n in agencies]
        self._acronyms = {**_initials(agencies), **defined_acronyms(layout.text)}
        self.clusters: list[Cluster] = []
        self._at: dict[Span, Cluster] = {}

    def place(self, mention: Mention) -> Cluster:
        """The cluster that a mention belongs to, made where there is none.

        Words that stand at one place mean one speaker, however many claims they serve and whoever goes back to them.
        """
        if mention.span not in self._at:
            self._at[mention.span] = self._place(mention)
        return self._at[mention.span]

    def _place(self, mention: Mention) -> Cluster:
        acronym = self._acronyms.get(mention.words.split()[-1].rstrip("s")) if mention.words else None
        if acronym is not None and mention.agency is None:
            mention = replace(mention, speaker=Speaker.BODY, agency=acronym, organisation=acronym.name, name=None)
        found = self._find(mention)
        if found is None:
            found = Cluster(mention.speaker, plural=mention.plural)
            self.clusters.append(found)
        found.add(mention)
        return found

    def _find(self, mention: Mention) -> Cluster | None:
        match mention.speaker:
            case Speaker.PERSON:
                return self._person(mention)
            case Speaker.BODY:
                return self._body(mention)
            case Speaker.PRONOUN:
                return self._pronoun(mention)
            case Speaker.PEOPLE:
                return self._people(mention)
            case Speaker.DOCUMENT:
                return self._document(mention)
            case Speaker.FOOTAGE | Speaker.OUTLET:
                return self._same_words(mention)

    # People with names

    def _person(self, mention: Mention) -> Cluster | None:
        surname, first = mention.surname, straight(mention.name or "").split()[0]
        for cluster in reversed(self.clusters):
            if cluster.speaker is Speaker.PERSON and cluster.name and _same_name(mention.name or "", cluster.name):
                return cluster
        if mention.name and " " not in mention.name:
            for cluster in reversed(self.clusters):
                if cluster.name and straight(cluster.name).split()[0] == first and len(first) > 2:
                    return cluster
                if any(m.words.endswith(f" {mention.name}") for m in cluster.mentions):
                    return cluster
            return self._named_elsewhere(surname)
        return None

    def _named_elsewhere(self, surname: str) -> Cluster | None:
        """A person named in full outside any source: "Chief Ann Lee arrived. … Lee said"."""
        if len(surname) < 3:
            return None
        at = self._full_name(surname)
        if at is None or not self._is_person(at):
            return None
        cluster = Cluster(Speaker.PERSON)
        cluster.add(read_mention(self._text, self._titled(at)))
        cluster.mentions.clear()
        self.clusters.append(cluster)
        return cluster

    def _full_name(self, surname: str) -> Span | None:
        at = self._plain.find(surname)
        while at >= 0:
            before = _FIRST_NAMES.search(self._text, max(0, at - 70), at)
            stop = at + len(surname)
            if before and not self._plain[stop : stop + 1].isalnum():
                return Span(before.start(), stop)
            at = self._plain.find(surname, at + 1)
        return None

    def _titled(self, name: Span) -> Span:
        """A name with the title and the body before it, where those read as such."""
        before = _TITLE_BEFORE.search(self._text, max(0, name.start - 80), name.start)
        if before is None:
            return name
        whole = Span(before.start(), name.end)
        read = read_mention(self._text, whole)
        return whole if read.speaker is Speaker.PERSON and read.title and read.name == name.read(self._text) else name

    def _is_person(self, span: Span) -> bool:
        return read_mention(self._text, span).speaker is Speaker.PERSON

    # Bodies

    def _body(self, mention: Mention) -> Cluster | None:
        agency = mention.agency or self.meant(mention)
        if agency is not None:
            found = next((c for c in self.clusters if c.agency == agency and c.speaker is Speaker.BODY), None)
            if found is None:
                found = Cluster(Speaker.BODY, organisation=agency.name, agency=agency)
                self.clusters.append(found)
            return found
        key = _key(mention.organisation or mention.words)
        return next((c for c in self.clusters if c.speaker is Speaker.BODY and _key(c.organisation or "") == key), None)

    def meant(self, mention: Mention) -> Agency | None:
        """The agency that "the department", "the sheriff's office" or "police" means here."""
        words = straight(mention.organisation or mention.words).lower()
        words = re.sub(r"^(?:the|its|their|his|her|that|an?|local|some|several|two|responding)\s", "", words)
        wanted = next((kinds for pattern, kinds in _GENERIC if pattern.fullmatch(words)), ())
        found = (self.nearest_agency(mention.span.start, kinds, words.split()[0]) for kinds in wanted)
        return next((agency for agency in found if agency is not None), None)

    def nearest_agency(self, offset: int, kinds: frozenset[str], word: str) -> Agency | None:
        """The agency of some kinds named last before an offset, or first after it."""
        i = bisect_left(self._starts, offset)
        order = [*self._agencies[:i][::-1], *self._agencies[i:]]
        for named in order:
            if named.agency.kind not in kinds or (kinds is _POLICING and named.agency.level == "federal"):
                continue
            if kinds is _STATE_POLICE and named.agency.level != "state":
                continue
            if (
                word in ("department", "bureau", "office", "service", "administration")
                and word not in straight(named.agency.name).lower()
            ):
                continue
            return named.agency
        return None

    # Pronouns and people without a name

    def _pronoun(self, mention: Mention) -> Cluster | None:
        if mention.head in ("who", "which", "that"):
            return self._antecedent(mention)
        if mention.head in ("it", "its"):
            return self._last(lambda c: c.speaker is Speaker.BODY)
        if mention.head in ("they", "their", "them", "both", "we", "our", "us"):
            return self._several(mention)
        every = [c for c in self.clusters if c.mentions and _may_be(c, mention.gender)]
        last = max(every, key=lambda c: self._seen(c, mention), default=None)
        sentence = self._layout.sentence_at(mention.span.start)
        if last is None or self._seen(last, mention) < sentence.start:
            office = _OFFICE.search(self._text, sentence.start, mention.span.start)
            if office:
                return self.place(read_mention(self._text, Span(office.start(), office.end())))
        named = self._named_before(mention)
        if named is not None and (last is None or self._seen(last, mention) < named.start):
            again = read_mention(self._text, self._titled(named))
            if again.speaker is Speaker.PERSON and again.gender in (None, mention.gender):
                return self.place(again)
        return last

    def _several(self, mention: Mention) -> Cluster | None:
        """Whom "they" means: a body or several people, named last within two sentences, as a source or not."""
        last = self._last(lambda c: c.plural or c.speaker is Speaker.BODY)
        subject = self._subject_before(mention.span.start)
        if subject is not None and (last is None or last.mentions[-1].span.start < subject.start):
            return self.place(read_mention(self._text, subject))
        return last or self._last(lambda c: c.speaker is not Speaker.DOCUMENT)

    def _subject_before(self, at: int) -> Span | None:
        """The first body or group that a sentence names, in the last of three sentences that names one."""
        number = self._layout.sentence_number(at)
        for sentence in reversed(self._layout.sentences[max(0, number - 2) : number + 1]):
            i = bisect_left(self._starts, sentence.start)
            opens = i < len(self._starts) and self._starts[i] - sentence.start <= len("The ")
            group = _SEVERAL.search(self._text, sentence.start, min(sentence.end, at))
            if opens and self._starts[i] < at:
                return self._agencies[i].span
            if group:
                return Span(group.start(), group.end())
        return None

    def _last(self, fits: object) -> Cluster | None:
        every = [c for c in self.clusters if c.mentions and fits(c)]  # type: ignore[operator]
        return max(every, key=lambda c: c.mentions[-1].span.start, default=None)

    def _seen(self, cluster: Cluster, mention: Mention) -> int:
        """Where a cluster is last named before a mention, as a source or not."""
        last = cluster.mentions[-1].span.start
        if cluster.surname:
            at = mention.span.start
            last = max(last, self._plain.rfind(cluster.surname, max(last, at - _MEMORY), at))
        return last

    def _named_before(self, mention: Mention) -> Span | None:
        """The last full name in the two sentences before a pronoun."""
        number = self._layout.sentence_number(mention.span.start)
        floor = self._layout.sentences[max(0, number - 4)].start
        found = None
        for match in _TWO_NAMES.finditer(self._text, floor, mention.span.start):
            first, surname = match.group().split()[0], match.group().split()[-1]
            if first in NOT_NAMES or surname in NOT_NAMES:
                continue
            if first.lower() in GIVEN_NAMES or (self._plain.count(straight(surname)) > 1 and first not in NOT_NAMES):
                found = match
        return Span(found.start(), found.end()) if found else None

    def _antecedent(self, mention: Mention) -> Cluster | None:
        sentence = self._layout.sentence_at(mention.span.start)
        before = self._text[sentence.start : mention.span.start].rstrip(" ,")
        phrase = _PHRASE.search(before)
        if phrase is None:
            return None
        start = sentence.start + phrase.start()
        return self.place(read_mention(self._text, Span(start, sentence.start + len(before))))

    def _people(self, mention: Mention) -> Cluster | None:
        meant = self.meant(mention)
        if meant is not None:
            return self._body(mention)
        definite = re.match(r"(?i)(?:the|the same|that|those|his|her|their)\b", mention.words)
        fresh = re.match(r"(?i)(?:an?|another|one|one of|two|other)\b", mention.words)
        for cluster in reversed(self.clusters):
            if fresh or not cluster.mentions:
                continue
            if _key(cluster.mentions[0].words) == _key(mention.words):
                return cluster
            if definite and mention.head and mention.head in (m.head for m in cluster.mentions):
                return cluster
            if definite and cluster.name and _titles(cluster, mention.head):
                return cluster
        return None

    # Documents, footage, other publishers

    def _document(self, mention: Mention) -> Cluster | None:
        if mention.agency:
            return self._body(mention)
        if mention.organisation:
            owner = self._owner(mention)
            if owner:
                return owner
        key = _key(mention.words)
        return next(
            (c for c in self.clusters if c.speaker is Speaker.DOCUMENT and _key(c.mentions[0].words) == key), None
        )

    def _owner(self, mention: Mention) -> Cluster | None:
        owner = straight(mention.organisation or "")
        for cluster in reversed(self.clusters):
            if cluster.surname and cluster.surname in owner:
                return cluster
            if cluster.organisation and _key(cluster.organisation) == _key(owner):
                return cluster
        meant = self.meant(mention)
        return self._body(mention) if meant else None

    def _same_words(self, mention: Mention) -> Cluster | None:
        key = _key(mention.words)
        return next(
            (c for c in self.clusters if c.speaker is mention.speaker and _key(c.mentions[0].words) == key), None
        )


_POLICING = frozenset({"police"})
_STATE_POLICE = frozenset(("police", "state"))
_SHERIFFS = frozenset({"sheriff"})
_ANY = frozenset({"police", "sheriff", "department", "corrections", "investigation", "other", "military"})
_GENERIC: tuple[tuple[re.Pattern[str], tuple[frozenset[str], ...]], ...] = (
    (re.compile(r"sheriff's (?:office|department|officials|deputies|spokes\w+|investigators)|deputies|"
                r"sheriff"), (_SHERIFFS,)),
    (
        re.compile(r"(?:city |local )?police(?: department| officials| officers| chief| spokes\w+|"
                   r" investigators)?|cops|detectives|officers"),
        (_POLICING, _SHERIFFS),
    ),
    (re.compile(r"(?:department|agency|bureau|service|administration|office)(?: officials| spokes\w+)?"), (_ANY,)),
    (re.compile(r"(?:state )?troopers|state police(?: officials)?"), (_STATE_POLICE,)),
)  # fmt: skip
"""What an agency is called once it was named: pattern of the words, kinds of agencies that they mean, best first."""

_TITLE_BEFORE = re.compile(
    r"(?:(?:[A-ZÀ-Ý][\w’'.\-]*|police|sheriff[’']s|spokes\w+|chief|of|for|the|and|department)\s){1,8}$"
)
_MEMORY = 3000
"""Characters back to which a pronoun may reach."""
_FIRST_NAMES = re.compile(r"(?:[A-ZÀ-Ý][\w’'.\-]+\s(?:[A-Z]\.\s)?){1,2}$")
_TWO_NAMES = re.compile(r"\b[A-ZÀ-Ý][a-zß-ÿ’'\-]+\s(?:[A-Z]\.\s)?[A-ZÀ-Ý][a-zß-ÿ]+(?:[-’'][A-Z]?[a-zß-ÿ]+)?\b")
_OFFICE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w.]+\s){0,3}?(?:judge|sheriff|chief|mayor|spokes(?:wo)?man|spokesperson|"
    r"lawyer|attorney|officer|"
    r"witness|woman|man|neighbor|mother|father|brother|sister|widow|coroner|captain|lieutenant|professor|resident)\b"
)
_SEVERAL = re.compile(
    r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s)?)?\b(?:[Ff]amily(?: of (?:the )?\w+(?: \w+)?)?|"
    r"[Pp]arents|[Rr]elatives|[Pp]olice|[Oo]fficials|"
    r"[Aa]uthorities|[Ii]nvestigators|[Ww]itnesses|[Nn]eighbors|[Pp]rosecutors|[Dd]eputies|[Bb]rothers|"
    r"[Ll]awyers|[Aa]ttorneys)\b"
)
_PHRASE = re.compile(r"(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Oo]ne)\s)?(?:[\w’'.\-]+\s){0,3}[\w’'.\-]+$")


def _key(words: str) -> str:
    plain = straight(words).lower()
    return re.sub(r"^(?:the|an?|some|local|his|her|their|other)\s+|[^\w\s]", "", plain).strip()


def _same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same surname, and first names or initials that agree."""
    short, long = sorted((straight(one).casefold().split(), straight(other).casefold().split()), key=len)
    if not short or short[-1].strip(".,") != long[-1].strip(".,"):
        return False
    if long[-len(short) :] == short:
        return True
    return short[0] == long[0] or (short[0][0] == long[0][0] and min(len(short[0]), len(long[0])) <= 2)


def _initials(agencies: Sequence[NamedAgency]) -> dict[str, Agency]:
    """Local agencies by the initials of their names, which a text need not define: "BPD"."""
    found: dict[str, Agency] = {}
    for named in agencies:
        if named.agency.level in ("city", "county", ""):
            letters = "".join(w[0] for w in re.findall(r"[A-Z][\w'’]*", named.agency.name))
            found.setdefault(letters, named.agency)
    return found


def _may_be(cluster: Cluster, gender: str | None) -> bool:
    if cluster.speaker not in (Speaker.PERSON, Speaker.PEOPLE, Speaker.PRONOUN) or cluster.plural:
        return False
    return cluster.gender is None or gender is None or cluster.gender == gender


def _titles(cluster: Cluster, head: str) -> bool:
    title = straight(cluster.title or "").lower().strip(".")
    return bool(head) and (title.endswith(head) or _RANKS.get(title.split()[-1].strip(".") if title else "") == head)


_RANKS = {
    "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "gov": "governor", "sen": "senator", "det": "detective",
    "col": "colonel", "maj": "major", "rep": "representative", "rev": "reverend", "dr": "doctor", "cmdr": "commander",
    "supt": "superintendent",
}  # fmt: skip
