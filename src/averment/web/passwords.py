"""Passwords: what is fit for one, and argon2 hashes of them. Nothing here is ever logged."""

from __future__ import annotations

import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
"""Characters. Length is what counts (NIST SP 800-63B): no rules of capitals and signs, and no change every so often."""
_DIFFERENT = 5
_AT_ONCE = 2
"""Hashes made at once: each takes 64 MB and a core for some 50 ms, and whoever is not logged in can ask for them."""


class Passwords:
    """Makes and compares hashes (argon2id, RFC 9106's second choice of parameters); shared between threads."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash(secrets.token_urlsafe(16))

    def hash(self, password: str) -> str:
        """The hash that is kept."""
        with self._turn:
            return self._hasher.hash(_same(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one whose hash is kept; where none is, it takes as long and is not."""
        with self._turn:
            try:
                return self._hasher.verify(kept or self._nobody, _same(password)) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def newer(self, kept: str, password: str) -> str | None:
        """A hash of today's strength; None where the kept one has it."""
        return self.hash(password) if self._hasher.check_needs_rehash(kept) else None


def unfit(password: str, again: str, name: str) -> str:
    """What is wrong with a new password, in a sentence; empty where it will do."""
    if password != again:
        return "The two passwords differ."
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters; four or five words are good."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    if len(set(password)) < _DIFFERENT or (len(name) > 3 and name.casefold() in password.casefold()):
        return "This one would be guessed soon: it repeats a few characters, or holds your name."
    return ""


def _same(password: str) -> str:
    """One form for what different keyboards send (NIST SP 800-63B asks for NFKC)."""
    return unicodedata.normalize("NFKC", password)
