"""Statements name what exists, agree with the vocabulary, and have sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.citation import Citation
from muscleatlas.anatomy.knowledge import read_knowledge
from tests.anatomy.tiny import LIMB, changed_knowledge, faults_after, tiny_knowledge


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("on: tibia", "on: tibea", f"{LIMB}:94: unknown bone or tissue 'tibea'\n  did you mean 'tibia'?"),
        (
            "artery: posterior-tibial-artery",
            "artery: posterior-tibial",
            f"{LIMB}:103: unknown artery 'posterior-tibial'\n  did you mean 'posterior-tibial-artery'?",
        ),
        (
            "movement: flexion",
            "movement: flection",
            f"{LIMB}:45: unknown movement 'flection'\n  did you mean 'flexion' or 'dorsiflexion' or 'plantarflexion'?",
        ),
        (
            "joint: knee, movement: flexion",
            "joint: ankle, movement: flexion",
            (
                f"{LIMB}:45: gastrocnemius: no flexion at the ankle joint\n"
                "  expected: one of plantarflexion, dorsiflexion\n"
                "  what a joint allows stands in vocabulary/movements.yaml"
            ),
        ),
        (
            "roots: [S1, S2], varies",
            "roots: [L3, S1], varies",
            (
                f"{LIMB}:47: gastrocnemius: the tibial nerve does not carry L3\n"
                "  expected: roots out of L4, L5, S1, S2, S3"
            ),
        ),
        (
            "roots: [S1, S2], varies",
            "roots: [L7, S1], varies",
            (
                f"{LIMB}:47: gastrocnemius.nerves.tibial.roots.0: 'L7' is no spinal root\n  found: 'L7'\n"
                "  expected: C1–C8, T1–T12, L1–L5, S1–S5 or Co1"
            ),
        ),
        (
            "roots: [S1, S2], varies",
            "roots: [S2, S1], varies",
            (
                f"{LIMB}:47: gastrocnemius.nerves.tibial.roots: roots are out of order or given twice\n"
                "  found: ['S2', 'S1']\n  expected: S1, S2"
            ),
        ),
        (
            "how: read, where: p. 12",
            "how: read",
            (
                f"{LIMB}:51: gastrocnemius cites limb1999 as read, but does not say where\n"
                "  expected: where: page, chapter or address"
            ),
        ),
        (
            "cite: limb1999, how: read, where: p. 12",
            "cite: limb1998, how: recalled",
            f"{LIMB}:51: unknown reference 'limb1998'\n  did you mean 'limb1999'?",
        ),
        (
            "{on: tibia, site: soleal line}",
            "{on: tibia}",
            f"{LIMB}:94: soleus.origins.tibia says on which bone, but not where on it\n  expected: site: …",
        ),
    ],
)
def test_a_statement_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert faults_after(tmp_path, LIMB, (old, new)) == [fault]


def test_a_source_that_is_wrong_for_the_whole_entry_is_told_once(tmp_path: Path) -> None:
    assert faults_after(tmp_path, LIMB, ("    - {cite: limb1999, how: read", "    - {cite: limb1990, how: read")) == [
        f"{LIMB}:90: unknown reference 'limb1990'\n  did you mean 'limb1999'?"
    ]


def test_each_statement_without_any_source_is_told(tmp_path: Path) -> None:
    sources = "  source:\n    - {cite: tiny2024, how: recalled}\n    - {cite: limb1999, how: read, where: p. 14}\n"
    faults = faults_after(tmp_path, LIMB, (sources, ""))
    assert [fault.partition(": ")[2].partition("\n")[0] for fault in faults] == [
        "soleus.origins.tibia has no source",
        "soleus.origins.fibula has no source",
        "soleus.insertions.calcaneus has no source",
        "soleus.actions.ankle-plantarflexion has no source",
        "soleus.nerves.tibial has no source",
        "soleus.arteries.posterior-tibial has no source",
    ]


def test_a_statement_has_the_sources_of_its_entry_unless_it_names_its_own() -> None:
    gastrocnemius = tiny_knowledge().structures["gastrocnemius"]
    assert gastrocnemius.nerves[0].sources == (Citation("tiny2024", "recalled"),)
    assert gastrocnemius.points[0].sources == (Citation("limb1999", "read", "p. 12"),)


def test_statement_ids_are_made_of_structure_role_and_key() -> None:
    assert [statement.id for statement in tiny_knowledge().structures["soleus"].statements] == [
        "soleus.origin.tibia",
        "soleus.origin.fibula",
        "soleus.insertion.calcaneus",
        "soleus.action.ankle-plantarflexion",
        "soleus.nerve.tibial",
        "soleus.artery.posterior-tibial",
    ]


def test_a_key_alone_is_a_recalled_source(tmp_path: Path) -> None:
    change = ("sural: {artery: sural-arteries}", "sural: {artery: sural-arteries, source: limb1999}")
    knowledge = read_knowledge(changed_knowledge(tmp_path, LIMB, change))
    (supply,) = knowledge.structures["gastrocnemius"].arteries
    assert [str(source) for source in supply.sources] == ["limb1999 (recalled)"]


def test_a_key_that_no_work_has_is_told_where_it_stands(tmp_path: Path) -> None:
    change = ("sural: {artery: sural-arteries}", "sural: {artery: sural-arteries, source: limb1998}")
    (fault,) = faults_after(tmp_path, LIMB, change)
    assert fault == f"{LIMB}:49: unknown reference 'limb1998'\n  did you mean 'limb1999'?"
