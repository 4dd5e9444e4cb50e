"""Hand-built drafts of invented reports: what pages must be able to show, without any engine or rule.

Every person, outlet, office and event in these texts is made up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from averment.domain.codes import (
    ActKind,
    Attributed,
    Basis,
    ClaimKind,
    Form,
    Modality,
    PersonRole,
    ReportKind,
    Side,
    VoiceRole,
    When,
)
from averment.domain.draft import DerivedQuestion, Draft
from tests.building import Build

EVERY = ("statement", "witness", "civilian", "nothing", "hostile")
TEXTS = Path(__file__).parent / "texts"


def words(name: str) -> str:
    """The text of an invented report."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def draft_of(name: str) -> Draft:
    """The draft of that name; see `EVERY`."""
    return {
        "statement": statement,
        "witness": witness,
        "civilian": civilian,
        "nothing": nothing,
        "hostile": hostile,
    }[name]()


def statement() -> Draft:
    """One agency's statement, carried by a newsroom: nearly all of it has one origin."""
    b = Build(
        words("statement"),
        {
            "key": "statement.txt",
            "title": "Agents fire on pickup in Tacoma; man and deputy marshal hurt",
            "publisher": "Sound Ledger",
            "published": date(2025, 9, 17),
            "wire": "Cascade Wire",
        },
    )
    b.incident()
    officials = b.voice("officials", VoiceRole.GOVERNMENT_OTHER, Side.UNKNOWN)
    office = b.voice(
        "the Office of Coastal Enforcement … the office",
        VoiceRole.AGENCY_INVOLVED,
        organisation="Office of Coastal Enforcement",
    )
    halvorsen = b.voice(
        "the office’s director of communications, Maren Halvorsen",
        VoiceRole.AGENCY_INVOLVED,
        name="Maren Halvorsen",
        title="director of communications",
        organisation="Office of Coastal Enforcement",
    )
    marshals = b.voice(
        "The marshals’ office in western Washington",
        VoiceRole.GOVERNMENT_OTHER,
        organisation="U.S. Marshals Service",
    )
    unclear = b.voice("the statement", VoiceRole.OTHER, Side.UNKNOWN, candidates=(office, marshals))
    brandt = b.voice(
        "council member Odile Brandt",
        VoiceRole.GOVERNMENT_OTHER,
        Side.NEITHER,
        name="Odile Brandt",
        title="council member",
    )
    dispatch = b.voice("the Narrows Dispatch", VoiceRole.JOURNALIST, Side.NEITHER, organisation="Narrows Dispatch")
    man = b.person(PersonRole.SUBJECT, "a man")
    deputy = b.person(PersonRole.OFFICER, "a deputy marshal … an officer")
    shot = b.claim(
        officials,
        ClaimKind.EVENT,
        "officials",
        "said",
        "Federal agents trying to arrest a man in Tacoma fired shots "
        "that wounded the man and a deputy marshal on Monday",
    )
    b.fact("date", "2025-09-15", "Monday", shot)
    b.fact("city", "Tacoma", "Tacoma", shot)
    b.fact("state", "WA", "Tacoma", shot)
    b.fact("outcome", "injured", "wounded the man", shot, person=man)
    b.fact("outcome", "injured", "a deputy marshal", shot, person=deputy)
    b.fact("force", "firearm", "fired shots", shot, person=man, by="Federal agents", struck="yes")
    stop = b.claim(
        office,
        ClaimKind.EVENT,
        "the Office of Coastal Enforcement",
        "called",
        "a “planned roadside stop,”",
        form=Form.MIXED,
    )
    b.fact("contact_reason", "traffic_stop", "planned roadside stop", stop)
    b.claim(
        office,
        ClaimKind.CHARACTERISATION,
        "the Office of Coastal Enforcement",
        "called",
        "using “an ordinary containment method.”",
        form=Form.MIXED,
    )
    b.asks("tactic", "How the method worked was not immediately clear.")
    away = b.claim(office, ClaimKind.BACKGROUND, "the office", "said", "had earlier walked away from a work detail")
    b.fact("custody", "escaped", "had earlier walked away from a work detail", away, person=man, when=When.BEFORE)
    weapon = b.claim(
        halvorsen,
        ClaimKind.EVENT,
        "the office’s director of communications, Maren Halvorsen",
        "Halvorsen, |said",
        "“made a weapon of his pickup and began backing into the agents’ car in order to get away,”",
        form=Form.DIRECT,
        channel="in a statement",
    )
    b.fact("sex", "male", "his pickup", weapon, person=man)
    b.fact(
        "resistance", "vehicle_assault", "began backing into the agents’ car", weapon, person=man, aimed_at="vehicle"
    )
    b.fact("resistance", "flight", "in order to get away", weapon, person=man)
    b.claim(halvorsen, ClaimKind.JUSTIFICATION, "lives, |Halvorsen", "lives, |said", "Afraid for their lives")
    rounds = b.claim(
        halvorsen,
        ClaimKind.EVENT,
        "rounds,” |Halvorsen",
        "rounds,” |said",
        "the agents fired “protective rounds,”",
        form=Form.MIXED,
    )
    b.claim(
        halvorsen,
        ClaimKind.CHARACTERISATION,
        "rounds,” |Halvorsen",
        "rounds,” |said",
        "fired “protective rounds,”",
        form=Form.MIXED,
    )
    b.fact("force", "firearm", "the agents |fired", rounds, person=man, by="the agents")
    b.fact("injury_cause", "gunshot", "hit in the shoulder", rounds, person=man, attribution=Attributed.CARRIED)
    b.fact("injury_part", "shoulder", "shoulder", rounds, person=man, attribution=Attributed.CARRIED)
    b.fact("injury_cause", "ricochet", "glanced off the road and struck", person=deputy)
    b.fact("injury_part", "foot", "foot", person=deputy)
    b.fact("force", "firearm", "rounds fired by agents", person=deputy, by="agents", struck="yes", aimed_at="unstated")
    of = b.claim(
        marshals,
        ClaimKind.BACKGROUND,
        "The marshals’ office in western Washington",
        "Washington |said",
        "the wounded officer is a deputy of that agency",
        channel="in a statement",
    )
    b.fact("agency_participating", "U.S. Marshals Service", "a deputy of that agency", of, person=deputy)
    taken = b.claim(
        office,
        ClaimKind.EVENT,
        "agency.\n|The Office of Coastal Enforcement",
        "agency.\n|said",
        "both the man and the officer were taken to a hospital",
    )
    b.fact("medical", "hospitalised", "taken to a hospital", taken, person=man)
    b.fact("medical", "hospitalised", "taken to a hospital", taken, person=deputy)
    stable = b.claim(
        unclear,
        ClaimKind.EVENT,
        "the statement",
        "according to",
        "The officer’s condition was listed as stable and the shooting is under investigation",
    )
    b.fact("condition", "stable", "listed as stable", stable, person=deputy)
    b.fact("investigation", "open", "under investigation", stable)
    b.act(ActKind.ORDER, "In Portland last month, a federal judge ordered agents to wear name tags.")
    b.act(ActKind.DECLARATION, "In Tacoma, council members voted to open a legal fund.")
    relay = b.claim(
        dispatch,
        ClaimKind.OTHER,
        "the Narrows Dispatch",
        "Brandt said, |according to",
        "“Parents call my office every day because a son never came home,”",
        incident=None,
    )
    b.claim(
        brandt,
        ClaimKind.BACKGROUND,
        "council member Odile Brandt",
        "Brandt |said",
        "“Parents call my office every day because a son never came home,”",
        incident=None,
        form=Form.DIRECT,
        parent=relay,
    )
    b.claim(
        halvorsen,
        ClaimKind.BLAME,
        "Dispatch.\n|Halvorsen",
        "blamed",
        "Monday’s shooting on council members who she said tell people to defy agents",
    )
    return b.done(
        14, 10, 3, "The stop came after weeks of friction between federal agents and city leaders around Puget Sound."
    )


