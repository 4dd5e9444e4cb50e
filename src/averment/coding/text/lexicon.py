"""Tables of words that rules on people and deeds share: one entry a word, grouped by what they are to an incident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a noun makes of the person it names."""

    OFFICER = "officer"
    SUSPECT = "suspect"
    VICTIM = "victim"
    JOURNALIST = "journalist"
    OFFICIAL = "official"
    """Speaks for an office: chief, spokeswoman, prosecutor. No part in an incident unless a deed says so."""
    KIN = "kin"
    PLAIN = "plain"
    """A man, a woman, a driver: anybody."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names people."""

    kind: Kind
    sex: str | None = None
    plural: bool = False
    minor: bool = False


def _nouns(
    kind: Kind, words: str, *, sex: str | None = None, plural: bool = False, minor: bool = False
) -> dict[str, Noun]:
    return {w: Noun(kind, sex, plural, minor) for w in words.split()}


PEOPLE: dict[str, Noun] = {
    # officers of the law; "police" and "authorities" are many
    **_nouns(
        Kind.OFFICER,
        "officer deputy trooper agent bpa marshal constable detective patrolman cop lawman ranger corporal",
    ),
    **_nouns(Kind.OFFICER, "policeman", sex="male"),
    **_nouns(Kind.OFFICER, "policewoman", sex="female"),
    **_nouns(
        Kind.OFFICER,
        "officers deputies troopers agents bpas marshals constables detectives patrolmen cops policemen police rangers "
        "authorities lawmen swat ice",
        plural=True,
    ),
    **_nouns(Kind.OFFICER, "soldiers troops gendarmes militiamen paramilitaries policewomen", plural=True),
    **_nouns(
        Kind.SUSPECT,
        "suspect gunman shooter assailant attacker immigrant migrant inmate fugitive prisoner robber burglar intruder "
        "perpetrator carjacker kidnapper arsonist defendant bomber killer noncitizen detainee escapee murderer rioter",
    ),
    **_nouns(
        Kind.SUSPECT,
        "suspects gunmen shooters assailants attackers immigrants migrants inmates robbers burglars intruders "
        "perpetrators carjackers defendants prisoners rioters detainees killers",
        plural=True,
    ),
    **_nouns(Kind.VICTIM, "victim hostage decedent deceased casualty"),
    **_nouns(Kind.VICTIM, "victims hostages casualties fatalities deaths", plural=True),
    **_nouns(Kind.JOURNALIST, "journalist reporter photographer photojournalist videographer correspondent"),
    **_nouns(Kind.JOURNALIST, "cameraman", sex="male"),
    **_nouns(Kind.JOURNALIST, "journalists reporters photographers photojournalists", plural=True),
    **_nouns(
        Kind.OFFICIAL,
        "chief sheriff mayor attorney prosecutor lawyer judge coroner spokesperson commissioner superintendent "
        "secretary director governor senator supervisor president official commander captain lieutenant "
        "sergeant pastor "
        "doctor surgeon dispatcher councilman councilwoman examiner principal pathologist",
    ),
    **_nouns(Kind.OFFICIAL, "spokesman", sex="male"),
    **_nouns(Kind.OFFICIAL, "spokeswoman", sex="female"),
    **_nouns(
        Kind.OFFICIAL,
        "officials prosecutors lawyers attorneys paramedics medics firefighters investigators doctors judges "
        "spokespeople emts activists lawmakers politicians",
        plural=True,
    ),
    **_nouns(Kind.OFFICIAL, "paramedic firefighter investigator medic"),
    **_nouns(
        Kind.KIN,
        "father brother husband son uncle grandfather nephew stepfather boyfriend stepson grandson fiance",
        sex="male",
    ),
    **_nouns(
        Kind.KIN,
        "mother sister wife daughter aunt grandmother niece stepmother girlfriend stepdaughter granddaughter "
        "fiancee mom",
        sex="female",
    ),
    **_nouns(Kind.KIN, "cousin friend roommate relative partner classmate ex-girlfriend ex-wife"),
    **_nouns(Kind.KIN, "parents brothers sisters sons daughters friends relatives cousins", plural=True),
    **_nouns(Kind.PLAIN, "man gentleman guy male", sex="male"),
    **_nouns(Kind.PLAIN, "woman lady female", sex="female"),
    **_nouns(Kind.PLAIN, "boy", sex="male", minor=True),
    **_nouns(Kind.PLAIN, "girl", sex="female", minor=True),
    **_nouns(Kind.PLAIN, "child toddler infant baby juvenile", minor=True),
    **_nouns(Kind.PLAIN, "teen teenager youth"),
    **_nouns(Kind.PLAIN, "men gentlemen guys males", sex="male", plural=True),
    **_nouns(Kind.PLAIN, "women ladies females", sex="female", plural=True),
    **_nouns(Kind.PLAIN, "boys", sex="male", plural=True, minor=True),
    **_nouns(Kind.PLAIN, "girls", sex="female", plural=True, minor=True),
    **_nouns(Kind.PLAIN, "children kids toddlers juveniles", plural=True, minor=True),
    **_nouns(
        Kind.PLAIN,
        "person individual driver motorist passenger bystander pedestrian resident neighbor neighbour student veteran "
        "citizen worker employee customer clerk protester demonstrator cyclist bicyclist motorcyclist patient "
        "someone somebody "
        "adult witness occupant homeowner landlord tenant guard teacher owner activist observer minister priest "
        "contractor laborer farmworker bartender cashier manager dealer hunter soldier nurse "
        "landscaper gardener roofer painter plumber cook chef barber carpenter electrician mechanic janitor "
        "vendor artist rapper singer musician "
        "athlete player nanny farmer fisherman truck-driver courier waitress waiter busboy priest nun imam "
        "rabbi commuter tourist jogger runner blogger unionist defender dissident novelist columnist poet editor "
        "writer lyricist cartoonist filmmaker academic villager engineer trader vlogger campaigner "
        "bouncer volunteer coach salesman shopper parishioner legislator congressman subject occupant",
    ),
    **_nouns(
        Kind.PLAIN,
        "people persons individuals drivers passengers bystanders pedestrians residents neighbors students "
        "citizens workers employees customers protesters demonstrators teens teenagers patients adults "
        "witnesses occupants "
        "bloggers unionists defenders dissidents poets editors writers farmers villagers academics campaigners "
        "laborers organizers "
        "others youths protestors couple crowd guards teachers subjects civilians shoppers survivors",
        plural=True,
    ),
}

