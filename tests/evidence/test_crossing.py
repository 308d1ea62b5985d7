from __future__ import annotations

import pytest

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.evidence.crossing import action_crossings, crosses
from muscleatlas.evidence.space import Space
from tests.tiny.limb import write_tiny_bundle


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return Space(load(write_tiny_bundle(tmp_path_factory.mktemp("crossing") / "tiny")))


@pytest.mark.parametrize(
    ("muscle", "joint", "outcome"),
    [
        ("gastrocnemius-medial-head", "ankle", "confirmed"),
        ("soleus", "ankle", "confirmed"),
        ("soleus", "knee", "contradicted"),
        ("fibularis-brevis", "knee", "contradicted"),
    ],
)
def test_a_muscle_crosses_what_lies_between_its_ends(space: Space, muscle: str, joint: str, outcome: str) -> None:
    thing = space.structure(muscle)
    assert thing is not None
    found = crosses(space, thing, joint)
    assert found is not None
    assert found.outcome == outcome


def test_a_joint_without_meshes_of_its_bones_is_left_open(space: Space) -> None:
    soleus = space.structure("soleus")
    assert soleus is not None
    found = crosses(space, soleus, "hip")
    assert found is not None
    assert (found.outcome, found.cause) == ("not-confirmable", "no-bone-mesh")


def test_an_arch_is_no_joint_to_be_crossed(space: Space) -> None:
    soleus = space.structure("soleus")
    assert soleus is not None
    assert crosses(space, soleus, "longitudinal-arches") is None


def test_each_action_at_a_joint_is_looked_at(space: Space) -> None:
    structure = space.atlas.knowledge.structures["soleus"]
    found = {action.id: finding.outcome for action, finding in action_crossings(space, structure)}
    assert found == {"soleus.action.ankle-plantarflexion": "confirmed"}


def test_a_structure_without_a_mesh_crosses_nothing(space: Space) -> None:
    assert list(action_crossings(space, space.atlas.knowledge.structures["biceps-brachii"])) == []


@pytest.mark.meshes
def test_no_action_of_the_atlas_is_at_a_joint_that_its_muscle_does_not_cross(real_bundle: object) -> None:
    atlas: Atlas = load()
    space = Space(atlas)
    found = [
        (action.id, finding.outcome)
        for structure in atlas.knowledge.structures.values()
        for action, finding in action_crossings(space, structure)
    ]
    assert [id_ for id_, outcome in found if outcome == "contradicted"] == []
    assert sum(outcome == "confirmed" for _, outcome in found) >= 0.93 * len(found)
