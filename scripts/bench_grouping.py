"""Measure grouping, time and memory, on 1,000, 10,000 and 100,000 made-up reports.

The sketches are invented by a seeded generator: incidents in invented towns over three years, a few of which have
several a week; each is told by one to eight reports that share its day, place, names and words, and leave some of them
out. Each size runs in a process of its own, so that its memory is its own. Writes docs/measurements/grouping-speed.md
where every size was measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from averment.domain.codes import ReportKind
from averment.grouping import Sketch, group
from averment.grouping.sketches import fold
from averment.grouping.words import rare_words, shipped_words, telling_words

PAGE = Path(__file__).resolve().parent.parent / "docs" / "measurements" / "grouping-speed.md"
SIZES = (1_000, 10_000, 100_000)
FIRST_DAY = date(2023, 1, 1)
DAYS = 1095
SYLLABLES = "bar cor dan fel gil hox jas kel lom mar nev oth pel quin rud sal tor ul ves wyn yar zim".split()
COMMON = (
    "police said officers were called to the area after shots were fired on the night and found a man with a wound he "
    "was taken to a hospital in critical condition no arrests have been made detectives ask anyone who knows to call"
).split()


def main() -> None:
    """Measure each size, print the table, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*measured(options.one))
        return
    lines = list(_page([_run(size) for size in options.sizes]))
    print("\n".join(lines))
    if tuple(options.sizes) == SIZES:
        PAGE.write_text("\n".join(lines) + "\n", "utf-8")


def _run(size: int) -> tuple[int, list[float]]:
    command = [sys.executable, __file__, "--one", str(size)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603 - ourselves
    return size, [float(x) for x in told.split()]


def measured(size: int) -> tuple[float, float, float, float, float]:
    """Seconds of sketching's words and of grouping, incidents found and made, and the peak memory in MB."""
    began = time.perf_counter()
    made, incidents = make(size)
    sketched = time.perf_counter()
    known = group(made).known
    ended = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return sketched - began, ended - sketched, len(known.incidents), incidents, memory


def make(size: int) -> tuple[list[Sketch], int]:
    """Sketches of that many invented reports, and of how many incidents they tell."""
    chance = random.Random(size)  # noqa: S311 - a seeded invention
    made: list[Sketch] = []
    incidents = 0
    while len(made) < size:
        incidents += 1
        made += list(_tell(chance, incidents, min(chance.choice((1, 1, 1, 2, 2, 3, 4, 8)), size - len(made)), size))
    chance.shuffle(made)
    return made, incidents


def _tell(chance: random.Random, incident: int, reports: int, size: int) -> Iterator[Sketch]:
    """The reports of one incident. Towns grow with the number of reports, as a wider feed covers more of them."""
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    town = int(max(40, size // 20) * chance.random() ** 3)
    city, state = f"{_name(chance, town)} {town}", ("OH", "MN", "TX", "CA", "FL")[town % 5]
    victims = [f"{_name(chance)} {_name(chance)}" for _ in range(chance.choice((1, 1, 1, 2)))]
    street = f"{_name(chance)} street"
    own = [_name(chance) + _name(chance) for _ in range(30)]
    for n in range(reports):
        published = day + timedelta(chance.choice((0, 0, 1, 1, 2, 5, 30)))
        named = frozenset(fold(v) for v in victims if chance.random() < 0.6)
        dated, placed = chance.random() < 0.85, chance.random() < 0.9
        words = [*COMMON, city, street, *chance.sample(own, 18), *" ".join(named).split()]
        words += [_name(chance) + _name(chance) for _ in range(25)]
        text = " ".join(words)
        yield Sketch(
            report=f"sha256:{incident}.{n}",
            key=f"{incident}.{n}",
            incident="i",
            primary=True,
            kind=ReportKind.OTHER_VIOLENCE,
            published=published,
            first=day if dated else None,
            last=day if dated else None,
            city=city if placed else None,
            state=state if placed else None,
            cities=frozenset({fold(city)} if placed else ()),
            states=frozenset({state} if placed else ()),
            streets=frozenset({street} if chance.random() < 0.5 else ()),
            names=named,
            victims=named,
            ages=frozenset({18 + incident % 60} if chance.random() < 0.7 else ()),
            injured=(len(victims), len(victims)),
            words=telling_words(text, shipped_words()),
            title_words=telling_words(" ".join(words[-40:-30]), shipped_words()),
            rare=rare_words(text, shipped_words()),
        )


def _name(chance: random.Random, number: int | None = None) -> str:
    if number is not None:
        chance = random.Random(number)  # noqa: S311 - a town has one name
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def _page(runs: list[tuple[int, list[float]]]) -> Iterator[str]:
    yield "# Grouping: time and memory"
    yield ""
    yield f"Measured by `python scripts/bench_grouping.py` on {datetime.now(UTC).date()}, on one of"
    yield f"{os.cpu_count()} cores, Python {platform.python_version()}. Reports are made up, by a seed."
    yield ""
    yield "| reports | incidents made | found | making, s | grouping, s | ms a report | peak memory, MB |"
    yield "| --: | --: | --: | --: | --: | --: | --: |"
    for size, (making, grouping, found, made, memory) in runs:
        each = 1000 * grouping / size
        yield f"| {size:,} | {made:,.0f} | {found:,.0f} | {making:.1f} | {grouping:.1f} | {each:.2f} | {memory:.0f} |"


if __name__ == "__main__":
    main()
