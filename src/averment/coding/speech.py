"""Who speaks where: for any words of a report, the voice and the claim in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from averment.domain.codes import Attributed, Basis, ClaimKind, Modality
from averment.domain.draft import REPORT_VOICE, Claim, Voice
from averment.domain.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """How some words are said: by which voice, in which claim, with which hedge, known how."""

    voice: str = REPORT_VOICE
    claim: str | None = None
    kind: ClaimKind = ClaimKind.EVENT
    attribution: Attributed = Attributed.NONE
    basis: Basis = Basis.NOT_STATED
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Speech:
    """Voices and claims of a report, and who speaks at a span."""

    voices: tuple[Voice, ...]
    claims: tuple[Claim, ...]
    carried: tuple[tuple[Span, str], ...] = ()
    """Sentences without a source of their own in which the claim of that id plainly goes on."""

    def at(self, span: Span) -> Speaking:
        """The innermost claim whose content holds the span; then a carried one; then the publisher."""
        raise NotImplementedError
