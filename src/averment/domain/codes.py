"""Closed sets of codes, as the draft record writes them (docs/contract.md); labels for people live with the pages."""

from __future__ import annotations

from enum import StrEnum


class ReportKind(StrEnum):
    """What the primary incident of a report is; `none` where the report tells of no violent incident."""

    USE_OF_FORCE = "use_of_force"
    OTHER_VIOLENCE = "other_violence"
    NONE = "none"


class PublisherRole(StrEnum):
    """Who publishes: a newsroom, or a party speaking for itself."""

    NEWSROOM = "newsroom"
    AGENCY = "agency"
    COURT = "court"
    PARTY = "party"
    NGO = "ngo"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a claim does. Only event, announcement and background claims give facts."""

    EVENT = "event"
    CHARACTERISATION = "characterisation"
    JUSTIFICATION = "justification"
    BLAME = "blame"
    ANNOUNCEMENT = "announcement"
    BACKGROUND = "background"
    OTHER = "other"


class Form(StrEnum):
    """How the content is given: in quotation marks, in the publisher's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    """How a thing was said."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    UNKNOWN = "unknown"


class VoiceRole(StrEnum):
    """Who speaks, toward the incident. `report` is the publisher's own voice and no voice of the list has it."""

    AGENCY_INVOLVED = "agency_involved"
    GOVERNMENT_OTHER = "government_other"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    DEFENCE = "defence"
    SUBJECT = "subject"
    FAMILY = "family"
    WITNESS = "witness"
    MEDICAL = "medical"
    NGO = "ngo"
    EXPERT = "expert"
    JOURNALIST = "journalist"
    VIDEO = "video"
    OTHER = "other"
    REPORT = "report"


class Side(StrEnum):
    """On whose side a voice stands."""

    OFFICER = "officer"
    SUBJECT = "subject"
    NEITHER = "neither"
    UNKNOWN = "unknown"


class PersonRole(StrEnum):
    """What a person is to an incident; victim and suspect where no officer took part."""

    SUBJECT = "subject"
    OFFICER = "officer"
    BYSTANDER = "bystander"
    JOURNALIST = "journalist"
    VICTIM = "victim"
    SUSPECT = "suspect"
    OTHER = "other"


class Attributed(StrEnum):
    """Whether a fact's clause has its source: its own, one carried over from a neighbour, or none."""

    EXPLICIT = "explicit"
    CARRIED = "carried"
    NONE = "none"


class Basis(StrEnum):
    """How a voice knows, where it is said."""

    SAW = "saw"
    FOOTAGE = "footage"
    DOCUMENT = "document"
    TOLD_BY = "told_by"
    NOT_STATED = "not_stated"


class When(StrEnum):
    """A fact's place relative to its incident."""

    DURING = "during"
    BEFORE = "before"
    AFTER = "after"


class ActKind(StrEnum):
    """Public acts around incidents: what somebody ordered, declared, opened, or charged."""

    ORDER = "order"
    DECLARATION = "declaration"
    POLICY = "policy"
    INVESTIGATION = "investigation"
    CHARGE = "charge"
    OTHER = "other"
