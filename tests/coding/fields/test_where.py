"""Where it happened: municipality, county, state, street."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.coding.fields import RULES
from averment.coding.fields.address import code_address
from averment.coding.fields.where import code_where
from averment.coding.scene import Finding, Scene
from averment.gazetteer import MemoryGazetteer
from averment.ports import Place
from tests.coding.conftest import stage_text

Read = Callable[..., set[object]]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("A man was shot by an officer in Toledo.", "Toledo"),
        ("TOLEDO, Ohio (WXYZ) - A man was shot by an officer.", "Toledo"),
        ("LIMA — A man was shot in Toledo. He is a Lima man.", "Toledo"),
        ("Toledo police shot a man in the Old West End neighborhood.", "Toledo"),
        ("A Dayton man was shot in Lima, Ohio. He is from Dayton.", "Lima"),
        ("Officers were called to Lima after shots were fired near the Ohio line.", "Lima"),
        ("A man was shot by troopers near Nowhere Hollow, Tenn.", "Nowhere Hollow"),
        ("Gunmen shot a man at his farm in Cala da Roca, in Peru.", "Cala da Roca"),
        ("Two women were abducted from Dayton on Monday. Born in Toledo, one of them writes.", "Dayton"),
        ("Soldiers shot at a crowd in Peru's capital Lima on Monday.", "Lima"),
        ("The editor was arrested in Dayton on Monday. Her sister spoke in Toledo.", "Dayton"),
    ],
)
def test_city(read_field: Read, text: str, city: str) -> None:
    """The city is where the event is told to be; a dateline stands in where nothing else is said."""
    assert read_field(code_where, text, "city") == {city}


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot outside Toledo Hospital.",
        "A reporter of the Toledo Herald saw the shooting.",
        "Officer Dayton shot a man.",
    ],
)
def test_names_of_other_things_are_no_cities(read_field: Read, text: str) -> None:
    """Hospitals, papers and people named like towns are none."""
    assert not read_field(code_where, text, "city")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("A man was shot in Dayton, Tenn.", {"TN"}),
        ("A man was shot in Dayton. Ohio troopers fired.", {"OH"}),
        ("A man was shot in Dayton.", set()),
        ("A man was shot in Lima, Peru.", set()),
        ("A man was shot in Toledo.", {"OH"}),
    ],
)
def test_state(read_field: Read, text: str, state: set[object]) -> None:
    """A state is coded where it is said, or where the city's name alone tells it; none is made up abroad."""
    assert read_field(code_where, text, "state") == state


def test_a_dateline_s_words_are_not_cut_short(find_field: Callable[..., list[Finding]]) -> None:
    """The passage of a state is the state's words."""
    text = "TOLEDO, Ohio (WXYZ) - A man was shot by an officer."
    (found,) = find_field(code_where, text, "state")
    assert found.span.read(text) == "Ohio"


def test_odd_spaces_read_like_plain_ones(find_field: Callable[..., list[Finding]]) -> None:
    """A no-break space hides nothing, and the passage keeps it."""
    text = "A man was shot on\u00a0Elm\u00a0Street in\u00a0Toledo."
    (city,) = find_field(code_where, text, "city")
    (street,) = find_field(code_address, text, "address")
    assert (city.value, street.value) == ("Toledo", "Elm Street")
    assert street.span.read(text) == "Elm\u00a0Street"


def test_county(read_field: Read) -> None:
    """A county is coded by its name."""
    assert read_field(code_where, "Lucas County deputies shot a man in Toledo.", "county") == {"Lucas County"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Officers shot a man in the 4900 block of Greenwood Drive.", "4900 block of Greenwood Drive"),
        ("Officers shot a man at a home at 4908 Greenwood Drive.", "Greenwood Drive"),
        ("Officers shot a man at the intersection of Elm Street and Third Avenue.", "Elm Street and Third Avenue"),
        ("Troopers shot a man on Interstate 17 near Dove Road.", "Interstate 17 near Dove Road"),
        ("Troopers shot a man at mile marker 169 on Interstate 91.", "mile marker 169 on Interstate 91"),
    ],
)
def test_address(read_field: Read, text: str, address: str) -> None:
    """Blocks, crossings and roads stay as printed; a house's number is never coded."""
    assert read_field(code_address, text, "address") == {address}


