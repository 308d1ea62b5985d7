from __future__ import annotations

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.studio.textbook import textbook_azimuth_deg

TREE = read_knowledge().tree


@pytest.mark.parametrize(
    ("structure_id", "azimuth_deg"),
    [
        ("leg-lateral", 90.0),
        ("fibularis-longus", 90.0),
        ("gastrocnemius-lateral-head", 180.0),
        ("popliteus", 180.0),
        ("tibialis-anterior", 0.0),
        ("vastus-lateralis", 0.0),
        ("quadratus-plantae", 180.0),
        ("extensor-hallucis-brevis", 0.0),
        ("piriformis", None),
    ],
)
def test_the_side_of_the_books_comes_from_the_name_or_the_group(structure_id: str, azimuth_deg: float | None) -> None:
    assert textbook_azimuth_deg(TREE, TREE.get(structure_id)) == azimuth_deg
