"""Fill a store with made-up reports for load tests: `python -m scripts.fill_store --store load.db --reports 100000`.

Every name, place and sentence is put together from lists; ten claims a report, drafts as the program itself would hold
them, taken in by the same writer as real ones. Equal arguments make an equal record (but for times and salts).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from averment.domain.codes import (
    Attributed,
    Basis,
    ClaimKind,
    Form,
    Modality,
    PersonRole,
    ReportKind,
    Side,
    VoiceRole,
    When,
)
from averment.domain.draft import Claim, Coverage, Draft, EngineStamp, Fact, Incident, Person, Voice
from averment.domain.identity import digest, local_id, text_id
from averment.domain.passages import Passage, Span
from averment.domain.report import Report
from averment.store import open_store

STATES = "AL AK AZ AR CA CO CT FL GA ID IL IN IA KS KY LA ME MD MA MI MN MO MT NE NV NM NY NC ND OH OK OR PA TX".split()
FIRST = "Quarry Cedar Mill Stone Harbour Prairie Willow Granite Copper Juniper Falcon Heron Amber Slate Linden".split()
LAST = "Gap Falls Bend Ridge Point Hollow Crossing Springs Fork Landing Heights Grove Bluff Shoals Meadow Pass".split()
GIVEN = "Ada Bram Cleo Dario Enid Faro Greta Hugo Ines Jonas Kira Levi Mara Nils Orla Piet Quinn Rosa Sven Thea".split()
FAMILY = (
    "Holm Varga Okoro Lindqvist Moreau Tanaka Ferro Abebe Novak Duarte Kessler Ibarra Osei Petrov Salo Winter".split()
)
FORCES = "handgun rifle shotgun firearm ecd physical canine vehicle chemical_agent impact_projectile".split()
OUTCOMES = "killed injured unhurt".split()
SAYINGS = (
    "the deputies fired after the man raised a {thing}",
    "the man was holding a {thing} and did not drop it",
    "nobody had told the man to stop",
    "the officers gave a warning before they fired",
    "a camera on {street} recorded all of it",
    "an investigation has been opened",
    "the man was taken to a hospital in {town}",
    "the family has asked for the recording",
    "two officers were placed on leave",
    "the road was closed until morning",
)
THINGS = "knife pistol wrench phone rifle hammer bottle crowbar".split()
UNIT = 200


def story(number: int, seed: int) -> tuple[Draft, bytes]:
    """A made-up report and its bytes; three of four tell of an incident of their own, the rest of an older one."""
    pick = random.Random(f"{seed}:{number}")  # noqa: S311 - made-up text, no secret
    case = number if pick.random() < 0.75 else pick.randrange(max(1, number))
    same = random.Random(f"{seed}:case:{case}")  # noqa: S311
    town, state = f"{same.choice(FIRST)} {same.choice(LAST)}", same.choice(STATES)
    street, thing = f"{same.choice(FIRST)} Street", same.choice(THINGS)
    day = date(2020, 1, 1) + timedelta(days=same.randrange(2100))
    told = day + timedelta(days=pick.randrange(9))
    build = _Build()
    build.say(f"Deputies shot a man on {street} in {town} on {day:%B} {day.day}, {day.year}. ")
    places = {"date": f"{day:%B} {day.day}, {day.year}", "city": town, "force": "shot a man"}
    for saying in SAYINGS:
        who = f"{pick.choice(GIVEN)} {pick.choice(FAMILY)}"
        build.claim(who, saying.format(thing=thing, street=street, town=town))
    values: dict[str, str] = {"date": day.isoformat(), "city": town, "force": same.choice(FORCES)}
    build.say(f"{pick.choice(GIVEN)} {pick.choice(FAMILY)} contributed to report {number}. " + _padding(pick))
    return build.draft(number, told, state, values, places, pick)


def _padding(pick: random.Random) -> str:
    words = [*FIRST, *LAST, *THINGS, "the", "a", "of", "and", "near", "after", "before", "said", "town", "county"]
    return "".join(f"The {' '.join(pick.choice(words).lower() for _ in range(14))} stood there. " for _ in range(22))


class _Build:
    """A text as it grows, with the places of who said what in it."""

    def __init__(self) -> None:
        self.text = ""
        self.said: list[tuple[Span, Span, Span, str]] = []

    def say(self, words: str) -> None:
        self.text += words

    def claim(self, who: str, content: str) -> None:
        start = len(self.text)
        self.text += f"{content[0].upper()}{content[1:]}, {who} said. "
        end = start + len(content)
        source = Span(end + 2, end + 2 + len(who))
        self.said.append((source, Span(source.end + 1, source.end + 5), Span(start, end), who))

    def at(self, words: str) -> Passage:
        start = self.text.index(words)
        return Passage.cut(self.text, Span(start, start + len(words)))

    def draft(
        self, number: int, told: date, state: str, values: dict[str, str], places: dict[str, str], pick: random.Random
    ) -> tuple[Draft, bytes]:
        raw = self.text.encode()
        name = text_id(self.text, "made up 1")
        incident = local_id("i", name)
        man = Person(id=local_id("p", name), incident=incident, role=PersonRole.SUBJECT, mentions=(self.at("a man"),))
        voices, claims = self._voices(name, incident)
        facts = [
            self._fact(name, incident, f, v, places[f], man.id if f == "force" else None, pick)
            for f, v in values.items()
        ]
        facts.append(self._fact(name, incident, "state", state, places["city"], None, pick))
        facts.append(self._fact(name, incident, "outcome", pick.choice(OUTCOMES), "a man", man.id, pick))
        report = Report(
            id=digest(raw),
            text_id=name,
            key=f"made-up-{number}",
            text=self.text,
            title=self.text.partition(".")[0],
            url=f"https://paper{number % 97}.example/{number}",
            publisher=f"The Paper {number % 97}",
            published=told,
            language="en",
        )
        made = Draft(
            report=report,
            incidents=(
                Incident(
                    id=incident, primary=True, kind=ReportKind.USE_OF_FORCE, relevance=round(pick.uniform(0.5, 1), 4)
                ),
            ),
            claims=claims,
            voices=voices,
            people=(man,),
            facts=tuple(facts),
            acts=(),
            open_questions=(),
            derived_questions=(),
            coverage=Coverage(sentences=34, coded=3, claimed=10, uncoded=()),
            engine=EngineStamp(name="made-up", version="1"),
        )
        return made, raw

    def _voices(self, name: str, incident: str) -> tuple[tuple[Voice, ...], tuple[Claim, ...]]:
        voices: list[Voice] = []
        claims: list[Claim] = []
        for i, (source, cue, content, who) in enumerate(self.said):
            voices.append(
                Voice(
                    id=local_id("v", name, i),
                    name=who,
                    title=None,
                    organisation=None,
                    role=VoiceRole.OTHER,
                    side=Side.UNKNOWN,
                    mentions=(Passage.cut(self.text, source),),
                )
            )
            claims.append(
                Claim(
                    id=local_id("c", name, i),
                    incident=incident,
                    kind=ClaimKind.EVENT,
                    source=(Passage.cut(self.text, source),),
                    cue=(Passage.cut(self.text, cue),),
                    content=(Passage.cut(self.text, content),),
                    form=Form.INDIRECT,
                    modality=Modality.ASSERTED,
                    voice=voices[-1].id,
                )
            )
        return tuple(voices), tuple(claims)

    def _fact(
        self, name: str, incident: str, field: str, value: str, words: str, person: str | None, pick: random.Random
    ) -> Fact:
        passage = self.at(words)
        return Fact(
            id=local_id("f", name, field, value),
            incident=incident,
            field=field,
            value=value,
            person=person,
            by=None,
            by_person=None,
            passage=passage,
            claim=None,
            voice="report",
            attribution=Attributed.NONE,
            basis=Basis.NOT_STATED,
            modality=Modality.ASSERTED,
            when=When.DURING,
            confidence=round(pick.uniform(0.4, 1), 3),
        )


def fill(address: str, count: int, seed: int, *, first: int = 0) -> Iterator[int]:
    """Take the reports in, a few hundred a commit; how many are done after each."""
    store = open_store(address)
    names: dict[str, str] = {}
    try:
        for begin in range(first, first + count, UNIT):
            with store.write("load") as writer:
                for number in range(begin, min(begin + UNIT, first + count)):
                    draft, raw = story(number, seed)
                    added = writer.add(draft, raw)
                    for local in writer.unplaced(added.number):
                        stem = _stem(draft)
                        if stem in names:
                            writer.place(added.number, local, names[stem])
                        else:
                            names[stem] = writer.place_new(added.number, local, stem)
                writer.commit()
            yield min(begin + UNIT, first + count) - first
    finally:
        store.close()


def _stem(draft: Draft) -> str:
    said = {f.field: str(f.value) for f in draft.facts}
    return f"US-{said['state']}-{said['city'].replace(' ', '').upper()}-{said['date']}"


def main() -> None:
    """Fill a store and say how fast that went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", required=True)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="Number of the first report, to go on with a store.")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    done = 0
    for done in fill(given.store, given.reports, given.seed, first=given.first):
        if done % 2000 < UNIT:
            rate = done / (time.monotonic() - began)
            print(f"{done:,} reports, {10 * done:,} claims, {rate:.0f} reports/s", file=sys.stderr)
    print(f"{done:,} reports with {10 * done:,} claims in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