PEOPLE["subject"] = PEOPLE["subjects"] = Noun(Kind.SUSPECT)

NOT_HEADS = frozenset(
    "department dept departments station headquarters cruiser cruisers car cars vehicle vehicles shooting "
    "shootings report "
    "reports union custody brutality force presence activity radio academy body dog dogs scanner investigation "
    "records tape work "
    "protection response activities use raid raids enforcement office badge chase pursuit gunfire bullet bullets fire "
    "service services association academy officer officers chief chiefs sergeant spokesman spokeswoman "
    "spokesperson detective "
    "detectives commissioner captain lieutenant official officials precinct precincts violence patrol "
    "advocate advocates advocacy impact assistance rights k-9 k9 k-9s canine abuse welfare center centre "
    "support care population identification interview line lines seat side door window "
    "statement statements misconduct shield gear bureau division unit units team conference tactics training "
    "facility".split()
)
"""A noun for people followed by one of these names no person: "police department", "victim support"."""

DETERMINERS = frozenset(
    "the a an this that these those his her their its my our your another each every some any no both all "
    "either neither".split()
)
INDEFINITE = frozenset("a an another one some".split())
PRONOUNS = {
    "he": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "herself": "female",
    "her": "female",
    "his": "male",
    "they": None,
    "them": None,
    "themselves": None,
    "their": None,
    "who": None,
}
PREPOSITIONS = frozenset(
    "of in on at by with from to for into toward towards during near over under against through between around "
    "outside inside "
    "upon without across along behind beside onto off out up down about above below past amid among within "
    "beneath via per "
    "like despite".split()
)
AUXILIARIES = frozenset(
    "was were is are be been being am has have had having do does did will would may might can could should "
    "must got get gets "
    "getting wasn't weren't isn't aren't hasn't haven't hadn't didn't doesn't don't won't wouldn't couldn't "
    "can't not never "
    "also then later allegedly reportedly apparently fatally accidentally possibly critically seriously "
    "severely to".split()
)
BE = frozenset("was were is are be been being am wasn't weren't isn't aren't got get gets getting".split())
NEGATIONS = frozenset(
    "not never wasn't weren't isn't aren't hasn't haven't hadn't didn't doesn't don't won't wouldn't couldn't "
    "can't nor "
    "neither nobody none cannot".split()
)
BOUNDARIES = frozenset(
    "after before when while as because since until if that where although though unless whether which so than "
    "once why how "
    "what said says saying told according".split()
)
"""Words at which a clause begins: what stands before them has another subject."""

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight early late earlier later "
    "night morning afternoon "
    "evening noon midnight weekend shortly once twice again multiple times several there here".split()
)
"""Words for when and how often: never the object of a deed."""
CONJUNCTIONS = frozenset("and or but then nor".split())

