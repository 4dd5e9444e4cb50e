"""Names derived from content, so that the same input gives the same ids in every process; see docs/identity.md."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def text_id(text: str, reader: str) -> str:
    """The name of a text as one version of a reader read it; a new reader makes a new text and moves no offset."""
    return digest(f"{reader}\x00{text}".encode())


def local_id(prefix: str, *parts: object) -> str:
    """A short name inside one draft: the prefix and 10 hexadecimal digits (40 bits) of the parts' digest.

    A draft holds some hundreds of names, so two of them meet by chance about once in 10 million drafts; whoever makes
    the names refuses a draft in which two different things have one.
    """
    body = "\x1f".join(str(p) for p in parts).encode()
    return f"{prefix}-{hashlib.sha256(body).hexdigest()[:10]}"
