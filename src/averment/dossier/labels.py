"""Plain English for every code: the one table that pages read. Nothing here calls a claim true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from averment.domain.codes import ActKind, Basis, ClaimKind, PersonRole, PublisherRole, VoiceRole
from averment.domain.draft import Value

FIELD: Mapping[str, str] = MappingProxyType(
    {
        "date": "date",
        "time": "time",
        "city": "city",
        "county": "county",
        "state": "state",
        "address": "address",
        "location_type": "kind of place",
        "contact_reason": "reason for the contact",
        "agency": "which agency used force",
        "agency_participating": "agencies taking part",
        "tactic": "technique",
        "shots_fired": "number of shots",
        "killed": "killed",
        "injured": "hurt",
        "warning": "warning before force",
        "video": "video",
        "investigation": "investigation",
        "name": "name",
        "age": "age",
        "sex": "sex",
        "outcome": "what became of the person",
        "severity": "how bad the injury is",
        "injury_cause": "cause of the injury",
        "injury_part": "part of the body",
        "medical": "medical care",
        "condition": "condition",
        "custody": "custody",
        "charge": "charge",
        "charge_status": "state of the charge",
        "armed": "whether armed",
        "on_duty": "whether on duty",
        "identifiable": "whether recognisable as an officer",
        "force": "force used",
        "resistance": "what the person did toward officers",
    }
)
"""What each field is called on a page."""

_CODES: Mapping[str, Mapping[str, str]] = {
    "time": {
        "morning": "in the morning",
        "afternoon": "in the afternoon",
        "evening": "in the evening",
        "night": "at night",
    },
    "location_type": {
        "street": "street or road",
        "residence": "home",
        "parking_lot": "parking lot",
        "school": "school",
        "government_building": "government building",
        "jail": "jail or prison",
        "business": "business",
        "field": "field or woods",
        "other": "another kind of place",
    },
    "contact_reason": {
        "traffic_stop": "traffic stop",
        "warrant_service": "serving a warrant",
        "unlawful_activity": "call about a crime",
        "patrol": "patrol",
        "follow_up": "follow-up of an investigation",
        "welfare_check": "welfare check",
        "mass_demonstration": "demonstration",
        "immigration_enforcement": "immigration enforcement",
        "other": "another reason",
    },
    "tactic": {
        "boxed_in": "boxed in the vehicle",
        "pursuit": "vehicle pursuit",
        "foot_chase": "chase on foot",
        "window_break": "broke a window",
        "no_knock": "entry without knocking",
        "crowd_control": "crowd control",
        "undercover": "undercover or unmarked",
        "other": "another technique",
    },
    "warning": {"given": "a warning was given", "not_given": "no warning was given"},
    "video": {
        "body_worn": "body-worn camera footage",
        "dash": "dashboard camera footage",
        "surveillance": "surveillance footage",
        "bystander": "bystander video",
        "other": "video",
    },
    "investigation": {
        "open": "investigation open",
        "closed": "investigation closed",
        "declined": "declined to investigate",
        "announced": "investigation announced",
    },
    "sex": {"female": "female", "male": "male", "other": "neither male nor female"},
    "outcome": {"killed": "killed", "injured": "hurt", "unhurt": "not hurt"},
    "severity": {
        "minor": "minor injuries",
        "serious": "serious injuries",
        "life_threatening": "life-threatening injuries",
    },
    "injury_cause": {
        "gunshot": "shot",
        "ricochet": "hit by a ricochet",
        "projectile": "hit by a projectile",
        "chemical": "hurt by a chemical agent",
        "shock": "shocked with a stun gun",
        "vehicle": "hit by a vehicle",
        "physical": "hurt by physical force",
        "fall": "hurt in a fall",
        "other": "hurt in another way",
    },
    "medical": {
        "hospitalised": "taken to a hospital",
        "surgery": "had surgery",
        "treated_on_scene": "treated at the scene",
        "released": "released from care",
        "refused": "refused care",
    },
    "condition": {
        "good": "condition: good",
        "stable": "condition: stable",
        "serious": "condition: serious",
        "critical": "condition: critical",
        "expected_to_survive": "expected to survive",
    },
    "custody": {
        "arrested": "arrested",
        "detained": "held",
        "released": "released from custody",
        "at_large": "at large",
        "escaped": "escaped from custody",
    },
    "charge_status": {
        "charged": "charged",
        "dropped": "charge dropped",
        "dismissed": "charge dismissed",
        "convicted": "convicted",
        "acquitted": "acquitted",
    },
    "armed": {
        "firearm": "had a gun",
        "knife": "had a knife",
        "vehicle": "a vehicle as a weapon",
        "blunt": "had a blunt object",
        "replica": "had a replica gun",
        "other": "had another weapon",
        "none": "unarmed",
    },
    "on_duty": {"yes": "on duty", "no": "off duty"},
    "identifiable": {"yes": "recognisable as an officer", "no": "not recognisable as an officer"},
    "force": {
        "handgun": "fired a handgun",
        "rifle": "fired a rifle",
        "shotgun": "fired a shotgun",
        "firearm": "fired",
        "impact_projectile": "fired impact projectiles",
        "chemical_agent": "used a chemical agent",
        "ecd": "used a stun gun",
        "baton": "used a baton",
        "canine": "used a dog",
        "vehicle": "used a vehicle",
        "flash_bang": "used a flash-bang",
        "physical": "used physical force",
        "pointed_firearm": "pointed a gun",
        "other": "used other force",
    },
    "resistance": {
        "vehicle_assault": "drove at or into officers",
        "flight": "fled or tried to",
        "firearm": "used a gun",
        "edged_weapon": "used a blade",
        "physical": "resisted physically",
        "thrown_object": "threw something",
        "verbal": "resisted verbally",
        "passive": "resisted passively",
        "none": "did not resist",
    },
}

CODE: Mapping[tuple[str, str], str] = MappingProxyType(
    {(f, c): text for f, codes in _CODES.items() for c, text in codes.items()}
)
"""What each code of each field is called on a page."""

DENIED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("armed", "firearm"): "had no gun",
        ("armed", "knife"): "had no knife",
        ("armed", "none"): "armed",
        ("outcome", "injured"): "not hurt",
        ("outcome", "killed"): "not killed",
        ("resistance", "flight"): "did not flee",
        ("resistance", "vehicle_assault"): "did not drive at officers",
        ("resistance", "physical"): "did not resist physically",
        ("resistance", "firearm"): "did not use a gun",
        ("force", "firearm"): "did not fire",
        ("force", "handgun"): "did not fire a handgun",
        ("warning", "given"): "no warning was given",
        ("tactic", "boxed_in"): "the vehicle was not boxed in",
        **{("video", code): f"no {text}" for code, text in _CODES["video"].items()},
    }
)
"""How a denied value is said, where "said not to be so" would be clumsy."""

UNITS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "shots_fired": ("shot", "shots"),
        "killed": ("person killed", "people killed"),
        "injured": ("person hurt", "people hurt"),
    }
)

ROLE: Mapping[VoiceRole, str] = MappingProxyType(
    {
        VoiceRole.AGENCY_INVOLVED: "agency involved",
        VoiceRole.GOVERNMENT_OTHER: "other official",
        VoiceRole.PROSECUTOR: "prosecutor",
        VoiceRole.COURT: "court",
        VoiceRole.DEFENCE: "lawyer of the subject",
        VoiceRole.SUBJECT: "the subject",
        VoiceRole.FAMILY: "family",
        VoiceRole.WITNESS: "witness",
        VoiceRole.MEDICAL: "hospital or medical examiner",
        VoiceRole.NGO: "organisation outside government",
        VoiceRole.EXPERT: "expert",
        VoiceRole.JOURNALIST: "another publisher",
        VoiceRole.VIDEO: "footage, as this report describes it",
        VoiceRole.OTHER: "other",
        VoiceRole.REPORT: "this report's own voice",
    }
)

UNNAMED: Mapping[VoiceRole, str] = MappingProxyType(
    {
        VoiceRole.AGENCY_INVOLVED: "the agency",
        VoiceRole.GOVERNMENT_OTHER: "an official",
        VoiceRole.PROSECUTOR: "a prosecutor",
        VoiceRole.COURT: "the court",
        VoiceRole.DEFENCE: "a lawyer of the subject",
        VoiceRole.SUBJECT: "the subject",
        VoiceRole.FAMILY: "a relative",
        VoiceRole.WITNESS: "a witness",
        VoiceRole.MEDICAL: "a medical source",
        VoiceRole.NGO: "an organisation",
        VoiceRole.EXPERT: "an expert",
        VoiceRole.JOURNALIST: "another publisher",
        VoiceRole.VIDEO: "footage",
        VoiceRole.OTHER: "somebody",
        VoiceRole.REPORT: "unattributed",
    }
)
"""What to call a voice whose words of mention do not fit a column."""

PERSON: Mapping[PersonRole, str] = MappingProxyType(
    {
        PersonRole.SUBJECT: "person",
        PersonRole.OFFICER: "officer",
        PersonRole.BYSTANDER: "bystander",
        PersonRole.JOURNALIST: "journalist",
        PersonRole.VICTIM: "victim",
        PersonRole.SUSPECT: "suspect",
        PersonRole.OTHER: "person",
    }
)

CLAIM: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.EVENT: "what happened",
        ClaimKind.CHARACTERISATION: "judging words",
        ClaimKind.JUSTIFICATION: "reason given",
        ClaimKind.BLAME: "blame",
        ClaimKind.ANNOUNCEMENT: "announcement",
        ClaimKind.BACKGROUND: "background",
        ClaimKind.OTHER: "other",
    }
)

ACT: Mapping[ActKind, str] = MappingProxyType(
    {
        ActKind.ORDER: "order",
        ActKind.DECLARATION: "declaration",
        ActKind.POLICY: "policy",
        ActKind.INVESTIGATION: "investigation",
        ActKind.CHARGE: "charge",
        ActKind.OTHER: "act",
    }
)

BASIS: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.SAW: "says they saw it",
        Basis.FOOTAGE: "from footage",
        Basis.DOCUMENT: "from a document",
        Basis.TOLD_BY: "was told it",
        Basis.NOT_STATED: "",
    }
)

PUBLISHER: Mapping[PublisherRole, str] = MappingProxyType(
    {
        PublisherRole.NEWSROOM: "",
        PublisherRole.AGENCY: "published by an agency speaking for itself",
        PublisherRole.COURT: "a court document",
        PublisherRole.PARTY: "published by a party",
        PublisherRole.NGO: "published by an organisation outside government",
        PublisherRole.OTHER: "",
    }
)

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(field: str, value: Value, *, denied: bool = False) -> str:
    """A value in plain words; `denied` turns it round."""
    if denied:
        return DENIED.get((field, str(value))) or f"not: {say(field, value)}"
    if (field, str(value)) in CODE:
        return CODE[field, str(value)]
    if field == "date":
        return day(str(value))
    if field == "age":
        return _aged(value)
    if field in UNITS:
        one, more = UNITS[field]
        return f"{count(value)} {one if value == 1 else more}"
    if field == "injury_part":
        return f"hurt in the {value}"
    return str(value)


def _aged(value: Value) -> str:
    if value == 0:
        return "less than a year old"
    return f"{count(value)} {'year' if value == 1 else 'years'} old"


def count(value: Value) -> str:
    """A whole number or an interval as words: "at least three", "2 to 5", "no"."""
    if not isinstance(value, tuple):
        return number(value) if isinstance(value, int) else str(value)
    low, high = value
    if low is not None and high is not None:
        return number(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {number(low)}"
    return f"at most {number(high)}" if high is not None else "an unstated number of"


def number(n: int) -> str:
    """Words up to ten, figures above."""
    return _NUMBERS[n] if 0 <= n <= 10 else f"{n:,}"


def day(value: str) -> str:
    """An ISO day as "Tue 21 Oct 2025", an interval as "20–22 Oct 2025"; other text comes back as it is."""
    ends = value.split("/")
    try:
        days = [date.fromisoformat(e) for e in ends]
    except ValueError:
        return value
    first, last = days[0], days[-1]
    if first == last:
        return f"{_DAYS[first.weekday()]} {_written(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_written(last)}"
    return f"{_written(first)} – {_written(last)}"


def _written(d: date) -> str:
    return f"{d.day} {_MONTHS[d.month - 1]} {d.year}"


def listed(parts: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Join as in speech: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def article(words: str) -> str:
    """Which of "a" and "an" goes before some words."""
    return "an" if words[:1].lower() in "aeiou" else "a"


def sentence_case(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
