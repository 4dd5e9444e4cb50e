"""Who publishes a report: a newsroom, or a party that speaks for itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from averment.domain.codes import PublisherRole
from averment.reading.patterns import any_of


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of a publisher."""

    name: str | None
    url: str | None
    declared: str | None = None
    """Its type by schema.org, where its page gives one."""

    @property
    def host(self) -> str:
        """The host of its address, in small letters; empty where there is none."""
        host = (urlsplit(self.url).hostname or "") if self.url else ""
        return host.removesuffix(".example").removeprefix("www.")


_DECLARED = {
    "GovernmentOrganization": PublisherRole.AGENCY,
    "PoliceStation": PublisherRole.AGENCY,
    "NGO": PublisherRole.NGO,
    "LegalService": PublisherRole.PARTY,
    "Attorney": PublisherRole.PARTY,
    "Courthouse": PublisherRole.COURT,
}
"""A page that calls itself `NewsMediaOrganization` may be a blog or a department: that type is not believed alone."""

_COURT_HOST = re.compile(
    r"(?:^|\.)(?:uscourts|courts?|supremecourt)\.(?:gov|[a-z]{2}\.us|[a-z]{2}\.gov)$|courts?\.[a-z.]*gov$"
)
_STATE_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|police)(?:\.[a-z]{2})?$|(?:^|\.)[a-z]{2}\.us$|(?:police|sheriff)[a-z]*\.(?:org|com|net)$"
)
_NEWS = any_of(
    *"News Newspaper Newswire Newsroom Newsline Times Post Herald Tribune Gazette Journal Chronicle Courier".split(),
    *"Sentinel Observer Dispatch Examiner Inquirer Register Star Sun Globe Reporter Daily Weekly Radio".split(),
    *"TV Television Broadcasting Media Magazine Wire Monitor Mirror Beacon Bulletin Record Independent Patch".split(),
    *"Today NPR PBS CNN BBC ProPublica Intercept".split(),
    "Press(?! Freedom)",
    "Marshall Project",
    "[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?",
    r"(?:ABC|CBS|NBC|FOX|Fox) ?\d+",
)
_AGENCY = any_of(
    *"Police Sheriff Constable Troopers? Marshals FBI ICE CBP DHS DEA ATF".split(),
    "(?:State|Highway|Border) Patrol",
    r"(?:Department|Dept\.?|Ministry|Bureau) of",
    "Customs and Border Protection",
    "Customs Enforcement",
    "Homeland Security",
    "(?:Secret|Protective|Immigration) Service",
    "Enforcement (?:Service|Agency|Administration)",
    "Immigration Enforcement",
    "District Attorney",
    "Attorney General",
    "(?:Attorney|Prosecutor|Sheriff)['’]s Office",
    "Office of (?:the )?(?:Inspector|Governor|Mayor|Sheriff|Chief)",
    "(?:City|County|Town|Village|State) of",
    "National Guard",
    "Fire (?:Department|Rescue)",
    "Public Safety",
)
_COURT = any_of("Courts?", "Tribunal", "Judiciary")
_FIRM = any_of(
    "LLP",
    r"L\.L\.P\.",
    r"P\.?L\.?L\.?C\.?",
    r"P\.C\.",
    "Law (?:Firm|Office|Offices|Group)",
    "Attorneys at Law",
    "Public Defender",
    "Legal Aid",
)
_NGO = any_of(
    *"ACLU NAACP Amnesty Coalition Alliance Foundation Advocates Watch".split(),
    "Union(?![ -](?:Leader|Tribune|Bulletin))",
    "Civil Liberties",
    "Human Rights",
    "Rights (?:First|Project|Center|Network)",
    "Defense Fund",
    "Committee (?:to|for|on)",
    "Reporters Without Borders",
    "Press Freedom",
    "Immigrant (?:Rights|Justice|Law|Defense)",
    "(?:Immigration|Innocence) Project",
    "Justice (?:Center|Project|Initiative)",
    "(?:Center|Institute|Network) for",
    "Council on",
    "National Lawyers Guild",
)
_NEITHER = any_of(
    "Wikipedia", "Wikimedia", "Facebook", "YouTube", "Instagram", "TikTok", "Reddit", "GoFundMe", "Google", case=False
)
_CAPTION = any_of(
    "UNITED STATES (?:DISTRICT|BANKRUPTCY) COURT",
    "UNITED STATES COURT OF APPEALS",
    "SUPREME COURT OF",
    "(?:SUPERIOR|CIRCUIT|DISTRICT) COURT (?:OF|FOR)",
    "COURT OF (?:COMMON PLEAS|APPEALS?)",
    "COUNTY COURT",
    r"(?:United States|U\.S\.) District Court\s+for the",
)
_SIDES = re.compile(
    r"\b(?:Plaintiffs?|Defendants?|Petitioners?|Respondents?|Appell(?:ants?|ees?))\b|^\s*v(?:s?\.|ersus)\s*$|\)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_RULED = any_of(
    "IT IS (?:HEREBY |FURTHER |SO )*(?:ORDERED|ADJUDGED)",
    "SO ORDERED",
    "[Ii]t is (?:hereby |so )ordered",
    "ORDER (?:GRANTING|DENYING|ON)",
    "OPINION AND ORDER",
    "MEMORANDUM (?:OPINION|AND ORDER)",
    "FINDINGS OF FACT",
    "PER CURIAM",
)
_PLEADS = any_of(
    "[Uu]ndersigned (?:counsel|attorney)",
    "[Cc]ounsel for",
    "Attorneys? for",
    "Respectfully submitted",
    "COMPLAINT",
    "MOTION",
    "PETITION",
    "BRIEF",
    "MEMORANDUM (?:OF LAW|IN SUPPORT)",
    "AFFIDAVIT",
    "DECLARATION OF",
    "CERTIFICATE OF SERVICE",
    "being duly sworn",
)
_RELEASE = re.compile(
    r"^\W*(?:(?i:for immediate release)\b|(?i:(?:press|news|media) release)\W*$|(?:PRESS|NEWS|MEDIA) RELEASE\b)",
    re.MULTILINE,
)
_CALLED_RELEASE = re.compile(
    r"^(?:press|news|media) release\b|^(?:joint )?statement (?:of|by|from|on)\b", re.IGNORECASE
)
_CONTACT = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


