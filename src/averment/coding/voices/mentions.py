"""What the words that name a speaker say of them: a person with title and body, a body, a document, or only a kind of people."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from averment.coding.agencies import Agency, agency_named, find_agencies, straight
from averment.coding.lexicon import GIVEN_NAMES, NOT_NAMES, PEOPLE
from averment.domain.passages import Span


class Speaker(StrEnum):
    """What sort of thing is said to speak."""

    PERSON = "person"
    BODY = "body"
    """An agency, a company, a council; an unnamed spokesperson speaks as the body."""
    PEOPLE = "people"
    """Somebody without a name: "authorities", "a witness", "his mother"."""
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    FOOTAGE = "footage"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a report names a speaker, and what the words there say."""

    span: Span
    words: str
    """The words as printed, with what stands in apposition."""
    speaker: Speaker
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    """As printed: "the department", "Human Rights Watch"."""
    agency: Agency | None = None
    head: str = ""
    """The noun in lower case: "statement", "department", "mother"."""
    gender: str | None = None
    plural: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name that is no suffix."""
        parts = [p for p in (self.name or "").split() if p.rstrip(".,") not in _SUFFIX]
        return straight(parts[-1]) if parts else ""


_SUFFIX = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PRONOUN = {
    "he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "they": None, "their": None, "it": None, "its": None,
    "who": None, "which": None, "that": None, "i": None, "we": None, "you": None, "my": None, "our": None, "us": None,
    "both": None, "me": None, "them": None, "himself": "m", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "their", "we", "our", "both", "them", "us"})

TITLES = [
    "assistant special agent in charge",
    "special agent in charge",
    "supervisory special agent",
    "special agent",
    "border czar",
    "deputy assistant secretary",
    "assistant secretary",
    "under ?secretary",
    "deputy secretary",
    "press secretary",
    "secretary",
    "assistant police chief",
    "deputy police chief",
    "interim police chief",
    "police chief",
    "assistant chief",
    "deputy chief",
    "chief of police",
    "chief",
    "undersheriff",
    "sheriff",
    "commissioner",
    "superintendent",
    "captain",
    "capt",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "detective",
    "det",
    "corporal",
    "cpl",
    "major",
    "maj",
    "colonel",
    "col",
    "commander",
    "cmdr",
    "inspector",
    "trooper",
    "deputy",
    "officer",
    "agent",
    "marshal",
    "constable",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "public information officer",
    "communications director",
    "deputy director",
    "executive director",
    "acting director",
    "director",
    "assistant u\\.?s\\.? attorney",
    "acting u\\.?s\\.? attorney",
    "u\\.?s\\.? attorney",
    "united states attorney",
    "assistant attorney general",
    "deputy attorney general",
    "attorney general",
    "assistant district attorney",
    "deputy district attorney",
    "district attorney",
    "state's attorney",
    "state attorney",
    "commonwealth's attorney",
    "county attorney",
    "city attorney",
    "prosecutor",
    "solicitor",
    "public defender",
    "attorney",
    "lawyer",
    "chief judge",
    "magistrate judge",
    "district judge",
    "circuit judge",
    "judge",
    "justice",
    "chief justice",
    "mayor",
    "vice mayor",
    "deputy mayor",
    "governor",
    "gov",
    "lieutenant governor",
    "lt gov",
    "senator",
    "sen",
    "state sen",
    "state rep",
    "representative",
    "rep",
    "congressman",
    "congresswoman",
    "congressmember",
    "councilman",
    "councilwoman",
    "councilmember",
    "council member",
    "council president",
    "alderman",
    "alderperson",
    "ald",
    "supervisor",
    "assemblyman",
    "assemblywoman",
    "assemblymember",
    "county executive",
    "county judge",
    "city manager",
    "president",
    "vice president",
    "chairman",
    "chairwoman",
    "chair",
    "ceo",
    "founder",
    "co-founder",
    "organizer",
    "coordinator",
    "medical examiner",
    "coroner",
    "dr",
    "doctor",
    "professor",
    "prof",
    "pastor",
    "rev",
    "reverend",
    "bishop",
    "archbishop",
    "cardinal",
    "imam",
    "rabbi",
    "father",
    "sister",
    "principal",
    "dean",
    "manager",
    "owner",
    "fire chief",
    "battalion chief",
    "paramedic",
    "researcher",
    "analyst",
    "reporter",
    "correspondent",
    "photographer",
    "journalist",
    "mr",
    "mrs",
    "ms",
    "miss",
    "eyewitness",
    "witness",
    "neighbor",
    "resident",
    "activist",
    "protester",
    "advocate",
    "volunteer",
    "student",
    "co-worker",
    "bystander",
]
_TITLE = "|".join(sorted((t.replace(" ", r"\s") for t in TITLES), key=lambda t: (-len(t), t)))
_TITLED = re.compile(rf"(?i)(?<![\w’'])(?:{_TITLE})\b\.?")
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-Ý][a-zß-ÿ'’]+(?:[-'’]?[A-ZÀ-Ý]?[a-zß-ÿ]+)*|(?:[A-Z]\.\s?){1,3}|[A-Z]{2,3}(?=\s[A-Z][a-z])|Mc[A-Z]\w+|“[^”]{1,20}”|\"[^\"]{1,20}\"|"
    r"(?:de|la|del|van|von|der|bin|al|dos|da|di|y|st)(?=\s[A-ZÀ-Ý]))(?:\s|$|,(?=\s(?:Jr|Sr|II)))){1,6}(?:(?:Jr|Sr|II|III|IV)\b\.?)?"
)
_BODY_WORD = re.compile(
    r"(?:Police|Department|County|City|State|University|College|Hospital|Center|Office|Bureau|Agency|Service|Services|Council|Board|Union|"
    r"Association|Coalition|Alliance|Foundation|Institute|Committee|Commission|Network|Project|Watch|Rights|School|District|Court|Church|"
    r"Company|Inc|Corp|Party|Administration|Ministry|Embassy|Consulate|League|Force|Guard|House|Senate|Congress|Law|Group|Society|Fund|"
    r"Clinic|Division|Team|Times|Post|News|Press|Tribune|Star|Journal|Herald|America|Action|Justice|Federation|Authority|Workers|Defense|"
    r"United|National|American|Federal|Americans|Republicans|Democrats|Fire|Sheriff|Sheriffs|Investigation|Enforcement|Security)\b"
)
_OUTLET = re.compile(
    r"(?:The )?(?:Associated Press|AP|Reuters|CNN|NPR|BBC|AFP|Agence France-Presse|Bloomberg|Politico|ProPublica|Newsday|Axios|Telemundo|Univision|"
    r"(?:NBC|ABC|CBS|FOX|Fox|MSNBC|PBS|WGN|KTLA|Spectrum|Sky)(?:\s?(?:News|\d{1,2}|Local|Chicago|Los Angeles|[A-Z]\w+))*|"
    r"(?:[A-Z][\w.]+\s){0,3}(?:Times|Post|Tribune|Herald|Star|Journal|Gazette|Chronicle|Sun-Times|Post-Gazette|News|Guardian|Register|Courier|"
    r"Dispatch|Sentinel|Examiner|Bee|Observer|Inquirer|Mirror|Mercury|Press|Globe|Press-Telegram|Union-Tribune|Advocate|Republic|Intercept|"
    r"Independent|Daily News|Magazine|Radio|TV|Television|Today)|[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?(?:\s\d{1,2})?|[\w.\-]+\.com)"
    r"(?:[’']s)?(?:\s(?:reporter|report|story|article|News|reports?))?$"
)
_PRESS = re.compile(
    r"(?i)\b(?:news|media|press|published|local|multiple|some) (?:reports?|outlets?|accounts?|media)\b|^media\b|newspaper|\btabloid\b|news (?:station|agency|site)"
)
_FOOTAGE = re.compile(
    r"(?i)\b(?:videos?|footage|recordings?|surveillance|body[- ]?(?:worn )?cam(?:era)?s?|dash ?cams?|livestream|audio|clip|images?|photos?|photographs?)\b"
)
_DOCUMENT = re.compile(
    r"(?i)\b(?P<head>(?:news |press )?releases?|statements?|complaints?|affidavits?|lawsuits?|suits?|filings?|reports?|records?|documents?|indictments?|"
    r"warrants?|petitions?|motions?|orders?|rulings?|memos?|letters?|posts?|websites?|papers|declarations?|summar(?:y|ies)|logs?|transcripts?|data|"
    r"autopsy|tweets?|e-?mails?|notices?|polic(?:y|ies)|account|version|calls?|testimony|evidence|bulletin|update)\b"
)
_BODY_HEAD = re.compile(
    r"(?i)\b(?P<head>department|agency|office|bureau|administration|company|council|union|organization|organisation|group|hospital|school|district|"
    r"city|county|state|government|ministry|embassy|consulate|university|firm|association|board|commission|committee|court|center|service|coalition|"
    r"foundation|party|campaign|church|network|team|unit|force|division|white house|pentagon|police)\s*$"
)
_SPEAKS_FOR = re.compile(
    r"(?i)\b(?:spokes(?:man|woman|person|people)|spokespersons|representatives?|officials?|leaders|leadership|brass|public information officer|pio)\b"
)
_RELATED = re.compile(
    r"(?i)\b(?:famil(?:y|ies)|mother|father|wife|husband|widow|brother|sister|son|daughter|uncle|aunt|cousin|niece|nephew|friends?|lawyers?|attorneys?|counsel|parents?|relatives?|girlfriend|boyfriend|fianc[ée]e?|partner|neighbou?rs?|grand\w+|step\w+|step-\w+|co-?workers?|supporters)\b"
)
_FEMALE = re.compile(
    r"(?i)\b(?:spokeswoman|mother|wife|widow|sister|daughter|aunt|niece|girlfriend|woman|mrs|ms|miss|congresswoman|councilwoman|grandmother|assemblywoman|chairwoman|fiancée|stepmother|girl)\b"
)
_MALE = re.compile(
    r"(?i)\b(?:spokesman|father|husband|brother|son|uncle|nephew|boyfriend|man|mr|congressman|councilman|grandfather|assemblyman|chairman|stepfather|boy|gunman)\b"
)
_AGE = re.compile(r"^\s*\d{1,3}\s*$")


def read_mention(text: str, span: Span) -> Mention:
    """Read the words at a span, with a name or a title that stands in apposition right beside them."""
    words, low = span.read(text).strip(" ,\n"), ""
    low = straight(words).lower()
    base = Mention(span=span, words=words, speaker=Speaker.PEOPLE)
    if low in _PRONOUN:
        return replace(base, speaker=Speaker.PRONOUN, head=low, gender=_PRONOUN[low], plural=low in _PLURAL)
    beside = _beside(text, span)
    whole = ", ".join(filter(None, (beside[0], words, beside[1])))
    gender = "f" if _FEMALE.search(whole) else "m" if _MALE.search(whole) else None
    base = replace(base, words=whole, gender=gender)
    return (
        _as_outlet(base, words) or _as_person(base, beside, words) or _as_thing(base, words) or _as_people(base, words)
    )


_BEFORE = re.compile(r"(?:^|[.!?;:\n“”\",]\s*)([^,.;:\n“”\"]{4,110}),\s*$")
_AFTER = re.compile(
    r"\s*,\s(?:\d{1,3},\s)?((?:an?|the|one of|who|whose|[A-Za-z’'\-]+)\s[^,;:\n“”\"]{3,110}?)(?=,|\.(?:\s|$)|;|\s(?:said|told|says|wrote)\b)"
)


def _beside(text: str, span: Span) -> tuple[str, str]:
    """Descriptions right before and right after the words: "the bureau's director, [Ann Lee], …"."""
    left = _BEFORE.search(text, max(0, span.start - 120), span.start)
    right = _AFTER.match(text, span.end, min(len(text), span.end + 140))
    before = left.group(1).strip() if left and _describes(left.group(1)) else ""
    after = right.group(1).strip() if right and _describes(right.group(1)) else ""
    return before, after


_NO_DESCRIPTION = frozenset(
    "since after before in on at during with for from when while as because if although though despite by to under and but about".split()
)
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|did|will|would|\w{3,}ed|shot|fled|told)\b")


def _describes(words: str) -> bool:
    """Whether words can stand in apposition to a name: they hold a title and no verb of their own."""
    if words.lower().startswith(("who ", "whose ")):
        return True
    if words.split()[0].lower() in _NO_DESCRIPTION:
        return False
    return bool(_TITLED.search(words) or _RELATED.search(words)) and not _VERBISH.search(words)


def _as_outlet(base: Mention, words: str) -> Mention | None:
    if _PRESS.search(words) or (_OUTLET.match(words) and not agency_named(words)):
        return replace(base, speaker=Speaker.OUTLET, organisation=_unowned(words), head="outlet")
    return None


def _as_person(base: Mention, beside: tuple[str, str], words: str) -> Mention | None:
    parts = [p for p in re.split(r",\s+(?!Jr|Sr|II)|\s—\s|\s\(|\)", words) if p.strip()]
    for i, part in enumerate(parts):
        found = _named(part)
        if found is None:
            continue
        before, title, name = found
        if "sheriff" in title.lower() and before:
            sheriff = agency_named(f"{before} Sheriff")
            before = sheriff.name if sheriff else before
        rest = [p for j, p in enumerate(parts) if j != i and not _AGE.match(p)]
        described = _described([*rest, *beside])
        organisation = before or described[1]
        return replace(
            base, speaker=Speaker.PERSON, name=name, title=_joined(title, described[0]), organisation=organisation,
            agency=agency_named(organisation) if organisation else None, head=(title or described[0] or "").lower().strip("."),
        )  # fmt: skip
    return None


def _joined(title: str, described: str | None) -> str | None:
    civil = title.lower().strip(".") in ("mr", "mrs", "ms", "miss", "")
    chosen = re.sub(r"(?i)^(?:an?|the|one of(?: the| his| her| their)?)\s+", "", (described if civil else title) or "")
    return chosen or None


def _named(part: str) -> tuple[str, str, str] | None:
    """Body before, title and name, where the words hold a person's name."""
    part = part.strip()
    titled = [*_TITLED.finditer(part)]
    for match in reversed(titled):
        name = _NAME.match(part, _skip(part, match.end()))
        if name and not _is_body(name.group()) and len(name.group().strip()) > 1:
            before = part[: match.start()].strip()
            former = re.search(
                r"(?i)\b(?:former|acting|interim|then|deputy|assistant|chief|senior|us|u\.s\.)\s*$", before
            )
            start = former.start() if former and "u" not in former.group()[:1].lower() else match.start()
            while (rank := _RANK_BEFORE.search(part, 0, start)) is not None:
                start = rank.start()
            before, title = _unowned(part[:start].strip()), part[start : match.end()].strip()
            led = _LED.match(before)
            if led:
                before, title = before[led.end() :], f"{led.group().strip()} {title}"
            return before, title, name.group().strip(" ,")
    if titled:
        return None
    name = _NAME.match(part)
    if name and not _is_name(name.group()):
        return None
    if name and name.end() >= len(part.rstrip()) and not _is_body(part) and agency_named(part) is None:
        return "", "", name.group().strip(" ,")
    lead = re.match(r"[a-z\d][\w\-’']*(?:\s[a-z\d][\w\-’']*){0,6}\s(?=[A-Z])", part)
    if lead:
        name = _NAME.match(part, lead.end())
        if name and name.end() >= len(part.rstrip()) and not _is_body(name.group()) and " " in name.group().strip():
            return "", lead.group().strip(), name.group().strip(" ,")
    return None


