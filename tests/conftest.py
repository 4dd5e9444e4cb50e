"""Fixtures that every part of the suite shares: texts, reports, and nothing that knows a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from averment.domain.identity import digest, text_id
from averment.domain.report import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("averment", deadline=None)  # a busy machine is no failure; `make bench` measures speed
settings.load_profile("averment")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all page tests of a file."""
    from tests.chromium import opened_chromium  # Playwright is not imported where no page is tested

    with opened_chromium() as chromium:
        yield chromium


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report from a text, as the plain-text reader would."""

    def make(text: str, *, published: str | None = "2025-10-22", key: str = "test", **more: Any) -> Report:
        day = date.fromisoformat(published) if published else None
        name, text_name = digest(text.encode("utf-8", "surrogatepass")), text_id(text, "test 1")
        return Report(id=name, text_id=text_name, key=key, text=text, published=day, **more)

    return make
