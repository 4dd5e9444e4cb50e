"""Asks the server patiently, within its limits, and never the same thing twice where the answer is kept."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from averment.domain.report import Report
from averment.engines.llm.answers import NoAnswer, parse
from averment.engines.llm.prompt import instructions, question, version
from averment.engines.llm.settings import Settings
from averment.errors import BadOption, EngineFailed

if TYPE_CHECKING:
    from openai import OpenAI

_WAIT = 0.5
"""Seconds before the first further try; each later one waits twice as long."""


@dataclass(slots=True)
class Asker:
    """One server and what it answered so far."""

    settings: Settings
    client: OpenAI
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _free_at: float = field(default=0.0, init=False)

    def ask(self, report: Report) -> dict[str, Any]:
        """The model's answer as JSON; raises `EngineFailed` where none comes."""
        kept = self._kept(report)
        if kept is not None and kept.is_file():
            try:
                return parse(kept.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, NoAnswer):
                kept.unlink(missing_ok=True)  # a torn file is asked again
        row = self._fresh(report)
        if kept is not None:
            _write(kept, json.dumps(row, ensure_ascii=False))
        return row

    def _fresh(self, report: Report) -> dict[str, Any]:
        cause = ""
        for attempt in range(self.settings.retries + 1):
            if attempt:
                self.sleep(_WAIT * 2 ** (attempt - 1))
            try:
                return parse(self._once(report))
            except NoAnswer as error:
                cause = str(error)
        raise EngineFailed("llm", report.key, f"{self.settings.retries + 1} answers were no use; the last: {cause}")

    def _once(self, report: Report) -> str:
        import openai

        self._pace()
        try:
            # The SDK itself waits and tries again on 408, 409, 429 and 5xx, and honours Retry-After.
            answer = self.client.chat.completions.create(
                model=self.settings.model,
                temperature=0,
                messages=[
                    {"role": "system", "content": instructions()},
                    {"role": "user", "content": question(report)},
                ],
            )
        except openai.AuthenticationError as error:
            raise BadOption("AVERMENT_LLM_KEY", "(hidden)", f"{self.settings.base_url} refuses the key") from error
        except openai.NotFoundError as error:
            raise BadOption("AVERMENT_LLM_MODEL", self.settings.model, f"the server says: {error.message}") from error
        except openai.OpenAIError as error:
            raise EngineFailed("llm", report.key, f"{self.settings.base_url}: {error}") from error
        if not answer.choices or answer.choices[0].finish_reason == "length":
            raise NoAnswer("the answer was cut off or empty; a model with room for longer answers is needed")
        return answer.choices[0].message.content or ""

    def _pace(self) -> None:
        if self.settings.per_minute <= 0:
            return
        now = self.clock()
        if now < self._free_at:
            self.sleep(self._free_at - now)
        self._free_at = max(now, self._free_at) + 60.0 / self.settings.per_minute

    def _kept(self, report: Report) -> Path | None:
        folder = self.settings.cache_folder
        if folder is None:
            return None
        parts = (report.text_id, str(report.published), str(report.publisher), self.settings.model, version())
        name = hashlib.sha256("\x00".join((*parts, self.settings.base_url)).encode()).hexdigest()
        return folder / name[:2] / f"{name}.json"


def _write(path: Path, body: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(body)
    Path(name).replace(path)