BODY_PARTS: dict[str, str] = {
    p: p
    for p in (
        "head neck face eye ear nose mouth jaw cheek chin forehead throat shoulder arm elbow forearm wrist hand "
        "finger thumb "
        "chest torso abdomen stomach back side hip groin buttock leg thigh knee calf shin ankle foot toe heel "
        "rib spine "
        "lung heart pelvis skull temple waist scalp brain lip tooth collarbone bicep tailbone liver kidney belly"
    ).split()
}
BODY_PARTS.update({f"{p}s": p for p in tuple(BODY_PARTS) if p not in ("foot", "tooth", "calf")})
BODY_PARTS.update({"feet": "foot", "teeth": "tooth", "calves": "calf", "buttocks": "buttock", "ribcage": "rib"})
"""Every form of a body part, with its singular noun."""

WEAPONS: dict[str, str] = {
    **dict.fromkeys(
        "gun guns handgun handguns pistol pistols revolver rifle rifles shotgun shotguns firearm firearms "
        "weapon-gun ak-47 ar-15 "
        "semi-automatic semiautomatic ak47 ar15 glock uzi".split(),
        "firearm",
    ),
    **dict.fromkeys(
        "knife knives machete blade sword hatchet axe ax screwdriver scissors box-cutter boxcutter dagger "
        "cleaver".split(),
        "knife",
    ),
    **dict.fromkeys(
        "bat hammer crowbar club pipe stick hatchet-handle wrench rock brick pole shovel bottle board".split(), "blunt"
    ),
}
"""What a weapon's noun is coded as under `armed` (NIBRS type of weapon, folded to the contract's codes)."""
FIREARMS: dict[str, str] = {
    **dict.fromkeys("handgun handguns pistol pistols revolver revolvers glock".split(), "handgun"),
    **dict.fromkeys("rifle rifles ar-15 ar15 ak-47 ak47".split(), "rifle"),
    **dict.fromkeys("shotgun shotguns".split(), "shotgun"),
}
"""Guns whose type is said, for `force`; every other gun is `firearm`."""
REPLICAS = frozenset("toy replica pellet bb airsoft fake imitation".split())

INSTRUMENTS: dict[str, str] = {
    **dict.fromkeys("taser tasers ecd ecw cew stun".split(), "ecd"),
    **dict.fromkeys(
        "gas pepper-spray spray mace irritant irritants tear-gas oc chemical chemicals".split(), "chemical_agent"
    ),
    **dict.fromkeys(
        "projectiles projectile pepperballs pepperball beanbag beanbags bean-bag foam rubber munitions balls "
        "less-lethal "
        "nonlethal non-lethal ball pellets".split(),
        "impact_projectile",
    ),
    **dict.fromkeys(
        "flash-bang flash-bangs flashbang flashbangs stun-grenade grenades grenade flash".split(), "flash_bang"
    ),
    **dict.fromkeys("baton batons nightstick".split(), "baton"),
    **dict.fromkeys("dog dogs k-9 k9 canine".split(), "canine"),
    **dict.fromkeys(
        "gun guns weapon weapons firearm firearms handgun pistol rifle shots shot bullets rounds".split(), "firearm"
    ),
}
"""Words for what officers use, and the code of each."""

