"""What a claim does, and with which hedge it is made: ordered rules on the words of its content and its cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from averment.coding.text.sparks import sparked, sparks
from averment.coding.text.wordlist import words
from averment.domain.codes import ClaimKind, Modality, VoiceRole
from averment.domain.draft import Voice
from averment.domain.markup import Attribution
from averment.domain.passages import Span


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})\b")


_CONDUCT = words(
    # force and harm
    "shot shots shoot shoots shooting shootings fired firing fires gunfire gunshot gunshots bullet bullets "
    "struck strike striking hit hits "
    "hitting ram rammed ramming stab stabbed stabbing punch punched punching kick kicked kicking beat "
    "beaten beating choked pinned "
    "pinning slammed slamming dragged dragging tased tasered taser pepper-sprayed sprayed tear-gassed "
    "deployed tackled tackling pushed "
    "pushing shoved shoving attack attacked attacking attacks assault assaulted assaulting assaults lunged "
    "lunging threw throw thrown "
    "throwing pointed pointing aimed aiming drew grabbed grabbing threatened threatening threatens injured "
    "injures injuries injury "
    "wounded wound wounds kill killed killing died dead death deaths dies "
    # how people met, moved and were held
    "fled flee flees fleeing ran run running drove drive driving stopped stop stops pulled pulling pursued "
    "pursuit pursuing chased chase "
    "chasing approached approaching confronted confronting confrontation encountered responded responding "
    "arrived arriving entered "
    "entering broke smashed smashing crash crashed crashing collided escaped escaping escape resist "
    "resisted resisting refused refusing "
    "refuse fought struggled struggling barricaded surrendered surrender arrest arrested arresting arrests "
    "detain detained detaining "
    "custody handcuffed handcuffs restrained exchanged returned held holding carried carrying ordered "
    "commands commanded warned warning "
    "escalated came went walked left began started attempted attempting tried stole robbed robbery used "
    "enforcement "
    # things and outcomes
    "armed unarmed weapon weapons gun guns knife firearm rifle handgun warrant warrants suspect suspects "
    "victim victims happened occurred "
    "identified hospital hospitalized hospitalised surgery treated condition survive pronounced taken "
    "transported recovered found lost "
    "suffered involved released booked convicted pleaded charged charges charge video footage camera "
    "investigating investigation called"
)
"""Words that state conduct, circumstances or outcomes."""
_BLAME_CUE = _rx(r"blam(?:ed|es|ing)|attribut(?:ed|es|ing)|fault(?:ed|s)|faulting")
_BLAME = _rx(
    r"(?:is|are|was|were) (?:\w+ )?(?:to blame|responsible for|at fault)|blood on|rhetoric|blam(?:e|ed|ing)|"
    r"direct result of|because of (?:politicians|rhetoric|sanctuary)|"
    r"demoni[sz]\w+|vilif\w+|emboldened|incit(?:ed|ing|ement)|fuel(?:ed|ing)"
)
_ANNOUNCE_CUE = _rx(
    r"announc\w+|declar\w+|order(?:ed|s)|vow(?:ed|s)|pledg\w+|promis\w+|plans?|will|calls? for|called for|"
    r"call(?:ed|ing) on|demand\w*|urg(?:ed|es|ing)"
)
_ANNOUNCE = _rx(
    r"will (?:be )?\w+|is (?:expected|scheduled|set) to|are (?:expected|scheduled|set) to|plans? to|"
    r"intends? to|would be (?:released|placed|charged|investigated)|"
    r"(?:is|are|was|were) (?:placed|put) on (?:\w+ )*leave|(?:is|are) investigating|under investigation|"
    r"opened an? (?:\w+ )?(?:investigation|inquiry)|launched an?"
)
_JUSTIFY = _rx(
    r"fear(?:ed|ing|s|ful)?(?: for)?|self[- ]defen[cs]e|(?:to |in )defen(?:d|ding|se|ce)(?: of)?|to protect|"
    r"protect(?:ed|ing)|imminent|no (?:other )?choice|forced to|"
    r"justif\w+|according to (?:their|his|her) training|followed (?:\w+ )*(?:training|protocol|procedures?|"
    r"policy)|within policy|legal authority|"
    r"lawful(?:ly)?|in danger|threat|save (?:his|her|their) (?:own )?li(?:fe|ves)|public safety"
)
_JUDGE = _rx(
    r"targeted(?= (?:\w+ ){0,2}(?:stop|operation|enforcement|arrest|attack|violence|action))|defensive(?:ly)?|"
    r"standard|routine|weaponi[sz](?:ed|ing|e)|outrag\w+|horrif\w+|reckless(?:ly)?|tragic|tragedy|"
    r"peaceful(?:ly)?|violent(?:ly)?|"
    r"aggressive(?:ly)?|dangerous(?:ly)?|unjustified|excessive|unnecessary|brutal\w*|heroic|hero(?:es)?|"
    r"brave\w*|cowardly|heinous|senseless|"
    r"terror(?:ist|ism|ists)?|thugs?|criminals?|vicious\w*|disturb\w+|unacceptable|unprovoked|lawless|"
    r"illegal(?:ly)?|unlawful(?:ly)?|inhumane|murder(?:ed|ous)?|"
    r"execut(?:ed|ion)|absurd|despicable|propaganda|kidnapp\w+|abduct\w+|racist|racial profiling|chaos|chaotic|"
    r"riot(?:ers|ing|s)?|mob|agitators?|worst of the worst|"
    r"professional(?:ly)?|appropriate(?:ly)?|reasonable|measured|restraint|out of control|militari[sz]\w+|"
    r"deliberate(?:ly)?|malicious\w*|brazen\w*|egregious\w*"
)
"""Words that judge conduct: no fact is coded from them alone."""
_DESCRIBE_CUE = _rx(
    r"describ\w+|call(?:ed|s|ing)|characteri[sz]\w+|label(?:l?ed|s)|dubbed|condemn\w+|praised|criticized|"
    r"decried|denounced|blasted"
)
_BACKGROUND = _rx(
    r"previously|in the past|criminal (?:history|record)|prior (?:arrests?|convictions?)|since (?:19|20)\d\d|"
    r"in (?:19|20)\d\d|years? ago|last (?:year|month)|"
    r"has been convicted|served (?:time|in)|grew up|worked (?:as|for|at)|graduated|married|moved to|was born|"
    r"record of|history of"
)
_OPINION = _rx(
    r"i (?:think|believe|feel|hope|want|wish|don[’']t know|love\w*)|we (?:need|want|must|should|have to|"
    r"are going to|stand|hope|deserve)|should(?:n[’']t)?|must|need(?:s)? to|"
    r"thoughts|prayers|pray(?:ing)?|grateful|thank\w*|hope(?:s|ful)?|accountab\w+|justice|answers|"
    r"transparen\w+|community|deserves?"
)

GIVES_FACTS = frozenset({ClaimKind.EVENT, ClaimKind.ANNOUNCEMENT, ClaimKind.BACKGROUND})
"""Kinds of claims that give facts (docs/contract.md); a judging word never does."""

SIGNS: Final = {
    "blame cue": (_BLAME_CUE, True, ("",)),
    "announcing cue": (_ANNOUNCE_CUE, True, ("",)),
    "describing cue": (_DESCRIBE_CUE, True, ("",)),
    "blame": (_BLAME, False, sparks(
        "to blame|responsible|at fault|blood on|rhetoric|blam|direct result|because of|demoni|vilif|embolden|incit|"
        "fuel")),
    "announcement": (_ANNOUNCE, False, sparks(
        "will|expected|scheduled|set to|plan|intend|would be|placed|put on|investigat|opened|launched")),
    "justification": (_JUSTIFY, False, sparks(
        "fear|defen|protect|imminent|choice|forced|justif|according|followed|policy|authority|lawful|danger|threat|save|"
        "safety")),
    "judgement": (_JUDGE, False, ("",)),
    "background": (_BACKGROUND, False, sparks(
        "previous|past|histor|record|prior|since|in 19|in 20|ago|last|convicted|served|grew|worked|graduated|married|"
        "moved|born")),
    "opinion": (_OPINION, False, ("",)),
}  # fmt: skip
"""Wordings that speak for a kind, whether they stand in the cue, and their sparks."""


_ENOUGH = 800
"""Characters of one stretch of content that are read: what a claim does, it does in its first sentences."""


def opening(text: str, marked: Attribution) -> str:
    """The words of a content that are read for what it does."""
    return " ".join(text[s.start : min(s.end, s.start + _ENOUGH)] for s in marked.content[:4])


def signs(text: str, marked: Attribution) -> frozenset[str]:
    """The signs that a claim's words hold, by their names in `SIGNS`."""
    cue = " ".join(s.read(text) for s in marked.cue)
    return _in_cue(cue) | _in_content(opening(text, marked))


