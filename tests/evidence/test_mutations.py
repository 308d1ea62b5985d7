"""The checker is checked: how many falsified statements it catches, and how many true ones it flags.

Caught means contradicted. The rates are those that ``docs/evidence.md`` states.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import muscleatlas
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.attachments import judge_attachments
from muscleatlas.evidence.supply import judge_supply, nerve_parts
from muscleatlas.evidence.verdict import Verdict
from tests.evidence.mutations import Mutation, swapped_ends, wrong_bones, wrong_nerves

pytestmark = pytest.mark.meshes

SEED = 20261122


@pytest.fixture
def atlas(real_bundle: Any) -> Atlas:
    return muscleatlas.load(real_bundle)


def _caught(atlas: Atlas, mutations: Sequence[Mutation]) -> float:
    """Return the share of mutations of which a false statement is contradicted."""
    return sum(_contradicted(atlas, mutation) for mutation in mutations) / len(mutations)


def _contradicted(atlas: Atlas, mutation: Mutation) -> bool:
    judged = [*judge_attachments(atlas, mutation.structure), *judge_supply(atlas, mutation.structure)]
    return any(verdict.outcome == "contradicted" for verdict in judged if verdict.statement in mutation.statements)


def test_attachments_on_bones_far_from_the_true_ones_are_caught(atlas: Atlas) -> None:
    assert _caught(atlas, wrong_bones(atlas, count=120, seed=SEED)) >= 0.95


def test_swapped_ends_are_caught(atlas: Atlas) -> None:
    assert _caught(atlas, swapped_ends(atlas, count=40, seed=SEED)) >= 0.8


def test_wrong_nerves_are_caught(atlas: Atlas) -> None:
    mutations = wrong_nerves(atlas, count=40, seed=SEED, has_mesh=lambda nerve: bool(nerve_parts(atlas, nerve.id)))
    assert _caught(atlas, mutations) >= 0.8


def test_hardly_any_true_statement_is_flagged_and_most_are_confirmed(atlas: Atlas) -> None:
    bony = [verdict for verdict in _all(atlas) if _on_bone(atlas, verdict) and verdict.cause not in _WITHOUT_MESH]
    outcomes = [verdict.outcome for verdict in bony]
    assert outcomes.count("contradicted") <= 0.02 * len(bony)
    assert outcomes.count("confirmed") >= 0.92 * len(bony)


_WITHOUT_MESH = ("no-muscle-mesh", "no-bone-mesh", "shared-mesh", "part-missing")


def _all(atlas: Atlas) -> list[Verdict]:
    return [
        verdict for structure in atlas.knowledge.structures.values() for verdict in judge_attachments(atlas, structure)
    ]


def _on_bone(atlas: Atlas, verdict: Verdict) -> bool:
    structure = atlas.knowledge.structures[verdict.statement.partition(".")[0]]
    stated = {one.id: one for one in (*structure.origins, *structure.insertions)}
    return stated[verdict.statement].on.vocabulary == "bones"
