"""One module per family of fields; `RULES` is the one table of what codes them."""

from __future__ import annotations

from averment.coding.fields import (
    address,
    aftermath,
    agencies,
    bearing,
    care,
    counts,
    custody,
    force,
    harm,
    nearby,
    officers,
    setting,
    when,
    where,
)
from averment.coding.scene import Rule

RULES: tuple[Rule, ...] = (
    when.code_when,
    where.code_where,
    address.code_address,
    setting.code_setting,
    agencies.code_agencies,
    aftermath.code_video,
    aftermath.code_investigation,
    bearing.names,
    bearing.ages,
    bearing.sexes,
    harm.outcomes,
    harm.severities,
    harm.causes,
    harm.parts,
    care.care,
    care.released,
    care.conditions,
    nearby.code_nearby,
    custody.custody,
    custody.charges,
    custody.rulings,
    force.force,
    force.resistance,
    force.armed,
    officers.duty,
    officers.identifiable,
    counts.killed_and_injured,
    counts.shots,
)
"""Every rule, in the order in which pages show its fields; a new field is one new line here."""
