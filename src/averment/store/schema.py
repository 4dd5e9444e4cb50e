"""Tables of the record, the same on SQLite and PostgreSQL.

Invariants that hold between the tables (`averment check` looks at each of them):

- a report is one version of one published text; versions of one page share a `lineage`, and exactly one is `current`;
- a report has at most one draft that is not retired; `facts` mirrors that draft and the facts added by hand;
- a fact has at most one decision that stands;
- every row of `reports`, `drafts`, `decisions`, `incidents`, `proposals` and `tombstones` has its line in `ledger`;
- nothing is deleted but derived rows (`facts`, `incident_values`, `verdicts`, `search`), what lets people in
  (`invitations`, `sessions`: no part of the record, and not in the ledger) and, by an order of erasure, words.

Days and times are ISO 8601 text (times UTC with microseconds and `Z`): they sort and read alike in both databases.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts rows up by itself only in a column whose type is INTEGER."""

meta = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

users = Table(
    "users",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("made_at", Text, nullable=False),
    Column("disabled_at", Text),
)

invitations = Table(
    "invitations",
    METADATA,
    Column("digest", Text, primary_key=True),  # of what stands in the link
    Column("user", Number, ForeignKey("users.n"), nullable=False, index=True, unique=True),  # a new link ends the old
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("digest", Text, primary_key=True),  # of what the browser holds
    Column("user", Number, ForeignKey("users.n"), nullable=False, index=True),
    Column("csrf", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
)

texts = Table(
    "texts",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, index=True),
    Column("text", Text),
)

