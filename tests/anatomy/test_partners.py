"""Stated antagonists and synergists, as both of a pair show them."""

from __future__ import annotations

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.partners import derived_antagonists, derived_synergists, stated_partners
from muscleatlas.anatomy.relations import antagonists, synergists

K = read_knowledge()


def stated(structure_id: str, kind: str) -> dict[str, list[str]]:
    """Return the stated partners with the keys of the structure's own actions."""
    found: dict[str, list[str]] = {}
    for one in stated_partners(K, structure_id):
        if one.kind == kind:
            found.setdefault(one.other, []).append(one.action.id.rpartition(".")[2] if one.action else "")
    return found


def test_a_muscle_tells_its_own_statements_with_their_actions() -> None:
    assert stated("soleus", "antagonist") == {
        "tibialis-anterior": ["ankle-plantarflexion"],
        "extensor-digitorum-longus": ["ankle-plantarflexion"],
        "extensor-hallucis-longus": ["ankle-plantarflexion"],
        "fibularis-tertius": ["ankle-plantarflexion"],
    }


def test_who_opposes_is_opposed_and_who_helps_is_helped() -> None:
    for place in K.structures.values():
        for partner in place.partners:
            if K.structures[partner.other.id].kind != "group":
                assert place.id in stated(partner.other.id, partner.role), partner.id


def test_members_of_a_group_that_is_named_show_it_where_their_own_actions_bear_it_out() -> None:
    assert stated("vastus-lateralis", "antagonist")["biceps-femoris"] == ["knee-extension"]
    assert "gluteus-maximus" not in stated("vastus-lateralis", "antagonist")


def test_a_head_takes_over_what_its_muscle_states_of_what_it_does_itself() -> None:
    assert stated("biceps-femoris-short-head", "antagonist") == {
        "quadriceps-femoris": ["knee-flexion"],
        "semitendinosus": ["knee-lateral-rotation"],
        "semimembranosus": ["knee-lateral-rotation"],
        "popliteus": ["knee-lateral-rotation"],
    }


def test_a_statement_without_a_shared_movement_stands_for_the_whole() -> None:
    assert stated("stapedius", "synergist") == {"tensor-tympani": [""]}


def test_no_partner_is_told_twice_of_one_action() -> None:
    for place in K.structures.values():
        told = [(one.kind, one.other, one.action and one.action.id) for one in stated_partners(K, place.id)]
        assert len(set(told)) == len(told), place.id


def test_derived_ones_are_those_that_nobody_states() -> None:
    for place in K.structures.values():
        by_source = {(one.kind, one.action.id, one.other) for one in stated_partners(K, place.id) if one.action}
        every = {*antagonists(K, place.id), *synergists(K, place.id)}
        derived = {*derived_antagonists(K, place.id), *derived_synergists(K, place.id)}
        assert derived <= every
        assert not {(one.kind, one.action.id, one.other) for one in derived} & by_source


def test_members_of_a_stated_group_are_not_derived_again() -> None:
    others = {relation.other for relation in derived_antagonists(K, "semitendinosus")}
    assert others.isdisjoint({"vastus-lateralis", "vastus-medialis", "vastus-intermedius", "iliacus", "psoas-major"})