@lru_cache(maxsize=512)  # most cues are one of a few words
def _in_cue(cue: str) -> frozenset[str]:
    return frozenset(name for name, (pattern, of_cue, _) in SIGNS.items() if of_cue and pattern.search(cue))


@lru_cache(maxsize=4)  # a claim is asked several times, one claim after another
def _in_content(words: str) -> frozenset[str]:
    low = words.lower()
    rows = ((name, pattern) for name, (pattern, of_cue, needed) in SIGNS.items() if not of_cue and sparked(low, needed))
    return frozenset(name for name, pattern in rows if pattern.search(words))


def plain_kind(text: str, marked: Attribution) -> ClaimKind | None:
    """What a claim does where its own words leave no doubt: who blames, who describes, who feared for a life."""
    words = opening(text, marked)
    done, found = conduct(words), signs(text, marked)
    if "blame cue" in found:
        return ClaimKind.BLAME
    if "describing cue" in found:
        return ClaimKind.EVENT if _circumstance(words, done) else ClaimKind.CHARACTERISATION
    return ClaimKind.JUSTIFICATION if done == 0 and _WHY.search(words) else None


def ruled_kind(text: str, marked: Attribution, voice: Voice | None) -> ClaimKind:
    """What the first rule that knows says a claim does; one that states conduct is an event also where it judges."""
    words = opening(text, marked)
    done, found = conduct(words), signs(text, marked)
    if "blame cue" in found or ("blame" in found and done <= 1):
        return ClaimKind.BLAME
    if done == 0 and "justification" in found:
        return ClaimKind.JUSTIFICATION
    if "describing cue" in found and not _circumstance(words, done):
        return ClaimKind.CHARACTERISATION
    if done == 0 and "judgement" in found:
        return ClaimKind.CHARACTERISATION
    if "announcing cue" in found or ("announcement" in found and done <= 1):
        return ClaimKind.ANNOUNCEMENT
    if "background" in found and done <= 1 and not _court(voice):
        return ClaimKind.BACKGROUND
    if done == 0 and ("opinion" in found or not re.search(r"\d", words)):
        return ClaimKind.OTHER if "opinion" in found or words.rstrip('”" ').endswith("?") else ClaimKind.EVENT
    return ClaimKind.EVENT


