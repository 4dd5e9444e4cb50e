"""In which role toward the incident a voice stands, and on whose side: an ordered table of readable rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from averment.coding.naming.agencies import known_agencies
from averment.coding.speech.voices.clusters import Cluster
from averment.coding.speech.voices.mentions import Speaker
from averment.domain.codes import ReportKind, Side, VoiceRole

SIDES: dict[VoiceRole, Side] = {
    VoiceRole.AGENCY_INVOLVED: Side.OFFICER,
    VoiceRole.DEFENCE: Side.SUBJECT, VoiceRole.SUBJECT: Side.SUBJECT, VoiceRole.FAMILY: Side.SUBJECT,
}  # fmt: skip
"""Sides by role; every other role stands on neither."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a role depends on besides the words: which agencies took part, and in what."""

    involved: frozenset[str]
    kind: ReportKind
    central: bool = True
    """Whether the force of officers is what the report is about, not the end of somebody's rampage."""
    held: frozenset[str] = frozenset()
    """Surnames of those who are told to have been held, charged or met with force."""

    @property
    def officers_act(self) -> bool:
        """Whether officers used force or met it, also where nobody says of which agency: then police are theirs."""
        return self.kind is ReportKind.USE_OF_FORCE or (bool(self.involved) and self.kind is ReportKind.NONE)

    @property
    def federal_only(self) -> bool:
        """Whether every agency that took part is federal, so that "police" without a name are another body's."""
        known = known_agencies()
        return bool(self.involved) and all(
            (a := known.get(n)) is not None and a.level == "federal" for n in self.involved
        )


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})\b")


