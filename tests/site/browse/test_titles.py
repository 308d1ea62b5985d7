"""Pages are called as a reader would ask."""

from __future__ import annotations

from collections import Counter

import pytest

from muscleatlas.site.browse.titles import asked_movements, bone_title, movement_noun, nerve_title
from tests.site.made_up import knowledge


@pytest.mark.parametrize(
    ("joint", "movement", "asked"),
    [
        ("knee", "flexion", "flex the knee"),
        ("subtalar", "eversion", "evert the foot"),
        ("hip", "lateral-rotation", "laterally rotate the hip"),
        ("knee", "stabilisation", "steady the knee"),
        ("hyoid", "elevation", "lift the hyoid bone"),
        ("cervical-spine", "lateral-flexion", "bend the cervical spine to their own side"),
        ("great-toe-interphalangeal", "flexion", "flex the great toe at the interphalangeal joint"),
        ("head", "extension", "extend the head"),
        ("atlanto-occipital", "extension", "extend the head at the atlanto-occipital joint"),
    ],
)
def test_a_movement_is_an_order(joint: str, movement: str, asked: str) -> None:
    assert asked_movements(knowledge())[joint, movement] == asked


def test_no_two_movements_that_muscles_do_are_called_alike() -> None:
    done = {
        (action.joint.id, action.movement.id) for place in knowledge().structures.values() for action in place.actions
    }
    asked = asked_movements(knowledge())
    assert max(Counter(asked[pair] for pair in done).values()) == 1


def test_a_movement_has_a_noun_as_well() -> None:
    joints, movements = knowledge().joints, knowledge().movements
    assert movement_noun(joints["knee"], movements["flexion"]) == "flexion at the knee joint"
    assert movement_noun(joints["hyoid"], movements["elevation"]) == "elevation of the hyoid bone"


@pytest.mark.parametrize(
    ("nerve", "title"),
    [
        ("sacral-plexus", "Everything the sacral plexus moves"),
        ("deep-temporal-nerves", "Everything the deep temporal nerves move"),
        ("nerve-to-levator-ani", "Everything the nerve to levator ani moves"),
        ("ventral-rami-of-lumbar-nerves", "Everything the ventral rami of the lumbar nerves move"),
    ],
)
def test_a_nerve_moves_and_nerves_move(nerve: str, title: str) -> None:
    assert nerve_title(knowledge().nerves[nerve].en) == title


def test_a_bone_is_asked_for_what_attaches_to_it() -> None:
    assert bone_title(knowledge().bones["fibula"]) == "What attaches to the fibula"
