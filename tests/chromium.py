"""The Chromium that page tests open, and how long they wait for it."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

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
