"""What a page declares is what its template sees, what its JSON holds, and what the docs say."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from jinja2 import nodes

from averment.web.rendering import environment
from averment.web.shown import Desk, Shown, help_of
from scripts.write_desk import PAGE, kinds, written

TEMPLATES = Path(__file__).parents[2] / "src/averment/web/templates"


def seen(template: str) -> set[tuple[str, str]]:
    """Every attribute of `page` and `desk` that a template reads, with those of the templates that it draws in."""
    source = (TEMPLATES / template).read_text("utf-8")
    tree = environment().parse(source)
    read = {
        (node.node.name, node.attr)
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in {"page", "desk"}
    }
    for other in re.findall(r'{% (?:extends|include) "([^"]+)"', source):
        read |= seen(other)
    return read


@pytest.mark.parametrize("kind", kinds(), ids=lambda k: k.__name__)
def test_a_template_reads_what_its_page_declares(kind: type[Shown]) -> None:
    """Nothing undeclared is read, and nothing is declared that no template shows."""
    read = seen(kind.template)
    assert {name for of, name in read if of == "page"} == set(help_of(kind))
    assert {name for of, name in read if of == "desk"} <= set(help_of(Desk))


@pytest.mark.parametrize("kind", kinds(), ids=lambda k: k.__name__)
def test_every_field_says_what_it_is(kind: type[Shown]) -> None:
    """Help stands at each field of a page and of what it holds."""
    todo, done = [kind], set()
    while todo:
        each = todo.pop()
        done.add(each)
        assert all(help_of(each).values()), each
        for f in dataclasses.fields(each):  # type: ignore[arg-type]
            todo += [k for k in _held(str(f.type), each) if k not in done]


def _held(written_type: str, inside: type) -> list[type]:
    import sys

    names = re.findall(r"[A-Z]\w+", written_type)
    found = [getattr(sys.modules[inside.__module__], name, None) for name in names]
    return [k for k in found if isinstance(k, type) and dataclasses.is_dataclass(k)]


def test_the_reference_of_pages_is_written() -> None:
    """`scripts/write_desk.py` was run after the last change of a page."""
    page = PAGE.read_text("utf-8")
    assert written(page) == page


def test_no_template_lets_anything_past_the_escaping() -> None:
    """No `safe`, no block that turns the escaping off."""
    for template in TEMPLATES.iterdir():
        source = template.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", source), template.name
