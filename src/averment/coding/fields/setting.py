"""`location_type`, `contact_reason`, `tactic`, `warning`: tables of words, coded where their surroundings tell it.

Codes are the contract's: NIBRS location types, and the reasons for initial contact of the FBI National Use-of-Force
Data Collection.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from averment.coding.fields.telling import even, listen
from averment.coding.fields.when import elsewhere, weigh
from averment.coding.scene import Finding, Scene
from averment.coding.text.cues import Cues, cue
from averment.domain.passages import Span

_MODIFIERS = r"(?:(?:the|a|an|his|her|their|its|another|one|some|this|that|my|our|of) )?(?:[\w’'.&-]+ ){0,4}"
_AT = (
    r"(?:at|in|inside|outside|outside of|near|from|on|to|into|of|behind|through|along|across|around|toward|onto"
    r"|entered|entering|front of) " + _MODIFIERS
)
_CALL = (
    r"(?:reports?|reported|reporting|calls?|called|complaints?|responded|responding|respond|dispatched|sent"
    r"|911 calls?|tips?)\b(?: [\w’'.-]+){0,4}?"
    r" (?:of|about|for|to|regarding|with|involving|that)(?: [\w’'-]+){0,4} |in regard to (?:an? )?"
)
_CRIMES = (
    "shooting shots gunfire gun gunman robbery burglary burglar fight disturbance domestic dispute stolen theft "
    "shoplifter shoplifting assault stabbing knife break-in carjacking hostage trespassing trespasser intruder "
    "prowler threatening threats suspicious vandalism barricaded violence murder homicide kidnapping attack "
    "altercation drunk drugs fugitive armed shooter"
)
_VEHICLE = (
    r" (?:an?|the|his|her|their)? ?(?:[\w-]+ ){0,3}?(?:car|vehicle|suv|SUV|van|truck|pickup|sedan|driver|motorist"
    r"|minivan)\b"
)

LOCATION = Cues(
    (
        cue(
            "residence",
            "home homes house houses residence residences apartment apartments trailer driveway duplex townhouse "
            "townhome condo condominium courtyard bedroom porch doorstep yard backyard",
            before=_AT,
            after=r"(?! (?:invasion|improvement|plate|run|state|town)\b)",
        ),
        cue("residence", "front back", before=_AT, after=r" ?yard\b"),
        cue(
            "street",
            "street streets road roadway highway freeway interstate intersection sidewalk alley lanes overpass "
            "off-ramp on-ramp avenue boulevard turnpike expressway",
            before=_AT,
        ),
        cue("street", "Interstate Highway I- U.S.", before=_AT, after=r" ?\d+"),
        cue("street", "traffic vehicle", after=r" stop\b"),
        cue("parking_lot", "parking", before=_AT, after=r" (?:lot|garage|deck|area|structure)s?\b"),
        cue(
            "school",
            "school schools campus university college dormitory classroom",
            before=_AT,
            after=r"(?! (?:student|board|friend|teacher|football|district))",
        ),
        cue("government_building", "courthouse embassy consulate capitol checkpoint", before=_AT),
        cue("government_building", "city town", before=_AT, after=r" hall\b"),
        cue("government_building", "police", before=_AT, after=r" (?:station|headquarters|precinct)\b"),
        cue(
            "government_building",
            "federal government ICE immigration Enforcement processing",
            before=_AT,
            after=r" (?:[\w]+ )?(?:facility|building|headquarters|field office)\b",
        ),
        cue("jail", "jail prison lockup", before=_AT),
        cue("jail", "detention correctional", before=_AT, after=r" (?:center|facility|institution|complex)\b"),
        cue(
            "business",
            "store stores shop restaurant bar nightclub club mall hotel motel bank supermarket Walmart grocery "
            "workplace plant factory salon barbershop casino warehouse business pharmacy cafe diner tavern "
            "dealership theater gym Industries",
            before=_AT,
            after=r"(?! (?:of|clerk|owner|manager|employee|account|said)\b)",
        ),
        cue("business", "gas convenience liquor", before=_AT, after=r" (?:station|store)\b"),
        cue("business", "station", before=_AT, after=r" off\b"),
        cue(
            "field",
            "woods forest field fields park farm desert riverbank creek beach pasture canyon ravine brush swamp"
            " orchard ranch trail",
            before=_AT,
            after=r"(?! (?:avenue|street|road|office)\b)",
        ),
        cue("field", "wooded", before=_AT, after=r" area\b"),
        cue("other", "church mosque synagogue airport train subway bus cemetery", before=_AT),
        cue("other", "construction", before=_AT, after=r" site\b"),
    )
)

CONTACT = Cues(
    (
        cue("traffic_stop", "traffic vehicle car", after=r"(?: enforcement)? stop\b|[’']s stop\b"),
        cue(
            "traffic_stop",
            "pulled pull pulling",
            after=r"(?: (?:him|her|them|it|(?:the|a|an|his|her|their) [\w ]{1,30}?))? over\b",
        ),
        cue("traffic_stop", "stopped stop stopping", after=_VEHICLE),
        cue("traffic_stop", "traffic", after=r" violation"),
        cue("warrant_service", "warrant warrants", before=r"(?:serv|execut)(?:e|ed|ing) " + _MODIFIERS),
        cue("warrant_service", "warrant warrants", after=r" (?:was|were) (?:being )?(?:served|executed)"),
        cue("unlawful_activity", _CRIMES, before=_CALL),
        cue("unlawful_activity", "home", before=_CALL, after=r" invasion"),
        cue("unlawful_activity", _CRIMES, after=r"(?:s? fired)? (?:call|in progress)\b"),
        cue("unlawful_activity", "active", after=r" shooter"),
        cue("unlawful_activity", "stolen", after=r" (?:car|vehicle|truck|suv|SUV)"),
        cue(
            "unlawful_activity",
            "before",
            after=r" (?:being|(?:he|she|they) (?:was|were)) (?:fatally )?(?:shot|killed)[\w ]{0,20} by (?:[\w-]+ )?"
            r"(?:police|officer|deput)",
        ),
        cue("patrol", "patrol", before=r"on (?:routine |bike |foot )?"),
        cue("patrol", "patrolling"),
        cue("follow_up", "follow-up"),
        cue("follow_up", "following", after=r" up on\b"),
        cue("welfare_check", "welfare wellness well-being", after=r" (?:check|concern)"),
        cue("welfare_check", "suicidal"),
        cue("welfare_check", "mental", after=r"[- ]health (?:call|crisis|check|episode)"),
        cue("welfare_check", "welfare well-being", before=r"check (?:on )?(?:the |his |her )?"),
        cue(
            "mass_demonstration",
            "protest protests protesters protester demonstration demonstrations demonstrators rally riot march unrest",
            before=r"(?:during|at|amid|covering|reporting on|attending|outside|near|of|disperse|with|toward|at the) "
            + _MODIFIERS,
        ),
        cue(
            "mass_demonstration",
            "protesters demonstrators protests",
            after=r" (?:clash|against|outside|were|gather|turned)",
        ),
        cue("immigration_enforcement", "immigration-related immigration-enforcement", after=r" (?!protest)"),
        cue(
            "immigration_enforcement",
            "immigration",
            after=r"[- ](?:enforcement|operation|raid|arrest|sweep|related)\b"
            r"(?! (?:efforts?|polic|campaign|agenda|priorit|crackdown)|[- ]related protest)",
        ),
        cue("immigration_enforcement", "ICE Patrol", after=r" (?:raid|operation|arrest|stop|sweep)\b"),
        cue("immigration_enforcement", "enforcement", before=r"(?<!traffic )", after=r" (?:operation|action|stop)\b"),
        cue("immigration_enforcement", "Enforcement", after=r" and Removal Operations"),
        cue(
            "immigration_enforcement",
            "undocumented",
            before=r"(?:arrest|detain|apprehend)(?:ing|ed)? (?:an?|the|two|three) ",
        ),
        cue("immigration_enforcement", "ICE", before=r"into custody by " + _MODIFIERS),
        cue("immigration_enforcement", "Immigration", before=r"into custody by " + _MODIFIERS, after=r" and Customs"),
    )
)

TACTIC = Cues(
    (
        cue("boxed_in", "boxed boxing", after=r" (?:him|her|it|them|the [\w ]{1,20} )? ?in\b"),
        cue(
            "boxed_in",
            "blocked blocking surrounded surrounding pinned",
            after=r" (?:in\b|(?:in )?(?:the|his|her|their) (?:[\w-]+ )?(?:car|vehicle|suv|SUV|truck|van|path)\b)",
        ),
        cue("boxed_in", "PIT", after=r" maneuver"),
        cue("foot_chase", "foot", after=r" (?:chase|pursuit)\b"),
        cue("foot_chase", "foot", before=r"(?:chas|pursu)(?:ed|ing) (?:[\w-]+ ){1,4}on "),
        cue("foot_chase", "ran running", after=r" after (?:him|her|them|the (?:man|woman|suspect|boy|teen))\b"),
        cue("foot_chase", "fled ran", after=r" (?:away )?on foot\b"),
        cue("pursuit", "gave", after=r" chase\b"),
        cue("pursuit", "chase", before=r"\ba (?:[\w-]+ )?", after=r" ensued\b"),
        cue("pursuit", "high-speed police vehicle car brief short lengthy", after=r" (?:chase|pursuit)\b"),
        cue("pursuit", "pursuit chase", before=r"le(?:d|ading) (?:[\w-]+ ){1,5}on an? (?:[\w-]+ ){0,3}"),
        cue("pursuit", "pursuit", before=r"(?:a|the|in|of|after|vehicle) "),
        cue(
            "window_break",
            "smashed smashing broke breaking shattered shattering busted",
            after=r" (?:out |in |open )?(?:(?:the|a|an|his|her|its|their|my|one) )?(?:[\w’'-]+ ){0,3}?windows?\b",
        ),
        cue("no_knock", "no-knock"),
        cue("crowd_control", "crowd-control riot-control"),
        cue("crowd_control", "unlawful", after=r" assembly\b"),
        cue("crowd_control", "riot", after=r" (?:gear|shields?|police)\b"),
        cue("crowd_control", "break", after=r" up (?:the |a )?(?:protest|march|crowd|demonstration|rally)"),
        cue(
            "crowd_control",
            "crowd crowds protesters demonstrators marchers",
            before=r"(?:tear[- ]?gass?(?:ed|ing)?|pepper[- ]spray(?:ed|ing)|push(?:ed|ing)?|dispers(?:e|ed|es|ing)"
            r"|fired (?:[\w-]+ ){0,5}(?:at|into)) (?:back )?(?:the |a )?",
        ),
        cue("crowd_control", "crowd", after=r" (?:control|dispersal)"),
        cue(
            "crowd_control", "dispersed disperse dispersing", after=r" (?:the |a )?(?:crowds?|protesters|demonstrators)"
        ),
        cue("undercover", "undercover plainclothes plain-clothes"),
        cue("undercover", "unmarked", after=r" (?:police )?(?:car|vehicle|suv|SUV|van|truck)"),
    )
)

WARNING = Cues(
    (
        cue("not_given", "warning warnings", before=r"(?:without|no|any) (?:any |verbal |prior )?"),
        cue("not_given", "warn warned warning", before=r"(?:did not|didn[’']t|never) (?:[\w]+ ){0,4}"),
        cue("given", "warning warnings", before=
            r"(?:gave|given|issued?|issuing|shouted|yelled|repeated|verbal|multiple|several|after) (?:[\w]+ ){0,3}"),
        cue("given", "ordered ordering orders order commanded commands command told telling yelled yelling shouted "
            "shouting directed urged", after=
            r"(?: (?!reporters|police|officers|investigators)[\w’'-]+){0,5}? to (?:immediately )?"
            r"(?:drop|stop|disperse|leave|put|show|surrender|exit|step"
            r"|get (?:back|out|down|on|away)|move (?:back|away)|back (?:up|away|off)|give|come out|lower|raise)\b"),
        cue("given", "commands orders warnings instructions", before=
            r"(?:ignor(?:ed|ing)|refus(?:ed|ing) (?:to (?:obey|follow|comply with) )?|fail(?:ed|ing) to (?:obey|follow"
            r"|comply with) |disobey(?:ed|ing)|compl(?:y|ied|ying) with|despite|gave|giving|given|issued|shouted"
            r"|multiple|repeated|verbal|loud|three|several)(?: [\w’'-]+){0,4}? "),
        cue("given", "Drop drop", before=r"[“\"‘'] ?", after=r" (?:the|your) (?:gun|weapon|knife)"),
        cue("given", "warned", before=r"(?:officers?|deput(?:y|ies)|agents?|police|they) (?:\w+ )?", after=
            r" (?:him|her|them|the (?:man|woman|suspect|driver|crowd))"),
    )
)  # fmt: skip
_NO = re.compile(r"\b(?:without|no|not|never)\b|n[’']t\b", re.IGNORECASE)

TABLES = (
    ("location_type", LOCATION, 1.5, 2),
    ("contact_reason", CONTACT, 0.5, 2),
    ("tactic", TACTIC, 0.5, 3),
    ("warning", WARNING, 0.0, 1),
)
"""Field, its cues, how strongly their surroundings must tell the event, and how many codes one report may give."""


def code_setting(scene: Scene) -> Iterator[Finding]:
    """Kind of place, reason of contact, tactics and warning of the primary incident."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    telling = listen(scene.layout)
    for field, cues, least, most in TABLES:
        heard: dict[str, list[tuple[float, Span]]] = defaultdict(list)
        for code, span in cues.find(scene.text):
            if elsewhere(scene, span) or (field != "warning" and _denied(scene.text, span)):
                continue
            score = weigh(scene, telling, span)
            if score >= least:
                heard[code].append((score, span))
        ranked = sorted(heard, key=lambda c: (-sum(s for s, _ in heard[c]), c))
        for code in ranked[:most]:
            for score, span in heard[code]:
                sure = round(min(0.9, 0.4 + 0.06 * score), 2)
                yield Finding(
                    field=field, value=code, span=span, incident=incident, rule=f"setting.{code}", confidence=sure
                )


def _denied(text: str, span: Span) -> bool:
    return bool(_NO.search(text, max(0, span.start - 14), span.start))
