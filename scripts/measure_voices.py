"""Measure voices, kinds and nesting on held-back articles of our own labels, and write docs/measurements/voices.md.

The labels are `training/labels/claims.read.jsonl`, split `held`; the texts are joined from `--data` by id and SHA-256.
Every figure but those of the last section is taken at claims that label and draft share, so that finding claims and
understanding them are measured apart. The last section asks the bench's own `score.py claims`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from averment.contract import to_line
from averment.extracting import extract
from averment.reading import Skipped, open_inputs

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "training" / "labels" / "claims.read.jsonl"
MODEL = ROOT / "src" / "averment" / "engines" / "embedded" / "model"
PAGE = ROOT / "docs" / "measurements" / "voices.md"
ENGINES = ("embedded", "rules")
HEADLINE = (
    "source.exact.f1", "cue.exact.f1", "content.exact.f1", "content.overlap.f1",
    "linked.precision", "linked.recall", "linked.f1",
)  # fmt: skip
SHARE = 0.5
"""How much of content and source label and draft must share, as the bench asks for a linked claim."""
REPORT = "report"

Spans = tuple[tuple[int, int], ...]
Triple = tuple[float, float, float]
"""Precision, recall, F1."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as labelled or as drafted, as far as it is compared."""

    source: Spans
    cue: Spans
    content: Spans
    kind: str
    modality: str
    voice: str
    role: str
    side: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """The claims of one article, labelled and drafted, and which of them are the same claim."""

    article: str
    wanted: tuple[Claim, ...]
    said: tuple[Claim, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def matched(self) -> Iterator[tuple[Claim, Claim]]:
        """Label and draft of each claim that both have."""
        return ((self.wanted[i], self.said[j]) for i, j in self.pairs)


def labelled(row: Mapping[str, Any]) -> tuple[Claim, ...]:
    """The claims of one row of labels, in its order."""
    voices = row["voices"]
    return tuple(
        Claim(
            *_parts(c), c["kind"], c["modality"], c["voice"],
            voices[c["voice"]]["role"], voices[c["voice"]]["side"], c["parent"],
        )
        for c in row["claims"]
    )  # fmt: skip


def drafted(draft: Mapping[str, Any]) -> tuple[Claim, ...]:
    """The claims of a draft without those for the judging words of another, which no label has."""
    every = {c["id"]: c for c in draft["claims"]}
    kept = [c for c in draft["claims"] if not _judges(c, every.get(c["parent"]))]
    at = {c["id"]: i for i, c in enumerate(kept)}
    voices = {v["id"]: v for v in draft["voices"]}
    of_report = {"role": REPORT, "side": "neither"}
    found = []
    for c in kept:
        voice = voices.get(c["voice"], of_report)
        spans = ([[p["start"], p["end"]] for p in c[part]] for part in ("source", "cue", "content"))
        parts = _parts(dict(zip(("source", "cue", "content"), spans, strict=True)))
        where = at.get(c["parent"])
        found.append(Claim(*parts, c["kind"], c["modality"], c["voice"], voice["role"], voice["side"], where))
    return tuple(found)


def _judges(claim: Mapping[str, Any], parent: Mapping[str, Any] | None) -> bool:
    return parent is not None and claim["source"] == parent["source"] and claim["cue"] == parent["cue"]


def _parts(claim: Mapping[str, Any]) -> tuple[Spans, Spans, Spans]:
    source, cue, content = (tuple((a, b) for a, b in claim[part]) for part in ("source", "cue", "content"))
    return source, cue, content


def same_claim(wanted: Claim, said: Claim) -> bool:
    """What the bench calls linked: cues touch, contents and sources share half of their characters."""
    if wanted.cue and not _cover(wanted.cue) & _cover(said.cue):
        return False
    if shared(wanted.content, said.content) < SHARE:
        return False
    return shared(wanted.source, said.source) >= SHARE if wanted.source else not said.source


def shared(a: Spans, b: Spans) -> float:
    """Characters of both by characters of either; 1 where neither has any."""
    mine, yours = _cover(a), _cover(b)
    return len(mine & yours) / len(mine | yours) if mine | yours else 1.0


def _cover(spans: Spans) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


def match(wanted: Sequence[Claim], said: Sequence[Claim]) -> tuple[tuple[int, int], ...]:
    """Labelled and drafted claims that are the same, one to one, those that share most content first."""
    fits = sorted(
        (-shared(w.content, s.content), -shared(w.source, s.source), i, j)
        for i, w in enumerate(wanted)
        for j, s in enumerate(said)
        if same_claim(w, s)
    )
    left, right, found = set(range(len(wanted))), set(range(len(said))), []
    for _, _, i, j in fits:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((i, j))
    return tuple(sorted(found))


def b_cubed(wanted: Sequence[Hashable], said: Sequence[Hashable]) -> Triple:
    """B³ of two clusterings of the same things, given as the cluster of each."""
    if not wanted:
        return 0.0, 0.0, 0.0
    both, theirs, mine = Counter(zip(wanted, said, strict=True)), Counter(wanted), Counter(said)
    precision = sum(n * n / mine[s] for (_, s), n in both.items()) / len(wanted)
    recall = sum(n * n / theirs[w] for (w, _), n in both.items()) / len(wanted)
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def prf(hit: int, said: int, wanted: int) -> Triple:
    """Precision, recall and F1 of counts."""
    precision, recall = hit / said if said else 0.0, hit / wanted if wanted else 0.0
    return precision, recall, _f1(precision, recall)


def accuracy(wanted: Sequence[str], said: Sequence[str]) -> float:
    """The share of labels that are said."""
    return sum(w == s for w, s in zip(wanted, said, strict=True)) / len(wanted) if wanted else 0.0


def majority(wanted: Sequence[str]) -> str:
    """The commonest label; of several, the first by name."""
    return min(Counter(wanted).items(), key=lambda each: (-each[1], each[0]))[0] if wanted else ""


def by_class(wanted: Sequence[str], said: Sequence[str]) -> dict[str, tuple[Triple, int]]:
    """Precision, recall and F1 of each class that is labelled, and how often it is; commonest first."""
    hits = Counter(w for w, s in zip(wanted, said, strict=True) if w == s)
    theirs, mine = Counter(wanted), Counter(said)
    return {c: (prf(hits[c], mine[c], n), n) for c, n in sorted(theirs.items(), key=lambda each: (-each[1], each[0]))}


def macro_f1(wanted: Sequence[str], said: Sequence[str]) -> float:
    """The mean F1 of the classes that are labelled."""
    figures = [each[0][2] for each in by_class(wanted, said).values()]
    return sum(figures) / len(figures) if figures else 0.0


def nesting(compared: Iterable[Compared]) -> tuple[int, int, int]:
    """Pairs of a claim and its parent: found, said, wanted; among claims that label and draft share."""
    hit = said = wanted = 0
    for each in compared:
        mine_of = dict(each.pairs)
        label_of = {j: i for i, j in each.pairs}
        theirs = {(i, p) for i in mine_of if (p := each.wanted[i].parent) is not None and p in mine_of}
        parents = ((label_of[j], each.said[j].parent) for j in label_of)
        mine = {(i, label_of[p]) for i, p in parents if p is not None and p in label_of}
        hit, said, wanted = hit + len(theirs & mine), said + len(mine), wanted + len(theirs)
    return hit, said, wanted


def confusions(wanted: Sequence[str], said: Sequence[str]) -> list[tuple[str, str, int]]:
    """What was labelled, what was said in its place, and how often; commonest first."""
    wrong = Counter((w, s) for w, s in zip(wanted, said, strict=True) if w != s)
    return [(w, s, n) for (w, s), n in sorted(wrong.items(), key=lambda each: (-each[1], each[0]))]


@dataclass(frozen=True, slots=True)
class Held:
    """One article with its labels."""

    source: str
    labels: Mapping[str, Any]
    article: Mapping[str, Any]

    @property
    def key(self) -> str:
        """What labels and drafts name the article by."""
        return str(self.labels["id"])


def held_back(data: Path) -> list[Held]:
    """The articles of split `held`, joined with their texts; refuses a text that is not the one that was read."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    labels = [row for row in labels if row["split"] == "held"]
    known = {(name, a["id"]): a for name in sorted({row["source"] for row in labels}) for a in _articles(data, name)}
    found = []
    for row in labels:
        article = known[row["source"], row["id"]]
        if hashlib.sha256(article["text"].encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{LABELS.name}: {row['id']} is not the text that was read")
        found.append(Held(row["source"], row, article))
    return found


def _articles(data: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for each in row.get("articles", [row]):
                key = str(each.get("id") or each.get("file"))
                yield {"id": key} | {k: each[k] for k in ("title", "published", "text") if each.get(k)}


def main() -> None:
    """Measure both engines, print every figure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of the data")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder with score.py")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="one engine; no page is written")
    options = parser.parse_args()
    articles = held_back(options.data)
    found = {engine: _measured(engine, articles, options.bench) for engine in options.engine or ENGINES}
    lines = list(_page(found, articles))
    print("\n".join(lines))
    if not options.engine:
        PAGE.write_text("\n".join(lines) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Found:
    """What one engine made of the articles, and the bench's figures by source and for all."""

    compared: list[Compared]
    claims: dict[str, dict[str, float]]

    @property
    def matched(self) -> list[tuple[str, Claim, Claim]]:
        """Every claim that label and draft share, with its article."""
        return [(each.article, w, s) for each in self.compared for w, s in each.matched]

    def said(self, what: Callable[[Claim], str]) -> tuple[list[str], list[str]]:
        """One property at the claims that are shared: as labelled, as said."""
        return [what(w) for _, w, _ in self.matched], [what(s) for _, _, s in self.matched]


def _measured(engine: str, articles: Sequence[Held], bench: Path) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "in.jsonl")
        inputs.write_text("".join(json.dumps(a.article, ensure_ascii=False) + "\n" for a in articles), "utf-8")
        drafts = {}
        for outcome in extract(open_inputs([str(inputs)]), engine=engine):
            if isinstance(outcome, Skipped):
                raise SystemExit(f"skipped: {outcome.error}")
            line = to_line(outcome)
            drafts[json.loads(line)["report"]["key"]] = line
        sources = sorted({a.source for a in articles})
        claims = {"all": _scored(articles, drafts, bench, Path(folder))} | {
            s: _scored([a for a in articles if a.source == s], drafts, bench, Path(folder)) for s in sources
        }
    compared = []
    for each in articles:
        wanted, said = labelled(each.labels), drafted(json.loads(drafts[each.key]))
        compared.append(Compared(each.key, wanted, said, match(wanted, said)))
    return Found(compared, claims)


