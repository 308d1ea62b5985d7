"""The packaged table that joins the structures with the meshes of Z-Anatomy leaves nothing out on either side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.atlas import join
from muscleatlas.errors import KnowledgeError
from muscleatlas.yamlfiles import read_yaml

TABLE = Path(join.__file__).parent / "data" / "z-anatomy.yaml"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_knowledge()


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, list[str]]]:
    value: Any = read_yaml(TABLE, error=KnowledgeError).value
    assert isinstance(value, dict)
    return value


def test_every_structure_has_parts_or_members_with_parts_or_a_reason(
    knowledge: Knowledge, table: dict[str, dict[str, list[str]]]
) -> None:
    def is_shown(place: str) -> bool:
        return place in table["structures"] or any(is_shown(one.id) for one in knowledge.tree.members(place))

    untold = [place for place in knowledge.structures if not is_shown(place) and place not in table["without_mesh"]]
    idle = [place for place in table["without_mesh"] if is_shown(place)]
    assert (untold, idle) == ([], [])


def test_structures_stand_in_the_order_of_the_tree(
    knowledge: Knowledge, table: dict[str, dict[str, list[str]]]
) -> None:
    order = [place.id for place in knowledge.tree.walk()]
    for section in ("structures", "without_mesh", "surroundings", "glass"):
        assert list(table[section]) == [place for place in order if place in table[section]]


def test_no_part_shows_two_muscles(table: dict[str, dict[str, list[str]]]) -> None:
    owners: dict[str, list[str]] = {}
    for place, parts in table["structures"].items():
        for part in parts:
            owners.setdefault(part, []).append(place)
    shared = {part: places for part, places in owners.items() if len(places) > 1}
    assert shared.pop("tendon/calcaneal-tendon") == [
        "gastrocnemius-lateral-head",
        "gastrocnemius-medial-head",
        "soleus",
    ]
    for places in shared.values():
        assert all(place.startswith(f"{places[0]}-") for place in places[1:]), places


def test_at_least_290_places_are_shown(knowledge: Knowledge, table: dict[str, dict[str, list[str]]]) -> None:
    assert len(knowledge.structures) - len(table["without_mesh"]) >= 290
