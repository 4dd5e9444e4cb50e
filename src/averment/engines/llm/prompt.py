"""What a language model is asked: the contract's fields with their codes, every answer with a quote, the text as data.

The text stands between fences that hold its own digest, so that nothing written in it can close them; whatever it says
there is material to be read, never an instruction.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from string import Template

from averment.domain.codes import ActKind, Modality, PersonRole, ReportKind, When
from averment.domain.fields import AIMS, FIELDS, INTENTS, STRUCK, Field, Holds
from averment.domain.report import Report


@cache
def instructions() -> str:
    """The instructions, made from the table of fields: a new field asks for itself."""
    template = resources.files("averment.engines.llm") / "instructions.txt"
    return Template(template.read_text(encoding="utf-8")).substitute(
        kinds=", ".join(ReportKind),
        roles=", ".join(PersonRole),
        modalities=", ".join(Modality),
        whens=", ".join(When),
        intents=", ".join(INTENTS),
        aims=", ".join(AIMS),
        struck=", ".join(STRUCK),
        acts=", ".join(ActKind),
        fields="\n".join(_line(field) for field in FIELDS.values()),
    )


@cache
def version() -> str:
    """A digest of the instructions: cached answers of other instructions are not used."""
    return hashlib.sha256(instructions().encode()).hexdigest()[:12]


def question(report: Report) -> str:
    """The report as data, fenced by its own digest."""
    fence = hashlib.sha256(f"fence {report.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    head = f"Published: {report.published or 'not given'}\nPublisher: {report.publisher or 'not given'}"
    return f"{head}\n<report-{fence}>\n{report.text}\n</report-{fence}>"


def _line(field: Field) -> str:
    takes = f"one of: {', '.join(field.codes)}" if field.codes else _TAKES[field.holds]
    if field.holds is Holds.CLOCK:
        takes = f"HH:MM, or {takes}"
    return f"- {field.name} ({field.of}): {field.meaning}; {takes}"


_TAKES = {
    Holds.WORDS: "words as printed",
    Holds.COUNT: "a number or [low, high]",
    Holds.DAY: "an ISO day or interval",
    Holds.CLOCK: "HH:MM",
    Holds.CODE: "a code",
}
