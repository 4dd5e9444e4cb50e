"""Claims: their kind, form, hedge, channel, and what stands within them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from averment.coding.speech.claims import hear
from averment.coding.text.layout import lay_out
from averment.domain.codes import ClaimKind, Form, Modality
from averment.domain.draft import Claim
from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.rules import RulesEngine


def claims(report: Report) -> list[Claim]:
    """The claims of a report as the rules mark it."""
    return list(hear(report, lay_out(report.text), RulesEngine().mark([report])[0]).claims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said the man rammed two cars.", ClaimKind.EVENT),
        ("The chief called the arrest outrageous.", ClaimKind.CHARACTERISATION),
        ("The chief said the officers feared for their lives.", ClaimKind.JUSTIFICATION),
        ("The chief blamed politicians for the violence.", ClaimKind.BLAME),
        ("The mayor announced a review of the policy.", ClaimKind.ANNOUNCEMENT),
        ("The chief described the stop as “a routine traffic stop.”", ClaimKind.EVENT),
        ("“We need answers and accountability,” Ann Lee said.", ClaimKind.OTHER),
    ],
)
def test_a_claim_is_of_the_kind_that_its_words_make_it(
    text: str, kind: ClaimKind, make_report: Callable[..., Report]
) -> None:
    """One that states conduct or circumstances is an event also where it judges them."""
    assert claims(make_report(text))[0].kind is kind


def test_a_judging_word_is_a_claim_within_its_event(make_report: Callable[..., Report]) -> None:
    """With the same source, and only that word as content."""
    event, judgement = claims(make_report("The driver “weaponized his car and rammed a cruiser,” Chief Ann Lee said."))
    assert (event.kind, judgement.kind) == (ClaimKind.EVENT, ClaimKind.CHARACTERISATION)
    assert (judgement.parent, judgement.source) == (event.id, event.source)
    assert [p.exact for p in judgement.content] == ["weaponized"]


def test_a_reason_is_a_justification_within_its_event(make_report: Callable[..., Report]) -> None:
    """The deed stays an event."""
    event, reason = claims(make_report("Fearing for their safety, the officers fired twice, Chief Ann Lee said."))
    assert event.kind is ClaimKind.EVENT
    assert (reason.kind, reason.content[0].exact) == (ClaimKind.JUSTIFICATION, "Fearing for their safety")


def test_what_stands_within_blame_is_blame(make_report: Callable[..., Report]) -> None:
    """So that none of it becomes a fact."""
    text = "Ann Lee attributed the shooting to the rhetoric of politicians who she said urge people to resist arrest."
    assert {c.kind for c in claims(make_report(text))} == {ClaimKind.BLAME}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“He ran,” Lee said.", Form.DIRECT),
        ("Lee said he ran.", Form.INDIRECT),
        ("Lee said he “ran like the wind.”", Form.MIXED),
    ],
)
def test_form_follows_the_marks(text: str, form: Form, make_report: Callable[..., Report]) -> None:
    """All of the content in quotation marks, none of it, or some."""
    assert claims(make_report(text))[0].form is form


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The sheriff denied that a deputy struck the man.", Modality.DENIED),
        ("The lawsuit alleges an officer struck the man.", Modality.ALLEGED),
        ("Police said the man may have had a knife.", Modality.POSSIBLE),
        ("Police said the man had a knife.", Modality.ASSERTED),
        ("Police said it was unclear who fired first.", Modality.UNKNOWN),
        ("Police said they do not know who fired first.", Modality.UNKNOWN),
        ("Police said the man was not armed or involved.", Modality.DENIED),
        ("Police said the man will be charged.", Modality.PLANNED),
        ("Police said the man was not alone.", Modality.ASSERTED),
    ],
)
def test_a_hedge_over_the_whole_claim_is_its_modality(
    text: str, modality: Modality, make_report: Callable[..., Report]
) -> None:
    """Read off the cue, or off a short content."""
    assert claims(make_report(text))[0].modality is modality


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The chief said in a statement that the man ran.", "in a statement"),
        ("The chief told reporters that the man ran.", "to reporters"),
        ("The chief said at a news conference that the man ran.", "at a news conference"),
        ("The man ran, according to a court filing.", "in a court filing"),
        ("The chief said the man ran.", None),
    ],
)
def test_a_channel_is_named_where_it_is_said(
    text: str, channel: str | None, make_report: Callable[..., Report]
) -> None:
    """In one usual wording."""
    assert claims(make_report(text))[0].channel == channel


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Lee is accused of firing at a car.", "is accused of", []),
        ("Lee accused of firing at a car was held.", "accused", []),
        ("Lee accused the deputies of firing at a car.", "accused", ["Lee"]),
    ],
)
def test_who_is_accused_does_not_say_it(
    text: str, cue: str, source: list[str], make_report: Callable[..., Report]
) -> None:
    """An engine that takes the one spoken of for the source is put right; who accuses stays the source."""
    at = text.index(cue)
    content = Span(at + len(cue) + 1, len(text) - 1)
    marked = Attribution(source=(Span(0, 3),), cue=(Span(at, at + len(cue)),), content=(content,), score=0.9)
    markup = replace(RulesEngine().mark([make_report(text)])[0], attributions=(marked,))
    (claim, *_) = hear(make_report(text), lay_out(text), markup).claims
    assert [p.exact for p in claim.source] == source
    assert claim.content[0].exact == (content.read(text) if source else "Lee")
