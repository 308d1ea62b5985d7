from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from muscleatlas.bundle.border import manifest_from_json, manifest_to_json
from muscleatlas.errors import BundleError, Faults
from tests.bundle.drafts import write_two


@pytest.fixture
def raw(tmp_path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(manifest_to_json(write_two(tmp_path / "b").manifest))
    return loaded


def messages(raw: dict[str, Any]) -> list[str]:
    with pytest.raises(Faults) as caught:
        manifest_from_json(json.dumps(raw), where="m.json")
    return [str(fault) for fault in caught.value.faults]


def test_a_manifest_survives_being_written(tmp_path: Path) -> None:
    manifest = write_two(tmp_path / "b").manifest
    assert manifest_from_json(manifest_to_json(manifest), where="m.json") == manifest


def test_every_wrong_value_is_told_with_its_path_and_value(raw: dict[str, Any]) -> None:
    raw["parts"][0]["closed"] = "perhaps"
    raw["parts"][1]["side"] = "left"
    raw["frame"] = "RAS"
    raw["parts"][1]["colour"] = "red"
    assert messages(raw) == [
        "m.json: frame: input should be 'LPS'\n  found: 'RAS'",
        "m.json: parts.0.closed: input should be a valid boolean\n  found: 'perhaps'",
        "m.json: parts.1.side: input should be 'right' or 'midline'\n  found: 'left'",
        "m.json: parts.1.colour: unexpected keyword argument\n  found: 'red'",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tissues": {"bone": 10}}, "m.json: parts.0.tissues: does not sum to the 11 faces (bone/holey)"),
        ({"tissues": {"glue": 11}}, "m.json: parts.0.tissues: unknown tissue 'glue' (bone/holey)"),
        ({"volume_mm3": 3.0}, "m.json: parts.0.volume_mm3: given for closed meshes, and only for them (bone/holey)"),
        ({"source": "else"}, "m.json: parts.0.source: no such source among ['made/up.glb']"),
        ({"id": "bone/../x"}, "m.json: parts.0.id: not a kind and a slug like 'muscle/soleus' (bone/../x)"),
        ({"sha256": "F" * 64}, "m.json: parts.0.sha256: not 64 hexadecimal digits in lower case (bone/holey)"),
        ({"kind": "muscle"}, "m.json: parts.0.id: does not begin with its kind 'muscle' (bone/holey)"),
        ({"boundary_edges": -1}, "m.json: parts.0.boundary_edges: a count below zero (bone/holey)"),
    ],
)
def test_a_contradiction_within_a_part_is_told(raw: dict[str, Any], change: dict[str, Any], message: str) -> None:
    raw["parts"][0].update(change)
    assert messages(raw)[0].splitlines()[0] == message


def test_a_part_that_is_there_twice_is_told_at_both_places(raw: dict[str, Any]) -> None:
    raw["parts"].append(raw["parts"][0])
    assert [line.splitlines()[0] for line in messages(raw)] == [
        "m.json: parts.0.id: used 2 times",
        "m.json: parts.2.id: used 2 times",
        "m.json: digest: is not the digest of these parts",
    ]


def test_a_hash_that_was_changed_no_longer_has_the_digest(raw: dict[str, Any]) -> None:
    raw["parts"][0]["sha256"] = "f" * 64
    assert [line.splitlines()[0] for line in messages(raw)] == ["m.json: digest: is not the digest of these parts"]


@pytest.mark.parametrize("text", ["", "{", "not JSON"])
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(BundleError, match=r"m\.json: not a JSON file"):
        manifest_from_json(text, where="m.json")


@pytest.mark.parametrize("text", ["[]", "{}", '{"format": "muscleatlas-bundle", "version": 2}'])
def test_another_format_or_version_is_told(text: str) -> None:
    with pytest.raises(BundleError, match="expected: format 'muscleatlas-bundle', version 1"):
        manifest_from_json(text, where="m.json")
