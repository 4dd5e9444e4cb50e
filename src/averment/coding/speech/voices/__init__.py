"""Who speaks in a report: one voice per speaker, with name, title, body, role and side; see docs/voices.md."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from averment.coding.naming.agencies import find_agencies
from averment.coding.speech.voices.clusters import Cluster, Clustering
from averment.coding.speech.voices.held import find_held
from averment.coding.speech.voices.involved import find_involved
from averment.coding.speech.voices.mentions import Mention, Speaker, read_mention
from averment.coding.speech.voices.roles import Context, role_of, side_of
from averment.coding.text.layout import Layout
from averment.domain.codes import ReportKind
from averment.domain.draft import Voice
from averment.domain.identity import local_id
from averment.domain.passages import Passage, Span

__all__ = ["Heard", "find_voices"]


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of a report, and the id of the one that each source means."""

    voices: tuple[Voice, ...]
    of: tuple[str, ...]
    """For each source that was asked for, in that order, the id of its voice."""
    speakers: tuple[Speaker, ...]
    """For each source, what sort of thing speaks there."""


def find_voices(layout: Layout, text_id: str, kind: ReportKind, sources: Sequence[Span]) -> Heard:
    """Join the sources of a report, given in reading order, into voices.

    The same speaker under two names is one voice, also where a pronoun or "the department" stands for it; a named
    spokesperson is a voice beside that of the body, with the body's usual name as `organisation`.
    """
    agencies = find_agencies(layout.text)
    clustering = Clustering(layout, agencies)
    mentions = [read_mention(layout.text, span) for span in sources]
    placed = [clustering.place(mention) for mention in mentions]
    clusters = _settled(clustering, placed)
    involved, central = find_involved(layout, agencies)
    context = Context(involved, kind, central, find_held(layout.text))
    for cluster in clusters:
        _normalise(cluster, clustering)
    _find_candidates(layout, clusters)
    ids = {id(c): local_id("v", text_id, *(f"{m.span.start}-{m.span.end}" for m in c.mentions[:1])) for c in clusters}
    voices = tuple(_voice(layout, c, ids, context) for c in clusters)
    return Heard(voices, tuple(ids[id(c)] for c in placed), tuple(m.speaker for m in mentions))


def _settled(clustering: Clustering, placed: Sequence[Cluster]) -> list[Cluster]:
    used = {id(c) for c in placed}
    return [c for c in clustering.clusters if id(c) in used]


def _normalise(cluster: Cluster, clustering: Clustering) -> None:
    """Give a body its usual full name; "the department" of a title is the department named nearest."""
    if cluster.agency is None and cluster.organisation and cluster.speaker is Speaker.PERSON:
        last = cluster.mentions[0]
        body = Mention(
            span=last.span, words=cluster.organisation, speaker=Speaker.BODY, organisation=cluster.organisation
        )
        cluster.agency = clustering.meant(body)
    if cluster.agency is not None:
        cluster.organisation = cluster.agency.name
    elif cluster.organisation:
        cluster.organisation = re.sub(r"^[Tt]he\s(?=[A-Z])", "", cluster.organisation.strip())


_STATEMENT = re.compile(
    r"\b(?:in an?|an?|its|his|her|the|their|following)\s(?:\w+\s){0,2}(?:statement|release|post|email|e-mail)\b"
)


def _find_candidates(layout: Layout, clusters: Sequence[Cluster]) -> None:
    """Who "the statement" may be of: bodies and people who gave one before it."""
    for cluster in clusters:
        if cluster.speaker is not Speaker.DOCUMENT or cluster.mentions[0].head not in ("statement", "release", "post"):
            continue
        at = cluster.mentions[0].span.start
        given = [c for c in clusters if c is not cluster and c.speaker in (Speaker.BODY, Speaker.PERSON)]
        cluster.candidates = [
            c for c in given
            if any(m.span.start < at and _gives_statement(layout, m.span.start) for m in c.mentions)
            or (c.agency is not None and any(at - 400 < m.span.start < at for m in c.mentions))
        ]  # fmt: skip


def _gives_statement(layout: Layout, offset: int) -> bool:
    return bool(_STATEMENT.search(layout.sentence_at(offset).read(layout.text)))


def _voice(layout: Layout, cluster: Cluster, ids: dict[int, str], context: Context) -> Voice:
    role = role_of(cluster, context)
    spans = sorted({m.span for m in cluster.mentions})
    return Voice(
        id=ids[id(cluster)], name=cluster.name, title=cluster.title, organisation=cluster.organisation or None,
        role=role, side=side_of(cluster, role), mentions=tuple(Passage.cut(layout.text, s) for s in spans),
        candidates=tuple(ids[id(c)] for c in cluster.candidates),
    )  # fmt: skip
