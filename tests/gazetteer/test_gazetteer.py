"""The gazetteers: one contract, two implementations."""

import pickle
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.errors import MissingResource
from averment.gazetteer import MemoryGazetteer, ShippedGazetteer
from averment.gazetteer.names import fold
from averment.ports import Gazetteer, Place


def _place(
    name: str, kind: str, state: str | None, population: int, *, country: str = "US", city: str | None = None
) -> Place:
    return Place(
        name=name,
        kind=kind,
        country=country,
        state=state,
        county=None,
        city=city,
        population=population,
        latitude=0.0,
        longitude=0.0,
    )


def _memory() -> Gazetteer:
    springfields = [
        _place("Springfield", "city", s, n, city="Springfield") for s, n in (("IL", 114_000), ("MO", 169_000))
    ]
    york = _place("New York City", "city", "NY", 8_800_000, city="New York City")
    hyde = _place("Hyde Park", "neighbourhood", "IL", 25_000, city="Chicago")
    others = [
        _place("St. Louis", "city", "MO", 280_000, city="St. Louis"),
        _place("Gaston County", "county", "NC", 0),
        _place("Ohio", "state", "OH", 0),
        _place("Kyiv", "city", None, 2_900_000, country="UA", city="Kyiv"),
    ]
    return MemoryGazetteer([*springfields, york, hyde, *others], [("New York", york), ("Kiev", others[-1])])


@pytest.fixture(params=[_memory, ShippedGazetteer], ids=["memory", "shipped"])
def gazetteer(request: pytest.FixtureRequest) -> Gazetteer:
    """Either gazetteer."""
    make: Callable[[], Gazetteer] = request.param
    return make()


class TestContract:
    """What every gazetteer does."""

    def test_most_populous_first(self, gazetteer: Gazetteer) -> None:
        """Places that share a name come by population."""
        counts = [p.population for p in gazetteer.lookup("Springfield")]
        assert len(counts) >= 2
        assert counts == sorted(counts, reverse=True)

    def test_unknown_is_empty(self, gazetteer: Gazetteer) -> None:
        """A name that nobody knows gives nothing."""
        assert not gazetteer.lookup("Nowhere-upon-Nothing")

    @pytest.mark.parametrize("name", ["st. louis", "Saint Louis", "ST LOUIS"])
    def test_one_name_many_ways(self, gazetteer: Gazetteer, name: str) -> None:
        """Case, points and the spelling of Saint make no difference."""
        assert gazetteer.lookup(name)[0].state == "MO"

    def test_alias(self, gazetteer: Gazetteer) -> None:
        """A place answers to its other names."""
        assert gazetteer.lookup("New York")[0].name == "New York City"
        assert gazetteer.lookup("Kiev")[0].country == "UA"

    def test_neighbourhood_has_its_city(self, gazetteer: Gazetteer) -> None:
        """A part of a city says which."""
        assert "Chicago" in {p.city for p in gazetteer.lookup("Hyde Park") if p.kind == "neighbourhood"}

    def test_county_and_state(self, gazetteer: Gazetteer) -> None:
        """Counties and states are places too."""
        assert [(p.kind, p.state) for p in gazetteer.lookup("Gaston County")] == [("county", "NC")]
        assert gazetteer.lookup("Ohio")[0].kind == "state"

    @given(name=st.text(max_size=200))
    def test_any_name_gets_an_answer(self, name: str) -> None:
        """No name breaks a lookup."""
        for each in (_memory(), ShippedGazetteer()):
            assert all(p.name for p in each.lookup(name))


def test_shipped_survives_pickling() -> None:
    """A worker process gets a gazetteer of its own."""
    copy = pickle.loads(pickle.dumps(ShippedGazetteer()))  # noqa: S301 - our own bytes
    assert copy.lookup("Toledo")[0].country in {"ES", "US"}


def test_shipped_serves_threads() -> None:
    """Threads may share one."""
    shared = ShippedGazetteer()
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: shared.lookup("Phoenix")[0].state, range(64)))) == 1


def test_missing_file_stops_the_run(tmp_path: Path) -> None:
    """Without its file there is no gazetteer."""
    with pytest.raises(MissingResource):
        ShippedGazetteer(tmp_path / "none.sqlite")


def test_other_file_stops_the_run(tmp_path: Path) -> None:
    """A file of another make is refused."""
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(MissingResource):
        ShippedGazetteer(path)


@given(st.text())
def test_fold_is_stable(name: str) -> None:
    """Folding a folded name changes nothing."""
    assert fold(fold(name)) == fold(name)