_RANK_BEFORE = re.compile(
    r"(?i)\b(?:lt|lieutenant|deputy u\.s|senior|chief|assistant|deputy|major|master|staff|first|supervisory)\.?\s+$"
)
_LED = re.compile(r"(?i)(?:acting|interim|former|then)\s+(?=[A-Z])")


def _is_name(words: str) -> bool:
    """Whether capitalised words without a title can be a person's name: no common noun, no word of places and bodies."""
    parts = words.replace(",", " ").split()
    if any(p in NOT_NAMES and p.lower() not in GIVEN_NAMES for p in parts[:1] + parts[-1:]):
        return False
    return len(parts) > 1 or not (
        parts[0].lower() in PEOPLE or parts[0].lower() in _COMMON or parts[0].lower().rstrip("s") in PEOPLE
    )


_COMMON = frozenset(
    [
        "warrants",
        "records",
        "documents",
        "sources",
        "reports",
        "statements",
        "family",
        "friends",
        "neighbors",
        "bystanders",
        "eyewitnesses",
        "eyewitness",
        "critics",
        "supporters",
        "advocates",
        "attorneys",
        "lawyers",
        "experts",
        "others",
        "many",
        "some",
        "several",
        "most",
        "everyone",
        "someone",
        "anyone",
        "nobody",
        "footage",
        "video",
        "videos",
        "surveillance",
        "police",
        "officials",
        "authorities",
        "investigators",
        "republicans",
        "democrats",
        "lawmakers",
        "relatives",
        "leaders",
        "organizers",
        "members",
        "staff",
        "data",
        "evidence",
        "court",
        "courts",
        "court",
        "prosecutors",
        "paperwork",
        "affidavits",
        "residents",
        "emergency",
        "medics",
        "crews",
        "detectives",
        "agents",
        "deputies",
        "dispatchers",
        "troopers",
        "reporters",
        "media",
        "local",
        "federal",
        "state",
        "city",
        "county",
        "that",
        "this",
        "it",
        "they",
        "both",
    ]
)