reports = Table(
    "reports",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Number, ForeignKey("texts.n"), nullable=False, index=True),
    Column("lineage", Number, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("key", Text),
    Column("url", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("publisher", Text),
    Column("publisher_role", Text, nullable=False),
    Column("published", Text),
    Column("language", Text),
    Column("wire", Text),
    Column("notes", Text, nullable=False),
    Column("pages", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("erased_at", Text),
    # What the queue sorts and counts by: derived from drafts, decisions and comparing.
    Column("status", Text, nullable=False),
    Column("day", Text, nullable=False),  # of publication, empty without one: an order needs no null
    Column("kind", Text, nullable=False),
    Column("relevance", Float, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("undecided", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False, server_default="0"),
    Column("orphans", Integer, nullable=False, server_default="0"),
    UniqueConstraint("lineage", "version"),
)

# The status comes first, and the number last: a page of the queue is a stretch of one of these.
for _order in ("relevance", "added_at", "day", "conflicts", "orphans"):
    Index(f"ix_reports_by_{_order}", reports.c.status, reports.c[_order], reports.c.n)
Index("ix_reports_progress", reports.c.status, reports.c.facts, reports.c.undecided)
Index("ix_reports_url", reports.c.url, reports.c.current)
Index("ix_reports_publisher", reports.c.publisher, reports.c.status)

bodies = Table(
    "bodies",
    METADATA,
    Column("report", Number, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    Column("size", Number, nullable=False),
    Column("coding", Text, nullable=False),
    Column("data", LargeBinary),
)

captures = Table(
    "captures",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("report", Number, ForeignKey("reports.n"), nullable=False),
    Column("place", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("head", Text),
    UniqueConstraint("report", "place"),
)

drafts = Table(
    "drafts",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("report", Number, ForeignKey("reports.n"), nullable=False),
    Column("text", Number, ForeignKey("texts.n"), nullable=False),
    Column("engine", Text, nullable=False),
    Column("engine_version", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("retired_at", Text),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary),
)
_LIVE = text("retired_at IS NULL")
Index("ix_drafts_report", drafts.c.report)
Index("uq_drafts_live", drafts.c.report, unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)

facts = Table(
    "facts",
    METADATA,
    Column("report", Number, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    Column("id", Text, primary_key=True),
    Column("incident", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("decided", Text),
    sqlite_with_rowid=False,
)
_OPEN = text("decided IS NULL")
Index("ix_facts_open", facts.c.confidence, facts.c.report, sqlite_where=_OPEN, postgresql_where=_OPEN)
Index("ix_facts_value", facts.c.field, facts.c.value)

incidents = Table(
    "incidents",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("date_from", Text),
    Column("date_to", Text),
    Column("state", Text),
    Column("county", Text),
    Column("city", Text),
    Column("agency", Text),
    Column("day", Text, nullable=False),  # date_from, empty without one
    Column("killed", Text),
    Column("injured", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("reports", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("undecided", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("merged_into", Number, ForeignKey("incidents.n")),
    Column("stale", Boolean, nullable=False, server_default=false()),
    Column("comparison", LargeBinary),
    Column("compared_by", Text),
)
for _order in ("day", "changed_at", "conflicts", "undecided"):
    Index(f"ix_incidents_by_{_order}", incidents.c.merged_into, incidents.c[_order], incidents.c.n)
Index("ix_incidents_state", incidents.c.state, incidents.c.day, incidents.c.n)
_STALE = text("stale")
Index("ix_incidents_stale", incidents.c.n, sqlite_where=_STALE, postgresql_where=_STALE)

tellings = Table(
    "tellings",
    METADATA,
    Column("report", Number, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    Column("local", Text, primary_key=True),
    Column("incident", Number, ForeignKey("incidents.n"), nullable=False, index=True),
    Column("main", Boolean, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

incident_values = Table(
    "incident_values",
    METADATA,
    Column("incident", Number, ForeignKey("incidents.n"), primary_key=True, autoincrement=False),
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("standing", Text, nullable=False),
    Index("ix_incident_values_value", "field", "value", "standing", "incident"),
    sqlite_with_rowid=False,
)

verdicts = Table(
    "verdicts",
    METADATA,
    Column("incident", Number, ForeignKey("incidents.n"), primary_key=True, autoincrement=False),
    Column("definition", Text, primary_key=True),  # the digest of its text: another text is another definition
    Column("verdict", Text, nullable=False),
    Column("clause", Text, nullable=False),
    Column("because", Text, nullable=False),
    Index("ix_verdicts_definition", "definition", "verdict", "incident"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("report", Number, ForeignKey("reports.n")),
    Column("text", Number, ForeignKey("texts.n")),
    Column("fact", Text),
    Column("incident", Number, ForeignKey("incidents.n"), index=True),
    Column("field", Text),
    Column("person", Text),
    Column("before", Text),
    Column("after", Text),
    Column("detail", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("carries", Number, ForeignKey("decisions.n")),
    Column("replaces", Number, ForeignKey("decisions.n")),
    Column("retired", Text, nullable=False, server_default=""),
    Column("retired_at", Text),
)
_STANDS = text("retired = ''")
Index("ix_decisions_report", decisions.c.report)
Index(
    "uq_decisions_standing",
    decisions.c.report,
    decisions.c.fact,
    unique=True,
    sqlite_where=_STANDS,
    postgresql_where=_STANDS,
)

proposals = Table(
    "proposals",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("ask", Text, nullable=False),
    Column("one", Number, ForeignKey("incidents.n"), nullable=False, index=True),
    Column("other", Number, ForeignKey("incidents.n"), index=True),
    Column("parts", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decision", Number, ForeignKey("decisions.n")),  # the latest on it; open again where that is undone
)

orphans = Table(
    "orphans",
    METADATA,
    Column("decision", Number, ForeignKey("decisions.n"), primary_key=True, autoincrement=False),
    Column("report", Number, ForeignKey("reports.n"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("settled_at", Text),
    Column("settled_by", Text),
)

ledger = Table(
    "ledger",
    METADATA,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("report", Number),
    Column("incident", Number),
    Column("payload", Text),
    Column("salt", Text),
    Column("commitment", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("ix_ledger_report", ledger.c.report, ledger.c.n)
Index("ix_ledger_incident", ledger.c.incident, ledger.c.n)

tombstones = Table(
    "tombstones",
    METADATA,
    Column("n", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("grounds", Text, nullable=False),
    UniqueConstraint("kind", "digest"),
)