_NAMES = (
    (_FIRM, PublisherRole.PARTY),
    (_NEITHER, PublisherRole.OTHER),
    (_NEWS, PublisherRole.NEWSROOM),
    (_AGENCY, PublisherRole.AGENCY),
    (_NGO, PublisherRole.NGO),
    (_COURT, PublisherRole.COURT),
)
"""The first that a name matches tells its role: a "Police News" is a newsroom, a "Police Alliance" an agency's."""
_ISSUERS = ((_FIRM, PublisherRole.PARTY), (_AGENCY, PublisherRole.AGENCY), (_NGO, PublisherRole.NGO))


def role_of(publisher: Publisher, *, title: str, text: str) -> PublisherRole:
    """Who speaks: the strongest sign first, a newsroom where nothing says otherwise.

    1. A court paper is a court's where it orders, and a party's where counsel pleads, wherever it was found.
    2. The publisher's own declaration, its host, its name.
    3. Where the publisher is not known: a release is its issuer's.
    """
    if paper := _court_paper(text):
        return paper
    if publisher.declared in _DECLARED:
        return _DECLARED[publisher.declared]
    return _by_host(publisher.host) or _by_name(publisher.name or "") or _by_release(publisher, title, text)


def _court_paper(text: str) -> PublisherRole | None:
    head = text[:1800]
    caption = _CAPTION.search(head)
    if caption is None or not _SIDES.search(head):
        return None
    if _RULED.search(head[caption.start() :]) or _RULED.search(text[-2500:]):
        return PublisherRole.COURT
    return PublisherRole.PARTY if _PLEADS.search(head) or _PLEADS.search(text[-2500:]) else None


def _by_host(host: str) -> PublisherRole | None:
    if _COURT_HOST.search(host):
        return PublisherRole.COURT
    return PublisherRole.AGENCY if _STATE_HOST.search(host) else None


def _by_name(name: str) -> PublisherRole | None:
    return next((role for form, role in _NAMES if form.search(name)), None)


def _by_release(publisher: Publisher, title: str, text: str) -> PublisherRole:
    head = text[:600]
    if publisher.name or not (_RELEASE.search(head) or _CALLED_RELEASE.search(title)):
        return PublisherRole.NEWSROOM
    for host in _CONTACT.findall(head):
        if role := _by_host(host.removesuffix(".example")) or (PublisherRole.NGO if host.endswith(".org") else None):
            return role
    named = (role for form, role in _ISSUERS if form.search(f"{title}\n{head}"))
    return next(named, PublisherRole.OTHER)
