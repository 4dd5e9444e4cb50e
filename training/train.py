"""Train the model: `python -m training.train --run DIR`; seeded, saved after every epoch, resumed where it stopped."""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer

from averment.domain.codes import ReportKind
from averment.engines.embedded.engine import load_tokenizer
from averment.engines.embedded.reader import KIND_WINDOWS
from averment.engines.embedded.tokens import Tokens, read_tokens
from averment.engines.embedded.windows import Window, plan_windows
from training.base import LAST, TOKENIZER, base_file
from training.batches import pad
from training.corpus import KindRow, articles, data_directory, kind_rows, read_articles, split
from training.examples import Example, Labelled, label, varied, windows
from training.losses import claims_loss, kind_loss
from training.model import Tagger

_WARM_UP = 0.06
_AVERAGED = 0.998
"""How much of the running average of the weights a step keeps; the average is what ships."""
_KINDS_TOGETHER = 4
"""Reports whose kind is asked in every second step."""
_TITLED = 0.7
"""How often a report is shown with its title: many come without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does; two runs of one plan on one machine give the same weights."""

    epochs: int
    seed: int
    batch: int
    rate: float
    head_rate: float
    everything: bool
    read: int = 0
    """How many times an epoch shows the articles whose claims were read for this project."""
    begun: str = ""
    """Name of the run beside this one from whose averaged weights it begins; from the base encoder where empty."""
    content: float = 0.3
    """Weight of the content's own head."""
    kind_every: int = 2
    """Steps from one question for kinds to the next."""


SHIPPED = Plan(epochs=6, seed=1, batch=16, rate=2e-4, head_rate=1e-3, everything=False)
"""The first plan of the model that ships: PolNeAR, and kinds."""
READ = Plan(epochs=1, seed=1, batch=16, rate=6e-5, head_rate=2e-4, everything=False, read=4, begun="first")
"""The second: on from the first, with the articles on crime and enforcement four times among the others."""
NESTED = Plan(
    epochs=1,
    seed=1,
    batch=16,
    rate=8e-5,
    head_rate=4e-4,
    everything=False,
    read=3,
    begun="both",
    content=1.0,
    kind_every=3,
)
"""Tried, and not shipped (docs/measurements/claims-ablation.md): on from the mean of both, contents weighed more."""


PLANS: Final = {"shipped": SHIPPED, "read": READ, "nested": NESTED}


class Learner:
    """A model with its average, its optimiser and its place in the plan."""

    def __init__(self, plan: Plan, steps: int) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.model = Tagger()
        self.model.load_base()
        self.average = Tagger()
        self.average.load_state_dict(self.model.state_dict())
        new = [p for n, p in self.model.named_parameters() if n.startswith(("heads.", "linker."))]
        old = [p for n, p in self.model.named_parameters() if not n.startswith(("heads.", "linker."))]
        groups = [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.head_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda step: rate_at(step, steps))
        self.epoch = 0
        self.step = 0

    def begin(self, path: Path) -> None:
        """Take over the averaged weights of another run."""
        weights = torch.load(path, weights_only=True)["average"]
        self.model.load_state_dict(weights)
        self.average.load_state_dict(weights)

    def learn(self, losses: Sequence[torch.Tensor]) -> None:
        """One step down the sum of the losses."""
        torch.stack(list(losses)).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(_AVERAGED, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), 1 - keep)

    def save(self, path: Path) -> None:
        """Write everything that going on needs, whole or not at all."""
        state = {
            "plan": asdict(self.plan),
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a saved state of the same plan."""
        state = torch.load(path, weights_only=True)
        if state["plan"] != asdict(self.plan):
            raise SystemExit(f"{path} was made by another plan: {state['plan']}")
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]


def rate_at(step: int, steps: int) -> float:
    """Share of the peak rate: up in a straight line, then down along a cosine to a twentieth."""
    warm = max(1, int(_WARM_UP * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm))))


def batches(labelled: Sequence[Labelled], plan: Plan, epoch: int) -> list[list[Example]]:
    """One epoch's windows in an order that seed and epoch decide, windows of like length together."""
    rng = np.random.default_rng((plan.seed, epoch))
    cut = [e for article in labelled for e in windows(varied(article, rng), rng)]
    order = rng.permutation(len(cut))
    pool = plan.batch * 16
    out = []
    for first in range(0, len(cut), pool):
        near = sorted(order[first : first + pool], key=lambda i: cut[i].window.end - cut[i].window.begin)
        out += [[cut[i] for i in near[a : a + plan.batch]] for a in range(0, len(near), plan.batch)]
    return [out[i] for i in rng.permutation(len(out))]


@dataclass(frozen=True, slots=True)
class Known:
    """A report of known kind, in tokens."""

    row: KindRow
    text: Tokens
    title: Tokens

    def windows(self, rng: np.random.Generator) -> list[tuple[Tokens, Window]]:
        """One or two of the windows that decide its kind, the first more often than not; the title at times."""
        size = int(rng.integers(160, 255))
        plan = plan_windows(self.text.sentence_starts, len(self.text), size=size, overlap=24)[:KIND_WINDOWS]
        some = [w for i, w in enumerate(plan) if rng.random() < (0.8 if i == 0 else 0.35)] or plan[:1]
        title = plan_windows(self.title.sentence_starts, len(self.title))[:1] if rng.random() < _TITLED else []
        return [*((self.title, w) for w in title), *((self.text, w) for w in some)]


def kind_batches(known: Sequence[Known], rng: np.random.Generator) -> Iterator[Sequence[Known]]:
    """Without end: reports to ask the kind of, each kind equally often, and of a kind the read ones more often."""
    groups = [
        [k for k in known if k.row.kind is kind and k.row.read is read]
        for kind in ReportKind
        for read in (True, True, False)
    ]
    filled = [group for group in groups if group]
    while True:
        chosen = [filled[int(rng.integers(len(filled)))] for _ in range(_KINDS_TOGETHER)]
        yield [group[int(rng.integers(len(group)))] for group in chosen]


def blend(run: Path, parts: Sequence[Path]) -> None:
    """Leave in `run` the mean of the averaged weights of several runs (Wortsman et al. 2022, "model soups").

    The second plan learns how crime is reported and forgets a little of the rest; the mean keeps both.
    """
    run.mkdir(parents=True, exist_ok=True)
    each = [torch.load(part / LAST, weights_only=True)["average"] for part in parts]
    torch.save({"average": {k: torch.stack([w[k].float() for w in each]).mean(0) for k in each[0]}}, run / LAST)


def train(run: Path, data: Path, plan: Plan) -> None:
    """Train to the end of the plan and leave `run/last.pt`; go on from there where it exists."""
    run.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base_file(TOKENIZER))
    everything = articles(data, "train")
    chosen = everything if plan.everything else split(everything)[0]
    chosen = [*chosen, *(read_articles(data, "train") * plan.read)]
    labelled = [label(article, tokenizer) for article in chosen]
    known = _known(data, tokenizer, plan)
    steps = sum(len(batches(labelled, plan, epoch)) for epoch in range(plan.epochs))
    learner = Learner(plan, steps)
    if plan.begun:
        learner.begin(run.parent / plan.begun / LAST)
    if (run / LAST).exists():
        learner.resume(run / LAST)
    told = f"{len(labelled)} articles, {len(known)} of known kind, {steps} steps"
    print(f"{told}; from epoch {learner.epoch}", flush=True)
    while learner.epoch < plan.epochs:
        _epoch(learner, labelled, known, steps)
        learner.epoch += 1
        learner.save(run / LAST)