def _skip(part: str, at: int) -> int:
    while at < len(part) and part[at] in " \u00a0,":
        at += 1
    return at


def _is_body(words: str) -> bool:
    words = words.strip()
    if _BODY_WORD.search(words):
        return True
    return words.isupper() and len(words) > 1 and "." not in words


_OF = re.compile(
    r"\s(?:for|of|at|with|in|from)\s(?=(?:the\s)?[A-Z]|the\s(?:department|agency|office|bureau|city|county|union|company|hospital|family))"
)


_ONE_OF = re.compile(r"(?i)^one of (?:[\w.’' ]{2,40}?[’']s?|his|her|their|the)\s+(?=[a-z])")


def _described(phrases: list[str]) -> tuple[str | None, str]:
    """Title and body from descriptions beside a name."""
    for phrase in phrases:
        plain = phrase.strip()
        if not _TITLED.search(plain) and not _RELATED.search(plain):
            continue
        plain = (
            re.sub(r"(?i)^(?:an?|the|one of|who is|who was)\s+(?![A-Z])", "", plain)
            if not re.match(r"the \w+[’']s", plain)
            else plain
        )
        plain = _ONE_OF.sub("", plain)
        named = next(iter(find_agencies(plain)), None)
        if named is not None:
            title = re.sub(r"\s+(?:for|of|at|with|in|from)?(?: the)?\s*$", "", plain[: named.span.start])
            title = title if _TITLED.search(title) else plain[named.span.end :].lstrip("’'s ")
            return _short(title), named.agency.name
        owner = re.match(r"((?:[Tt]he\s)?[^,]{2,60}?)[’']s?\s(?=[a-z])", plain)
        if owner and not _RELATED.search(plain[owner.end() :][:24]):
            return plain[owner.end() :].split(",")[0].strip() or None, owner.group(1).strip()
        of = _OF.search(plain)
        if of:
            return plain[: of.start()].strip() or None, plain[of.end() :].strip()
        first = _TITLED.search(plain)
        body = plain[: first.start()].strip() if first else ""
        return plain[first.start() :].strip() if first and body[:1].isupper() else plain, body if body[
            :1
        ].isupper() else ""
    return None, ""


