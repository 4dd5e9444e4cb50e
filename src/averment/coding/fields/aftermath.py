"""Footage said to exist or not (`video`), and who looks into it (`investigation`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.coding.fields.agencies import named_agencies
from averment.coding.fields.telling import even
from averment.coding.fields.when import elsewhere
from averment.coding.scene import Finding, Scene
from averment.coding.text.cues import Cues, cue
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import Modality, When
from averment.domain.passages import Span

_FOOTAGE = r"(?: video| footage| recording| image)s?"
VIDEO = Cues(
    (
        cue(
            "body_worn",
            "body-camera body-cameras body-cam bodycam body-worn bodycams",
            after=rf"(?: camera|{_FOOTAGE})?s?",
        ),
        cue("body_worn", "body", after=r"[- ]?(?:worn )?cam(?:era)?s?\b"),
        cue("dash", "dashcam dash-cam dashboard-camera", after=rf"(?:{_FOOTAGE})?"),
        cue("dash", "dashboard dash in-car cruiser", after=r"[- ](?:cam(?:era)?|video|footage)s?\b"),
        cue(
            "surveillance",
            "surveillance security doorbell",
            after=rf"(?: camera(?:s\b)?)?(?:{_FOOTAGE}| camera|-camera)s?\b",
        ),
        cue("surveillance", "CCTV"),
        cue(
            "bystander",
            "cellphone cell-phone smartphone bystander witness eyewitness",
            after=rf"(?:[’']s)?{_FOOTAGE}\b",
        ),
        cue("bystander", "cell", after=rf" phone{_FOOTAGE}\b"),
        cue(
            "bystander",
            "video videos footage",
            after=r" (?:\w+ )?(?:taken|shot|recorded|captured|filmed|posted|provided"
            r"|shared)(?: [\w-]+){0,3}? by (?:an? |the )?(?:\w+ )?"
            r"(?:bystander|witness|neighbor|resident|passerby|passenger|motorist|woman|man|onlooker|activist)",
        ),
        cue("bystander", "livestream livestreamed"),
        cue("bystander", "Facebook", after=r" Live\b"),
        cue(
            "other",
            "video footage",
            after=r" (?:of (?:the|what|his|her)|obtained|released|reviewed|shows?|showed|showing|captured|circulat\w+"
            r"|from (?:the|a) (?:scene|helicopter|drone)|appears? to)",
        ),
        cue("other", "video footage", before=r"(?:seen|reviewed|watched|released|viewed) (?:an?|the) (?:\w+ )?"),
    )
)
_NONE = re.compile(
    r"\b(?:no|not|without|n[’']t|never|nor|neither|lack(?:ed|s)?)\b(?:[\w ’']{0,40})$|\b(?:does not|do not|did not"
    r"|don[’']t|doesn[’']t) (?:wear|have|use|carry|equip)\b",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(
    r"^(?:[\w ’']{0,24})\b(?:not (?:activated|turned on|recording|worn|equipped|exist)|were off|was off"
    r"|does not exist|did not capture)\b"
)
_POLICY = re.compile(
    r"\b(?:require[sd]?|requiring|ordered|mandat\w+|policy|policies|legislation|bill|should|must|watch (?:this|the)"
    r"|javascript|program|to wear|equip(?:ped|ping)? all)\b",
    re.IGNORECASE,
)


def code_video(scene: Scene) -> Iterator[Finding]:
    """Each kind of footage that the report says there is, or denies."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    told: set[str] = set()
    for kind, span in sorted(VIDEO.find(scene.text), key=lambda f: f[0] == "other"):
        sentence = scene.layout.sentence_at(span.start)
        if elsewhere(scene, span) or _POLICY.search(scene.text, sentence.start, sentence.end):
            continue
        if kind == "other" and told:
            continue  # footage of a kind already named
        told.add(kind)
        before = _NONE.search(scene.text, max(sentence.start, span.start - 60), span.start)
        none = before or _NONE_AFTER.match(scene.text[span.end : span.end + 60])
        yield Finding(
            field="video", value=kind, span=span, incident=incident, rule=f"video.{kind}",
            modality=Modality.DENIED if none else None, confidence=0.7,
        )  # fmt: skip