@lru_cache(maxsize=4)
def conduct(words: str) -> int:
    """How many different words of conduct there are; 2 stands for more."""
    return min(2, len(_CONDUCT.intersection(_TOKEN.findall(words.lower()))))


_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _circumstance(words: str, done: int) -> bool:
    """Whether a description also tells what was done: "a targeted traffic stop", "an attack in which two were shot"."""
    return done >= 2 or bool(_STOP.search(words)) or (done == 1 and len(words.split()) > 12)


_STOP = _rx(r"traffic (?:\w+ )?stop|traffic enforcement|welfare check|search warrant|vehicle stop")


def _court(voice: Voice | None) -> bool:
    return voice is not None and voice.role in (VoiceRole.COURT, VoiceRole.PROSECUTOR)


_WORTHY = _rx(
    r"targeted(?= (?:\w+ ){0,2}(?:stop|operation|enforcement|arrest|attack|violence|action))|defensive(?:ly)?|"
    r"standard|routine|weaponi[sz](?:ed|ing)|reckless(?:ly)?|peaceful(?:ly)?|violently|aggressive(?:ly)?|"
    r"unjustified|excessive|"
    r"unnecessary|unprovoked|brutal(?:ly)?|terrorist|terrorism|ambush(?:ed)?|deliberate(?:ly)?|vicious(?:ly)?|"
    r"professional(?:ly)?|appropriate(?:ly)?|lawfully|"
    r"unlawfully|illegally|dangerous(?:ly)?|out of control|murdered|executed|kidnapped|abducted|"
    r"heroic(?:ally)?|outrageous"
)
_WHY = _rx(
    r"fear(?:ing|ed) for (?:their|his|her|the|its) (?:\w+ ){0,3}?(?:safety|li(?:fe|"
    r"ves))(?: and (?:the )?\w+(?: of \w+)?)?|in self[- ]defen[cs]e|"
    r"defend(?:ed|ing)? (?:himself|herself|themselves)|to protect (?:himself|herself|themselves|the public|"
    r"\w+ officers|others)|"
    r"out of fear|in fear (?:for|of) (?:their|his|her) (?:li(?:fe|ves)|safety)|believ(?:ed|"
    r"ing) (?:\w+ ){0,4}(?:threat|danger)"
)


