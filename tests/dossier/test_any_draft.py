"""Whatever a draft holds, its dossier can be made, shown in every form, and loses nothing."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from averment.domain.codes import Attributed, Basis, ClaimKind, Modality, PublisherRole, ReportKind, When
from averment.domain.draft import Draft, Fact, Value
from averment.domain.fields import FIELDS, Holds
from averment.dossier import mask, render_page, render_terminal, to_json, view
from tests.dossier.drafts import EVERY, draft_of

DRAFTS = {name: draft_of(name) for name in EVERY}


@st.composite
def values(draw: st.DrawFn) -> tuple[str, Value]:
    """A field and a value that it takes."""
    field = draw(st.sampled_from(list(FIELDS.values())))
    ends = st.none() | st.integers(0, 9)
    kinds: dict[Holds, st.SearchStrategy[Value]] = {
        Holds.CODE: st.sampled_from(field.codes or ("other",)),
        Holds.CLOCK: st.sampled_from((*field.codes, "07:40")),
        Holds.COUNT: st.integers(0, 120) | st.tuples(ends, ends),
        Holds.DAY: st.sampled_from(("2025-02-28", "2025-12-30/2026-01-02", "2024")),
        Holds.WORDS: st.text(min_size=1, max_size=20),
    }
    return field.name, draw(kinds[field.holds])


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """One of the hand-built drafts with any of its rows changed or left out, every pointer still right."""
    draft = DRAFTS[draw(st.sampled_from(EVERY))]
    facts = tuple(_changed(draw, f) for f in draft.facts if draw(st.booleans()))
    kinds = st.sampled_from(ClaimKind)
    claims = tuple(replace(c, kind=draw(kinds), modality=draw(st.sampled_from(Modality))) for c in draft.claims)
    incidents = tuple(replace(i, kind=draw(st.sampled_from(ReportKind))) for i in draft.incidents)
    role = draw(st.sampled_from(PublisherRole))
    report = replace(draft.report, publisher_role=role, title=draw(st.none() | st.text(max_size=30)))
    return replace(draft, report=report, incidents=incidents, claims=claims, facts=facts)


def _changed(draw: st.DrawFn, fact: Fact) -> Fact:
    field, value = draw(values())
    return replace(
        fact,
        field=field,
        value=value,
        modality=draw(st.sampled_from(Modality)),
        attribution=draw(st.sampled_from(Attributed)),
        basis=draw(st.sampled_from(Basis)),
        when=draw(st.sampled_from(When)),
        by=draw(st.none() | st.text(max_size=12)),
        struck=draw(st.sampled_from((None, "yes", "no", "unstated"))),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts())
def test_any_draft_can_be_shown(draft: Draft) -> None:
    """No fact is lost, every passage holds, and each form is made."""
    dossier = view(draft)
    assert {f for v in dossier.values() for s in v.sayings for f in s.facts} == {f.id for f in draft.facts}
    ids = [v.id for v in dossier.values()]
    assert len(set(ids)) == len(ids)
    masked = mask(dossier)
    assert all(p.held(masked.text) for p in masked.passages())
    render_terminal([dossier, masked], Console(file=io.StringIO(), width=90), words=True)
    render_page([dossier, masked]).encode()
    json.dumps(to_json(dossier))
