"""Dossiers of the hand-built drafts."""

from __future__ import annotations

import pytest

from averment.domain.draft import Draft
from averment.dossier import Dossier, view
from tests.dossier.drafts import EVERY, draft_of


@pytest.fixture(params=EVERY)
def draft(request: pytest.FixtureRequest) -> Draft:
    """Each of the hand-built drafts."""
    return draft_of(request.param)


@pytest.fixture
def dossier(draft: Draft) -> Dossier:
    """Its dossier."""
    return view(draft)