NOT_NAMES = frozenset(
    "Police Department Dept County City State Street Avenue Ave Road Rd Drive Park Hospital Medical Center "
    "University College "
    "School High Elementary Middle Court Courthouse Church Highway Interstate Boulevard Blvd Lane Square Bridge "
    "River Lake Beach "
    "Island Bay Valley Hill Hills Heights Springs Falls Creek Bureau Office Service Services Patrol Agency "
    "Administration "
    "Division Unit Team Association Union Times News Press Post Herald Tribune Journal Gazette Daily Star Today "
    "Channel "
    "National Federal Republican Democrat Democratic Party Congress Senate House White American "
    "Americans United States Homeland Security Immigration Customs Enforcement Border Marshals Marshal Inc Corp "
    "Company Store Club "
    "Hotel Motel Inn Apartments Apartment Plaza Mall Market Airport Walmart Target North South East West "
    "Northern Southern Eastern "
    "Western Northeast Northwest Southeast Southwest New Los Las San Santa St Saint Fort El La Mount January "
    "February March "
    "April May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday "
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun "
    "Force Task Guard Army Navy Marine Corps Air District Attorney Justice Supreme Circuit Superior Internal "
    "Affairs Special "
    "Criminal Crime Investigation Investigations Homicide Major Stoppers Sheriffs Metro Metropolitan Washington "
    "Chicago Texas California Florida "
    "Ohio Georgia Virginia Carolina Dakota Mexico York Jersey Angeles Francisco Diego Portland Minneapolis "
    "Facebook Twitter Instagram YouTube Google Associated CNN ABC NBC CBS FOX Fox AP Reuters I The A An In On "
    "At But And He She It "
    "They We You His Her Its Their Our My This That These Those There Here When While After Before If As For By "
    "With From To Of "
    "According Authorities Officials Officers Investigators Witnesses Another Other Both Two Three Four Five "
    "Six One No Not Yes "
    "All Some Many Most More Also However Meanwhile Earlier Later Now Then Since So Because Although Though "
    "During Between Under "
    "Over About Around Near Inside Outside Against Until Within Without What Where Who Why How Which Was Were "
    "Is Are Be Has Have Had "
    "Do Does Did Will Would Can Could Should May Might Must Shot Killed Man Woman Suspect Victim Shooting Photo "
    "Photos Video "
    "Image Images Getty Courtesy File Read Related Click Share Copyright Advertisement Update Updated Breaking "
    "Please Anyone Everyone "
    "Nothing Someone Neither Either Just Only Even Still Yet Once Again Its Let Get Got Don Didn God "
    "Christmas Spanish English "
    "Black Hispanic Latino Asian African Democrats Republicans ICE FBI DHS LAPD NYPD CBP DEA ATF SWAT EMS US "
    "U.S Mr Mrs Ms Dr Investigation "
    "Regional General Memorial Mercy Trauma Clinic Community Grand Central Main First Second Third Fourth Fifth "
    "County's".split()
)
"""Words that stand in no person's name."""

TITLES: dict[str, Kind] = {
    **dict.fromkeys(
        "officer officers deputy deputies trooper troopers agent agents marshal constable detective detectives "
        "det cpl corporal "
        "patrolman pfc deputies".split(),
        Kind.OFFICER,
    ),
    **dict.fromkeys(
        "sgt sergeant lt lieutenant capt captain chief sheriff commander cmdr col colonel maj major insp "
        "inspector supt superintendent "
        "commissioner mayor gov governor sen senator rep president secretary director attorney judge justice "
        "councilman councilwoman "
        "supervisor coroner spokesman spokeswoman spokesperson rev pastor dr professor prosecutor undersheriff lawyer "
        "administrator chairman alderman ald assemblyman congressman congresswoman".split(),
        Kind.OFFICIAL,
    ),
    **dict.fromkeys("suspect gunman shooter defendant inmate".split(), Kind.SUSPECT),
    **dict.fromkeys("victim victims".split(), Kind.VICTIM),
    **dict.fromkeys("mr mrs ms miss".split(), Kind.PLAIN),
    **dict.fromkeys("journalist reporter photographer".split(), Kind.JOURNALIST),
}
"""Words before a name that say what its bearer is."""