def judging_words(text: str, content: Span) -> Iterator[tuple[Span, ClaimKind]]:
    """Words of an event claim that judge what it states, or say why it was done; in reading order."""
    end, content = content.start, Span(content.start, min(content.end, content.start + _ENOUGH))
    rows = [(m.start(), m.end(), ClaimKind.JUSTIFICATION) for m in _WHY.finditer(text, content.start, content.end)]
    rows += [
        (m.start(), m.end(), ClaimKind.CHARACTERISATION) for m in _WORTHY.finditer(text, content.start, content.end)
    ]
    for start, stop, kind in sorted(rows, key=lambda r: (r[0], -r[1])):
        if start >= end and (start, stop) != (content.start, content.end):
            yield Span(start, stop), kind
            end = stop


_DENIES = _rx(r"den(?:ied|ies|y|ying)|disput(?:ed|es|ing)|reject(?:ed|s|ing)|refut(?:ed|es|ing)|rebut(?:ted|s)")
_DECLINES = _rx(r"declin(?:ed|es|ing)|refus(?:ed|es|ing)|(?:would|will) not|wouldn[’']t|had no knowledge")
_ALLEGES = _rx(
    r"alleg\w+|accus\w+|claim(?:ed|s|ing)?|suspect\w*|reportedly|purport\w*|sued|sues|suing|hearing(?: of)?|"
    r"(?:several |the )?reports of|in an? (?:\w+ ){0,3}?(?:complaint|lawsuit)"
)
_BELIEVES = _rx(
    r"(?<!not )(?<!n[’']t )believ\w+|speculat\w+|suggest\w*|estimat\w+|appear\w*|seem\w*|assum\w+|hop(?:e|es|ed|ing)|"
    r"hopeful|foresees?|anticipat\w+|imagin\w+|fears? that|pray(?:s|ing)?"
)
_ASKS = _rx(
    r"ask(?:s|ed|ing)?(?: \w+)? (?:about|if|whether|why|how)|questions?|wonder(?:s|ed|ing)?|did(?: not|n[’']t) "
    r"(?:immediately )?(?:say|respond|specify|disclose|identify|elaborate|answer|reply|return)"
)
_ASK = _rx(r"ask(?:s|ed|ing)?")
_WHAT = _rx(r"(?:who|what|where|when|why|how|whether|if)")
_UNKNOWN = _rx(
    r"(?:it (?:is|was|remains|remained)|it[’']s) (?:not (?:immediately |yet )?(?:clear|known)|un(?:clear|"
    r"known))|(?:did|do|does)(?: not|n[’']t) (?:immediately |yet |even )?know|(?:is|are|was|were|am|[’'](?:m|s|re)) "
    r"(?:unsure|not sure)|no (?:indication|idea|comment)|(?:can|could)(?:not|n[’']t) verify|(?:is|was|are) unknown|"
    r"may not have known"
)
_PLANS = _rx(
    r"plan(?:s|ned|ning)?|intend(?:s|ed)?|vow(?:s|ed|ing)?|pledg\w+|promis\w+|threaten\w*|(?:is|are|was|were|[’']s) "
    r"(?:expected|scheduled|set)|expected"
)
_COMING = _rx(
    r"(?:will|[’']ll) (?:be |not |also |soon |continue |then )?\w+|plans? to|intends? to|"
    r"(?:is|are|was|were|[’']s|[’']re) (?:expected|scheduled|set|going) to|(?:is|are|was|were) expected|[’']s sending|"
    r"(?:he|she|it|they|we) would (?:send|be|allow|take|open|hold|release)"
)
"""What is said to be coming; asked of the first words."""
_HEDGED = _rx(
    r"allegedly|may have|might have|could have|appear(?:s|ed)? (?:to|that)|it appears|apparently|possibly|probably|"
    r"likely|reportedly|believed to|believes?|suspected of|accused of|(?:is|are|was|were) charged with"
)
_NOT_SO = _rx(
    r"(?:(?:is|are|was|were|did|does|do|has|have|had)(?: not|n[’']t)|never) (?:\w+ ){0,2}?(?:been |being )?(?:pursued|"
    r"involved|targeted|aggressive|factor|used|shot|fired|injured|arrested|detained|resist\w*|engage[ds]?|notified|"
    r"struck|deployed|true|pepper)|had no (?:knowledge|involvement|role|weapon)"
)
_FIRST: Final = 60
"""Characters of a content in which a hedge lies over all of it."""