_PROSECUTOR = _rx(
    r"prosecutors?|(?:assistant |deputy |acting )*(?:district attorney|u\.?s\.? attorney|"
    r"united states attorney|state[’']?s attorney|"
    r"state attorney|commonwealth[’']?s attorney|county attorney|attorney general)(?:[’']?s)?(?: office)?|"
    r"DA[’']s office|the DA|D\.A\.|"
    r"indictments?|(?:criminal )?complaint|charging documents?|solicitor"
)
_COURT = _rx(
    r"judges?|justice (?!department)[A-Z]|magistrate|(?:supreme |district |superior |circuit |appeals |"
    r"federal )?court|jury|jurors|ruling|warrants?|court (?:documents|records|filings?|papers)"
)
_DEFENCE = _rx(
    r"(?:lawyer|attorney|counsel|solicitor)s?|public defender(?:[’']s office)?|law firm|lawsuits?|suit|"
    r"legal team|plaintiffs?"
)
_FAMILY = _rx(
    r"famil(?:y|ies)|mother|father|mom|dad|parents?|wife|husband|widow(?:er)?|brothers?|sisters?|siblings?|"
    r"sons?|daughters?|uncle|aunt|cousins?|nephew|niece|"
    r"grand(?:mother|father|parents|son|daughter)|relatives?|girlfriend|boyfriend|fianc[ée]e?|step(?:father|"
    r"mother|son|daughter|brother|sister)|"
    r"in-law|loved ones"
)
_WITNESS = _rx(
    r"(?:eye ?)?-?witness(?:es)?|bystanders?|onlookers?|neighbou?rs?|residents?|passers?by|caller|protest(?:e|"
    r"o)rs?|demonstrators?|co-?workers?|passengers?|"
    r"customers?|shoppers?|who (?:saw|witnessed|watched|heard|recorded|filmed|was (?:there|inside|nearby|"
    r"with))|employees?|workers?|students?|landlord|tenant|"
    r"observers?|friends?|volunteers?"
)
_MEDICAL = _rx(
    r"hospital|medical (?:examiner|center)(?:[’']s office)?|coroner(?:[’']s office)?|doctors?|surgeons?|EMS|"
    r"paramedics?|medics|fire (?:department|chief|officials|rescue)|autopsy|nurses?|physicians?|health system|"
    r"trauma|pathologist"
)
_NGO = _rx(
    r"ACLU|American Civil Liberties Union|Human Rights Watch|Amnesty|NAACP|LULAC|coalition|advoca(?:tes?|cy)|"
    r"activists?|organi[sz]ers?|alliance|"
    r"immigrant rights|civil rights (?:group|organi[sz]ation)|non-?profit|foundation|union|association|"
    r"archdiocese|church|pastor|bishop|rev\.?|reverend|"
    r"community (?:group|leaders?|organi[sz]ation)|council on american|legal defense|make the road|center for|"
    r"institute|project"
)
_EXPERT = _rx(
    r"professor|prof|experts?|criminologists?|researchers?|analysts?|historians?|economists?|scholars?|fellow|"
    r"consultants?|study|psycholog\w+"
)
_OFFICER = _rx(
    r"police|\w+pd|officers?|deput(?:y|ies)|troopers?|agents?|sheriff(?:[’']s)?|marshals?|chief|capt(?:ain)?|lt|"
    r"lieutenant|sgt|sergeant|det(?:ective)?s?|cpl|"
    r"corporal|major|maj|commander|investigators?|spokes\w+|commissioner|cops|undersheriff|trooper|corrections|"
    r"border czar"
)
_OFFICIAL = _rx(
    r"mayors?|gov|governor|sen|senators?|rep|representative|congress\w+|council\w*|alder\w+|supervisors?|"
    r"president|secretary|commissioners?|superintendent|"
    r"county executive|city manager|officials?|authorit(?:y|ies)|administration|government|ministry|consulate|"
    r"embassy|school district|state rep|"
    r"(?:village|town|township|borough) of|\w+ commission|sens|reps|statutes?|centers for disease control|"
    r"(?:jail|criminal|public|state) records?|"
    r"lawmakers?|legislators?|dispatch(?:er)?s?|white house|(?:the|our) (?:city|county|state)|"
    r"(?:city|county|state) (?:of|council\w*|leaders?|attorney|manager|government|health|department)|"
    r"principal|democrats|republicans|"
    r"assembly\w+|fire marshal|trump|biden|vance|leavitt"
)
_SUBJECT = _rx(
    r"(?:the )?(?:suspect|gunman|shooter|defendant|detainee|driver|accused|man who was (?:shot|detained|arrested))"
)
_LOCAL = _rx(r"state|local|city|county|town|school")
_POLICE = _rx(r"police|sheriff(?:[’']s)?|deput(?:y|ies)|troopers?|cops|detectives?")
_PRIVATE = _rx(r"university|college|company|inc|corp|llc|bank|store|restaurant|club")
_PLAIN = _rx(
    r"(?:wo)?m[ae]n|people|person|teen\w*|boys?|girls?|couple|motorists?|drivers?|clerk|eyewitness\w*|some|"
    r"others?|owner"
)
_UNNAMED = frozenset({"authorities", "officials", "official"})


def _agency(cluster: Cluster, context: Context) -> VoiceRole | None:
    if cluster.agency is None:
        return None
    if _PROSECUTOR.search(cluster.words) and cluster.agency.name == "Department of Justice":
        return VoiceRole.PROSECUTOR
    if context.kind is not ReportKind.OTHER_VIOLENCE and cluster.agency.name in context.involved:
        return VoiceRole.AGENCY_INVOLVED
    return VoiceRole.GOVERNMENT_OTHER


_DEPARTMENTS = {"assistant secretary": "Department of Homeland Security"}
"""Titles that news of enforcement prints without their department, and whose they mostly are where it took part."""


def _of_a_department(cluster: Cluster, context: Context) -> VoiceRole | None:
    title = (cluster.title or "").lower()
    ours = any(t in title and body in context.involved for t, body in _DEPARTMENTS.items())
    if cluster.organisation or not ours or context.kind is ReportKind.OTHER_VIOLENCE:
        return None
    return VoiceRole.AGENCY_INVOLVED


def _by(pattern: re.Pattern[str], role: VoiceRole) -> Callable[[Cluster, Context], VoiceRole | None]:
    return lambda cluster, _: role if pattern.search(_told(cluster)) else None


_PLACE = re.compile(r"(?i)\b(?:city|county|state)$")