_MALE = (
    "aaron adam adrian alan albert alejandro alex alexander alfred allen alonzo andre andrew angel anthony "
    "antonio arthur barry "
    "benjamin bernard bill billy bobby brad bradley brandon brett brian bruce bryan calvin carl carlos cedric "
    "charles chad "
    "chris christian christopher clarence clifford clyde cody corey craig curtis dale damon dan daniel danny "
    "darius darrell darren "
    "darryl dave david dean dennis derek derrick devin devon deshawn diego dominic don donald douglas duane "
    "dustin dwayne dwight dylan "
    "earl eddie edgar eduardo edward edwin elijah eric erik ernest eugene evan felix fernando floyd francisco "
    "frank fred "
    "frederick gabriel gary george gerald gilbert glenn gordon greg gregory guillermo harold harry hector henry "
    "herbert howard "
    "hugo ian ignacio isaac isaiah ivan jack jacob jaime jake jamal james jared jason javier jeff jeffery "
    "jeffrey jeremiah jeremy jermaine "
    "jerome jerry jesse jesus jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan "
    "julian julio justin "
    "karl keith kenneth kevin kyle lamar larry lawrence lee leo leon leonard leroy lewis lloyd logan lonnie "
    "louis lucas luis luke "
    "malcolm manuel marc marco marcus mario mark marquis martin marvin mason matt matthew maurice max melvin "
    "michael miguel mike mitchell "
    "mohamed mohammed moses nathan nathaniel neil nicholas nick noah norman omar oscar pablo patrick paul pedro "
    "perry pete peter "
    "philip phillip rafael ralph ramon randall randy raul ray raymond reginald ricardo richard rick ricky "
    "robert roberto rodney roger "
    "roland ronald ronnie ross roy ruben russell ryan salvador sam samuel santiago saul scott sean sergio seth "
    "shane shawn sidney "
    "silverio simon stanley stephen steve steven stuart taylor ted terrance terrell terrence terry theodore "
    "thomas tim timothy todd tom tommy "
    "tony travis trevor troy tyler tyrone vernon victor vincent walter warren wayne wesley will william willie "
    "xavier zachary "
    "carlitos alfredo jaylen tyrell dontre freddie philando alton eriberto"
).split()
_FEMALE = (
    "abigail alice alicia alison allison amanda amber amy ana andrea angela angelica anita ann anna anne annie "
    "april ashley audrey "
    "barbara beatrice becky bertha beth betty beverly bonnie brenda breonna brianna brittany brooke carla "
    "carmen carol caroline "
    "carolyn carrie catherine charlotte cheryl christina christine cindy claudia connie courtney crystal "
    "cynthia dana danielle dawn debbie deborah "
    "debra denise diana diane dolores donna doris dorothy edith elaine elena elizabeth ella ellen emily emma "
    "erica erin esther eva evelyn "
    "felicia florence frances gail gina gladys gloria grace hannah heather heidi helen holly irene isabel "
    "jackie jacqueline jamie "
    "jane janet janice jasmine jean jeanne jennifer jessica jill joan joanna josephine joyce juanita judith "
    "judy julia julie karen "
    "karina katherine kathleen kathryn kathy katie kayla keisha kelly kendra kim kimberly kristen kristi "
    "kristin lakisha latoya laura lauren leslie "
    "lillian linda lisa lori lorraine louise lucille lucy lydia lynn mackenzie madison marcia margaret maria "
    "marie marilyn marimar marisol marjorie martha "
    "mary maureen megan melanie melissa michele michelle mildred miranda molly monica monique nancy natalie "
    "natasha nicole nina nora "
    "norma olivia pamela patricia patty paula pauline peggy penny phyllis rachel rebecca regina renee rhonda "
    "rita roberta robin rosa rose "
    "ruby ruth sabrina sally samantha sandra sara sarah savannah shannon sharon sheila shelby sherry shirley "
    "sonia sophia stacey stacy stephanie "
    "sue susan suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina tonya tracy tricia valerie "
    "vanessa veronica vicki victoria "
    "virginia vivian wanda wendy yolanda yvonne silvia renée keith-ann korryn"
).split()
GIVEN_NAMES: dict[str, str] = {**dict.fromkeys(_MALE, "male"), **dict.fromkeys(_FEMALE, "female")}
"""Common given names, with the sex they are mostly given to: they tell a name from a place, never a person's sex."""
