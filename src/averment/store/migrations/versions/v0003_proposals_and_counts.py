"""What grouping proposes to people, and what each definition makes of each incident."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: to go back, restore the backup."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "proposals",
        sa.Column("n", number, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("one", number, nullable=False),
        sa.Column("other", number, nullable=True),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", number, nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decisions.n"], name=op.f("fk_proposals_decision")),
        sa.ForeignKeyConstraint(["one"], ["incidents.n"], name=op.f("fk_proposals_one")),
        sa.ForeignKeyConstraint(["other"], ["incidents.n"], name=op.f("fk_proposals_other")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_one"), "proposals", ["one"], unique=False)
    op.create_index(op.f("ix_proposals_other"), "proposals", ["other"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("incident", number, autoincrement=False, nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_verdicts_incident")),
        sa.PrimaryKeyConstraint("incident", "definition", name=op.f("pk_verdicts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_verdicts_definition", "verdicts", ["definition", "verdict", "incident"], unique=False)
