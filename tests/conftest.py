"""Fixtures that every part of the suite shares: texts, reports, and nothing that knows a model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from averment.domain.identity import digest, text_id
from averment.domain.report import Report


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report from a text, as the plain-text reader would."""

    def make(text: str, *, published: str | None = "2025-10-22", key: str = "test", **more: object) -> Report:
        day = date.fromisoformat(published) if published else None
        return Report(
            id=digest(text.encode()), text_id=text_id(text, "test 1"), key=key, text=text, published=day, **more
        )  # type: ignore[arg-type]

    return make
