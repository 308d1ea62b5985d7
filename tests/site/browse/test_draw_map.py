"""The map is drawn from two sides, with the outlines of the regions that are seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.site.browse.draw_map import draw_map
from muscleatlas.site.browse.map_record import map_from_json, map_to_json
from muscleatlas.site.browse.plan_map import map_inputs
from tests.tiny.limb import write_tiny_bundle


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return load(write_tiny_bundle(tmp_path_factory.mktemp("map") / "tiny"))


def inputs_of(atlas: Atlas, place: str) -> dict[str, Any]:
    inputs = map_inputs(atlas, atlas.knowledge.structures[place])
    assert inputs is not None
    return inputs


def test_a_place_without_regions_has_no_map(atlas: Atlas) -> None:
    assert map_inputs(atlas, atlas.knowledge.structures["leg"]) is None


def test_each_part_belongs_to_one_region_only_and_the_regions_are_the_smallest(atlas: Atlas) -> None:
    inputs = inputs_of(atlas, "body")
    assert [subject["structure"] for subject in inputs["subjects"]] == ["leg"]
    parts = [part for subject in inputs["subjects"] for part in subject["parts"]]
    assert len(parts) == len(set(parts))
    assert set(parts).isdisjoint(inputs["bones"])


def test_the_map_has_two_sides_in_two_sizes_and_two_formats(atlas: Atlas, tmp_path: Path) -> None:
    context = {"bundle": str(atlas.bundle.path)}
    value = draw_map(inputs_of(atlas, "lower-limb"), context, tmp_path / "one")
    record = map_from_json(value)
    assert map_to_json(record) == value
    assert [side.view for side in record.figures] == ["anterior", "posterior"]
    for side in record.figures:
        assert [(file.format, file.height) for file in side.files] == [
            (format_, height) for height in (1120, 640) for format_ in ("avif", "webp")
        ]
        for file in side.files:
            with Image.open(tmp_path / "one" / file.path) as image:
                assert image.size == (file.width, file.height)
        assert [shape.structure for shape in side.shapes] == ["leg"]
    again = draw_map(inputs_of(atlas, "lower-limb"), context, tmp_path / "two")
    assert again == value
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
