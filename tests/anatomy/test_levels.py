"""Levels of the spine and ribs are said as one."""

from __future__ import annotations

import pytest

from muscleatlas.anatomy.levels import merged_levels


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["first to third lumbar vertebrae", "first and second lumbar vertebrae"], ["first to third lumbar vertebrae"]),
        (["seventh to twelfth ribs", "third to sixth ribs"], ["third to twelfth ribs"]),
        (["second rib", "eleventh and twelfth ribs"], ["second, eleventh and twelfth ribs"]),
        (["fourth cervical vertebra", "fifth cervical vertebra"], ["fourth and fifth cervical vertebrae"]),
        (["cervical vertebrae", "fourth cervical vertebra"], ["cervical vertebrae"]),
        (["sacrum", "first thoracic vertebra", "ilium"], ["sacrum", "first thoracic vertebra", "ilium"]),
        (["lower six thoracic vertebrae"], ["lower six thoracic vertebrae"]),
    ],
)
def test_levels_of_one_kind_are_one_name(names: list[str], told: list[str]) -> None:
    assert merged_levels(names) == told


def test_merging_twice_is_merging_once() -> None:
    once = merged_levels(["third to sixth ribs", "atlas", "seventh rib"])
    assert merged_levels(once) == once
