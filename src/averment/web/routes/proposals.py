"""A person's answer to what grouping proposes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Path
from starlette.responses import RedirectResponse, Response

from averment.web.asking import Words, Writes

router = APIRouter()


class Answer(StrEnum):
    """What a person says to a proposal."""

    ACCEPT = "accept"
    REFUSE = "refuse"


@router.post("/queue/proposals/{number}", include_in_schema=False)
def answer(
    writer: Writes, number: Annotated[int, Path(ge=1)], answer: Annotated[Answer, Form()], reason: Words = ""
) -> Response:
    """Merge or split as proposed, or leave the incidents as they are."""
    if answer is Answer.ACCEPT:
        writer.accept_proposal(number, reason=reason)
    else:
        writer.refuse_proposal(number, reason=reason)
    writer.commit()
    return RedirectResponse("/queue/proposals", status_code=303)
