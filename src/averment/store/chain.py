"""The chain of the ledger: salted commitments, each line bound to the one before; pure.

    commitment = SHA-256(salt, payload)
    hash       = SHA-256(number, time, kind, report, incident, commitment, previous hash)

The payload is what was written, as canonical JSON; the salt is 32 random bytes. Whoever must be forgotten loses payload
and salt of the lines that hold their words: the commitment stays, tells nothing without the salt, and the chain still
verifies.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from averment.store.packing import sha

GENESIS = "0" * 64
"""What the first line has for the hash of the line before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the ledger. `payload` and `salt` are None where words were erased by order."""

    number: int
    at: str
    kind: str
    report: int | None
    incident: int | None
    payload: str | None
    salt: str | None
    commitment: str
    previous: str
    hash: str

    @property
    def erased(self) -> bool:
        """Whether the words behind the commitment are gone."""
        return self.payload is None and self.salt is None


def commit(payload: str, salt: str) -> str:
    """The commitment to a payload under a salt (hexadecimal)."""
    return sha(bytes.fromhex(salt) + payload.encode("utf-8", "surrogatepass"))


def bind(
    number: int, at: str, kind: str, report: int | None, incident: int | None, commitment: str, previous: str
) -> str:
    """The hash of a line."""
    parts = (number, at, kind, "" if report is None else report, "" if incident is None else incident)
    return sha("\x1f".join(str(p) for p in (*parts, commitment, previous)))


def next_line(
    head: tuple[int, str], *, at: str, kind: str, payload: str, report: int | None = None, incident: int | None = None
) -> Line:
    """The line after `head` (its number and hash), with fresh salt."""
    number, previous = head[0] + 1, head[1]
    salt = secrets.token_hex(32)
    commitment = commit(payload, salt)
    return Line(
        number=number,
        at=at,
        kind=kind,
        report=report,
        incident=incident,
        payload=payload,
        salt=salt,
        commitment=commitment,
        previous=previous,
        hash=bind(number, at, kind, report, incident, commitment, previous),
    )


def fault(line: Line, head: tuple[int, str]) -> str | None:
    """What does not fit about a line that stands after `head`; None where all does."""
    if line.number != head[0] + 1:
        return f"line {head[0] + 1} is missing"
    if line.previous != head[1]:
        return "it does not follow the line before: previous hash is another"
    again = bind(line.number, line.at, line.kind, line.report, line.incident, line.commitment, line.previous)
    if line.hash != again:
        return "its hash is not that of its columns"
    if line.erased:
        return None
    if line.payload is None or line.salt is None:
        return "it has lost its payload or its salt, and not both"
    try:
        fits = commit(line.payload, line.salt) == line.commitment
    except ValueError:
        return "its salt is not hexadecimal"
    return (
        None
        if fits and line.salt == line.salt.lower() and len(line.salt) == 64
        else "its payload is not what was committed to"
    )