def _known(data: Path, tokenizer: Tokenizer, plan: Plan) -> list[Known]:
    learn, held = kind_rows(data)
    rows = [*learn, *held] if plan.everything else learn
    return [Known(row, read_tokens(row.text, tokenizer), read_tokens(row.title, tokenizer)) for row in rows]


def _epoch(learner: Learner, labelled: Sequence[Labelled], known: Sequence[Known], steps: int) -> None:
    rng = np.random.default_rng((learner.plan.seed, learner.epoch, 1))
    torch.manual_seed(learner.plan.seed * 1000 + learner.epoch)
    learner.model.train()
    kinds = kind_batches(known, rng)
    since, seen = time.monotonic(), dict[str, float]()
    todo = batches(labelled, learner.plan, learner.epoch)
    for i, examples in enumerate(todo, 1):
        losses = claims_loss(learner.model, examples, rng, content=learner.plan.content)
        if known and i % learner.plan.kind_every == 1:
            losses["kind"] = _kind(learner, next(kinds), rng)
        learner.learn(list(losses.values()))
        for name, value in losses.items():
            seen[name] = seen.get(name, 0.0) + float(value.detach())
        if i % 25 == 0 or i == len(todo):
            said = " ".join(f"{name} {total / i:.3f}" for name, total in seen.items())
            pace = (time.monotonic() - since) / i
            print(f"epoch {learner.epoch} {i}/{len(todo)} of {steps}: {pace:.2f} s a step; {said}", flush=True)


def _kind(learner: Learner, chosen: Sequence[Known], rng: np.random.Generator) -> torch.Tensor:
    cut = [(n, *each) for n, known in enumerate(chosen) for each in known.windows(rng)]
    batch = pad([(tokens, window) for _, tokens, window in cut])
    return kind_loss(learner.model, batch, [n for n, *_ in cut], [known.row for known in chosen])


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--data", help="the data directory (default: AVERMENT_DATA, else ../shared/data)")
    parser.add_argument("--plan", choices=PLANS, help="a whole plan by its name; the options below do not count then")
    parser.add_argument("--epochs", type=int, default=SHIPPED.epochs)
    parser.add_argument("--seed", type=int, default=SHIPPED.seed)
    parser.add_argument("--batch", type=int, default=SHIPPED.batch, help="windows a step")
    parser.add_argument("--rate", type=float, default=SHIPPED.rate, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=SHIPPED.head_rate, help="peak learning rate of what is new")
    parser.add_argument("--everything", action="store_true", help="learn from the held-out part too")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    plan = Plan(
        epochs=args.epochs,
        seed=args.seed,
        batch=args.batch,
        rate=args.rate,
        head_rate=args.head_rate,
        everything=args.everything,
    )
    train(args.run, data_directory(args.data), PLANS.get(args.plan, plan))


if __name__ == "__main__":
    main()