def _short(title: str) -> str | None:
    return title.split(",")[0].strip() or None


def _as_thing(base: Mention, words: str) -> Mention | None:
    low = words.lower()
    footage = _FOOTAGE.search(low)
    related = _RELATED.search(low)
    if footage and not (related and related.start() < footage.start()) and not _DOCUMENT.match(low):
        return replace(base, speaker=Speaker.FOOTAGE, head="footage", agency=agency_named(words))
    document = next(iter([*_DOCUMENT.finditer(words)][::-1]), None)
    if document and not _SPEAKS_FOR.search(words):
        return replace(
            base, speaker=Speaker.DOCUMENT, head=document.group("head").lower(), agency=agency_named(words),
            organisation=_owner(words, document),
        )  # fmt: skip
    agency = agency_named(words)
    if agency and not _RELATED.search(low):
        return replace(base, speaker=Speaker.BODY, organisation=agency.name, agency=agency, head="agency")
    if _RELATED.search(low):
        return None
    body = _BODY_HEAD.search(words)
    spoken = _SPEAKS_FOR.search(words)
    of = _OF.search(words, spoken.end()) if spoken else None
    if of:
        return replace(base, speaker=Speaker.BODY, organisation=words[of.end() :].strip(), head="body")
    proper = re.sub(r"^[Tt]he\s", "", words)
    if body or (_is_body(proper) and proper[:1].isupper() and not spoken):
        return replace(
            base, speaker=Speaker.BODY, organisation=words, head=body.group("head").lower() if body else "body"
        )
    return None


def _owner(words: str, document: re.Match[str]) -> str | None:
    """Whose document it is, where the words say."""
    owner = re.match(r"(.+?)[’']s?\s", words[: document.end()])
    if owner:
        return owner.group(1)
    source = re.search(r"\s(?:from|by|of|filed by|issued by)\s(.+)$", words[document.end() - 1 :])
    return source.group(1) if source else None


def _as_people(base: Mention, words: str) -> Mention:
    nouns = re.findall(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*", straight(words).lower())
    head = _head(nouns)
    plural = (head.endswith("s") and not head.endswith("ss")) or head in ("people", "police", "family", "men", "women")
    return replace(base, speaker=Speaker.PEOPLE, head=head, plural=plural)


_CUTS = frozenset(
    ["of", "for", "with", "at", "from", "in", "on", "to", "near", "by", "that", "who", "which", "whose", "representing"]
)


def _head(nouns: list[str]) -> str:
    for i, noun in enumerate(nouns):
        if noun in _CUTS and i:
            return nouns[i - 1]
    return nouns[-1] if nouns else ""


def _unowned(words: str) -> str:
    return re.sub(r"[’']s?$", "", words.strip())
