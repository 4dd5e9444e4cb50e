"""Where the language model is and how it may be used: a TOML file, or the environment, which wins.

# ~/.config/averment/llm.toml, or the file that AVERMENT_LLM_CONFIG names
base_url = "http://localhost:8000/v1"     # AVERMENT_LLM_URL
model = "some-model"                      # AVERMENT_LLM_MODEL
key = "…"                                 # AVERMENT_LLM_KEY; not needed by most local servers
timeout = 120.0                           # seconds for one answer
retries = 4                               # after a refusal, a timeout, or an answer that is not JSON
per_minute = 60                           # requests at most
cache = "~/.cache/averment/llm"           # answers by text, prompt and model; "" keeps none
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from averment.errors import BadOption

CONFIG = "AVERMENT_LLM_CONFIG"
_DEFAULT_FILE = "~/.config/averment/llm.toml"
_BY_ENVIRONMENT = {"base_url": "AVERMENT_LLM_URL", "model": "AVERMENT_LLM_MODEL", "key": "AVERMENT_LLM_KEY"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to reach a server that speaks the OpenAI protocol; see the head of this module."""

    base_url: str
    model: str
    key: str = "none"
    timeout: float = 120.0
    retries: int = 4
    per_minute: float = 60.0
    cache: str = "~/.cache/averment/llm"

    @property
    def cache_folder(self) -> Path | None:
        """Where answers are kept; None where they are not."""
        return Path(self.cache).expanduser() if self.cache else None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of file and environment; raises `BadOption` that names everything that is missing or wrong."""
    path = Path(environment.get(CONFIG, _DEFAULT_FILE)).expanduser()
    given = _file(path, required=CONFIG in environment)
    given |= {name: environment[key] for name, key in _BY_ENVIRONMENT.items() if environment.get(key)}
    problems = [f"{name} is not set ({_BY_ENVIRONMENT[name]})" for name in ("base_url", "model") if not given.get(name)]
    for each in fields(Settings):
        value = given.get(each.name)
        if value is None:
            continue
        if each.type in ("float", "int"):
            if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
                problems.append(f"{each.name} is {value!r} and should be a number, not below 0")
        elif not isinstance(value, str):
            problems.append(f"{each.name} is {value!r} and should be text")
    known = {each.name for each in fields(Settings)}
    problems += [f"{name} is no setting; there are: {', '.join(sorted(known))}" for name in given if name not in known]
    if problems:
        raise BadOption("--engine llm", str(path), "; ".join(problems))
    return Settings(**given)


def _file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if required:
            raise BadOption(CONFIG, str(path), "there is no such file") from error
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOption(CONFIG, str(path), f"it cannot be read: {error}") from error
