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
    file = folder / "explanations.yaml"
    file.write_text(text, encoding="utf-8")
    return file


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
    file = _written(tmp_path, "a.origin.x: {wrong: mesh}\nb.origin.x: {wrong: reader, why: So it is.}\n")
    with pytest.raises(Faults, match="2 faults"):
        read_explanations(file)


def test_another_bundle_has_no_explanations() -> None:
    assert read_explanations(bundle="a-scan") == {}


def test_every_explanation_of_ours_is_of_a_statement_that_exists() -> None:
    statements = {statement.id for place in read_knowledge().structures.values() for statement in place.statements}
    assert set(read_explanations()) <= statements
