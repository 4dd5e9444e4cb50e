"""Draw the pictures of the docs in a real Chromium: a shipped, fictional report as its page, and the desk."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from averment.demo import shipped_reports
from averment.domain.draft import Draft
from averment.dossier import render_page, view
from averment.extracting import extract
from averment.reading import open_inputs
from scripts.desk_pictures import draw_desk

OUT = Path(__file__).resolve().parent.parent / "docs" / "dossier.png"
REPORT = "02-wire-copy"
"""One agency's statement, carried by a wire: nearly every sentence has one origin."""
OPENED = ("shot in the shoulder", "hurt in the shoulder", "shot")
"""The value that is shown open: the first of these that the dossier has."""
WIDTH, HEIGHT, SCALE = 1240, 1640, 1.25
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


def main() -> int:
    """Write the picture; 1 where there is no Chromium or no such report."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    paths = tuple(str(p) for p in shipped_reports() if REPORT in p.name)
    drafts = [d for d in extract(open_inputs(paths), engine="embedded") if isinstance(d, Draft)]
    if chromium is None or not drafts:
        print("no Chromium here: apt-get install chromium" if drafts else f"{REPORT}: no draft", file=sys.stderr)
        return 1
    page = render_page([view(d) for d in drafts], unmasked="All people in it are fictional.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossier.html"
        file.write_text(page, "utf-8")
        draw(chromium, file)
    desk = draw_desk(chromium, QUIET)
    print(f"wrote {', '.join(p.name for p in (OUT, *desk))}")
    return 0


def draw(chromium: str, file: Path) -> None:
    """Take the picture of a page, with one value open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        page.goto(file.as_uri())
        summaries = page.locator(".person summary")
        shown = [text.split("\n")[0].strip() for text in summaries.all_inner_texts()]
        opened = next((i for name in OPENED for i, text in enumerate(shown) if text == name), None)
        if opened is not None:
            summaries.nth(opened).click()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement?.blur()")
        page.screenshot(path=OUT)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
