"""Evidence by statement and by structure, and back from JSON."""

from __future__ import annotations

import json

from muscleatlas.evidence.evidence import Evidence, Failure, evidence_from_json, evidence_to_json, united
from muscleatlas.evidence.verdict import Band, Contact, Curve, Measure, Relation, Verdict

FULL = Evidence(
    verdicts=(
        Verdict("soleus.origin.fibula", "attachment", "confirmed", "it lies there", numbers={"distance_mm": 0.5}),
        Verdict("soleus.point.deep", "relation", "confirmed", "it lies deep"),
        Verdict("soleus.point.deep", "relation", "contradicted", "it does not", cause="lies-over", view="posterior"),
        Verdict("plantaris.nerve.tibial", "nerve", "not-confirmable", "no mesh", cause="no-nerve-mesh"),
    ),
    contacts=(Contact("soleus", "tibia", "origin", {"area_mm2": 80.0}),),
    measures=(
        Measure(
            "soleus", "volume", 4e5, "mm3", "sum of tetrahedra", "closed", band=Band(1.0, 2.0, "mm3", "handsfield")
        ),
        Measure("plantaris", "length", 90.0, "mm", "along its middle", "open", other="soleus"),
    ),
    relations=(Relation("soleus", "deep to", "plantaris", {"covered_share": 0.4}),),
    curves=(
        Curve("soleus", ("soleus.action.a",), "ankle", "plantarflexion", "ankle_r", (0.0, 1.0), (40.0, 41.0), ("s",)),
    ),
    failures=(Failure("plantaris", "attachments", "no faces"),),
)


def test_a_statement_has_all_its_verdicts_and_an_unexamined_one_none() -> None:
    assert [verdict.outcome for verdict in FULL.of("soleus.point.deep")] == ["confirmed", "contradicted"]
    assert FULL.of("soleus.origin.tibia") == ()


def test_the_evidence_of_all_structures_together_is_the_whole() -> None:
    pieces = united([FULL.of_structure("soleus"), FULL.of_structure("plantaris")])
    assert pieces.verdicts == FULL.verdicts
    assert pieces.failures == FULL.failures
    assert FULL.of_structure("nobody") == Evidence()


def test_what_goes_through_json_comes_back_the_same() -> None:
    assert evidence_from_json(json.loads(json.dumps(evidence_to_json(FULL)))) == FULL


def test_no_evidence_is_an_empty_record() -> None:
    assert evidence_to_json(Evidence()) == {}
    assert evidence_from_json({}) == Evidence()
