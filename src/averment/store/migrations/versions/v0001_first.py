"""The first tables."""

from __future__ import annotations

import secrets
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: to go back, restore the backup."""
    op.create_table(
        "incidents",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date_from", sa.Text(), nullable=True),
        sa.Column("date_to", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("killed", sa.Text(), nullable=True),
        sa.Column("injured", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("stale", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("comparison", sa.LargeBinary(), nullable=True),
        sa.Column("compared_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["incidents.n"], name=op.f("fk_incidents_merged_into")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_incidents")),
        sa.UniqueConstraint("id", name=op.f("uq_incidents_id")),
    )
    op.create_index("ix_incidents_by_changed_at", "incidents", ["merged_into", "changed_at", "n"], unique=False)
    op.create_index("ix_incidents_by_conflicts", "incidents", ["merged_into", "conflicts", "n"], unique=False)
    op.create_index("ix_incidents_by_day", "incidents", ["merged_into", "day", "n"], unique=False)
    op.create_index("ix_incidents_by_undecided", "incidents", ["merged_into", "undecided", "n"], unique=False)
    op.create_index(
        "ix_incidents_stale",
        "incidents",
        ["n"],
        unique=False,
        sqlite_where=sa.text("stale"),
        postgresql_where=sa.text("stale"),
    )
    op.create_index("ix_incidents_state", "incidents", ["state", "day", "n"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitations")),
    )
    op.create_table(
        "ledger",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("incident", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_incident", "ledger", ["incident", "n"], unique=False)
    op.create_index("ix_ledger_report", "ledger", ["report", "n"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "texts",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_texts")),
        sa.UniqueConstraint("id", name=op.f("uq_texts_id")),
    )
    op.create_index(op.f("ix_texts_digest"), "texts", ["digest"], unique=False)
    op.create_table(
        "tombstones",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_tombstones")),
        sa.UniqueConstraint("kind", "digest", name=op.f("uq_tombstones_kind_digest")),
    )
    op.create_table(
        "users",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
    )
    op.create_table(
        "incident_values",
        sa.Column(
            "incident", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_incident_values_incident")),
        sa.PrimaryKeyConstraint("incident", "field", "value", name=op.f("pk_incident_values")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_incident_values_value", "incident_values", ["field", "value", "standing", "incident"], unique=False
    )
    op.create_table(
        "reports",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lineage", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_role", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("wire", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("relevance", sa.Float(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("orphans", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.n"], name=op.f("fk_reports_text")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
        sa.UniqueConstraint("lineage", "version", name=op.f("uq_reports_lineage_version")),
    )
    op.create_index("ix_reports_by_added_at", "reports", ["status", "added_at", "n"], unique=False)
    op.create_index("ix_reports_by_conflicts", "reports", ["status", "conflicts", "n"], unique=False)
    op.create_index("ix_reports_by_day", "reports", ["status", "day", "n"], unique=False)
    op.create_index("ix_reports_by_orphans", "reports", ["status", "orphans", "n"], unique=False)
    op.create_index("ix_reports_by_relevance", "reports", ["status", "relevance", "n"], unique=False)
    op.create_index("ix_reports_progress", "reports", ["status", "facts", "undecided"], unique=False)
    op.create_index("ix_reports_publisher", "reports", ["publisher", "status"], unique=False)
    op.create_index(op.f("ix_reports_text"), "reports", ["text"], unique=False)
    op.create_index("ix_reports_url", "reports", ["url", "current"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("user", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.n"], name=op.f("fk_sessions_user")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"], unique=False)
    op.create_index(op.f("ix_sessions_user"), "sessions", ["user"], unique=False)
    op.create_table(
        "bodies",
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("coding", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_bodies_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_bodies")),
    )
    op.create_table(
        "captures",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_captures_report")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_captures")),
        sa.UniqueConstraint("report", "place", name=op.f("uq_captures_report_place")),
    )
    op.create_table(
        "decisions",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("text", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("fact", sa.Text(), nullable=True),
        sa.Column("incident", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("carries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("retired", sa.Text(), server_default="", nullable=False),
        sa.Column("retired_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["carries"], ["decisions.n"], name=op.f("fk_decisions_carries")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_decisions_incident")),
        sa.ForeignKeyConstraint(["replaces"], ["decisions.n"], name=op.f("fk_decisions_replaces")),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_decisions_report")),
        sa.ForeignKeyConstraint(["text"], ["texts.n"], name=op.f("fk_decisions_text")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_incident"), "decisions", ["incident"], unique=False)
    op.create_index("ix_decisions_report", "decisions", ["report"], unique=False)
    op.create_index(
        "uq_decisions_standing",
        "decisions",
        ["report", "fact"],
        unique=True,
        sqlite_where=sa.text("retired = ''"),
        postgresql_where=sa.text("retired = ''"),
    )
    op.create_table(
        "drafts",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_drafts_report")),
        sa.ForeignKeyConstraint(["text"], ["texts.n"], name=op.f("fk_drafts_text")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_drafts")),
    )
    op.create_index("ix_drafts_report", "drafts", ["report"], unique=False)
    op.create_index(
        "uq_drafts_live",
        "drafts",
        ["report"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_table(
        "facts",
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_facts_report")),
        sa.PrimaryKeyConstraint("report", "id", name=op.f("pk_facts")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_facts_open",
        "facts",
        ["confidence", "report"],
        unique=False,
        sqlite_where=sa.text("decided IS NULL"),
        postgresql_where=sa.text("decided IS NULL"),
    )
    op.create_index("ix_facts_value", "facts", ["field", "value"], unique=False)
    op.create_table(
        "tellings",
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("incident", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_tellings_incident")),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_tellings_report")),
        sa.PrimaryKeyConstraint("report", "local", name=op.f("pk_tellings")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tellings_incident"), "tellings", ["incident"], unique=False)
    op.create_table(
        "orphans",
        sa.Column(
            "decision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decisions.n"], name=op.f("fk_orphans_decision")),
        sa.ForeignKeyConstraint(["report"], ["reports.n"], name=op.f("fk_orphans_report")),
        sa.PrimaryKeyConstraint("decision", name=op.f("pk_orphans")),
    )
    op.create_index(op.f("ix_orphans_report"), "orphans", ["report"], unique=False)
    _search()
    _name_the_store()


def _search() -> None:
    """Full-text search: no copy of the words is kept in the index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(title, words, content='', tokenize='unicode61')")
    else:
        op.execute("CREATE TABLE search (report BIGINT PRIMARY KEY REFERENCES reports (n), words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_search_words ON search USING GIN (words)")


def _name_the_store() -> None:
    """A name of its own for the ledger's export, and a secret for its tombstones."""
    meta = sa.table("meta", sa.column("key", sa.Text), sa.column("value", sa.Text))
    rows = [{"key": "store", "value": str(uuid.uuid4())}, {"key": "secret", "value": secrets.token_hex(32)}]
    op.bulk_insert(meta, rows)
