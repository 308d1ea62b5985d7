"""Attachments against made-up meshes: boxes whose contact is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import GeometryError, UnknownNameError
from muscleatlas.evidence.attachments import examine, judge_attachments
from muscleatlas.evidence.examinations import examine_all
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.geometry.surface import Surface
from tests.atlas.attached import attached_atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return attached_atlas(tmp_path)


def _verdicts(atlas: Atlas, structure: Structure | None = None) -> dict[str, Verdict]:
    judged = judge_attachments(atlas, structure or atlas.knowledge.structures["soleus"])
    return {verdict.statement.removeprefix("soleus."): verdict for verdict in judged}


def _on(atlas: Atlas, **bones: str) -> Structure:
    """Return a soleus that states other bones: ``origin_fibula="calcaneus"``."""

    def changed(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        names = {one.id: one.id.removeprefix("soleus.").replace(".", "_") for one in attachments}
        terms = {id_: atlas.knowledge.bones[bones[name]] for id_, name in names.items() if name in bones}
        return tuple(replace(one, on=terms.get(one.id, one.on)) for one in attachments)

    soleus = atlas.knowledge.structures["soleus"]
    return replace(soleus, origins=changed(soleus.origins), insertions=changed(soleus.insertions))


def test_the_bone_that_the_end_touches_is_confirmed(atlas: Atlas) -> None:
    found = _verdicts(atlas)["origin.tibia"]
    assert (found.outcome, found.cause) == ("confirmed", "")
    assert found.reason == "the end of the mesh lies on it, and so does an attachment patch"
    assert found.numbers["distance_mm"] <= 1.5
    assert found.numbers["patch_mm2"] == pytest.approx(40, abs=1)


def test_both_ends_are_judged_by_themselves(atlas: Atlas) -> None:
    assert _verdicts(atlas)["insertion.calcaneus"].outcome == "confirmed"


def test_a_bone_just_out_of_reach_is_not_confirmable(atlas: Atlas) -> None:
    found = _verdicts(atlas)["origin.fibula"]
    assert (found.outcome, found.cause) == ("not-confirmable", "ends-early")


def test_a_tissue_without_mesh_is_not_confirmable(atlas: Atlas) -> None:
    causes = {verdict.cause for name, verdict in _verdicts(atlas).items() if "arch" in name}
    assert causes == {"soft-tissue"}


def test_swapped_ends_are_contradicted_though_both_are_touched(atlas: Atlas) -> None:
    swapped = _on(atlas, origin_tibia="calcaneus", insertion_calcaneus="tibia")
    found = _verdicts(atlas, swapped)["origin.tibia"]
    assert (found.outcome, found.cause) == ("contradicted", "roles-swapped")
    assert found.reason == "it is not the origin that lies there, but the other end"


def test_a_bone_that_the_bundle_lacks_is_told(atlas: Atlas) -> None:
    found = _verdicts(atlas, _on(atlas, origin_fibula="femur"))["origin.fibula"]
    assert (found.cause, found.reason) == ("no-bone-mesh", "the meshes do not contain the femur")


def test_a_muscle_without_mesh_says_so_for_each_statement(atlas: Atlas) -> None:
    found = judge_attachments(atlas, atlas.knowledge.structures["plantaris"])
    assert found
    assert {verdict.cause for verdict in found} == {"no-muscle-mesh"}


def test_a_place_that_states_nothing_has_nothing_to_examine(atlas: Atlas) -> None:
    assert examine(atlas, "leg") == {}


def test_a_degenerate_mesh_is_told_and_the_other_examinations_go_on(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = Surface(np.zeros((3, 3), np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.uint8))
    monkeypatch.setitem(atlas.bundle._surfaces, "muscle/soleus", flat)
    with pytest.raises(GeometryError, match="no extent"):
        judge_attachments(atlas, atlas.knowledge.structures["soleus"])
    found = examine_all(
        atlas, "soleus", examinations=("muscleatlas.evidence.attachments", "muscleatlas.evidence.actions")
    )
    assert [failure.examination for failure in found.failures] == ["attachments"]
    assert {verdict.method for verdict in found.verdicts} == {"moment-arm"}


def test_an_unknown_structure_is_refused_with_the_nearest_name(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="soleus"):
        examine_all(atlas, "soleuss")
