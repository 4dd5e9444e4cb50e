"""What people are said to have done or suffered, as words: one line a predicate, read by `deeds.finding`.

A pattern is words in order: `a|b` is either, `a?` may be absent, `..` is up to three words of any kind. A frame says
who is who:

    does     the subject acts on the object; turned round in the passive
    at       the subject acts, toward whoever follows "at", "on", "toward", "with"
    is       the subject is what the predicate says; no second person
    gets     as `does`, but where nothing follows, the subject is the one it happened to ("man shot in Ohio")
    of       a noun whose "of" names the one it happened to ("the killing of")
    own      a noun whose possessor is the one it happened to ("her death")
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """One pattern of words and what it says."""

    act: str
    frame: str
    steps: tuple[tuple[frozenset[str], bool], ...]
    """Words that may stand at each step, and whether the step may be left out; an empty set is a gap."""

    @property
    def gapped(self) -> bool:
        """Whether other words may stand inside: objects are looked for there too."""
        return any(not words for words, _ in self.steps)


_TABLE = """
shoot_dead of    shooting deaths|death of
shoot_dead of    fatal|deadly shooting|shootings of
kill       of    fatal|deadly stabbing|beating of
kill       of    claimed|claims|claiming|took|taking the life|lives of
shoot      of    shooting|shootings|wounding of
kill       of    killing|killings|death|deaths|slaying|murder|slayings of
arrest     of    arrest|capture of
detain     of    detention|imprisonment|jailing|incarceration of
abduct     of    abduction|kidnapping|kidnappings|abductions|capture of
kill       of    assassination|lynching|execution|beheading|murders of
torture    of    torture|rape of
arrest     own   arrest|capture
die        own   death
kill       own   killing|murder|slaying|assassination|execution
abduct     own   abduction|kidnapping
detain     own   detention|imprisonment|incarceration
shoot_dead gets  shot|shoots|shoot|shooting|gunned and|& killed|killing|kill|kills
shoot_dead gets  shot|shooting|shoot dead
shoot_dead gets  shot|shooting|shoot .. to death
shoot_dead does  fatally shot|shoots|shoot|shooting|shooting
shoot_hurt gets  shot|shoots|shoot|shooting and|& wounded|injured|wounds|wounding|hurt|struck|hit
shoot_dead gets  gunned|gunning down
shoot      gets  shot|shoots|shoot|shooting
fire       at    fired|fires|firing|fire
fire       at    opened|opens|opening|open fire
fire       at    returned|returning|return|returns|exchanged fire|gunfire|shots|gunshots
fire       at    exchange|exchanging|traded|trading fire|gunfire|shots|gunshots
fire       at    discharged|discharging|discharges|unleashed|squeezed
fire       at    emptied|unloaded
shoot      is    bullet|gunshot|gunshots wound|wounds
kill       gets  killed|kills|killing|kill|slain|slew|executed|murdered|murdering|massacred
kill       gets  assassinated|assassinating|beheaded|lynched|hanged|lynching|beheading|martyred|murders
kill       does  fatally|mortally wounded|injured|struck|wounding|injuring|stabbed|stabbing|wound
kill       gets  beaten|stabbed|burned|strangled|bludgeoned|hacked|beat to death
die        is    died|dies|dying|perished|succumbed|die
die        is    dead|lifeless|deceased
die        is    passed away
die        is    lost his|her|their life|lives
die        does  pronounced|declared dead|deceased|died
die        gets  pronounced|declared .. dead|deceased
hurt       gets  wounded|injured|hurt|injures|wounds|wounding|injuring|injure|maimed|hospitalized|hospitalised
suffer     is    suffered|suffering|sustained|sustaining|received|suffers|receiving
suffer     does  treated|treating|treat for
unhurt     is    unharmed|unhurt|uninjured|unscathed
unhurt     is    not|wasn't|weren't be|been? injured|hurt|harmed|wounded|shot|struck|hit
hit        gets  struck|hit|strikes|striking|hitting|grazed|strike|hits|pelted|clipped
ricochet   does  ricocheted|ricocheting|ricochets|bounced|deflected
stab       gets  stabbed|stabbing|stabs|stab|slashed|slashing|slash|cut
tase       gets  tased|tasered|tasering|tasing|taser|tazed|tased|stunned|tasered
spray      gets  pepper-sprayed|maced|gassed|tear-gassed|teargassed|pepper-spraying
spray      gets  sprayed|spraying|doused|sprays|spray
deploy     at    deployed|deploying|deploys|deploy|used|using|uses|launched|launching
deploy     at    threw|throwing|tossed|shot|lobbed|hurled|tossing|lobbing|hurling
beat       gets  beat|beaten|beating|beats|punched|punching|kicked|kicking|clubbed|bludgeoned
beat       gets  assaulted|attacked|assaulting|attacking|slapped|elbowed|kneed|choked|choking|strangled
seize      gets  tackled|tackling|tackles|wrestled|wrestling|pinned|pinning|slammed|slamming
seize      gets  shoved|shoving|pushed|pushing|grabbed|grabbing|dragged|dragging|restrained
seize      gets  subdued|subduing|handcuffed|yanked|manhandled|body-slammed|knelt|kneeled|kneeling
seize      gets  threw|throwing|thrown|took|taken|taking .. to the ground|floor|pavement
seize      gets  forced|knocked|brought|forcing|knocking .. to the ground|floor|pavement
bite       gets  bit|bitten|bites|biting|mauled
ram        gets  rammed|ramming|rams|ram
ram        at    drove|driving|drive|accelerated|accelerating|accelerate|sped|reversed into|toward|towards|at|onto
ram        at    backed|reversing|backing|steered|swerved|lurched|barreled|charged into|toward|towards|at|onto
ram        gets  ran|run|running|runs|mowed|knocked|plowed|mow|driven over|down
ram        gets  ran|run|running .. over
ram        gets  crashed|crashing|slammed|smashed|plowed|smashing|rammed|collided into|with
ram        gets  dragged|dragging
flee       is    fled|flee|fleeing|flees
flee       is    ran|run|running|drove|drive|driving|sped|speed|speeding|took|taking|take|walked|rode|got off|away
flee       is    ran|run|running from
flee       is    ran|run|running|fled into|through|across|toward|towards the|a|some|nearby woods|brush|house|home
flee       is    ran|run|running|fled into|through|across|toward|towards the|a|some|nearby building|field|alley
flee       is    ran|run|running|fled into|through|across the|a|some|nearby backyard|yard|apartment|store
flee       is    ran|run|running|fled toward|towards the|a|some|nearby backyard|yard|apartment|store
flee       is    ran|run|running|fled into|through|across|toward|towards the|a|some|nearby trees|crowd|neighborhood
flee       is    pull|drive|speed|ran|pulled|drove|sped|backed away
flee       is    evade|evading|evaded|elude|eluding|eluded|escape|escaping
flee       is    led|leading|lead .. on a|an .. chase|pursuit
flee       is    refused|refusing|failed|failing|refuse|declined to stop|pull|yield
resist     is    resisted|resisting|resist|resists
resist     is    struggled|struggling|struggle|scuffled|fought|fighting|wrestled|grappled|fight|scuffle
passive    is    refused|refusing|declined to turn|get|show|open|roll|put|step|come|exit|leave|move|disperse|identify
passive    is    refused|refusing|ignored|ignoring|failed .. comply|drop|orders|commands|order
passive    is    refused|refusing|ignored|ignoring|failed .. command|surrender|exit|leave|instructions
passive    is    failing|disobeyed|disobeying|defied .. comply|drop|orders|commands|order
passive    is    failing|disobeyed|disobeying|defied .. command|surrender|exit|leave|instructions
threaten   at    threatened|threatening|threaten|threatens|confronted|menaced|confronting
lunge      at    lunged|lunging|charged|charging|advanced|advancing|rushed|rushing at|toward|towards
lunge      at    came|swung|swinging|moved|ran|swiped|lunge|charge at|toward|towards
throw      at    threw|throwing|hurled|hurling|tossed|lobbed|throw
point      at    pointed|pointing|aimed|aiming|raised|raising|brandished|brandishing
point      at    leveled|levelled|points|trained|waved|waving|point
draw       is    pulled|pulling|drew|drawing|produced|reached|reaching|retrieved
draw       is    grabbed|displayed|displaying|unholstered|brought|flashed|showed|picked
armed      is    armed|arming
armed      is    armed|arming with
unarmed    is    unarmed
armed_with is    carrying|holding|wielding|carried|held|wielded|had|possessed|has|carries
armed_with is    clutching|clutched|gripping|toting|brandished|brandishing|with|possessing|wearing
arrest     does  arrested|arresting|arrests|arrest|apprehended|apprehending|captured|capturing|nabbed|caught|capture
arrest     is    under arrest
arrest     does  taken|took|taking|takes .. into custody
detain     is    in police|federal|ice|immigration? custody
arrest     is    surrendered|surrenders
arrest     is    turned himself|herself|themselves in
arrest     does  booked|imprisoned|incarcerated|rearrested|re-arrested
detain     does  detained|detaining|detains
detain     does  held|jailed|remanded|rearrested
detain     does  rounded up
detain     does  taken away
detain     is    behind bars
detain     does  denied bond|bail
detain     is    in|into .. jail|custody
detain     is    in|under detention|prison|arrest
detain     is    serving|serve|serves|served .. sentence|sentences|term|terms|years
abduct     gets  abducted|abducting|kidnapped|kidnapping|kidnaps|abducts|snatched
abduct     does  forcibly|involuntarily disappeared
abduct     does  seized|whisked|spirited from|away
abduct     does  taken|held|took|holding hostage|captive
torture    gets  tortured|torturing|raped|raping|flogged|whipped
escape     is    escaped|escapes|escape
escape     is    broke|broken out of
release    does  released|freed|releases
at_large   is    at large
at_large   is    on the run|loose|lam
at_large   is    remains|remained|still sought|wanted
charge     does  charged|charging|indicted|arraigned
charge     is    faces|face|facing|faced
charge     is    wanted for|on
charge     is    pleaded|pled guilty|not
convict    does  convicted|sentenced
acquit     does  acquitted|exonerated
hospital   does  taken|transported|rushed|airlifted|flown|took|transporting|transferred|brought .. .. to|at|in|into
hospital   does  sent|admitted|taking|rushing|driven|transport|lifted|life-flighted .. .. to|at|in|into
hospital   is    went|drove|walked|arrived|showed|turned|checked .. .. to|at|into
hospital   is    hospitalized|hospitalised|hospitalization
hospital   is    recovering|recuperating|recovered|remained|remains|stayed at|in|from
hospital   does  treated at|in
on_scene   does  treated at|on the? scene
on_scene   is    died|dead|pronounced at|on the? scene
surgery    is    underwent|undergoing|undergo|in|into|required emergency? surgery|surgeries|operation
surgery    is    requiring|needed|for|requires|emergency emergency? surgery|surgeries|operation
discharge  does  treated and later? released|discharged
discharge  does  released|discharged from the|a? hospital|hospitals|medical
refuse_care is   refused|declined|refusing medical treatment|attention|care|help|aid|transport
condition  is    in critical|serious|stable|good|fair|satisfactory but? critical|serious|stable|good? condition
condition  is    in grave|guarded|extremely|very|listed but? critical|serious|stable|good? condition
condition  is    critical|serious|stable|good|fair|satisfactory|grave|guarded but? stable? condition
condition  is    condition was|is|as|remains|remained listed|described|reported? as|in|to? critical|serious
condition  is    condition was|is|as|remains|remained listed|described|reported? as|in|to? stable|good
condition  is    condition was|is|as|remains|remained upgraded|unknown? as|in|to? critical|serious|stable|good
condition  is    condition was|is|as|remains|remained listed|described|reported? as|in|to? fair|satisfactory
condition  is    condition was|is|as|remains|remained listed|described|reported? as|in|to? grave|guarded
condition  is    condition was|is|as|remains|remained upgraded|unknown? as|in|to? fair|satisfactory|grave|guarded
condition  is    critically|seriously|gravely hurt|injured|wounded|ill
condition  is    listed|reported|described as|in critical|serious|stable|good|fair|satisfactory
condition  is    was|is|were|are|remained|remains|both|but|also in? critical|stable
survive    is    expected|likely|anticipated|going to fully? survive|recover|live|make|be
grave      is    life-threatening
grave      is    life threatening
minor      is    non-life-threatening|nonlife-threatening|non-threatening
minor      is    non-life|nonlife threatening
minor      is    non life-threatening
minor      is    not life-threatening|life
minor      is    not believed|considered|thought|expected|appear to? be? life-threatening|life
suicide    is    killed|shot|shoots|kills|shooting|killing himself|herself|themselves
suicide    is    turned the|his|a gun|weapon|pistol|rifle on himself|herself
suicide    is    self-inflicted
on_duty    is    on-duty|off-duty|offduty
on_duty    is    on|off duty
plain      is    plainclothes|plain-clothes|undercover|masked|uniformed
plain      is    in plain|full|street|civilian clothes|uniform|plainclothes
plain      is    wearing .. uniform|uniforms|vest|vests|mask|masks|badge|badges
"""


def _step(word: str) -> tuple[frozenset[str], bool]:
    if word == "..":
        return frozenset(), True
    optional = word.endswith("?")
    return frozenset(word.rstrip("?").split("|")), optional


def _read(line: str) -> Predicate:
    act, frame, *steps = line.split()
    return Predicate(act, frame, tuple(_step(s) for s in steps))


PREDICATES: tuple[Predicate, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())

BY_FIRST_WORD: dict[str, tuple[Predicate, ...]] = {}
for _predicate in PREDICATES:
    for _word in _predicate.steps[0][0]:
        BY_FIRST_WORD[_word] = (*BY_FIRST_WORD.get(_word, ()), _predicate)

_NOT_VERBS = frozenset(
    "in on at off with under bullet gunshot gunshots not plain on-duty off-duty dead still critical serious stable "
    "good fair "
    "satisfactory condition grave guarded fatally mortally unarmed masked both but also "
    "being non-life life fatal deadly".split()
)

_COMMON = (
    "said says say saying told tells arrived arrive responded respond went came come found find saw seen heard "
    "called call told asked ask wrote "
    "tried try began begin started start stopped stop made make gave give left leave lived live known identified named "
    "believe believed think thought know knew worked work released reported confirmed announced described "
    "investigating "
    "investigate interviewed located discovered followed chased entered exited left approached spotted "
    "encountered attempted "
    "according happened occurred took take put placed seen looked appeared seemed became become wanted want "
    "needed involved accused "
    "suspected ordered shouted yelled screamed crashed parked walked sat stood opened closed stole robbed "
    "kidnapped pleaded sentenced "
    "served lives works visited hid hiding barricaded demanded warned pursued pulled continued managed refused "
    "failed ended led "
    "met struck killed learned felt kept let saying dropped posted tweeted added noted declined"
).split()

VERB_FORMS: frozenset[str] = frozenset({w for w in BY_FIRST_WORD if w not in _NOT_VERBS} | set(_COMMON))
"""Forms of verbs: before one of them a noun phrase ends."""


def match(predicate: Predicate, lows: tuple[str, ...], i: int, end: int) -> int:
    """Where the words of a predicate that begin at a word end; 0 where they do not stand there."""
    return _match(predicate.steps, 0, lows, i, end)


def _match(steps: tuple[tuple[frozenset[str], bool], ...], k: int, lows: tuple[str, ...], i: int, end: int) -> int:
    if k == len(steps):
        return i
    words, optional = steps[k]
    if not words:
        for skip in range(4):
            if i + skip <= end and (stop := _match(steps, k + 1, lows, i + skip, end)):
                return stop
        return 0
    if i < end and lows[i] in words and (stop := _match(steps, k + 1, lows, i + 1, end)):
        return stop
    return _match(steps, k + 1, lows, i, end) if optional else 0
