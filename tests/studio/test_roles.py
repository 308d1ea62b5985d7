from __future__ import annotations

from typing import Any

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.errors import PictureError, UnknownNameError, UsageError
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.studio.roles import with_roles
from tests.tiny.limb import write_tiny_bundle


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    bundle = write_tiny_bundle(tmp_path_factory.mktemp("bundle") / "tiny")
    knowledge = read_knowledge()
    return Atlas(knowledge, bundle, read_join(bundle, knowledge))


def _inputs(atlas: Atlas) -> dict[str, Any]:
    inputs = picture_inputs(atlas, "fibularis-longus")
    assert inputs is not None
    return inputs


def _where(inputs: dict[str, Any], part: str) -> list[str]:
    places = [name for name in ("bones", "shown", "neighbours", "outlined") if part in inputs.get(name, ())]
    return places + [subject["structure"] for subject in inputs["subjects"] if part in subject["parts"]]


@pytest.mark.parametrize(
    ("role", "place"),
    [("shown", ["shown"]), ("coloured", ["soleus"]), ("ghosted", ["neighbours"]), ("outlined", ["outlined"])],
)
def test_a_structure_plays_one_role_at_a_time(atlas: Atlas, role: Any, place: list[str]) -> None:
    assert _where(_inputs(atlas), "muscle/soleus") == ["neighbours"]
    assert _where(with_roles(_inputs(atlas), atlas, {"Soleus": role}), "muscle/soleus") == place


def test_a_bone_is_known_by_its_name_and_all_of_them_as_bones(atlas: Atlas) -> None:
    assert _where(with_roles(_inputs(atlas), atlas, {"Fibula": "hidden"}), "bone/fibula") == []
    recast = with_roles(_inputs(atlas), atlas, {"bones": "ghosted", "neighbours": "hidden"})
    assert recast["bones"] == []
    assert _where(recast, "bone/fibula") == []
    assert "bone/tibia" not in recast["shown"]


def test_roles_are_given_in_order_and_leave_the_plan_as_it_was(atlas: Atlas) -> None:
    inputs = _inputs(atlas)
    before = repr(inputs)
    recast = with_roles(inputs, atlas, {"neighbours": "hidden", "bones": "ghosted"})
    assert repr(inputs) == before
    assert set(recast["neighbours"]) == set(inputs["bones"])


def test_a_second_colour_is_another_colour(atlas: Atlas) -> None:
    recast = with_roles(_inputs(atlas), atlas, {"soleus": "coloured", "plantaris": "coloured"})
    assert len({subject["colour"] for subject in recast["subjects"]}) == 3


def test_what_does_not_exist_or_leaves_nothing_is_told(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="unknown structure or bone 'tibbia'"):
        with_roles(_inputs(atlas), atlas, {"tibbia": "hidden"})
    with pytest.raises(UsageError, match="unknown role 'painted' for 'soleus'"):
        with_roles(_inputs(atlas), atlas, {"soleus": "painted"})  # type: ignore[dict-item]
    with pytest.raises(PictureError, match="nothing is left to look at"):
        with_roles(_inputs(atlas), atlas, {"fibularis longus": "hidden"})
    with pytest.raises(PictureError, match="there is no mesh of 'popliteus'"):
        with_roles(_inputs(atlas), atlas, {"popliteus": "shown"})
