"""Time what the desk asks of a store filled by scripts/fill_store.py: `python -m scripts.bench_store --store load.db`.

Each question is asked with other arguments each time, by readers side by side while writers decide; the figures are
percentiles over all askings of one question, in milliseconds, as the asking thread saw them.
"""

from __future__ import annotations

import argparse
import random
import threading
import time
from collections.abc import Callable

from sqlalchemy import func, select

from averment.domain.decisions import DecisionKind
from averment.store import Store, open_store
from averment.store.reader import Reader
from averment.store.rows import IncidentFilter, IncidentOrder, QueueOrder
from averment.store.schema import incidents, reports

Ask = Callable[[Reader, random.Random], object]
WORDS = "quarry wrench linden recording warning amber crossing".split()


def questions(store: Store) -> dict[str, Ask]:
    """What is asked, by name."""
    with store.read() as reader:
        last = reader.connection.scalar(select(func.max(reports.c.n))) or 1
        names = list(reader.connection.scalars(select(incidents.c.id).order_by(incidents.c.n).limit(5000)))
    return {
        "queue": lambda r, p: r.queue(order=p.choice(list(QueueOrder)), limit=50),
        "queue, a later page": lambda r, _: r.queue(after=r.queue(limit=200).next, limit=50),
        "progress": lambda r, _: r.progress(),
        "report": lambda r, p: r.report(p.randint(1, last)),
        "incidents": lambda r, p: r.incidents(order=p.choice(list(IncidentOrder)), limit=50),
        "incidents of a facet": lambda r, _: r.incidents(IncidentFilter(values=(("force", "ecd"),)), limit=50),
        "incident": lambda r, p: r.incident(p.choice(names)),
        "facets": lambda r, _: r.facets(("force", "outcome")),
        "history": lambda r, p: r.history(report=p.randint(1, last)),
        "search": lambda r, p: r.search(" ".join(p.sample(WORDS, 2))),
    }


def measure(store: Store, seconds: float, readers: int, writers: int) -> dict[str, list[float]]:
    """Milliseconds of each asking."""
    asked = questions(store)
    took: dict[str, list[float]] = {name: [] for name in (*asked, "decide")}
    end = time.monotonic() + seconds

    def read(seed: int) -> None:
        pick = random.Random(seed)  # noqa: S311 - no secret
        while time.monotonic() < end:
            name = pick.choice(list(asked))
            began = time.perf_counter()
            with store.read() as reader:
                asked[name](reader, pick)
            took[name].append(1000 * (time.perf_counter() - began))
            time.sleep(pick.uniform(0.5, 1.5))  # a person reads what was shown

    def write(seed: int) -> None:
        pick = random.Random(seed)  # noqa: S311 - no secret
        while time.monotonic() < end:
            with store.read() as reader:
                fact = pick.choice(reader.open_facts(0.0, limit=100))
            began = time.perf_counter()
            with store.write(f"writer {seed}") as writer:
                writer.decide(fact.report, DecisionKind.ACCEPT, fact=fact.id)
                writer.commit()
            took["decide"].append(1000 * (time.perf_counter() - began))
            time.sleep(pick.uniform(1, 2))

    threads = [threading.Thread(target=read, args=(i,)) for i in range(readers)]
    threads += [threading.Thread(target=write, args=(1000 + i,)) for i in range(writers)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return took


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=2)
    given = parser.parse_args()
    store = open_store(given.store)
    took = measure(store, given.seconds, given.readers, given.writers)
    with store.read() as reader:
        count = reader.connection.scalar(select(func.count()).select_from(reports))
    store.close()
    print(f"{count:,} reports, {given.readers} readers and {given.writers} writers for {given.seconds:g} s\n")
    print("| asked | times | p50 ms | p95 ms |\n| --- | --: | --: | --: |")
    for name, each in took.items():
        each.sort()
        if each:
            print(f"| {name} | {len(each)} | {each[len(each) // 2]:.1f} | {each[int(len(each) * 0.95)]:.1f} |")


if __name__ == "__main__":
    main()
