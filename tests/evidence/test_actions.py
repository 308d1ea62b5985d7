"""Actions against the model of motion: true ones are confirmed, falsified ones contradicted, others left open."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.evidence.actions import curves_of, judged, tally, verdict_on
from muscleatlas.evidence.verdict import Verdict
from tests.evidence.motion import function

OUTSIDE = {"no-counterpart", "no-coordinate", "part-only", "does-not-cross"}
"""Causes of verdicts on actions that the model has nothing to say about."""


# ---- the rule


@pytest.mark.parametrize(
    ("arms_mm", "outcome", "cause"),
    [
        ([2, 2, 2, -9, -9], "confirmed", ""),
        ([-2, -2, -2, 9, 9], "contradicted", "opposite-sign"),
        ([9, 9, 0, -9, -9], "not-confirmable", "mixed-sign"),
        ([1.9, 1.9, 1.9, 1.9, 40], "not-confirmable", "small-moment-arm"),
        ([-1.9, -1.9, -1.9, -1.9, -40], "not-confirmable", "small-moment-arm"),
    ],
)
def test_three_fifths_of_the_range_decide_and_less_than_the_floor_counts_for_nothing(
    arms_mm: list[float], outcome: str, cause: str
) -> None:
    verdict = judged("soleus.action.ankle-plantarflexion", np.array(arms_mm, dtype=float), floor_mm=2)
    assert (verdict.outcome, verdict.cause) == (outcome, cause)


def test_the_opposite_statement_has_the_opposite_verdict() -> None:
    chance = np.random.default_rng(5)
    mirrored = {"confirmed": "contradicted", "contradicted": "confirmed", "not-confirmable": "not-confirmable"}
    for _ in range(200):
        arms_mm = chance.normal(chance.normal(0, 4), 4, size=30)
        there, back = judged("a", arms_mm, floor_mm=2), judged("a", -arms_mm, floor_mm=2)
        assert back.outcome == mirrored[there.outcome]


def test_a_verdict_tells_its_numbers_and_a_reason_in_words() -> None:
    verdict = judged("soleus.action.ankle-plantarflexion", np.array([40.0, 42.0, 38.0, 1.0]), floor_mm=2)
    assert verdict == Verdict(
        statement="soleus.action.ankle-plantarflexion",
        method="moment-arm",
        outcome="confirmed",
        reason="in the model of motion it does so over 75% of the range, typically with a moment arm of 39 mm",
        numbers={
            "agreeing_share": 0.75,
            "opposing_share": 0.0,
            "median_arm_mm": 39.0,
            "least_arm_mm": 1.0,
            "greatest_arm_mm": 42.0,
            "floor_mm": 2.0,
        },
    )


# ---- what the model has nothing to say about


@pytest.mark.parametrize(
    ("statement", "cause"),
    [
        ("popliteus.action.knee-medial-rotation", "no-counterpart"),
        ("fibularis-longus.action.transverse-arch-support", "no-coordinate"),
        ("flexor-hallucis-longus.action.great-toe-interphalangeal-flexion", "no-coordinate"),
        ("multifidus.action.thoracic-contralateral-rotation", "part-only"),
        ("supinator-humeral-head.action.forearm-supination", "part-only"),
    ],
)
def test_where_the_model_has_nothing_to_say_the_cause_is_told(statement: str, cause: str) -> None:
    structure, action = _stated(statement)
    verdict = verdict_on(action, structure.id, function())
    assert (verdict.outcome, verdict.cause) == ("not-confirmable", cause)


def test_a_path_that_does_not_cross_the_joint_says_nothing_about_it() -> None:
    _soleus, plantarflexion = _stated("soleus.action.ankle-plantarflexion")
    assert verdict_on(plantarflexion, "gluteus-medius", function()).cause == "does-not-cross"


# ---- parts and conditions


def test_the_parts_of_a_muscle_are_held_against_their_own_paths() -> None:
    structure, medially = _stated("gluteus-medius.action.hip-medial-rotation")
    _structure, laterally = _stated("gluteus-medius.action.hip-lateral-rotation")
    assert (medially.part, laterally.part) == ("anterior fibres", "posterior fibres")
    for action in (medially, laterally):
        assert verdict_on(action, structure.id, function()).outcome == "confirmed"
        other = {medially: laterally, laterally: medially}[action].part
        assert verdict_on(replace(action, part=other), structure.id, function()).outcome == "contradicted"


def test_a_statement_that_says_when_it_holds_is_held_against_the_model_just_then() -> None:
    structure, supination = _stated("brachioradialis.action.forearm-supination")
    _structure, pronation = _stated("brachioradialis.action.forearm-pronation")
    for action in (supination, pronation):
        assert verdict_on(action, structure.id, function()).outcome == "confirmed"
        always = replace(action, id="brachioradialis.action.always")
        assert verdict_on(always, structure.id, function()).cause == "mixed-sign"


def test_the_extensors_of_the_knee_pull_through_the_kneecap() -> None:
    for muscle in ("rectus-femoris", "vastus-lateralis", "vastus-intermedius", "vastus-medialis"):
        structure, action = _stated(f"{muscle}.action.knee-extension")
        verdict = verdict_on(action, structure.id, function())
        assert verdict.outcome == "confirmed"
        assert 15 < verdict.numbers["least_arm_mm"] < verdict.numbers["greatest_arm_mm"] < 60


# ---- how right, and how sharp


def test_most_actions_of_limbs_and_trunk_that_have_a_counterpart_are_confirmed() -> None:
    counts = tally([verdict for _s, _a, verdict in _held_against_the_model()])
    total = sum(counts.values())
    assert total > 200
    assert counts["confirmed"] / total >= 0.9


def test_hardly_a_true_statement_is_flagged() -> None:
    verdicts = [verdict for _s, _a, verdict in _held_against_the_model()]
    flagged = sorted(verdict.statement for verdict in verdicts if verdict.outcome == "contradicted")
    assert len(flagged) / len(verdicts) <= 0.02
    assert flagged == [
        "adductor-magnus.action.hip-flexion",
        "pectoralis-major-clavicular-head.action.shoulder-adduction",
        "subscapularis.action.shoulder-adduction",
    ]


def test_opposite_actions_are_caught() -> None:
    movements = function().knowledge.movements
    able = [(s, a) for s, a, _verdict in _held_against_the_model() if a.movement.opposite is not None]
    caught = 0
    for structure, action in random.Random(2026).choices(able, k=200):
        falsified = replace(action, movement=movements[str(action.movement.opposite)])
        caught += verdict_on(falsified, structure.id, function()).outcome == "contradicted"
    assert caught / 200 >= 0.9


# ---- curves


def test_a_curve_has_an_arm_for_each_angle_and_names_the_actions_that_it_bears_on() -> None:
    (curve,) = curves_of("soleus", function())
    assert curve.statements == ("soleus.action.ankle-plantarflexion",)
    assert (curve.joint, curve.movement, curve.coordinate) == ("ankle", "dorsiflexion", "ankle_angle_r")
    assert curve.tendons == ("soleus_r",)
    assert (curve.angles_deg[0], curve.angles_deg[-1]) == (-40.0, 30.0)
    assert len(curve.angles_deg) == len(curve.arms_mm)
    assert max(curve.arms_mm) < 0


def test_psoas_bends_the_hip_by_one_of_its_models_and_the_spine_by_the_other() -> None:
    curves = {curve.joint: curve for curve in curves_of("psoas-major", function())}
    assert curves["hip"].tendons == ("psoas_r",)
    assert len(curves["lumbar-spine"].tendons) == 11
    assert all(name.startswith("Ps_") for name in curves["lumbar-spine"].tendons)


def test_a_muscle_without_a_counterpart_has_no_curve() -> None:
    assert curves_of("popliteus", function()) == []


# ----


def _held_against_the_model() -> Iterator[tuple[Structure, Action, Verdict]]:
    for structure in function().knowledge.structures.values():
        for action in structure.actions:
            verdict = verdict_on(action, structure.id, function())
            if verdict.cause not in OUTSIDE:
                yield structure, action, verdict


def _stated(statement: str) -> tuple[Structure, Action]:
    structure = function().knowledge.structures[statement.partition(".")[0]]
    return structure, next(action for action in structure.actions if action.id == statement)
