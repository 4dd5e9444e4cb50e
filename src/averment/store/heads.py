"""A signed head of the ledger, to be kept elsewhere: whoever holds it can show that nothing before it was changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from averment.errors import BadOption, MissingExtra
from averment.store.packing import canonical
from averment.store.reader import Reader
from averment.store.schema import ledger, meta

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KIND = "averment-ledger-head-1"


def load_key(file: Path) -> Ed25519PrivateKey:
    """The private key of a PEM file; a new one, readable by its owner alone, where there is no file."""
    serialization, ed25519 = _cryptography()
    if not file.exists():
        key: Ed25519PrivateKey = ed25519.Ed25519PrivateKey.generate()
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(pem)
        return key
    try:
        loaded = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise BadOption("--key", str(file), "name a private Ed25519 key in PEM, without a password") from error
    if not isinstance(loaded, ed25519.Ed25519PrivateKey):
        raise BadOption("--key", str(file), "name a private Ed25519 key in PEM")
    found: Ed25519PrivateKey = loaded
    return found


def sign_head(reader: Reader, key: Ed25519PrivateKey) -> str:
    """The head as one line of JSON: store, number, hash, time of the line, public key and signature."""
    serialization, _ = _cryptography()
    number, hash_ = reader.head()
    at = reader.connection.scalar(select(ledger.c.at).where(ledger.c.n == number))
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    said = {"kind": KIND, "store": _store(reader), "line": number, "hash": hash_, "at": at, "public": public.hex()}
    return canonical({**said, "signature": key.sign(canonical(said).encode()).hex()})


def check_head(reader: Reader, written: str, public: str | None) -> str | None:
    """What is wrong with a head that was kept elsewhere; None where it is signed rightly and a line of this ledger."""
    try:
        said: dict[str, Any] = json.loads(written)
        signature, signer = bytes.fromhex(said.pop("signature")), bytes.fromhex(said["public"])
        number, hash_ = int(said["line"]), str(said["hash"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return "it is no head of a ledger"
    if public is not None and public.lower() != said["public"]:
        return "it was signed by another key"
    if said.get("kind") != KIND or not _signed(signer, signature, canonical(said)):
        return "its signature does not fit"
    if said["store"] != _store(reader):
        return "it is the head of another store"
    found = reader.connection.scalar(select(ledger.c.hash).where(ledger.c.n == number))
    if number and found is None:
        return f"the ledger has no line {number}: it was cut off"
    if number and found != hash_:
        return f"line {number} of the ledger has another hash: what came before it was changed"
    return None


def _signed(signer: bytes, signature: bytes, words: str) -> bool:
    _, ed25519 = _cryptography()
    from cryptography.exceptions import InvalidSignature

    try:
        ed25519.Ed25519PublicKey.from_public_bytes(signer).verify(signature, words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _store(reader: Reader) -> str | None:
    return reader.connection.scalar(select(meta.c.value).where(meta.c.key == "store"))


def _cryptography() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise MissingExtra("signing the head of the ledger", "desk") from error
    return serialization, ed25519
