"""Statements are found by what they are about."""

from __future__ import annotations

from muscleatlas.site.browse.statements import StatementsByTerm
from tests.site.made_up import knowledge

SAID = StatementsByTerm(knowledge())


def test_a_bone_has_every_statement_about_it_and_its_parts() -> None:
    said = {statement.id for _, statement in SAID.on_bone("hip-bone")}
    expected = {
        statement.id
        for structure in knowledge().structures.values()
        if structure.kind != "head"
        for statement in (*structure.origins, *structure.insertions)
        if statement.on.id in {"hip-bone", "ilium", "ischium", "pubis"}
    }
    assert expected <= said


def test_what_a_head_repeats_is_told_once() -> None:
    fibula = [structure.id for structure, said in SAID.on_bone("fibula") if said.role == "insertion"]
    assert "biceps-femoris" in fibula
    assert "biceps-femoris-long-head" not in fibula


def test_a_head_speaks_for_itself_where_its_muscle_is_not_among_the_places() -> None:
    head = knowledge().structures["biceps-femoris-long-head"]
    alone = StatementsByTerm(knowledge(), [head])
    assert [structure.id for structure, _said in alone.at_joint("knee")] == [head.id] * len(alone.at_joint("knee"))
    assert alone.at_joint("knee")


def test_a_joint_has_every_action_there_and_a_movement_its_share() -> None:
    found = SAID.at_joint("ankle")
    assert all(action.joint.id == "ankle" for _, action in found)
    by_movement = [SAID.of_movement("ankle", movement) for movement in ("plantarflexion", "dorsiflexion")]
    assert sorted(action.id for _, action in found) == sorted(action.id for told in by_movement for _, action in told)


def test_every_supply_of_a_muscle_is_told_under_its_nerve_and_each_of_its_roots() -> None:
    for structure in knowledge().structures.values():
        for supply in structure.nerves if structure.kind == "muscle" else ():
            assert (structure, supply) in SAID.by_nerve(supply.nerve.id)
            assert all((structure, supply) in SAID.from_root(root) for root in supply.roots)
