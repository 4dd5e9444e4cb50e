"""Kind of place, reason of contact, tactics, warnings, agencies, footage, investigations."""

from collections.abc import Callable

import pytest

from averment.coding.fields.aftermath import code_investigation, code_video
from averment.coding.fields.agencies import code_agencies
from averment.coding.fields.setting import CONTACT, LOCATION, TACTIC, WARNING, code_setting
from averment.coding.scene import Finding
from averment.domain.codes import Modality
from averment.domain.fields import FIELDS

Read = Callable[..., set[object]]
Find = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("field", "table"),
    [("location_type", LOCATION), ("contact_reason", CONTACT), ("tactic", TACTIC), ("warning", WARNING)],
)
def test_tables_hold_codes_of_the_contract(field: str, table: object) -> None:
    """No table gives a code that its field does not have."""
    rows = table._index.values()  # type: ignore[attr-defined]
    assert {cue.code for cues in rows for cue in cues} <= set(FIELDS[field].codes)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("location_type", "An officer shot a man inside an apartment.", "residence"),
        ("location_type", "An officer shot a man in the parking lot of a bank.", "parking_lot"),
        ("location_type", "An officer shot a man outside the county jail.", "jail"),
        ("location_type", "Agents shot a man in the woods.", "field"),
        ("contact_reason", "A man was shot during a traffic stop.", "traffic_stop"),
        ("contact_reason", "The shooting came in what the office called a traffic enforcement stop.", "traffic_stop"),
        ("contact_reason", "Officers pulled the driver over and shot him.", "traffic_stop"),
        ("contact_reason", "Officers shot a man while serving a search warrant.", "warrant_service"),
        ("contact_reason", "Officers responding to a call about a robbery shot a man.", "unlawful_activity"),
        ("contact_reason", "Agents fired at protesters during a protest outside the hall.", "mass_demonstration"),
        ("contact_reason", "Agents shot a man during an immigration raid.", "immigration_enforcement"),
        ("contact_reason", "A deputy shot a woman during a welfare check.", "welfare_check"),
        ("tactic", "Agents boxed in the car and shot the driver.", "boxed_in"),
        ("tactic", "Agents smashed the driver's window and shot him.", "window_break"),
        ("tactic", "An officer shot a man after a foot chase.", "foot_chase"),
        ("tactic", "Officers with a no-knock warrant shot a man.", "no_knock"),
        ("warning", "Agents fired without warning.", "not_given"),
        ("warning", "Officers gave several verbal warnings and fired.", "given"),
    ],
)
def test_words_of_the_event(read_field: Read, field: str, text: str, value: str) -> None:
    """Each code is read from words that tell the event."""
    assert value in read_field(code_setting, text, field)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("location_type", "The home team announced a parade."),
        ("location_type", "He was booked into the county jail."),
        ("contact_reason", "It was not a traffic stop, he said."),
        ("tactic", "The crowd cheered."),
    ],
)
def test_words_of_something_else(read_field: Read, field: str, text: str) -> None:
    """The same words elsewhere give nothing."""
    assert not read_field(code_setting, text, field)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("A man was shot by a Toledo police officer.", "Toledo Police Department"),
        ("A Lucas County sheriff's deputy shot a man.", "Lucas County Sheriff's Office"),
        ("Other Lucas County officers returned fire.", "Lucas County Police Department"),
        ("ICE agents shot a man in Toledo.", "Immigration and Customs Enforcement"),
    ],
)
def test_agency(read_field: Read, text: str, agency: str) -> None:
    """The agency is that of the officers who used force, by its full name."""
    assert read_field(code_agencies, text, "agency") == {agency}


@pytest.mark.parametrize(
    "text",
    [
        "Police shot a man.",
        "Federal agents shot a man.",
        "A gunman shot a man outside an ICE facility.",
        "Anti-ICE protesters were hurt.",
    ],
)
def test_no_agency_is_named(read_field: Read, text: str) -> None:
    """Neither "Police" nor "federal agents" name one, nor does a building or a protest."""
    assert not read_field(code_agencies, text, "agency")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Body-camera footage of the shooting was released.", "body_worn"),
        ("Dash-cam video shows the officer firing.", "dash"),
        ("The shooting was caught on surveillance video.", "surveillance"),
        ("Cell phone video captured the struggle.", "bystander"),
        ("A video of the shooting obtained by the station shows the car.", "other"),
    ],
)
def test_footage(read_field: Read, text: str, kind: str) -> None:
    """Each kind of footage by its words."""
    assert read_field(code_video, text, "video") == {kind}


@pytest.mark.parametrize(
    "text", ["There is no body-camera footage of the shooting.", "The officer's body camera was not activated."]
)
def test_footage_denied(find_field: Find, text: str) -> None:
    """Footage said not to exist is denied, not left out."""
    (found,) = find_field(code_video, text, "video")
    assert (found.value, found.modality) == ("body_worn", Modality.DENIED)


def test_a_policy_is_no_footage(read_field: Read) -> None:
    """An order to wear cameras is not footage of this event."""
    assert not read_field(code_video, "A judge required officers to wear body cameras.", "video")


@pytest.mark.parametrize(
    ("text", "state", "body"),
    [
        ("The FBI is investigating the shooting.", "open", "Federal Bureau of Investigation"),
        ("The shooting is being investigated by the Toledo Police Department.", "open", "Toledo Police Department"),
        ("The incident is under investigation.", "open", None),
        ("Prosecutors declined to file charges.", "declined", None),
        ("The FBI will review the shooting.", "announced", "Federal Bureau of Investigation"),
        ("The shooting was ruled justified.", "closed", None),
    ],
)
def test_investigation(find_field: Find, text: str, state: str, body: str | None) -> None:
    """The state of an investigation, and the body where one is named."""
    assert [(f.value, f.by) for f in find_field(code_investigation, text, "investigation")] == [(state, body)]