def modality_of(text: str, marked: Attribution) -> Modality:
    """The hedge that lies over a whole claim: its cue's own, or one in the first words of its content.

    What a single clause of a longer content hedges is for the rule that reads that clause.
    """
    cue = " ".join(s.read(text) for s in marked.cue)
    told = _modality_of_cue(cue)
    if told is not None:
        return told
    first = min(marked.content)
    opening = text[first.start : min(first.end, first.start + _FIRST)]
    if _UNKNOWN.search(opening) or (_ASK.search(cue) and _WHAT.match(opening)):
        return Modality.UNKNOWN
    short = sum(len(s) for s in marked.content) <= _SHORT
    hedge = _HEDGED.search(text, first.start, first.end) if short else None
    if not short:
        return Modality.ASSERTED
    if hedge is not None:
        alleged = ("alleg", "report", "suspect", "accus", "is charg", "are charg", "was charg", "were charg")
        return Modality.ALLEGED if hedge.group().lower().startswith(alleged) else Modality.POSSIBLE
    if _NOT_SO.search(opening):
        return Modality.DENIED
    return Modality.PLANNED if _COMING.search(opening) else Modality.ASSERTED


@lru_cache(maxsize=512)
def _modality_of_cue(cue: str) -> Modality | None:
    for pattern, modality in (
        (_UNKNOWN, Modality.UNKNOWN),
        (_DENIES, Modality.DENIED),
        (_DECLINES, Modality.DENIED),
        (_ALLEGES, Modality.ALLEGED),
        (_BELIEVES, Modality.POSSIBLE),
        (_PLANS, Modality.PLANNED),
        (_ASKS, Modality.UNKNOWN),
    ):
        if pattern.search(cue):
            return modality
    return None


_SHORT: Final = 120
"""Characters up to which a hedge anywhere in a content lies over all of it."""


def over_facts(cue: str, modality: Modality) -> Modality:
    """What of a claim's modality lies over the facts in it; `cue` is its cue's words.

    A content that says of something that it was not so, or will be, says so of one clause: the rule that reads a fact
    off that clause sees it. Who declines to say how somebody is does not deny it.
    """
    told = {Modality.DENIED: _DENIES, Modality.PLANNED: _PLANS}.get(modality)
    return modality if told is None or told.search(cue) else Modality.ASSERTED
