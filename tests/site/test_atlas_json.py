"""atlas.json says everything that the pages say, in the form that its schema describes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from muscleatlas.site.atlas_json import atlas_json
from muscleatlas.site.material import MeshFacts
from tests.site.made_up import authored_page, knowledge, made_up_material

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "atlas.schema.json").read_text(encoding="utf-8"))


def written(**options: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(atlas_json(made_up_material(**options)))
    return record


def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def test_the_whole_atlas_is_valid() -> None:
    validator().validate(written())


def test_a_part_with_an_authored_page_and_a_place_without_pictures_are_valid() -> None:
    text = authored_page("/muscle/leg/lateral/", body="By hand.")
    material = made_up_material(only="/muscle/leg/lateral/", authored=[text])
    record = json.loads(atlas_json(replace(material, pictures={}, meshes={})))
    validator().validate(record)
    lateral = record["structures"][0]
    assert (lateral["authored"], lateral["pictures"], lateral["turntable"], lateral["mesh"]) == (
        "By hand.",
        [],
        None,
        None,
    )
    assert record["whole"] is False


@pytest.mark.parametrize("key", ["facts", "pictures", "ids", "turntable", "attachments"])
def test_the_schema_misses_what_is_missing(key: str) -> None:
    record = written(only="/muscle/leg/lateral/")
    del record["structures"][0][key]
    assert not validator().is_valid(record)


def test_every_statement_is_told_once_with_its_sources() -> None:
    for structure in written()["structures"]:
        statements = knowledge().structures[structure["id"]].statements
        assert [fact["id"] for fact in structure["facts"]] == [statement.id for statement in statements]
        told = [[source["cite"] for source in fact["sources"]] for fact in structure["facts"]]
        assert told == [[citation.cite for citation in statement.sources] for statement in statements]


def test_every_source_is_among_the_references() -> None:
    record = written()
    cited = {source["cite"] for place in record["structures"] for fact in place["facts"] for source in fact["sources"]}
    assert cited <= set(record["references"])


def test_paths_lie_below_the_root_of_the_site() -> None:
    soleus = next(place for place in written()["structures"] if place["id"] == "soleus")
    lateral = soleus["pictures"][4]
    assert (lateral["view"], lateral["index"], lateral["azimuth_deg"]) == ("lateral", 5, 90.0)
    assert [file["path"] for file in lateral["files"]] == [
        "muscle/leg/soleus/pictures/05.avif",
        "muscle/leg/soleus/pictures/05.webp",
    ]
    assert soleus["page"] == "muscle/leg/soleus/index.html"


def test_a_volume_is_told_only_if_all_parts_are_closed() -> None:
    material = made_up_material(only="/muscle/leg/lateral/")
    closed, open_ = (
        MeshFacts("muscle/a", closed=True, volume_mm3=2.5),
        MeshFacts("muscle/b", closed=False, volume_mm3=None),
    )
    for parts, mesh in (((closed, closed), (True, 5.0)), ((closed, open_), (False, None))):
        record = json.loads(atlas_json(replace(material, meshes={"leg-lateral": parts})))
        told = record["structures"][0]["mesh"]
        assert (told["closed"], told["volume_mm3"]) == mesh
