"""Who speaks: rules on host, name, declared type, and the text of a paper or a release."""

from __future__ import annotations

import pytest

from averment.domain.codes import PublisherRole as Role
from averment.reading.publishers import Publisher, role_of

CAPTION = (
    "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\n"
    "UNITED STATES OF AMERICA,\nPlaintiff,\nv.\nDELL OKAFOR,\nDefendant.\n"
)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Harlow Gazette", Role.NEWSROOM),
        ("U.S. Press Freedom Tracker", Role.NGO),
        ("Harlow Police Department", Role.AGENCY),
        ("Harlow County Sheriff’s Office", Role.AGENCY),
        ("U.S. Immigration and Customs Enforcement", Role.AGENCY),
        ("Office of the Mayor", Role.AGENCY),
        ("Harlow County District Attorney", Role.AGENCY),
        ("Police News Weekly", Role.NEWSROOM),
        ("KXYZ", Role.NEWSROOM),
        ("Courthouse News Service", Role.NEWSROOM),
        ("American Civil Liberties Union", Role.NGO),
        ("Lakeside Union-Tribune", Role.NEWSROOM),
        ("Human Rights Watch", Role.NGO),
        ("Okafor & Lee LLP", Role.PARTY),
        ("Supreme Court of Ohio", Role.COURT),
        ("Wikipedia", Role.OTHER),
        (None, Role.NEWSROOM),
    ],
)
def test_a_name_tells_a_role(name: str | None, role: Role) -> None:
    """The newsroom's words count before the agency's."""
    assert role_of(Publisher(name, None), title="", text="A deputy shot a man.") is role


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://www.dhs.gov/news/1", Role.AGENCY),
        ("https://www.ies.gov.example/news/1", Role.AGENCY),
        ("https://news.army.mil/1", Role.AGENCY),
        ("https://www.gov.uk/1", Role.AGENCY),
        ("https://www.harlowpolice.org/news", Role.AGENCY),
        ("https://www.ohnd.uscourts.gov/1", Role.COURT),
        ("https://www.courts.ca.gov/1", Role.COURT),
        ("https://www.harlowgazette.example/gov", Role.NEWSROOM),
        ("https://www.governing.example/1", Role.NEWSROOM),
    ],
)
def test_a_host_tells_a_role(url: str, role: Role) -> None:
    """Of the host alone, never of the path."""
    assert role_of(Publisher(None, url), title="", text="A deputy shot a man.") is role


def test_a_declared_type_counts_before_the_name() -> None:
    """`NewsMediaOrganization` is not believed alone, since departments use it too."""
    assert role_of(Publisher("Harlow", None, "GovernmentOrganization"), title="", text="x") is Role.AGENCY
    assert role_of(Publisher("Safe Reporting", None, "NGO"), title="", text="x") is Role.NGO
    assert role_of(Publisher("Harlow Police", None, "NewsMediaOrganization"), title="", text="x") is Role.AGENCY


def test_a_story_that_cites_a_release_is_a_newsroom_s() -> None:
    """The words stand in a sentence, not on a line of their own."""
    text = "Agents fired, ICE said in a news release. The man asked for immediate release from the ICE jail."
    assert role_of(Publisher(None, None), title="Man files for immediate release", text=text) is Role.NEWSROOM


def test_a_court_paper_is_a_court_s_where_it_orders_and_a_party_s_where_it_pleads() -> None:
    """Wherever it was found."""
    order = CAPTION + "OPINION AND ORDER\nThe motion is denied.\nIT IS SO ORDERED."
    motion = CAPTION + "MOTION TO DISMISS\nDefendant moves this Court.\nRespectfully submitted,\nOkafor & Lee LLP"
    assert role_of(Publisher("Harlow Gazette", None), title="", text=order) is Role.COURT
    assert role_of(Publisher(None, None), title="", text=motion) is Role.PARTY


def test_a_story_about_a_court_is_a_newsroom_s() -> None:
    """A name of a court in a sentence is no caption."""
    text = "The defendant was charged in U.S. District Court for the Northern District of Ohio, the motion says."
    assert role_of(Publisher("Harlow Gazette", None), title="", text=text) is Role.NEWSROOM


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("FOR IMMEDIATE RELEASE\nHarlow Police Department\nOfficers fired.", Role.AGENCY),
        ("PRESS RELEASE\nThe Harlow Civil Liberties Coalition calls for footage.", Role.NGO),
        ("FOR IMMEDIATE RELEASE\nOkafor & Lee LLP\nThe family will sue.", Role.PARTY),
        ("NEWS RELEASE\nA company regrets.", Role.OTHER),
        ("For Immediate Release\nMedia contact: dell@harlowrights.org\nFour people at the ICE jail go on.", Role.NGO),
        ("Media Release\nQuestions: press@harlow.gov.example\nOfficers fired.", Role.AGENCY),
    ],
)
def test_a_release_is_its_issuer_s_where_no_publisher_is_known(text: str, role: Role) -> None:
    """A newsroom that prints a release is still the publisher."""
    assert role_of(Publisher(None, None), title="", text=text) is role
    assert role_of(Publisher("Harlow Gazette", None), title="", text=text) is Role.NEWSROOM
