"""Written explanations of contradictions: what is wrong, mesh, model or text, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from muscleatlas.errors import Faults, KnowledgeError, MuscleatlasError
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["Explanation", "explained", "explanation_faults", "read_explanations", "unexplained"]

Wrong = Literal["mesh", "model", "text"]
_WRONG: tuple[str, ...] = get_args(Wrong)
_FOLDER = Path(__file__).parent / "data" / "explanations"
_MOTION = "motion"
_FOR_BUNDLE = "z-anatomy"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong, why, and where that is written."""

    wrong: str
    why: str
    where: str


def read_explanations(folder: Path = _FOLDER, *, bundle: str = _FOR_BUNDLE) -> Mapping[str, Explanation]:
    """Return the explanations by the id of their statement: those for the model of motion, and for a bundle's meshes.

    Raises
    ------
    Faults
        With every entry of a file that does not say what is wrong and why.
    """
    files = (folder / f"{name}.yaml" for name in (_MOTION, bundle))
    return {id_: entry for file in files if file.is_file() for id_, entry in _read(file).items()}


def _read(file: Path) -> dict[str, Explanation]:
    document = read_yaml(file, error=KnowledgeError)
    entries = document.value if isinstance(document.value, dict) else {}
    faults = [fault for id_, entry in entries.items() for fault in _faults(document, id_, entry)]
    if faults:
        raise Faults(faults, of=document.name)
    return {
        id_: Explanation(str(entry["wrong"]), str(entry["why"]), document.where([id_]))
        for id_, entry in entries.items()
        if isinstance(entry, dict)
    }


def _faults(document: YamlDocument, id_: str, entry: object) -> list[KnowledgeError]:
    where = document.where([id_])
    if not isinstance(entry, dict) or set(entry) != {"wrong", "why"}:
        return [KnowledgeError(f"the explanation of {id_!r} is incomplete", where=where, expected="wrong, why")]
    if entry["wrong"] not in _WRONG:
        found, expected = repr(entry["wrong"]), ", ".join(_WRONG)
        return [KnowledgeError(f"what is wrong about {id_!r}?", where=where, found=found, expected=expected)]
    return []


def explained(evidence: Evidence, explanations: Mapping[str, Explanation]) -> Evidence:
    """Return evidence whose contradictions carry their explanations: ``mesh: the tendon is cut``."""
    return replace(evidence, verdicts=tuple(_explained(verdict, explanations) for verdict in evidence.verdicts))


def _explained(verdict: Verdict, explanations: Mapping[str, Explanation]) -> Verdict:
    found = explanations.get(verdict.statement) if verdict.outcome == "contradicted" else None
    return verdict if found is None else replace(verdict, explanation=f"{found.wrong}: {found.why}")


def unexplained(evidence: Evidence) -> tuple[Verdict, ...]:
    """Return the contradictions that nobody has explained."""
    return tuple(v for v in evidence.verdicts if v.outcome == "contradicted" and v.explanation is None)


def explanation_faults(evidence: Evidence, explanations: Mapping[str, Explanation]) -> tuple[MuscleatlasError, ...]:
    """Return each contradiction without an explanation, and each explanation of what nothing contradicts.

    Statements that the evidence says nothing of are left out: they were not examined.
    """
    bare = [
        KnowledgeError(
            f"the meshes contradict {verdict.statement!r}: {verdict.reason}",
            where=verdict.statement,
            hint="mend the statement by a source, or write into data/explanations what is wrong, and why",
        )
        for verdict in unexplained(evidence)
    ]
    idle = [
        KnowledgeError(f"nothing contradicts {id_!r}, and yet it is explained", where=entry.where, hint="take it out")
        for id_, entry in sorted(explanations.items())
        if evidence.of(id_) and all(verdict.outcome != "contradicted" for verdict in evidence.of(id_))
    ]
    return (*bare, *idle)
