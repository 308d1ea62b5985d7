"""The real meshes, held against the table of another assembly of the same files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Part
from muscleatlas.bundle.verify import verify_bundle

pytestmark = pytest.mark.meshes

SOLIDS = ("muscle", "bone", "tendon", "cartilage")
# The table keeps the right teeth together with the inferior nasal concha, in whose node they are.
CONCHA = "inferior_nasal_concha_right"


@pytest.fixture
def table(mirror: Path) -> list[dict[str, str]]:
    path = mirror.parent / "manifest.csv"
    if not path.is_file():
        pytest.skip(f"no table to hold the meshes against: {path}")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def our_parts(bundle: Bundle, row: dict[str, str]) -> list[Part]:
    if row["name"] == "calcaneal_tendon_r":
        return [bundle.part("tendon/calcaneal-tendon")]
    named = (*SOLIDS, "fascia")
    return [
        part
        for part in bundle.parts.values()
        if part.kind in named and part.node == row["node"] and _same_file(part, row)
    ]


def _same_file(part: Part, row: dict[str, str]) -> bool:
    return part.id != "tendon/calcaneal-tendon" and (
        part.source.split("/")[1] in row["source"] or part.node == "Hip_bone_r"
    )


def test_every_mesh_of_the_table_is_there_and_closed_if_it_was(
    real_bundle: Bundle, table: list[dict[str, str]]
) -> None:
    ours = {row["name"]: our_parts(real_bundle, row) for row in table}
    assert [name for name, parts in ours.items() if not parts] == []
    opened = [
        row["name"] for row in table if row["closed"] == "1" and not all(part.closed for part in ours[row["name"]])
    ]
    assert opened == []


def test_volumes_are_within_half_a_percent_of_the_table(real_bundle: Bundle, table: list[dict[str, str]]) -> None:
    off = {}
    for row in table:
        ours = sum(part.volume_mm3 or 0.0 for part in our_parts(real_bundle, row))
        theirs = float(row["volume_cm3"]) * 1000.0
        if row["closed"] == "1" and row["node"] != CONCHA and abs(ours - theirs) > max(0.005 * theirs, 0.6):
            off[row["name"]] = (ours, theirs)
    assert off == {}


def test_all_muscles_are_closed_and_all_bones_but_three(real_bundle: Bundle) -> None:
    parts = real_bundle.parts.values()
    assert [part.id for part in parts if part.kind == "muscle" and not part.closed] == []
    assert [part.id for part in parts if part.kind == "bone" and not part.closed] == [
        "bone/mandible",
        "bone/vertebra-t8",
        "bone/xiphoid-process",
    ]
    kinds = [part.kind for part in parts]
    assert (kinds.count("muscle"), kinds.count("bone")) == (236, 120)


def test_nothing_but_solids_of_the_right_stands_on_the_left(real_bundle: Bundle) -> None:
    crossing = [part.id for part in real_bundle.parts.values() if part.side == "right" and part.bounds_mm[1][0] > 6.0]
    assert crossing == ["nerve/vagus-nerve"]  # it crosses to the stomach


def test_the_body_stands_upright_and_looks_ahead(real_bundle: Bundle) -> None:
    def middle(part_id: str) -> list[float]:
        low, high = real_bundle.part(part_id).bounds_mm
        return [(one + other) / 2.0 for one, other in zip(low, high, strict=True)]

    assert middle("bone/femur")[2] > middle("bone/tibia")[2] > middle("bone/calcaneus")[2] > 0.0
    assert middle("bone/patella")[1] < middle("bone/femur")[1] < middle("muscle/semitendinosus")[1]
    assert middle("bone/fibula")[0] < middle("bone/tibia")[0] < middle("bone/sacrum")[0] < 5.0
    assert middle("muscle/descending-part-of-trapezius")[2] > middle("muscle/ascending-part-of-trapezius")[2]


def test_bellies_and_tendons_of_the_limbs_are_told_apart(real_bundle: Bundle) -> None:
    assert set(real_bundle.part("muscle/fibularis-longus").tissues) == {"belly", "tendon"}
    assert set(real_bundle.part("bone/femur").tissues) == {"bone", "cartilage"}
    assert set(real_bundle.part("muscle/plantaris").tissues) == {"untagged"}


def test_the_bundle_is_small_and_sound(real_bundle: Bundle) -> None:
    assert sum(path.stat().st_size for path in real_bundle.path.iterdir()) < 8_000_000
    verify_bundle(real_bundle.path)
