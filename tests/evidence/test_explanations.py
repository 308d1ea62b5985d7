"""Written explanations of contradictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.errors import Faults
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.explanations import explained, explanation_faults, read_explanations, unexplained
from muscleatlas.evidence.verdict import Verdict

AGAINST = Verdict("a.origin.x", "attachment", "contradicted", "it ends elsewhere")
FOR = Verdict("b.origin.x", "attachment", "confirmed", "it lies there")


def _written(folder: Path, text: str) -> Path:
    (folder / "z-anatomy.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_contradiction_carries_its_explanation(tmp_path: Path) -> None:
    told = read_explanations(_written(tmp_path, "a.origin.x: {wrong: mesh, why: The tendon is cut.}\n"))
    whole = explained(Evidence((AGAINST, FOR)), told)
    assert [verdict.explanation for verdict in whole.verdicts] == ["mesh: The tendon is cut.", None]
    assert unexplained(whole) == ()
    assert explanation_faults(whole, told) == ()


def test_a_contradiction_without_explanation_is_a_fault() -> None:
    faults = explanation_faults(Evidence((AGAINST, FOR)), {})
    assert [str(fault).partition("\n")[0] for fault in faults] == [
        "a.origin.x: the meshes contradict 'a.origin.x': it ends elsewhere"
    ]


def test_an_explanation_of_what_nothing_contradicts_is_a_fault(tmp_path: Path) -> None:
    told = read_explanations(_written(tmp_path, "b.origin.x: {wrong: mesh, why: The tendon is cut.}\n"))
    faults = explanation_faults(Evidence((FOR,)), told)
    assert "nothing contradicts 'b.origin.x'" in str(faults[0])


def test_a_statement_that_was_not_examined_is_left_in_peace(tmp_path: Path) -> None:
    told = read_explanations(_written(tmp_path, "c.origin.x: {wrong: mesh, why: The tendon is cut.}\n"))
    assert explanation_faults(Evidence((FOR,)), told) == ()


def test_an_incomplete_explanation_is_told_with_its_line(tmp_path: Path) -> None:
    folder = _written(tmp_path, "a.origin.x: {wrong: mesh}\nb.origin.x: {wrong: reader, why: So it is.}\n")
    with pytest.raises(Faults, match="2 faults"):
        read_explanations(folder)


def test_what_the_meshes_of_a_bundle_contradict_is_explained_for_that_bundle_alone(tmp_path: Path) -> None:
    (tmp_path / "motion.yaml").write_text("c.action.x: {wrong: model, why: It is stiff.}\n", encoding="utf-8")
    folder = _written(tmp_path, "a.origin.x: {wrong: mesh, why: The tendon is cut.}\n")
    assert set(read_explanations(folder)) == {"c.action.x", "a.origin.x"}
    assert set(read_explanations(folder, bundle="a-scan")) == {"c.action.x"}


@pytest.mark.parametrize("bundle", ["z-anatomy", "musculoskeletal"])
def test_every_explanation_of_ours_is_of_a_statement_that_exists(bundle: str) -> None:
    statements = {statement.id for place in read_knowledge().structures.values() for statement in place.statements}
    assert set(read_explanations(bundle=bundle)) <= statements
