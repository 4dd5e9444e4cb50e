"""Compile the list of names that people bear: `src/averment/coding/naming/data/names.txt`.

    python scripts/compile_names.py [--wheel faker-40.63.0-py3-none-any.whl]

Given names and surnames of the locales that the package `Faker` (MIT) writes in Latin letters, one a line: `g` for a
given name, `s` for a surname, `b` for both. Names that are also common words are left out. The wheel is fetched from
the package index unless a copy is named. Equal inputs give an equal file.
"""

from __future__ import annotations

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from averment.coding.text.lexicon import NOT_HEADS, NOT_NAMES, PEOPLE
from averment.engines.rules.violence import TABLE

OUT = Path("src/averment/coding/naming/data/names.txt")
PINNED = "faker==40.63.0"
_LATIN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GIVEN = ("first_names", "first_names_male", "first_names_female", "first_names_unisex", "first_names_nonbinary")
_SURNAMES = ("last_names", "last_names_male", "last_names_female", "last_names_nonbinary")


def plain(name: str) -> str:
    """In lower case and without accents, as the list holds it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


def listed(provider: object, names: Iterable[str]) -> Iterator[str]:
    """Every name of one word in Latin letters under some attributes of a locale."""
    for attribute in names:
        held = getattr(provider, attribute, ())
        for each in () if isinstance(held, property) else held:
            name = each if isinstance(each, str) else each[0]
            if _LATIN.fullmatch(name) and plain(name).isascii() and len(name) > 2:
                yield plain(name)


def main() -> None:
    """Read the locales, write the file, say what went in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheel = options.wheel or fetch(Path(folder))
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
        sys.path.insert(0, folder)
        given, surnames = set[str](), set[str]()
        for path in sorted(Path(folder, "faker", "providers", "person").iterdir()):
            if path.is_dir() and not path.name.startswith("__"):
                provider = importlib.import_module(f"faker.providers.person.{path.name}").Provider
                given.update(listed(provider, _GIVEN))
                surnames.update(listed(provider, _SURNAMES))
    common = {line.partition("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines()}
    common |= {w.lower() for w in NOT_NAMES} | set(PEOPLE) | set(NOT_HEADS)
    rows = sorted((given | surnames) - common)
    with options.out.open("w", encoding="utf-8", newline="\n") as out:
        for name in rows:
            mark = "b" if name in given and name in surnames else "g" if name in given else "s"
            print(f"{name} {mark}", file=out)
    print(f"{options.out}: {len(rows)} names, {len(given)} given, {len(surnames)} surnames")


def fetch(folder: Path) -> Path:
    """The pinned wheel from the package index."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PINNED]
    subprocess.run(command, check=True)  # noqa: S603 - our own interpreter, a pinned package
    return next(folder.glob("faker-*.whl"))


if __name__ == "__main__":
    main()
