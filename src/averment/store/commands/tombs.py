"""Tombstones: what was erased by order does not come back, though nothing here says whose words they were."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sqlalchemy import select

from averment.domain.draft import Draft
from averment.errors import StoreBroken, Suppressed
from averment.store.commands.work import Work
from averment.store.packing import sha
from averment.store.queries.search import folded
from averment.store.schema import meta

REPORT, TEXT, NAME = "report", "text", "name"


def refuse(work: Work, draft: Draft) -> None:
    """Raises `Suppressed` where a tombstone stands for the bytes, the text, or a name that the draft codes."""
    stones = work.stones()
    if not stones:
        return
    secret = _secret(work)
    key = draft.report.key
    if (REPORT, sealed(secret, draft.report.id)) in stones or (TEXT, sealed(secret, sha(draft.report.text))) in stones:
        raise Suppressed(key, "it was erased by order of an editor")
    if any(kind == NAME for kind, _ in stones):
        for name in names_in(draft):
            if (NAME, sealed(secret, name)) in stones:
                raise Suppressed(key, "it names somebody whose words were erased by order of an editor")


def names_in(draft: Draft) -> frozenset[str]:
    """Names of people and voices of a draft, folded."""
    said = {str(f.value) for f in draft.facts if f.field == "name"} | {v.name for v in draft.voices if v.name}
    return frozenset(filter(None, map(folded, said)))


@lru_cache(maxsize=4096)
def sealed(secret: str, words: str) -> str:
    """A digest that cannot be guessed from a list of names without the store's secret, and only slowly with it."""
    return hashlib.scrypt(words.encode(), salt=bytes.fromhex(secret), n=1 << 12, r=8, p=1, dklen=32).hex()


def secret_of(work: Work) -> str:
    """The store's secret."""
    return _secret(work)


def _secret(work: Work) -> str:
    secret: str | None = work.connection.scalar(select(meta.c.value).where(meta.c.key == "secret"))
    if secret is None:
        raise StoreBroken("meta", "the secret of the tombstones is missing; restore the backup")
    return secret
