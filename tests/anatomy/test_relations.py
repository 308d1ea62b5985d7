"""Opponents and companions follow from the actions, and name them."""

from __future__ import annotations

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.relations import (
    antagonists,
    joints_crossed,
    muscles_of,
    nerve_shares,
    shared_actions,
    synergists,
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_knowledge()


def test_opposition_is_mutual(knowledge: Knowledge) -> None:
    pairs = {
        (muscle.id, relation.other)
        for muscle in muscles_of(knowledge, "body")
        for relation in antagonists(knowledge, muscle.id)
    }
    assert pairs
    assert {(other, one) for one, other in pairs} == pairs


def test_company_is_mutual(knowledge: Knowledge) -> None:
    pairs = {
        (muscle.id, relation.other)
        for muscle in muscles_of(knowledge, "leg")
        for relation in synergists(knowledge, muscle.id)
    }
    within = {(one, other) for one, other in pairs if knowledge.structures[other] in muscles_of(knowledge, "leg")}
    assert {(other, one) for one, other in within} == within


def test_the_dorsiflexors_oppose_soleus(knowledge: Knowledge) -> None:
    others = {relation.other for relation in antagonists(knowledge, "soleus")}
    assert others == {muscle.id for muscle in muscles_of(knowledge, "leg-anterior")}


def test_a_relation_names_the_two_statements_that_it_follows_from(knowledge: Knowledge) -> None:
    relation = next(one for one in antagonists(knowledge, "soleus") if one.other == "tibialis-anterior")
    assert relation.statements == ("soleus.action.ankle-plantarflexion", "tibialis-anterior.action.ankle-dorsiflexion")
    assert (relation.kind, relation.is_weak) == ("antagonist", False)


def test_a_weak_action_makes_a_weak_relation(knowledge: Knowledge) -> None:
    relation = next(one for one in synergists(knowledge, "soleus") if one.other == "plantaris")
    assert relation.is_weak


def test_joints_of_single_toes_are_among_those_of_all(knowledge: Knowledge) -> None:
    others = {relation.other for relation in antagonists(knowledge, "extensor-digitorum-longus")}
    assert "flexor-digiti-minimi-brevis-of-foot" in others
    assert "flexor-hallucis-brevis" not in others


def test_a_head_is_not_related_to_its_own_muscle(knowledge: Knowledge) -> None:
    related = [*synergists(knowledge, "biceps-femoris-long-head"), *antagonists(knowledge, "biceps-femoris-long-head")]
    assert "biceps-femoris" not in {relation.other for relation in related}


def test_arches_are_no_joints(knowledge: Knowledge) -> None:
    assert [joint.id for joint in joints_crossed(knowledge.structures["fibularis-longus"])] == ["subtalar", "ankle"]


def test_shares_come_with_that_of_most_muscles_first(knowledge: Knowledge) -> None:
    (nerve, *_) = nerve_shares(knowledge, "leg-anterior")
    assert (nerve.nerve.id, len(nerve.members)) == ("deep-fibular-nerve", 4)
    (action, *_) = shared_actions(knowledge, "leg-anterior")
    assert (action.joint.id, action.movement.id, len(action.members)) == ("ankle", "dorsiflexion", 4)
    assert [one.id for one in action.of("tibialis-anterior")] == ["tibialis-anterior.action.ankle-dorsiflexion"]