def witness() -> Draft:
    """A chief and a witness who say opposite things, footage that settles nothing, and a second incident."""
    b = Build(
        words("witness"),
        {
            "key": "rows.jsonl:7",
            "title": "Chief and witness differ over man killed by Dayton police",
            "publisher": "Gem City Current",
            "byline": "Leona Strand",
            "url": "https://gemcitycurrent.example/2025/dariel-montclair-shooting",
            "published": date(2025, 6, 9),
        },
    )
    b.incident()
    b.incident(primary=False)
    chief = b.voice(
        "Police Chief Ron Ackerby … Ackerby",
        VoiceRole.AGENCY_INVOLVED,
        name="Ron Ackerby",
        title="police chief",
        organisation="Dayton Police Department",
    )
    pines = b.voice("A woman … the woman, Carlotta Pines", VoiceRole.WITNESS, Side.NEITHER, name="Carlotta Pines")
    coroner = b.voice("the county coroner", VoiceRole.MEDICAL, Side.NEITHER, title="county coroner")
    mother = b.voice("His mother, Yvette Montclair", VoiceRole.FAMILY, Side.SUBJECT, name="Yvette Montclair")
    video = b.voice("Body camera video", VoiceRole.VIDEO, Side.NEITHER)
    unnamed = b.voice("An officer who asked not to be named", VoiceRole.GOVERNMENT_OTHER, Side.UNKNOWN)
    man = b.person(PersonRole.SUBJECT, "Dariel Montclair … Montclair, 29")
    officers = b.person(PersonRole.OFFICER, "two Dayton police officers", count=2)
    other = b.person(PersonRole.SUBJECT, "a man during", incident="i2")
    c = b.claim(
        chief,
        ClaimKind.EVENT,
        "Police Chief Ron Ackerby",
        "says",
        "Dariel Montclair pointed a pistol at officers on Saturday night",
    )
    b.fact("name", "Dariel Montclair", "Dariel Montclair", c, person=man)
    b.fact("armed", "firearm", "a pistol", c, person=man)
    b.fact("resistance", "firearm", "pointed a pistol at officers", c, person=man, aimed_at="person")
    b.fact("date", "2025-06-07", "Saturday", c)
    w = b.claim(pines, ClaimKind.EVENT, "A woman who watched from her porch", "porch |says", "his hands were empty")
    b.fact("armed", "none", "his hands were empty", w, person=man, basis=Basis.SAW)
    d = b.claim(
        coroner,
        ClaimKind.EVENT,
        "the county coroner",
        "coroner |said",
        "was shot twice and died at Miami Vale Hospital early Sunday",
    )
    b.fact("age", 29, "29", d, person=man)
    b.fact("injury_cause", "gunshot", "was shot twice", d, person=man)
    b.fact("outcome", "killed", "died at Miami Vale Hospital", d, person=man, when=When.AFTER)
    m = b.claim(
        mother,
        ClaimKind.EVENT,
        "His mother, Yvette Montclair",
        "Yvette Montclair, |said",
        "he was walking home from work",
    )
    s = b.claim(
        chief,
        ClaimKind.EVENT,
        "work.\n|Ackerby",
        "work.\n|said",
        "two Dayton police officers stopped Montclair on Xenia Avenue about 9:40 p.m. because he matched a description",
    )
    assert m != s
    b.fact("sex", "male", "he matched", s, person=man)
    b.fact("city", "Dayton", "two |Dayton", s)
    b.fact("state", "OH", "Ohio")
    b.fact("address", "Xenia Avenue", "Xenia Avenue", s)
    b.fact("time", "21:40", "9:40 p.m.", s)
    b.fact("agency", "Dayton Police Department", "Dayton police officers", s)
    b.fact("contact_reason", "unlawful_activity", "because he matched a description", s)
    t = b.claim(
        chief,
        ClaimKind.EVENT,
        "gun, |Ackerby",
        "gun, |said",
        "They told him to drop the gun … one officer fired at least three times",
    )
    b.fact("warning", "given", "They told him to drop the gun", t)
    b.fact("force", "firearm", "one officer fired", t, person=man, by="one officer", by_person=officers)
    b.fact("shots_fired", (3, None), "at least three times", t)
    n = b.claim(
        pines,
        ClaimKind.EVENT,
        "said the woman, Carlotta Pines",
        "said",
        "“He had a phone. Nobody told him anything,”",
        form=Form.DIRECT,
    )
    b.fact("armed", "firearm", "He had a phone", n, person=man, modality=Modality.DENIED, basis=Basis.SAW)
    b.fact("warning", "not_given", "Nobody told him anything", n, basis=Basis.SAW)
    f = b.claim(video, ClaimKind.EVENT, "Body camera video", "shows", "Montclair with an object in his right hand")
    b.fact(
        "armed", "other", "an object in his right hand", f, person=man, modality=Modality.POSSIBLE, basis=Basis.FOOTAGE
    )
    b.fact("video", "body_worn", "Body camera video")
    b.asks("armed", "it is not possible to see what it is")
    u = b.claim(
        unnamed,
        ClaimKind.EVENT,
        "An officer who asked not to be named",
        "named |said",
        "there may be more video from a store across the street",
    )
    b.fact("video", "surveillance", "there may be more video", u, modality=Modality.POSSIBLE)
    b.fact("date", "2023", "Two years ago", incident="i2")
    b.fact("city", "Kettering", "Kettering", incident="i2")
    b.fact("outcome", "killed", "shot and killed a man", incident="i2", person=other)
    b.fact("investigation", "open", "is investigating", by="Ohio Bureau of Criminal Investigation")
    b.derived_questions.append(DerivedQuestion(about="date", reason="“Two years ago” names no day (another incident)"))
    return b.done(13, 11, 1, "The officer who fired, a nine-year veteran, is on leave.")


