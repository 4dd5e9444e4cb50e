"""What a page holds and does not show: dropped, so that nothing unseen speaks in a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0|(?:left|top|text-indent)\s*:\s*-\d{4,}px"
    r"|(?:font-size\s*:\s*0(?:px|em|rem|pt|%)?|opacity\s*:\s*0(?:\.0+)?)\s*(?:;|!|$|\})"
    r"|(?:max-)?height\s*:\s*0(?:px)?\s*;[^}]*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"^\s*(?:[a-zA-Z][\w-]*)?([.\#])([\w-]+)\s*$")
_COLOURS = re.compile(r"(?<![\w-])(color|background(?:-color)?)\s*:\s*(#[0-9a-fA-F]{3,8}|[a-z]+|rgb\([\d,\s]+\))")
_NEVER = frozenset({"html", "body", "main", "article"})
_UNSEEN_ANYWAY = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "form", "nav", "footer", "button"}
)
_MOST = 0.5
"""An element that holds more than this share of a page's text is shown by some script and is no aside."""


def drop_hidden(tree: HtmlElement) -> int:
    """Take hidden passages out of the tree; how many there were that held more than a label.

    Known by the `hidden` attribute, by style attributes, and by simple rules (one class or one id) of the page's own
    style sheets: what is hidden by linked style sheets or scripts cannot be known without a browser.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, "template", "iframe", "object", "embed", "svg", "canvas", with_tail=False)
    classes, names = _hiding_rules(tree)
    whole = len(tree.text_content()) or 1
    dropped = 0
    for element in tree.xpath(
        "//*[@hidden or @style or @class or @id]" if classes or names else "//*[@hidden or @style]"
    ):
        if element.tag in _NEVER or element.getparent() is None:
            continue
        if not (_hides(element) or element.get("id") in names or classes & set((element.get("class") or "").split())):
            continue
        words = element.text_content().split()
        if sum(map(len, words)) > whole * _MOST:
            continue
        dropped += len(words) > 7 and not _unseen_anyway(element)
        element.drop_tree()
    return dropped


def _hides(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and (_HIDING.search(style) or _one_colour(style)))


def _unseen_anyway(element: HtmlElement) -> bool:
    return element.tag in _UNSEEN_ANYWAY or any(a.tag in _UNSEEN_ANYWAY for a in element.iterancestors())


def _hiding_rules(tree: HtmlElement) -> tuple[set[str], set[str]]:
    """Classes and ids that the page's own style sheets hide. Rules for narrow screens or print do not count."""
    classes: set[str] = set()
    names: set[str] = set()
    for style in tree.iter("style"):
        sheet = re.sub(r"/\*.*?\*/", "", (style.text or "")[:500_000], flags=re.DOTALL)
        for rule in _without_media(sheet).split("}"):
            selectors, _, body = rule.rpartition("{")
            if _HIDING.search(body) or _one_colour(body):
                for selector in selectors.split(","):
                    if found := _SIMPLE.match(selector):
                        (classes if found[1] == "." else names).add(found[2])
    return classes, names


def _without_media(sheet: str) -> str:
    return re.sub(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)


def _one_colour(style: str) -> bool:
    """Whether letters have the colour of what is behind them."""
    colours = {name[:5]: value.lower() for name, value in _COLOURS.findall(style)}
    return len(colours) == 2 and len(set(colours.values())) == 1 and "transparent" not in colours.values()
