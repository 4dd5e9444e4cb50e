"""The fields of the draft record: one entry each, in the order in which pages show them.

A new field is one new entry here, one rule under `averment.coding.fields`, and its tests; `docs/contract.md` is
checked against this table. Code lists follow the FBI National Use-of-Force Data Collection, NIBRS and Ohio OIBRS where
those have one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Of(StrEnum):
    """What a value is about."""

    INCIDENT = "incident"
    PERSON = "person"
    LINK = "link"
    """Who acted on whom: `force` has the person acted on and the actor in `by`, `resistance` the one who resisted."""


class Holds(StrEnum):
    """What kind of value a field takes."""

    CODE = "code"
    """One of the field's codes."""
    WORDS = "words"
    """Words as printed, or a name in its usual full form."""
    COUNT = "count"
    """A whole number, or a closed interval `[low, high]` with null for an open end."""
    DAY = "day"
    """An ISO 8601 day, or an interval `2025-10-20/2025-10-22`."""
    CLOCK = "clock"
    """`HH:MM`, or one of the field's codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What one field means and which values it takes."""

    name: str
    of: Of
    holds: Holds
    meaning: str
    codes: tuple[str, ...] = ()


READ_WITH_FORCE = ("force_intent", "force_struck", "force_aim", "shot_told")
"""What comparing reads of `force` beside its value, as fields of their own: no draft codes them so."""


def _field(name: str, of: Of, holds: Holds, meaning: str, codes: str = "") -> Field:
    return Field(name=name, of=of, holds=holds, meaning=meaning, codes=tuple(codes.split()))


_EVERY = (
    _field("date", Of.INCIDENT, Holds.DAY, "day of the incident"),
    _field("time", Of.INCIDENT, Holds.CLOCK, "time of day of the incident", "morning afternoon evening night"),
    _field("city", Of.INCIDENT, Holds.WORDS, "municipality in which it happened"),
    _field("county", Of.INCIDENT, Holds.WORDS, "county in which it happened"),
    _field("state", Of.INCIDENT, Holds.WORDS, "US state or territory, two letters"),
    _field("address", Of.INCIDENT, Holds.WORDS, "address as printed, never a private home's number"),
    _field(
        "location_type",
        Of.INCIDENT,
        Holds.CODE,
        "kind of place (NIBRS location type)",
        "street residence parking_lot school government_building jail business field other",
    ),
    _field(
        "contact_reason",
        Of.INCIDENT,
        Holds.CODE,
        "why officers and subject met (FBI: reason for initial contact)",
        "traffic_stop warrant_service unlawful_activity patrol follow_up welfare_check mass_demonstration "
        "immigration_enforcement other",
    ),
    _field("agency", Of.INCIDENT, Holds.WORDS, "agency whose officers used force, full name"),
    _field("agency_participating", Of.INCIDENT, Holds.WORDS, "another agency that took part, full name"),
    _field(
        "tactic",
        Of.INCIDENT,
        Holds.CODE,
        "how officers went about it",
        "boxed_in pursuit foot_chase window_break no_knock crowd_control undercover other",
    ),
    _field("shots_fired", Of.INCIDENT, Holds.COUNT, "shots fired"),
    _field("killed", Of.INCIDENT, Holds.COUNT, "people killed, the subject included"),
    _field("injured", Of.INCIDENT, Holds.COUNT, "people injured and not killed, the subject included"),
    _field("warning", Of.INCIDENT, Holds.CODE, "whether a warning was given before force", "given not_given"),
    _field(
        "video",
        Of.INCIDENT,
        Holds.CODE,
        "footage said to exist; `denied` where said not to",
        "body_worn dash surveillance bystander other",
    ),
    _field(
        "investigation",
        Of.INCIDENT,
        Holds.CODE,
        "state of an investigation; `by` is the body",
        "open closed declined announced",
    ),
    _field("name", Of.PERSON, Holds.WORDS, "name as printed; never a minor's"),
    _field("age", Of.PERSON, Holds.COUNT, "age in years"),
    _field("sex", Of.PERSON, Holds.CODE, "sex as the words tell it", "female male other"),
    _field("outcome", Of.PERSON, Holds.CODE, "what became of the person", "killed injured unhurt"),
    _field("severity", Of.PERSON, Holds.CODE, "how bad the injury is said to be", "minor serious life_threatening"),
    _field(
        "injury_cause",
        Of.PERSON,
        Holds.CODE,
        "what injured the person",
        "gunshot ricochet projectile chemical shock vehicle physical fall other",
    ),
    _field("injury_part", Of.PERSON, Holds.WORDS, "body part, singular noun"),
    _field(
        "medical",
        Of.PERSON,
        Holds.CODE,
        "care that the person got",
        "hospitalised surgery treated_on_scene released refused",
    ),
    _field(
        "condition",
        Of.PERSON,
        Holds.CODE,
        "condition as a hospital or an official gives it",
        "good stable serious critical expected_to_survive",
    ),
    _field(
        "custody", Of.PERSON, Holds.CODE, "whether the person is held", "arrested detained released at_large escaped"
    ),
    _field("charge", Of.PERSON, Holds.WORDS, "offence as printed"),
    _field(
        "charge_status",
        Of.PERSON,
        Holds.CODE,
        "what became of the charge",
        "charged dropped dismissed convicted acquitted",
    ),
    _field(
        "armed",
        Of.PERSON,
        Holds.CODE,
        "what the person is said to have been armed with",
        "firearm knife vehicle blunt replica other none",
    ),
    _field("on_duty", Of.PERSON, Holds.CODE, "whether the officer was on duty", "yes no"),
    _field("identifiable", Of.PERSON, Holds.CODE, "whether the officer could be recognised as one (FBI)", "yes no"),
    _field(
        "force",
        Of.LINK,
        Holds.CODE,
        "force that an officer or agency used on the person",
        "handgun rifle shotgun firearm impact_projectile chemical_agent ecd baton canine vehicle flash_bang physical "
        "pointed_firearm other",
    ),
    _field(
        "resistance",
        Of.LINK,
        Holds.CODE,
        "what the person is said to have done toward officers",
        "vehicle_assault flight firearm edged_weapon physical thrown_object verbal passive none",
    ),
)

FIELDS: Mapping[str, Field] = MappingProxyType({f.name: f for f in _EVERY})
"""Every field by its name."""

INTENTS = ("intentional", "unintentional", "unstated")
AIMS = ("person", "vehicle", "crowd", "animal", "other", "unstated")
STRUCK = ("yes", "no", "unstated")
"""Qualifiers of `force` (`aimed_at` also of `resistance`)."""