def civilian() -> Draft:
    """A shooting in which no officer took part."""
    b = Build(
        words("civilian"),
        {
            "key": "civilian.html",
            "title": "One dead in Boise shooting",
            "publisher": "Treasure Valley Sun",
            "notes": ("Only the beginning is at hand: the rest is behind a paywall.",),
        },
    )
    b.incident(ReportKind.OTHER_VIOLENCE)
    police = b.voice("police", VoiceRole.GOVERNMENT_OTHER, Side.OFFICER, organisation="Boise Police Department")
    prosecutors = b.voice("prosecutors", VoiceRole.PROSECUTOR)
    nurse = b.voice("a nurse", VoiceRole.MEDICAL, Side.NEITHER)
    dead = b.person(PersonRole.VICTIM, "one fatally")
    women = b.person(PersonRole.VICTIM, "The two wounded women", count=2)
    boy = b.person(PersonRole.SUSPECT, "A 17-year-old boy")
    c = b.claim(
        police,
        ClaimKind.EVENT,
        "police",
        "night, police |said",
        "Three people were shot, one fatally, outside a bowling alley in Boise on Friday night",
    )
    b.fact("city", "Boise", "Boise", c)
    b.fact("time", "night", "Friday |night", c)
    b.fact("location_type", "business", "a bowling alley", c)
    b.fact("killed", 1, "one fatally", c)
    b.fact("injured", 2, "Three people were shot, one fatally", c)
    b.fact("outcome", "killed", "one fatally", c, person=dead)
    p = b.claim(
        prosecutors,
        ClaimKind.EVENT,
        "prosecutors",
        "prosecutors |said",
        "A 17-year-old boy was arrested Saturday and charged with second-degree murder",
    )
    b.fact("age", 17, "17", p, person=boy, when=When.AFTER)
    b.fact("custody", "arrested", "was arrested", p, person=boy, when=When.AFTER)
    b.fact("charge", "second-degree murder", "second-degree murder", p, person=boy, when=When.AFTER)
    b.fact("charge_status", "charged", "charged with", p, person=boy, when=When.AFTER)
    b.asks("motive", "Police have not released a motive.", police)
    n = b.claim(
        nurse,
        ClaimKind.EVENT,
        "a nurse",
        "a nurse |said",
        "The two wounded women were in stable condition at Saint Brigid’s",
    )
    b.fact("outcome", "injured", "wounded women", n, person=women)
    b.fact("sex", "female", "women", n, person=women)
    b.fact("condition", "stable", "in stable condition", n, person=women)
    b.derived_questions.append(DerivedQuestion(about="date", reason="relative day without a date of publication"))
    return b.done(4, 4, 0)