def _scored(articles: Sequence[Held], drafts: Mapping[str, str], bench: Path, folder: Path) -> dict[str, float]:
    gold, said = folder / "gold.jsonl.gz", folder / "drafts.jsonl"
    said.write_text("".join(drafts[a.key] + "\n" for a in articles), "utf-8")
    with gzip.open(gold, "wt", encoding="utf-8") as out:
        for each in articles:
            claims = [c for c in each.labels["claims"] if c["parent"] is None]
            row = {"id": each.key, "text": each.article["text"], "attributions": claims}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    command = [sys.executable, str(bench / "score.py"), "claims", str(gold), str(said)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603
    return {name.removeprefix("claims."): float(value) for name, value in (x.split() for x in told.splitlines())}


def _page(found: Mapping[str, Found], articles: Sequence[Held]) -> Iterator[str]:
    yield from _head(found, articles)
    yield from _voices(found)
    yield from _roles(found)
    yield from _classes(found, "3. Kind of claim", lambda c: c.kind)
    yield from _classes(found, "4. Modality", lambda c: c.modality)
    yield from _nested(found)
    yield from _claims(found, articles)


def _head(found: Mapping[str, Found], articles: Sequence[Held]) -> Iterator[str]:
    labels = [c for a in articles for c in a.labels["claims"]]
    encoder = hashlib.sha256((MODEL / "encoder.onnx").read_bytes()).hexdigest()[:16]
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.strip()  # noqa: S603
    yield "# Voices, kinds, nesting: on articles of the kind Averment is for"
    yield ""
    yield f"Measured on {datetime.now(UTC).date()} at commit `{commit}`, shipped encoder SHA-256 `{encoder}`, by"
    yield ""
    yield "```"
    yield "python scripts/measure_voices.py --data DATA --bench BENCH"
    yield "```"
    yield ""
    nested = sum(c["parent"] is not None for c in labels)
    kinds = len(_kind_rows() & {a.key for a in articles})
    yield f"on the {len(articles)} articles of `training/labels/claims.read.jsonl` that are held back (split `held`):"
    yield f"{len(labels)} claims, {nested} of them within another. No claim of theirs was trained on. {kinds} of the"
    yield "articles also stand among those whose kind of report was labelled, which another head of the encoder"
    yield "learns; and `articles/immigration_enforcement.dev` is a development set, which rule authors may read."
    yield ""
    yield "**What the labels are.** Two language-model readers read 40 articles each; nobody read an article twice, and"
    yield "no person read them. The figures are agreement with one such reading, not with people, and how far two"
    yield "readings agree is not known. With so few articles, one can move a figure by several hundredths."
    yield ""
    yield "**Matched claims.** Sections 1 to 5 look only at claims that label and draft share: cues touch, contents and"
    yield f"sources share {SHARE:g} of their characters (as `score.py claims` asks), one to one, most shared content"
    yield "first. Claims that we make of the judging words in another claim (same source, same cue) are left out; the"
    yield "labels have none. The engines find different claims, so their figures stand on different n and cannot be set"
    yield "against each other. n is the number of matched claims, or of those labelled with the class. A majority"
    yield "baseline says everywhere the class that is commonest among the matched labels."
    yield ""
    yield "| | " + " | ".join(found) + " |"
    yield "| --- |" + " --: |" * len(found)
    yield _row("claims labelled", (len(labels) for _ in found))
    yield _row("claims drafted", (sum(len(c.said) for c in f.compared) for f in found.values()))
    yield _row("claims matched", (len(f.matched) for f in found.values()))


def _kind_rows() -> set[str]:
    """Articles whose kind of report was labelled."""
    files = (path.read_text("utf-8").splitlines() for path in LABELS.parent.glob("relevance.*.jsonl"))
    return {str(json.loads(line)["id"]) for lines in files for line in lines}


def _row(name: str, values: Iterable[object]) -> str:
    return f"| {name} | " + " | ".join(f"{v:.3f}" if isinstance(v, float) else str(v) for v in values) + " |"


def _triple(figures: Triple) -> str:
    return " / ".join(f"{each:.3f}" for each in figures)


def _voices(found: Mapping[str, Found]) -> Iterator[str]:
    yield ""
    yield "## 1. Same speaker, same voice (B³: precision / recall / F1)"
    yield ""
    yield "| engine | claims | n | Averment | each claim its own voice | all of an article one voice |"
    yield "| --- | --- | --: | --: | --: | --: |"
    for engine, each in found.items():
        sourced = [m for m in each.matched if m[1].source]
        for name, some in (("matched", each.matched), ("matched, with a source", sourced)):
            wanted = [(article, w.voice) for article, w, _ in some]
            said = [(article, s.voice) for article, _, s in some]
            figures = (b_cubed(wanted, x) for x in (said, list(range(len(some))), [a for a, _, _ in some]))
            yield f"| {engine} | {name} | {len(some)} | " + " | ".join(_triple(x) for x in figures) + " |"


def _roles(found: Mapping[str, Found]) -> Iterator[str]:
    yield ""
    yield "## 2. Role and side of the voice (accuracy at matched claims)"
    yield ""
    yield "A matched claim without a source has an unnamed voice in the labels and the publisher's voice in ours."
    yield ""
    yield "| engine | | claims | n | Averment | majority |"
    yield "| --- | --- | --- | --: | --: | --- |"
    parts: tuple[tuple[str, Callable[[Claim], str]], ...] = (("role", lambda c: c.role), ("side", lambda c: c.side))
    for engine, each in found.items():
        for name, what in parts:
            for claims, some in (
                ("matched", each.matched),
                ("with a source", [m for m in each.matched if m[1].source]),
            ):
                wanted, said = [what(w) for _, w, _ in some], [what(s) for _, _, s in some]
                most = majority(wanted)
                ours, base = accuracy(wanted, said), accuracy(wanted, [most] * len(wanted))
                yield f"| {engine} | {name} | {claims} | {len(some)} | {ours:.3f} | {base:.3f} ({most}) |"
    for engine, each in found.items():
        for name, what in parts:
            yield ""
            yield f"Most often wrong, {name}, {engine}: {_wrong(*each.said(what))}."


def _wrong(wanted: Sequence[str], said: Sequence[str]) -> str:
    return "; ".join(f"{w} read as {s} ({n})" for w, s, n in confusions(wanted, said)[:6]) or "nothing"


def _classes(found: Mapping[str, Found], title: str, what: Callable[[Claim], str]) -> Iterator[str]:
    yield ""
    yield f"## {title} (precision / recall / F1 at matched claims)"
    yield ""
    yield "| engine | class | n | Averment | F1 of the majority answer |"
    yield "| --- | --- | --: | --: | --: |"
    for engine, each in found.items():
        wanted, said = each.said(what)
        constant = [majority(wanted)] * len(wanted)
        trivial = by_class(wanted, constant)
        for name, (figures, n) in by_class(wanted, said).items():
            yield f"| {engine} | {name} | {n} | {_triple(figures)} | {trivial[name][0][2]:.3f} |"
        macro, right = (macro_f1(wanted, said), macro_f1(wanted, constant)), accuracy(wanted, said)
        yield f"| {engine} | **macro F1** | {len(wanted)} | {macro[0]:.3f} | {macro[1]:.3f} |"
        yield f"| {engine} | **accuracy** | {len(wanted)} | {right:.3f} | {accuracy(wanted, constant):.3f} |"
    for engine, each in found.items():
        yield ""
        yield f"Most often wrong, {engine}: {_wrong(*each.said(what))}."


def _nested(found: Mapping[str, Found]) -> Iterator[str]:
    yield ""
    yield "## 5. Claims within claims"
    yield ""
    yield "Pairs of a claim and its parent, both of them matched. Without nesting, nothing is found: F1 0."
    yield ""
    yield "| engine | pairs labelled | pairs drafted | in both | precision / recall / F1 | no nesting |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for engine, each in found.items():
        hit, said, wanted = nesting(each.compared)
        yield f"| {engine} | {wanted} | {said} | {hit} | {_triple(prf(hit, said, wanted))} | 0.000 |"
    yield ""
    for engine, each in found.items():
        every = [(c, i) for c in each.compared for i, w in enumerate(c.wanted) if w.parent is not None]
        heard = sum(i in dict(c.pairs) for c, i in every)
        yield f"Of {len(every)} labelled claims within another, `{engine}` finds {heard} ({heard / len(every):.3f})."


def _claims(found: Mapping[str, Found], articles: Sequence[Held]) -> Iterator[str]:
    yield ""
    yield "## 6. The claims themselves"
    yield ""
    yield "`score.py claims` on claims that stand in no other. The rule-only engine is the baseline."
    yield ""
    yield "| articles | n | claims | figure | " + " | ".join(found) + " |"
    yield "| --- | --: | --: | --- |" + " --: |" * len(found)
    for name in next(iter(found.values())).claims:
        some = [a for a in articles if name in ("all", a.source)]
        count = sum(c["parent"] is None for a in some for c in a.labels["claims"])
        for figure in HEADLINE:
            yield _row(f"{name} | {len(some)} | {count} | {figure}", (f.claims[name][figure] for f in found.values()))


if __name__ == "__main__":
    main()