def _of_a_place(cluster: Cluster, _: Context) -> VoiceRole | None:
    """A city or a county that speaks is its government; somebody of "Center City" is nobody's official."""
    here = cluster.speaker is Speaker.BODY and _PLACE.search(cluster.organisation or "")
    return VoiceRole.GOVERNMENT_OTHER if here else None


_CLAUSE = re.compile(r",?\s(?:who|whose|which|citing|because)\b[^|]*")


def _head(cluster: Cluster) -> str:
    """What a speaker is called, without what a clause tells of it: "a woman, who feared the police"."""
    return _CLAUSE.sub(" ", _told(cluster))


def _told(cluster: Cluster) -> str:
    return " ".join(filter(None, (cluster.title, cluster.organisation, _without_name(cluster))))


def _without_name(cluster: Cluster) -> str:
    words = cluster.words
    return words.replace(cluster.name, " ") if cluster.name else words


def _document(cluster: Cluster, context: Context) -> VoiceRole | None:
    """A document speaks for whoever made it; an affidavit for its affiant, an officer where officers took part."""
    if cluster.speaker is not Speaker.DOCUMENT:
        return None
    words = cluster.words.lower()
    if _OF_POLICE.search(words):
        ours = context.involved and context.kind is not ReportKind.OTHER_VIOLENCE
        return VoiceRole.AGENCY_INVOLVED if ours else VoiceRole.GOVERNMENT_OTHER
    if cluster.candidates:
        roles = {role_of(c, context) for c in cluster.candidates}
        return roles.pop() if len(roles) == 1 else VoiceRole.OTHER
    return None


_OF_POLICE = _rx(
    r"affidavits?|police (?:reports?|records|documents|logs?)|(?:incident|arrest|crash) (?:reports?|records)|"
    r"arrest (?:papers|documents)|(?:the|preliminary|initial) report"
)


def _force(cluster: Cluster, context: Context) -> VoiceRole | None:
    """Officers without a named agency: their own side where officers took part, another body's otherwise."""
    if not _OFFICER.search(_head(cluster)):
        return None
    if re.match(r"(?i)fire\b", cluster.organisation or ""):
        return VoiceRole.GOVERNMENT_OTHER
    local = context.federal_only and _POLICE.search(_head(cluster))
    return VoiceRole.AGENCY_INVOLVED if context.officers_act and not local else VoiceRole.GOVERNMENT_OTHER


def _unnamed(cluster: Cluster) -> bool:
    """Whether nobody says whose officials speak: "authorities", "officials"."""
    if cluster.name or cluster.agency or cluster.speaker is not Speaker.PEOPLE:
        return False
    words = re.findall(r"\w+", cluster.mentions[0].words.lower())
    return (
        bool(words)
        and words[-1] in _UNNAMED
        and not set(words) & {"police", "ice", "sheriff", "hospital", "medical", "fire", "school", "court"}
    )


def _nameless(cluster: Cluster, context: Context) -> VoiceRole | None:
    """Unnamed officials speak for the involved agency where its force is the subject; their side stays unknown."""
    if not _unnamed(cluster):
        return None
    if _LOCAL.search(cluster.words):
        return VoiceRole.GOVERNMENT_OTHER
    if context.officers_act and context.central:
        return VoiceRole.AGENCY_INVOLVED
    return VoiceRole.GOVERNMENT_OTHER


_OFFICES = _rx(
    r"police|officer|agent|sheriff|deputy|trooper|chief|judge|prosecutor|lawyer|attorney|spokes\w+|secretary"
)
"""Callings that a person who is told to be held does not speak in; one of public office may be held."""


_PROBE = re.compile(r"(?i)(?:(?:the|our|an?|its|their)\s)?(?:\w+\s)?investigation")


def _was_held(cluster: Cluster, context: Context) -> VoiceRole | None:
    if cluster.speaker is not Speaker.PERSON or cluster.agency or cluster.surname not in context.held:
        return None
    return None if _OFFICES.search(_told(cluster)) else VoiceRole.SUBJECT


