"""What every engine promises, run on every engine there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from averment.bootstrap import ENGINES, build_engine
from averment.coding.gate import admit
from averment.domain.codes import ReportKind
from averment.domain.report import Report
from averment.errors import UnknownEngine
from averment.ports import Engine
from tests.engines.llm.server import answer_by_rules, serving

STORY = (
    "A deputy shot a man in the arm on Tuesday, the sheriff’s office said.\n"
    "“He came at us with a knife,” Sheriff Dana Holm told reporters. A neighbor said the man’s hands were empty.\n"
)
ODD = ["", " ", "\n\n", "“", "a", "🚓" * 50, "\u202eabc\u202c", "e\u0301" * 40, "said " * 2_000, "x" * 5_000]

MARK = """
import json, sys
from averment.bootstrap import build_engine
from averment.domain.report import Report
text = sys.argv[2]
markup = build_engine(sys.argv[1]).mark([Report(id="i", text_id="t", key="k", text=text)])[0]
spans = [[[s.start, s.end] for s in a.spans] + [a.score] for a in markup.attributions]
print(json.dumps([spans, {str(k): v for k, v in markup.kinds.items()}]))
"""


@pytest.fixture(params=sorted(ENGINES))
def engine_name(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each engine in turn; a language model is one that tells the truth over real HTTP."""
    if request.param != "llm":
        yield request.param
        return
    request.getfixturevalue("socket_enabled")
    folder = request.getfixturevalue("tmp_path")
    with serving(answer_by_rules) as server:
        settings = folder / "llm.toml"
        settings.write_text(
            f'base_url = "{server.url}"\nmodel = "hand"\nper_minute = 0\ncache = "{folder}/kept"\n', "utf-8"
        )
        monkeypatch.setenv("AVERMENT_LLM_CONFIG", str(settings))
        yield request.param


@pytest.fixture
def engine(engine_name: str) -> Engine:
    """The engine of that name."""
    return build_engine(engine_name)


def test_one_markup_per_report_in_order(engine: Engine, make_report: Callable[..., Report]) -> None:
    """A batch reads as its reports would alone."""
    reports = [make_report(t) for t in (STORY, "", "The council met.", STORY * 3)]
    together = engine.mark(reports)
    assert together == [engine.mark([r])[0] for r in reports]


def test_an_empty_batch_gives_nothing(engine: Engine) -> None:
    """And is no error."""
    assert engine.mark([]) == []


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_pass_the_gate(engine: Engine, make_report: Callable[..., Report], text: str) -> None:
    """Whatever stands in them."""
    report = make_report(text)
    admit(report, engine.mark([report])[0])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_unicode_passes_the_gate(engine: Engine, make_report: Callable[..., Report], text: str) -> None:
    """Spans are words of the report, scores are shares."""
    report = make_report(text)
    markup = admit(report, engine.mark([report])[0])
    assert sum(markup.kinds.values()) == pytest.approx(1.0, abs=0.01)
    assert all(0 <= a.score <= 1 for a in markup.attributions)


def test_who_said_what_is_found(engine: Engine, make_report: Callable[..., Report]) -> None:
    """In the plainest of stories."""
    markup = engine.mark([make_report(STORY)])[0]
    said = {(a.source[0].read(STORY), a.cue[0].read(STORY)) for a in markup.attributions if a.source and a.cue}
    assert any("Holm" in source and "told" in cue for source, cue in said)
    assert markup.kind is ReportKind.USE_OF_FORCE


def test_two_processes_mark_alike(engine_name: str) -> None:
    """With different hash seeds."""
    told = {
        subprocess.check_output(
            [sys.executable, "-c", MARK, engine_name, STORY], env={**os.environ, "PYTHONHASHSEED": seed}, text=True
        )
        for seed in "12"
    }
    assert len(told) == 1
    assert json.loads(told.pop())[0]


def test_an_unknown_engine_is_refused_with_the_list() -> None:
    """So that the cure stands in the message."""
    with pytest.raises(UnknownEngine, match="embedded, rules, llm"):
        build_engine("oracle")
