"""The Chromium that page tests open, and how long they wait for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; apt-get install chromium"),
]
"""The marks of a file of page tests."""

# What a page shows after a key or a click is there when the browser has drawn it, which a busy machine does late: tests
# ask by `expect`, which waits, and never look once.
expect.set_options(timeout=20_000)


@contextmanager
def opened_chromium() -> Iterator[Browser]:
    """A Chromium, spoken to through pipes."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@contextmanager
def served(*command: str, folder: Path | None = None, env: dict[str, str] | None = None) -> Iterator[str]:
    """The address that a command such as `averment serve` says it listens at, while it runs."""
    with subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+(?=/)", process.stdout.readline())
        assert found is not None
        yield found.group()
        process.terminate()
