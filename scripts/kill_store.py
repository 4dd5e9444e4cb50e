"""Kill a program that works on a store at random moments, and look at what is left: `python -m scripts.kill_store`.

Each round starts a process of its own that adds made-up reports, decides on their facts, or migrates an empty store;
after some milliseconds it is killed (SIGKILL), the store is opened again, and four things are looked at: `check` finds
nothing, the ledger verifies, all that the process had said to be done is there, and nothing is there twice.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select

from averment.domain.decisions import DecisionKind
from averment.errors import StoreUnusable
from averment.store import Store, open_store
from averment.store.checking import check
from averment.store.schema import decisions, reports
from averment.store.verifying import verify
from scripts.fill_store import story

ROUNDS = 200


def add(address: str, begin: int) -> None:
    """Add reports one after the other, telling each number once it is committed."""
    store = open_store(address)
    for number in range(begin, begin + 10_000):
        draft, raw = story(number, 7)
        with store.write("adder") as writer:
            added = writer.add(draft, raw)
            for local in writer.unplaced(added.number):
                writer.place_new(added.number, local, "US-XX-MADEUP-UNDATED")
            writer.commit()
        print(f"report {added.number}", flush=True)


def decide(address: str, begin: int) -> None:
    """Accept, reject and undo, telling each decision once it is committed."""
    store = open_store(address)
    pick = random.Random(begin)  # noqa: S311 - no secret
    while True:
        with store.read() as reader:
            waiting = reader.open_facts(0.0, limit=50)
        if not waiting:
            return
        fact = pick.choice(waiting)
        kind = pick.choice([DecisionKind.ACCEPT, DecisionKind.REJECT])
        with store.write("decider") as writer:
            number = writer.decide(fact.report, kind, fact=fact.id, reason="a round")
            writer.commit()
        print(f"decision {number}", flush=True)
        if pick.random() < 0.2:
            with store.write("decider") as writer:
                writer.undo(number, reason="a round")
                writer.commit()


def migrate(address: str, _begin: int) -> None:
    """Make the tables of an empty store."""
    open_store(address).close()
    print("store made", flush=True)


WORK: dict[str, Callable[[str, int], None]] = {"add": add, "decide": decide, "migrate": migrate}


def round_of(what: str, address: str, begin: int, seconds: float) -> list[str]:
    """Start a process, kill it after some seconds of its work; what it had said to be done."""
    command = [sys.executable, "-m", "scripts.kill_store", "--work", what, "--store", address, "--begin", str(begin)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    assert process.stdout is not None  # noqa: S101 - a pipe was asked for
    process.stdout.readline()  # it says when it begins
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return [line for line in said.splitlines() if line.startswith(("report ", "decision "))]


def faults(store: Store, said: list[str]) -> list[str]:
    """What is wrong after a kill."""
    with store.read() as reader:
        wrong = list(check(reader.connection))
        verdict = verify(reader.connection)
        if not verdict.fits:
            wrong.append(f"ledger line {verdict.line}: {verdict.cause}")
        have = {
            "report": set(reader.connection.scalars(select(reports.c.n))),
            "decision": set(reader.connection.scalars(select(decisions.c.n))),
        }
        wrong += [
            f"{line} was told to be done, and is lost"
            for line in said
            if int(line.split()[1]) not in have[line.split()[0]]
        ]
        twice = reader.connection.scalar(
            select(func.count()).select_from(
                select(reports.c.id).group_by(reports.c.id).having(func.count() > 1).subquery()
            )
        )
        if twice:
            wrong.append(f"{twice} reports are there twice")
    return wrong


def run(rounds: int, seed: int, folder: Path) -> list[str]:
    """Kill that many times; everything that was wrong, by round."""
    pick = random.Random(seed)  # noqa: S311 - no secret
    address, wrong, begin = f"sqlite:///{folder / 'killed.db'}", [], 0
    open_store(address).close()
    told = 0
    for number in range(rounds):
        what = ("add", "decide", "add", "decide", "migrate")[number % 5]
        if what == "migrate":
            where = f"sqlite:///{folder / f'made-{number}.db'}"
            said = round_of(what, where, 0, pick.uniform(0.0, 0.25))
        else:
            where = address
            said = round_of(what, where, begin, pick.uniform(0.0, 0.6))
            begin += 10_000 if what == "add" else 0
        told += len(said)
        try:
            store = open_store(where)
        except StoreUnusable as error:
            wrong.append(f"round {number} ({what}): {error}")
            continue
        wrong += [f"round {number} ({what}): {fault}" for fault in faults(store, said)]
        store.close()
    print(f"{rounds} kills, {told} reports and decisions told to be done, {len(wrong)} faults")
    return wrong


def main() -> None:
    """Kill, look, and say what was wrong; or be the process that is killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", choices=list(WORK), help=argparse.SUPPRESS)
    parser.add_argument("--store", help=argparse.SUPPRESS)
    parser.add_argument("--begin", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        print("ready", flush=True)
        WORK[given.work](given.store, given.begin)
        return
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(given.rounds, given.seed, Path(folder))
    for fault in wrong:
        print(fault)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
