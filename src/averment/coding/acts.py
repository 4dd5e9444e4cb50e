"""Public acts that a report tells of: orders, declarations, policies, investigations, charges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.coding.scene import Scene
from averment.coding.text.clauses import clause_around
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import ActKind
from averment.domain.draft import Act
from averment.domain.passages import Passage, Span

_COURT = r"(?:judges?|court|magistrate|justices?|jury)"
RULES: tuple[tuple[ActKind, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, sparks(needed), re.compile(rf"\b(?:{words})\b"))
    for kind, needed, words in (
        (ActKind.ORDER, "judge|court|magistrate|justice|jury|order|injunction", (
            rf"{_COURT}\b[^.;“”]{{0,60}}?\b(?:orders?|ordered|required|requires|barred|blocked|"
                        rf"granted|issued|ruled|prohibited|halted|banned|denied bail|set bail|"
         r"restricted|extended|temporarily \w+ed|directed|sentenced)|(?:restraining order|"
         r"injunction)\b[^.;“”]{0,40}?\b(?:requires?|required|bars?|barred|prohibits?|limits?)|"
         r"ordered by an? (?:\w+ ){0,2}(?:judge|court)")),
        (ActKind.DECLARATION, "emergency|assembly|curfew|mourning", (
            r"(?:declar(?:ed?|ing|es)|proclaim(?:ed|ing)?|voted to declare)\s(?:a|an|"
                              r"the)\s(?:\w+ ){0,2}(?:state of (?:local )?emergency|emergency|unlawful assembly|"
         r"curfew|day of mourning)|declaration of (?:\w+ ){0,2}emergency|(?:state of )?emergency declaration|"
         r"imposed a curfew")),
        (ActKind.POLICY, "polic|directive|guideline|rules|order|memo|law|bill|ordinance|resolution|voted|banned", (
            r"(?:new|revised|updated) (?:\w+ )?(?:policy|policies|directive|guidelines|rules)|"
                         r"(?:signed|issued) an? (?:executive order|directive|memo\w*)|"
         r"passed an? (?:\w+ )?(?:ordinance|law|bill|resolution)|signed (?:\w+ ){0,4}into law|voted to (?:ban|"
         r"require|approve|end|suspend)|banned (?:\w+ )?(?:chokeholds|masks)")),
        (ActKind.INVESTIGATION, "investigat|review|inquiry|probe", (
            r"(?:is|are|was|were|be|been|will be|being) (?:\w+ )?(?:investigat(?:ing|ed)|"
                                r"reviewing)|under (?:\w+ )?(?:investigation|review)|"
         r"(?:opened|launched|began|started|conducting|leading|handling|open|launch) (?:an?|its|their|"
         r"the) (?:\w+ ){0,3}(?:investigation|inquiry|probe|review)|"
         r"(?:will|(?<!authority )(?<!power )(?<!right )to) investigate|"
         r"tak(?:en|ing) over the investigation|investigation (?:is|remains|"
         r"was) (?:\w+ )?(?:ongoing|open|continuing|underway|under way)|"
         r"called (?:in )?(?:\w+ ){1,6}to investigate")),
        (ActKind.CHARGE, "charg|indict|count|plead|convict|acquit|arraign|sentenc", (
            r"(?:was|were|is|are|been|being|be) (?:\w+ )?(?:charged|indicted)|(?:charged|"
                         r"indicted) (?:with|on)\b|faces? (?:\w+ ){0,3}(?:charges?|counts?)|"
         r"(?:filed|filing|brought|dropped|dismissed) (?:\w+ ){0,3}charges|pleaded (?:not )?guilty|(?:was|were|"
         r"been) (?:convicted|acquitted|arraigned|sentenced)|"
         r"charges? (?:was|were|against (?:\w+ ){1,4}(?:was|were)) (?:filed|dropped|dismissed)")),
    )
)  # fmt: skip
"""Kind, sparks and wording of an act; within one clause the first that fits is taken."""
_SPARKS = sparks(
    "judge|court|order|emergency|curfew|polic|directive|investigat|review|inquiry|probe|charg|indict|pleaded|"
    "convicted|acquitted|arraign|sentenc|assembly|voted|signed|passed"
)
"""Of which a sentence needs one in print before any rule is tried."""
_NOT_AN_ACT = re.compile(
    r"(?i)\b(?:calls? for|called for|demand\w*|urg\w+|want\w*|should|asked for|if (?:he|she|they) (?:is|are|were) )\b"
)

DUTY = re.compile(
    r"\bcharged (?:\w+ )?with (?:\w+ly )?(?:enforcing|protecting|keeping|ensuring|overseeing|maintaining|upholding|"
    r"safeguarding|guarding|investigating|handling|managing|running|providing|policing|securing|"
    r"responding|making sure)\b"
)
""""Charged with enforcing the law": a task, no offence."""


def find_acts(scene: Scene) -> tuple[Act, ...]:
    """Every act told, in reading order, with the claim that it stands in; a demand for one is none."""
    return tuple(act for sentence in scene.layout.sentences for act in _in_sentence(scene, sentence))


def _in_sentence(scene: Scene, sentence: Span) -> Iterator[Act]:
    words = sentence.read(scene.text)
    if not sparked(words, _SPARKS):
        return
    low = words.lower()
    taken: list[Span] = []
    for kind, needed, pattern in RULES:
        if not sparked(low, needed):
            continue
        told = sentence.start
        for match in pattern.finditer(scene.text, sentence.start, sentence.end):
            if match.start() < told:
                continue
            clause = clause_around(scene.text, sentence, Span(match.start(), match.end()))
            if any(clause.overlaps(t) for t in taken) or _NOT_AN_ACT.search(scene.text, clause.start, match.end()):
                continue
            if kind is ActKind.CHARGE and DUTY.search(scene.text, match.start(), match.end() + 40):
                continue
            taken.append(clause)
            told = clause.end
            speaking = scene.speech.at(clause)
            yield Act(kind=kind, passage=Passage.cut(scene.text, clause), voice=speaking.voice, claim=speaking.claim)
