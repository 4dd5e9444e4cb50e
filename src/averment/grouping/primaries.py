"""Reports that are mainly about one incident: which of them tell of the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.grouping.blocking import candidates
from averment.grouping.clustering import cluster, spaced
from averment.grouping.holding import Holding
from averment.grouping.known import Step
from averment.grouping.reasons import because, between, may_join
from averment.grouping.scoring import Scorer
from averment.grouping.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Apart:
    """Two incidents that stayed apart, the mean likelihood between them, and whether a constraint kept them so."""

    one: str
    other: str
    score: float
    forbidden: bool


def group_primaries(holding: Holding, fresh: Sequence[Sketch], scorer: Scorer) -> list[Apart]:
    """Put fresh primary tellings into the incidents held, or open new ones; give what stayed apart."""
    return _Primaries(holding, fresh, scorer).run() if fresh else []


class _Primaries:
    """Held and fresh tellings in one sequence; a place is an index into it."""

    def __init__(self, holding: Holding, fresh: Sequence[Sketch], scorer: Scorer) -> None:
        self._holding, self._scorer = holding, scorer
        anchors = holding.anchors()
        held = [(s, id_) for id_, tellings in anchors.items() for s in tellings]
        every = sorted([*held, *((s, None) for s in fresh)], key=lambda x: x[0].order)
        self._sketches = [s for s, _ in every]
        self._home = {place: id_ for place, (_, id_) in enumerate(every) if id_ is not None}
        self._fresh = [place for place in range(len(every)) if place not in self._home]
        self._birth = {id_: n for n, id_ in enumerate(anchors)}

    def run(self) -> list[Apart]:
        pairs = candidates(self._sketches, self._fresh if self._home else None)
        found = cluster(self._starts(), pairs, self._score, self._allowed, self._needed)
        ids = {name: self._settle(places) for name, places in sorted(found.clusters.items())}
        return [Apart(ids[x.low], ids[x.high], x.score, x.forbidden) for x in found.links]

    def _starts(self) -> list[list[int]]:
        """What is one before anything is compared: a known incident, copies of one text, versions of one page."""
        starts: defaultdict[object, list[int]] = defaultdict(list)
        home: dict[object, str] = {}
        for place in sorted(self._home, key=lambda p: (self._birth[self._home[p]], p)):
            starts[self._home[place]].append(place)
            for name in self._names(place):
                home.setdefault(name, self._home[place])
        for together in self._same_page():
            known = {home[n] for place in together for n in self._names(place) if n in home}
            starts[min(known, key=lambda i: self._birth[i]) if known else together[0]] += together
        return list(starts.values())

    def _same_page(self) -> Iterator[list[int]]:
        """Fresh places that are one through equal texts or keys, each once."""
        by_name: defaultdict[object, list[int]] = defaultdict(list)
        for place in self._fresh:
            for name in self._names(place):
                by_name[name].append(place)
        seen: set[int] = set()
        for start in self._fresh:
            if start in seen:
                continue
            seen.add(start)
            together, waiting = [], [start]
            while waiting:
                together.append(place := waiting.pop())
                more = {p for name in self._names(place) for p in by_name[name]} - seen
                seen |= more
                waiting += more
            yield sorted(together)

    def _names(self, place: int) -> tuple[tuple[str, str], tuple[str, str]]:
        one = self._sketches[place]
        return ("text", one.report), ("page", one.key)

    def _score(self, low: int, high: int) -> float:
        return self._scorer.score(self._sketches[low], self._sketches[high])

    def _allowed(self, some: Sequence[int], others: Sequence[int]) -> bool:
        known = {self._home[p] for p in (*some, *others) if p in self._home}
        if len(known) > 1 and known & self._holding.settled:
            return False
        return may_join(self._read(some), self._read(others))

    def _needed(self, some: Sequence[int], others: Sequence[int]) -> float:
        """Two incidents that both have names are merged only where it is sure."""
        both = all(any(place in self._home for place in cluster) for cluster in (some, others))
        return self._scorer.sure if both else self._scorer.join

    def _read(self, places: Sequence[int]) -> list[Sketch]:
        return [self._sketches[p] for p in places]

    def _settle(self, places: tuple[int, ...]) -> str:
        """Write one cluster into what is held, and give the name of its incident."""
        known = sorted({self._home[p] for p in places if p in self._home}, key=lambda i: self._birth[i])
        fresh = [p for p in places if p not in self._home]
        if known:
            id_ = known[0]
            for gone in known[1:]:
                self._merge(gone, id_, places)
        else:
            id_ = self._holding.open(self._read(fresh))
            fresh = fresh[1:]
        for place in fresh:
            others = self._read(spaced([p for p in places if p != place]))
            score, reason = because(self._sketches[place], others, self._scorer)
            self._holding.add(id_, self._sketches[place], Step.JOINED, reason=reason, score=score)
        return id_

    def _merge(self, gone: str, into: str, places: Sequence[int]) -> None:
        theirs = self._read([p for p in places if self._home.get(p) == gone])
        ours = self._read([p for p in places if self._home.get(p) != gone])
        some, others = spaced(ours), spaced(theirs)
        mean = sum(self._scorer.score(a, b) for a in some for b in others) / (len(some) * len(others))
        self._holding.merge(gone, into, reason=between(some, others, self._scorer), score=mean)