def nothing() -> Draft:
    """A report of no violent incident."""
    b = Build(words("nothing"), {"key": "library.txt"})
    board = b.voice("the board", VoiceRole.GOVERNMENT_OTHER, Side.UNKNOWN, organisation="Library Board")
    faulk = b.voice("the chair, Minna Faulk", VoiceRole.OTHER, Side.UNKNOWN, name="Minna Faulk", title="chair")
    b.claim(
        board,
        ClaimKind.ANNOUNCEMENT,
        "the board",
        "said",
        "The library on Alder Street will stay open until nine on weekdays",
        incident=None,
    )
    b.claim(
        faulk,
        ClaimKind.OTHER,
        "the chair, Minna Faulk",
        "said the |chair",
        "“People asked for it,”",
        incident=None,
        form=Form.DIRECT,
    )
    return b.done(2, 0, 2)


_HOSTILE = (
    "<script>document.title='owned'</script> [bold red]Deputies[/bold red] shot [link=https://evil.example]a man"
    "[/link] in "
    "\x1b[31mReno\x1b[0m on Tuesday, \u202ethe sheriff\u202c said\x07.\r\n"
    'He said “<img src=x onerror=alert(1)> & ‘they’ had "no" choice” <!-- and </style></body> {{ 7*7 }} {% raw %}.\n'
    "قالت والدته إنه كان أعزل، والدته said. " + "unbroken" * 60 + " 👩‍👩‍👧 e\u0301.\n"
)