def _at_the_scene(cluster: Cluster, _: Context) -> VoiceRole | None:
    return VoiceRole.WITNESS if cluster.speaker is Speaker.PEOPLE and _PLAIN.search(_told(cluster)) else None


_RULES: tuple[tuple[str, Callable[[Cluster, Context], VoiceRole | None]], ...] = (
    ("footage", lambda c, _: VoiceRole.VIDEO if c.speaker is Speaker.FOOTAGE else None),
    ("another publisher", lambda c, _: VoiceRole.JOURNALIST if c.speaker is Speaker.OUTLET else None),
    ("a document", _document),
    ("officials whom nobody names", _nameless),
    ("prosecutors", lambda c, _: VoiceRole.PROSECUTOR if _PROSECUTOR.search(_told(c)) and not _of_a_party(c) else None),
    ("courts", _by(_COURT, VoiceRole.COURT)),
    ("lawyers of an organisation", lambda c, _: VoiceRole.NGO if _NGO.search(c.organisation or "") else None),
    ("lawyers", lambda c, _: VoiceRole.DEFENCE if c.agency is None and _DEFENCE.search(_told(c)) else None),
    ("an agency", _agency),
    ("who speaks for a department", _of_a_department),
    ("medical", _by(_MEDICAL, VoiceRole.MEDICAL)),
    ("family", _by(_FAMILY, VoiceRole.FAMILY)),
    ("who was held", _was_held),
    ("experts", _by(_EXPERT, VoiceRole.EXPERT)),
    ("witnesses", lambda c, _: VoiceRole.WITNESS if _WITNESS.search(_told(c)) and not _official_title(c) else None),
    ("organisations", lambda c, _: VoiceRole.NGO if _NGO.search(_told(c)) and not _official_title(c) else None),
    ("officers", lambda c, x: None if _official_title(c) else _force(c, x)),
    ("private bodies", lambda c, _: VoiceRole.OTHER if _PRIVATE.search(c.organisation or "") else None),
    ("cities and counties", _of_a_place),
    ("officials", lambda c, _: VoiceRole.GOVERNMENT_OTHER if _OFFICIAL.search(_head(c)) else None),
    ("an investigation", lambda c, _: VoiceRole.GOVERNMENT_OTHER if _PROBE.fullmatch(c.mentions[0].words) else None),
    ("the subject", _by(_SUBJECT, VoiceRole.SUBJECT)),
    ("somebody at the scene", _at_the_scene),
)  # fmt: skip
"""Name of the rule, rule; the first that answers decides."""

_HIGH = _rx(
    r"mayor|gov(?:ernor)?|sen(?:ator)?|rep|congress\w+|council\w*|president|supervisor|alder\w+|"
    r"county executive|city manager|superintendent"
)


def _official_title(cluster: Cluster) -> bool:
    return bool(cluster.title and _HIGH.search(cluster.title))


def _of_a_party(cluster: Cluster) -> bool:
    """Whether a lawyer of somebody speaks: an attorney general prosecutes, an attorney for a witness does not."""
    return bool(_COUNSEL.search(_PROSECUTOR.sub(" ", cluster.words)))


_COUNSEL = re.compile(r"(?i)\b(?:attorney|lawyer)s?\s(?:for|representing)\b")


def role_of(cluster: Cluster, context: Context) -> VoiceRole:
    """The role of a speaker, by the first rule of the table that knows one."""
    return next((role for _, rule in _RULES if (role := rule(cluster, context)) is not None), VoiceRole.OTHER)


def side_of(cluster: Cluster, role: VoiceRole) -> Side:
    """On whose side; unknown for officials who are not named, and for people of whom nothing is told."""
    if _unnamed(cluster):
        return Side.UNKNOWN
    if role is VoiceRole.OTHER and cluster.speaker in (Speaker.PRONOUN, Speaker.PEOPLE) and not cluster.name:
        return Side.UNKNOWN if _FAINT.match(cluster.mentions[0].words) else Side.NEITHER
    return SIDES.get(role, Side.NEITHER)


_FAINT = _rx(r"(?:some|others?|many|people|critics|everyone|they|one|sources?|it|that|which|who|he|she)")
