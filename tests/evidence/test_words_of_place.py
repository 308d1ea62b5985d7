"""What texts say of places, held against the meshes: true words pass, falsified ones are contradicted."""

from __future__ import annotations

from collections import Counter

import pytest

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.evidence.space import Space
from muscleatlas.evidence.words_of_place import examine
from tests.evidence.blocks import Box, atlas_of_boxes
from tests.evidence.rates import asked

EXPLAINED = {"corrugator-supercilii.point.deep"}
"""The mesh is wrong here: it draws corrugator supercilii in front of the orbital part of orbicularis oculi."""

SEMIMEMBRANOSUS: Box = ((-90, 0, 450), (40, 10, 300))
IN_FRONT: Box = ((-90, -14, 450), (40, 10, 300))
BEHIND: Box = ((-90, 14, 450), (40, 10, 300))


@pytest.mark.parametrize(("semitendinosus", "outcome"), [(BEHIND, "confirmed"), (IN_FRONT, "contradicted")])
def test_a_point_is_held_against_the_meshes(tmp_path: object, semitendinosus: Box, outcome: str) -> None:
    atlas = atlas_of_boxes(
        tmp_path,  # type: ignore[arg-type]
        {"muscle/semimembranosus": SEMIMEMBRANOSUS, "muscle/semitendinosus": semitendinosus},
    )
    [verdict] = examine(atlas, "semimembranosus")["verdicts"]
    assert (verdict.statement, verdict.method, verdict.outcome) == (
        "semimembranosus.point.deep",
        "relation",
        outcome,
    )


def test_what_has_no_mesh_is_not_examined(tmp_path: object) -> None:
    atlas = atlas_of_boxes(tmp_path, {"muscle/semimembranosus": SEMIMEMBRANOSUS})  # type: ignore[arg-type]
    assert examine(atlas, "semimembranosus") == {"verdicts": []}


# ---- the real meshes


@pytest.fixture
def atlas(real_bundle: object) -> Atlas:
    return load()


@pytest.mark.meshes
def test_words_of_place_of_the_atlas_agree_with_its_meshes(atlas: Atlas) -> None:
    found = list(asked(Space(atlas)))
    against = {statement for _, statement, _, finding in found if finding.outcome == "contradicted"}
    outcomes = Counter(finding.outcome for *_, finding in found)
    assert against == EXPLAINED
    assert outcomes["contradicted"] <= 0.02 * len(found) + 1
    assert outcomes["confirmed"] >= 40
