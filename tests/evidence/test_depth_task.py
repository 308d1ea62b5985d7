from __future__ import annotations

from pathlib import Path

from muscleatlas.atlas.atlas import load
from muscleatlas.evidence.depth import depth_orders_json
from muscleatlas.evidence.depth_task import depth_task, order_places
from tests.tiny.limb import write_tiny_bundle


def test_the_task_works_out_the_places_that_are_asked_for(tmp_path: Path) -> None:
    atlas = load(write_tiny_bundle(tmp_path / "tiny"))
    task = depth_task(atlas, ["leg", "soleus", "hand"])
    orders = order_places(task.inputs, {"bundle": str(tmp_path / "tiny")}, tmp_path)
    assert orders == depth_orders_json(atlas, ["leg"])
    assert list(orders["leg"]) == ["anterior", "lateral", "posterior", "medial"]


def test_its_key_depends_on_the_places_and_not_on_their_order(tmp_path: Path) -> None:
    atlas = load(write_tiny_bundle(tmp_path / "tiny"))
    one, same, other = (depth_task(atlas, ids) for ids in (["leg", "foot"], ["foot", "leg"], ["leg"]))
    assert one.key == same.key != other.key
