"""Who takes part: incidents of a report, the people in them, and which words mean whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from averment.coding.cast.gathering import Entity, Gathering
from averment.coding.cast.incidents import PRIMARY, Stretches, stretch
from averment.coding.cast.likeness import join_alike, settle_roles
from averment.coding.cast.merging import merge_officers, merge_unnamed
from averment.coding.cast.people import gather
from averment.coding.cast.roles import Part, cast_roles, parts_of
from averment.coding.deeds.finding import Deed, read_deeds
from averment.coding.deeds.laid import Clauses, lay_mentions
from averment.coding.deeds.mentions import Mention, find_mentions
from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import Layout
from averment.coding.text.lexicon import Kind
from averment.coding.text.tokens import Words, split_words
from averment.coding.weights import shipped
from averment.domain.codes import PersonRole, ReportKind
from averment.domain.draft import Incident, Person
from averment.domain.identity import local_id
from averment.domain.markup import Markup
from averment.domain.passages import Passage, Span
from averment.domain.report import Report

_NO_WORDS = Words("", (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Cast:
    """Incidents and people of a report, with every mention resolved once.

    Rules read `deeds`, whose participants are indices of `clauses.mentions`; `of_mention` says whom an index means.
    """

    incidents: tuple[Incident, ...]
    people: tuple[Person, ...]
    layout: Layout | None = None
    clauses: Clauses = field(default_factory=lambda: Clauses(_NO_WORDS, (), ()))
    deeds: tuple[Deed, ...] = ()
    stretches: Stretches = field(default_factory=lambda: Stretches(()))
    """For each sentence, and clauses within some, the place of its incident in `incidents`, or -1."""
    whom: tuple[int, ...] = ()
    """For each mention the place of the person in `people`, or -1."""
    members: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    """For a group whose people the report names one by one, those people."""
    entities: Mapping[str, Entity] = field(default_factory=dict)
    """For each person, by id, what the report's words say of them together; for rules on names, age and sex."""

    @property
    def primary(self) -> Incident | None:
        """The incident that the report is mainly about."""
        return next((i for i in self.incidents if i.primary), None)

    def incident_at(self, span: Span) -> Incident | None:
        """The incident that the words at a span tell of; None for context that tells of none."""
        if self.layout is None or not self.stretches.of_sentence:
            return None
        return self._labelled(self.stretches.at(self.layout.sentence_number(span.start), span.start))

    def incident_of(self, deed: Deed) -> Incident | None:
        """The incident that a deed belongs to."""
        return self._labelled(self.stretches.at(deed.sentence, self.clauses.words.starts[deed.verb]))

    def _labelled(self, label: int) -> Incident | None:
        return self.incidents[label] if 0 <= label < len(self.incidents) else None

    def person_at(self, span: Span) -> Person | None:
        """Whom a mention means: the one whose words share a character with the span, the first where several do."""
        words, mentions = self.clauses.words, self.clauses.mentions
        k = bisect_right(mentions, span.start, key=lambda m: words.ends[m.end - 1])
        if k < len(mentions) and words.starts[mentions[k].first] < span.end:
            return self.of_mention(k)
        return None

    def of_mention(self, k: int) -> Person | None:
        """Whom the mention at a place of `clauses.mentions` means."""
        i = self.whom[k]
        return self.people[i] if i >= 0 else None

    def each_of(self, k: int) -> tuple[Person, ...]:
        """Whom a mention means, one by one where a group's people are named."""
        person = self.of_mention(k)
        return () if person is None else self.members.get(person.id, (person,))

    def mention_span(self, k: int) -> Span:
        """Where a mention stands."""
        mention = self.clauses.mentions[k]
        return self.clauses.words.span(mention.first, mention.end)

    def cast_of(self, incident: Incident) -> Iterator[tuple[Person, Entity]]:
        """The people of one incident with what is known of each."""
        for person in self.people:
            if person.incident == incident.id:
                yield person, self.entities[person.id]

    def mention(self, k: int) -> Mention:
        """The mention at a place."""
        return self.clauses.mentions[k]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules alone make of the people of a report: the ground on which the models of `likeness` stand."""

    gathering: Gathering
    deeds: tuple[Deed, ...]
    stretches: Stretches
    kind: ReportKind
    roles: dict[int, PersonRole]
    speakers: frozenset[int]
    """Entities that some claim has as its source."""

    @property
    def parts(self) -> Mapping[int, Part]:
        """What each is said to have done and suffered, as they are joined now."""
        return parts_of(self.gathering, self.deeds)


def rule_cast(layout: Layout, kind: ReportKind, speech: Speech) -> Ruled:
    """Read mentions and deeds, and settle by rules who is whom and who is what."""
    words = split_words(layout)
    stretches = stretch(layout, force=kind is ReportKind.USE_OF_FORCE)
    clauses = lay_mentions(words, find_mentions(words))
    deeds = read_deeds(clauses)
    gathering = gather(clauses, deeds, stretches, force=kind is ReportKind.USE_OF_FORCE)
    merge_unnamed(gathering, deeds)
    merge_officers(gathering, deeds)
    roles = cast_roles(gathering, deeds, kind)
    return Ruled(gathering, deeds, stretches, kind, roles, frozenset(_speakers(gathering, speech)))


def _speakers(gathering: Gathering, speech: Speech) -> Iterator[int]:
    words, mentions = gathering.clauses.words, gathering.clauses.mentions
    for claim in speech.claims:
        for source in claim.source:
            k = bisect_right(mentions, source.start, key=lambda m: words.ends[m.end - 1])
            if k < len(mentions) and words.starts[mentions[k].first] < source.end and gathering.whom[k] >= 0:
                yield gathering.whom[k]


def find_cast(report: Report, layout: Layout, markup: Markup, speech: Speech) -> Cast:
    """Find the incidents of a report and who takes part in each; a report of no violent incident has an empty cast."""
    if markup.kind is ReportKind.NONE:
        return Cast((), (), layout)
    ruled = rule_cast(layout, markup.kind, speech)
    gathering, deeds = ruled.gathering, ruled.deeds
    models = shipped()
    join_alike(gathering, ruled.roles, ruled.parts, models["same person"], models["bars"]["same person"])
    roles = cast_roles(gathering, deeds, markup.kind)
    roles = settle_roles(gathering, roles, ruled.parts, ruled.speakers, markup.kind, models["role"])
    clauses = gathering.clauses
    incidents = tuple(_incidents(report, markup, ruled.stretches))
    people, entities, place = _people(report, gathering, roles, incidents)
    whom = tuple(place.get(n, -1) for n in gathering.whom)
    members = dict(_members(gathering, people, place))
    return Cast(incidents, tuple(people), layout, clauses, deeds, ruled.stretches, whom, members, entities)


def _members(
    gathering: Gathering, people: list[Person], place: dict[int, int]
) -> Iterator[tuple[str, tuple[Person, ...]]]:
    """Groups of whom people are named, with these; where only some are, the group stands for the others."""
    for entity in gathering.entities:
        named = tuple(people[place[n]] for n in entity.members if n in place)
        if entity.number in place and named:
            group = people[place[entity.number]]
            whole = entity.count is None or entity.count[0] == len(named)
            yield group.id, named if whole else (group, *named)


def _incidents(report: Report, markup: Markup, stretches: Stretches) -> Iterator[Incident]:
    for n in range(max((PRIMARY, *stretches.of_sentence, *(label for _, label in stretches.asides))) + 1):
        relevance = 1.0 - markup.kinds.get(ReportKind.NONE, 0.0) if n == PRIMARY else 0.5
        yield Incident(
            id=local_id("i", report.text_id, n), primary=n == PRIMARY, kind=markup.kind, relevance=round(relevance, 4)
        )


def _people(
    report: Report, gathering: Gathering, roles: dict[int, PersonRole], incidents: tuple[Incident, ...]
) -> tuple[list[Person], dict[str, Entity], dict[int, int]]:
    people: list[Person] = []
    entities: dict[str, Entity] = {}
    place: dict[int, int] = {}
    words, mentions = gathering.clauses.words, gathering.clauses.mentions
    for entity in gathering.entities:
        role = roles.get(entity.number)
        if role is None or not entity.mentions or not 0 <= entity.incident < len(incidents):
            continue
        place[entity.number] = len(people)
        passages = tuple(
            Passage.cut(words.text, words.span(mentions[k].first, mentions[k].end)) for k in entity.mentions
        )
        people.append(
            Person(
                id=local_id("p", report.text_id, passages[0].start),
                incident=incidents[entity.incident].id,
                role=role,
                mentions=passages,
                count=_count(entity),
            )
        )
        entities[people[-1].id] = entity
    return people, entities, place


def _count(entity: Entity) -> int:
    if entity.count is not None:
        return max(1, entity.count[0] or entity.count[1] or 1)
    return 2 if entity.plural and entity.kind is not Kind.OFFICER else 1
