"""How good the checker is: the share of falsified statements that it contradicts, by kind and seed.

``python -m tests.evidence.rates 1 2 3`` prints them for seeds that nobody has tuned anything on. Needs the real meshes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.evidence.actions import verdict_on
from muscleatlas.evidence.attachments import judge_attachments
from muscleatlas.evidence.claims import Claim
from muscleatlas.evidence.crossing import action_crossings
from muscleatlas.evidence.placing import Finding
from muscleatlas.evidence.space import Space, space_of
from muscleatlas.evidence.supply import judge_supply, nerve_parts
from muscleatlas.evidence.words_of_place import claims_of, finding_of
from tests.evidence.motion import function
from tests.evidence.mutations import (
    REVERSED,
    Mutation,
    opposite_actions,
    swapped_ends,
    turned,
    wrong_bones,
    wrong_joints,
    wrong_neighbour,
    wrong_nerves,
)

__all__ = ["KINDS", "asked", "caught"]

COUNT = 200


def wrong_bone(atlas: Atlas, seed: int) -> list[bool]:
    return [_attached(atlas, one) for one in wrong_bones(atlas, count=COUNT, seed=seed)]


def swapped_end(atlas: Atlas, seed: int) -> list[bool]:
    return [_attached(atlas, one) for one in swapped_ends(atlas, count=COUNT, seed=seed)]


def wrong_nerve(atlas: Atlas, seed: int) -> list[bool]:
    mutations = wrong_nerves(atlas, count=COUNT, seed=seed, has_mesh=lambda nerve: bool(nerve_parts(atlas, nerve.id)))
    return [
        any(v.outcome == "contradicted" for v in judge_supply(atlas, one.structure) if v.statement in one.statements)
        for one in mutations
    ]


def wrong_joint(atlas: Atlas, seed: int) -> list[bool]:
    space = space_of(atlas)
    return [
        any(
            found.outcome == "contradicted"
            for action, found in action_crossings(space, one.structure)
            if action.id in one.statements
        )
        for one in wrong_joints(atlas, count=COUNT, seed=seed)
    ]


def opposite_action(_atlas: Atlas, seed: int) -> list[bool]:
    falsified = opposite_actions(function(), count=COUNT, seed=seed)
    return [verdict_on(one, structure.id, function()).outcome == "contradicted" for structure, one in falsified]


def other_neighbour(atlas: Atlas, seed: int) -> list[bool]:
    space, chance = space_of(atlas), random.Random(seed)
    true = [(id_, claim) for id_, _, claim, found in asked(space) if _is_true(claim, found)]
    drawn = (chance.choice(true) for _ in range(COUNT))
    found = (finding_of(space, id_, wrong_neighbour(space, id_, claim, chance)) for id_, claim in drawn)
    return [one.outcome == "contradicted" for one in found if one is not None]


def other_way_round(atlas: Atlas, _seed: int) -> list[bool]:
    space = space_of(atlas)
    true = [(id_, claim) for id_, _, claim, found in asked(space) if _is_true(claim, found)]
    able = [(id_, claim) for id_, claim in true if claim.relation in {*REVERSED, "deep to"}]
    found = (finding_of(space, id_, turned(id_, claim)) for id_, claim in able)
    return [one.outcome == "contradicted" for one in found if one is not None]


KINDS = {
    "wrong bone": wrong_bone,
    "swapped ends": swapped_end,
    "wrong nerve": wrong_nerve,
    "wrong joint": wrong_joint,
    "opposite action": opposite_action,
    "wrong neighbour": other_neighbour,
    "words of place turned round": other_way_round,
}
"""For each kind, whether each of the falsified statements of a seed is contradicted."""


def caught(outcomes: list[bool]) -> float:
    """Return the share that is caught."""
    return sum(outcomes) / len(outcomes)


def asked(space: Space) -> Iterator[tuple[str, str, Claim, Finding]]:
    """Yield structure, statement, claim and what was found, for each claim that the meshes can be asked about."""
    for structure in space.atlas.knowledge.structures.values():
        for statement, claims in claims_of(space.atlas, structure):
            for claim in claims:
                found = finding_of(space, structure.id, claim)
                if found is not None:
                    yield structure.id, statement.id, claim, found


def _is_true(claim: Claim, found: Finding) -> bool:
    """Return whether a claim may be falsified: it is about two things, and true in these meshes."""
    return claim.relation != "crosses" and found.outcome != "contradicted"


def _attached(atlas: Atlas, one: Mutation) -> bool:
    judged = judge_attachments(atlas, one.structure)
    return any(verdict.outcome == "contradicted" for verdict in judged if verdict.statement in one.statements)


def main(seeds: list[int]) -> None:
    """Print the rates of each kind, its mean and range."""
    atlas = load()
    for kind, outcomes_of in KINDS.items():
        runs = [outcomes_of(atlas, seed) for seed in seeds]
        rates = [caught(run) for run in runs]
        told = " ".join(f"{sum(run)}/{len(run)}" for run in runs)
        sys.stdout.write(f"{kind}: mean {sum(rates) / len(rates):.1%}, {min(rates):.1%} to {max(rates):.1%} ({told})\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