_HELD = r"(?:[Tt]he |[Aa]n? |[Tt]heir |[Aa]ll )?(?:[\w’'-]+ ){0,6}?"
_STATES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "declined",
        0.75,
        re.compile(
            r"\b(?:declin(?:ed|es|ing) to (?:prosecute|charge|file charges|press charges|bring charges)|(?:will"
            r"|would) not (?:be charged|face charges|file charges|prosecute|be prosecuted)"
            r"|no (?:criminal )?charges (?:will|would|were|are) (?:be )?(?:filed|brought)|not (?:anticipate"
            r"|expect)\w* [\w ]{0,24}charged)",
            re.IGNORECASE,
        ),
    ),
    (
        "closed",
        0.7,
        re.compile(
            r"\binvestigation\b[^.;]{0,30} (?:concluded|closed|completed|complete|found)\b|\b(?:ruled|found|deemed"
            r"|determined)(?: to be| that)?[^.;]{0,40} (?:justified|within policy|lawful)\b"
            r"|\bcleared (?:of|in) ",
            re.IGNORECASE,
        ),
    ),
    (
        "announced",
        0.6,
        re.compile(
            r"\b(?:will|plans? to|vow(?:ed|s) to|is expected to|to be|would) (?:[\w]+ ){0,2}?(?:investigate[d]?"
            r"|review(?:ed)?)\b|\bthere will be an? (?:\w+ )?investigation|\binvestigation will\b"
            r"|\b(?:called|calls|calling) for an? (?:[\w]+ ){0,2}investigation",
            re.IGNORECASE,
        ),
    ),
    (
        "open",
        0.75,
        re.compile(
            r"\b(?:is|are|was|were|been|still|remains?|currently|now) (?:\w+ ){0,2}?(?:investigating"
            r"|under investigation|being investigated|under review|reviewing)\b"
            r"|\b(?:under|active|ongoing|parallel|criminal|internal) investigation\b"
            r"|\binvestigation\b[^.;]{0,40} (?:ongoing|continu\w+|underway|under way|active|conducted|opened|began"
            r"|launched|pending)\b"
            r"|\b(?:open(?:ed|ing)?|beg[au]n|launch(?:ed|ing)|conduct(?:s|ed|ing)?|start(?:ed)?|leading"
            r"|handling) (?:an?|its|the|their) (?:[\w-]+ ){0,3}?investigation\b"
            r"|\b(?:investigators?|detectives?|police|FBI|deputies|bureau|department"
            r"|office) (?:[\w]+ ){0,2}?(?:continue[sd]? to |still )(?:investigate|have|work)"
            r"|\b(?:requested|asked|called in)(?: [\w]+){0,6}? to (?:investigate|assist)|\bas the investigation\b"
            r"|\bwith the investigation\b|\binvestigating (?:the|this|whether|what|a possible)\b",
            re.IGNORECASE,
        ),
    ),
)
_SPARKS = sparks("nvestigat|eview|harge|rosecut|justified|policy|lawful|leared|called in|ssist")
_BODY_BY = re.compile(r"\b(?:by|from) (?:the |its |their )?$", re.IGNORECASE)


def code_investigation(scene: Scene) -> Iterator[Finding]:
    """Each investigation said to be open, closed, declined or announced, with the body named in its sentence."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    bodies = named_agencies(scene.text)
    for sentence in scene.layout.sentences:
        if not sparked(sentence.read(scene.text), _SPARKS) or elsewhere(scene, sentence):
            continue
        for state, sure, words in _STATES:
            found = words.search(scene.text, sentence.start, sentence.end)
            if found is None:
                continue
            span = Span(found.start(), found.end())
            named = [b for b in bodies if b.span in sentence and _investigates(scene.text, b.span, span)]
            for body in named or (None,):
                yield Finding(
                    field="investigation", value=state, span=span, incident=incident, rule=f"investigation.{state}",
                    by=body.agency.name if body else None, when=When.AFTER, confidence=sure,
                )  # fmt: skip
            break


def _investigates(text: str, body: Span, found: Span) -> bool:
    """Whether the body stands where the subject of investigating does: shortly before it, or after "by"."""
    if body.end <= found.start:
        return not re.search(r"[;:]|\b(?:said|told|according)\b", text[body.end : found.start])
    return body.overlaps(found) or (
        bool(_BODY_BY.search(text, found.end - 4, body.start)) and body.start - found.end < 40
    )
