"""All rules, in the order of their codes."""

from __future__ import annotations

from muscleatlas.content.lint.rule import Rule
from muscleatlas.content.lint.rules import (
    actions,
    attachments,
    directions,
    doubled,
    images,
    link_labels,
    lost_links,
    missing_alts,
    misspelt,
    nerves,
    number_of_parts,
    other_structure,
    permalinks,
    same_alts,
    unreadable,
)
from muscleatlas.errors import UnknownNameError

__all__ = ["RULES", "rule_of"]

RULES: tuple[Rule, ...] = (
    unreadable.RULE,
    other_structure.RULE,
    number_of_parts.RULE,
    directions.RULE,
    misspelt.RULE,
    doubled.RULE,
    lost_links.RULE,
    link_labels.RULE,
    permalinks.RULE,
    images.RULE,
    missing_alts.RULE,
    same_alts.RULE,
    attachments.RULE,
    nerves.RULE,
    actions.RULE,
)


def rule_of(code: str) -> Rule:
    """Return the rule of a code, in small letters or capitals.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
    found = {rule.code: rule for rule in RULES}
    if code.upper() not in found:
        raise UnknownNameError(code, noun="rule", known=found, hint=f"there are {RULES[0].code} to {RULES[-1].code}")
    return found[code.upper()]