@given(
    number=st.integers(1, 99_999),
    text=st.sampled_from(["He was shot at his home, {} Elm Street.", "Police fired at {} Oak Road."]),
)
def test_no_house_number_is_ever_coded(scene_of: Callable[..., Scene], number: int, text: str) -> None:
    """Whatever the number, no value and no passage holds it."""
    scene = scene_of(text.format(number))
    for found in code_address(scene):
        assert str(number) not in str(found.value)
        assert str(number) not in found.span.read(scene.text)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            [
                "in Toledo",
                "shot",
                "Ohio",
                "on Tuesday",
                ",",
                ".",
                "“",
                "police",
                "Elm Street",
                "9 p.m.",
                "\n",
                "County",
                "é",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_every_rule_reads_any_text(scene_of: Callable[..., Scene], text: str) -> None:
    """No text breaks a rule of incidents, and every passage is words of the text."""
    scene = scene_of(text)
    for rule in RULES:
        if rule.__module__.rsplit(".", 1)[-1] in ("when", "where", "address", "setting", "agencies", "aftermath"):
            for found in rule(scene):
                assert found.span.end <= len(text)
                assert found.value != ""


def test_a_city_abroad_is_called_as_the_report_calls_it() -> None:
    """The gazetteer's spelling is one of many; in the United States it is the usual one."""
    lima = Place(
        name="Ciudad de Lima", kind="city", country="PE", state=None, county=None, city="Ciudad de Lima",
        population=7_700_000, latitude=0.0, longitude=0.0,
    )  # fmt: skip
    staged = stage_text("Soldiers shot a man in Lima on Friday.")
    found = code_where(replace(staged.scene, gazetteer=MemoryGazetteer([lima], [("Lima", lima)])))
    assert {f.value for f in found if f.field == "city"} == {"Lima"}


@pytest.mark.parametrize(
    "held",
    [
        "He was sent to Tennessee.",
        "He is in a Tennessee detention center.",
        "They sit in detention centers in Tennessee.",
    ],
)
def test_where_somebody_is_held_is_not_where_it_happened(read_field: Read, held: str) -> None:
    """Nor does it say in which state the town lies."""
    assert read_field(code_where, f"Agents shot a man at his home. {held}", "state") == set()
    assert read_field(code_where, f"Agents shot a man in Dayton. {held}", "state") <= {"OH"}


def test_who_is_called_like_a_town_is_no_town() -> None:
    """A surname said alone in a place's company means the person."""
    toledo = Place(
        name="Toledo", kind="city", country="US", state="OH", county=None, city="Toledo", population=270_000,
        latitude=0.0, longitude=0.0,
    )  # fmt: skip
    staged = stage_text("Deputies shot Ann Toledo, 31. The deputies were called to Toledo’s hometown.")
    found = code_where(replace(staged.scene, gazetteer=MemoryGazetteer([toledo])))
    assert not list(found)


def test_a_small_town_of_another_state_is_a_part_of_the_city_named() -> None:
    """Its name alone, in news that has another state's dateline, means a quarter of the dateline's city."""
    near, far = (
        Place(
            name=name, kind="city", country="US", state=state, county=None, city=name, population=people,
            latitude=0.0, longitude=0.0,
        )
        for name, state, people in (("Toledo", "OH", 270_000), ("East Lake", "FL", 30_000))
    )  # fmt: skip
    text = "TOLEDO, Ohio — Police shot a man at an East Lake apartment complex on Friday. East Lake was quiet."
    found = code_where(replace(stage_text(text).scene, gazetteer=MemoryGazetteer([near, far])))
    assert {f.value for f in found if f.field == "city"} == {"Toledo"}