def hostile() -> Draft:
    """Words that try to be markup, escape sequences, or to run right to left."""
    b = Build(
        _HOSTILE,
        {
            "key": "\x1b]0;owned\x07<b>key</b>.html",
            "title": "<script>alert('t')</script> [bold]Reno\u202e",
            "publisher": "Evil & <Sons>",
            "byline": "[red]x[/red]",
            "url": "javascript:alert(1)",
            "published": date(2025, 3, 5),
            "notes": ("<b>note</b> [bold]",),
        },
    )
    b.incident()
    sheriff = b.voice("\u202ethe sheriff\u202c", VoiceRole.AGENCY_INVOLVED, name="Al “[bold]” <Ames>", title="sheriff")
    mother = b.voice("والدته", VoiceRole.FAMILY, Side.SUBJECT, name="فاطمة حسن")
    man = b.person(PersonRole.SUBJECT, "a man")
    c = b.claim(
        sheriff,
        ClaimKind.EVENT,
        "\u202ethe sheriff\u202c",
        "said",
        "[bold red]Deputies[/bold red] shot [link=https://evil.example]a man[/link] in \x1b[31mReno\x1b[0m on Tuesday",
    )
    b.fact("force", "firearm", "Deputies[/bold red] shot", c, person=man, by="[bold red]Deputies[/bold red]")
    b.fact("injury_cause", "gunshot", "shot", c, person=man)
    b.fact("city", "Reno", "\x1b[31mReno\x1b[0m", c)
    b.fact("date", "2025-03-04", "Tuesday", c)
    b.claim(
        sheriff,
        ClaimKind.JUSTIFICATION,
        "He",
        "He |said",
        '“<img src=x onerror=alert(1)> & ‘they’ had "no" choice”',
        form=Form.DIRECT,
    )
    a = b.claim(mother, ClaimKind.EVENT, "والدته", "والدته |said", "إنه كان أعزل")
    b.fact("armed", "none", "أعزل", a, person=man)
    return b.done(4, 2, 1, "unbroken" * 60 + " 👩‍👩‍👧 e\u0301.")
