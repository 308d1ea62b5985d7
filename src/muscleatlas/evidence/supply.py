"""Nerves and arteries held against the meshes: whether the one that is named comes near the muscle.

The meshes show trunks and few branches, so near is what a branch that nobody modelled may bridge. The figures were
fixed on the lower limb before the rest was run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import BloodSupply, Innervation, Structure
from muscleatlas.anatomy.terms import Nerve, Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.errors import Faults, KnowledgeError, UnknownNameError
from muscleatlas.evidence.course import Course, course_of
from muscleatlas.evidence.ends import TOUCH_MM
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.grounds import box_gap_mm, gaps_mm
from muscleatlas.evidence.subject import subject_of
from muscleatlas.evidence.verdict import Method, Verdict
from muscleatlas.yamlfiles import read_yaml

__all__ = [
    "ASIDE_MM",
    "FAR_MM",
    "NEAR_MM",
    "artery_parts",
    "examine",
    "judge_supply",
    "nerve_parts",
    "terms_without_part",
]

NEAR_MM = 15.0
"""A nerve or artery that comes so near can supply the muscle by a branch that is not modelled."""
FAR_MM = 60.0
"""One that stays so far away does not, if another nerve is near; at twice as far it does not at all."""
ASIDE_MM = 30.0
"""Nor does one that stays so far away if another nerve touches the muscle."""

_FILE = Path(__file__).parent / "data" / "supply.yaml"


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return the verdicts on the nerves and arteries of a structure."""
    return {"verdicts": judge_supply(atlas, atlas.knowledge.structures[structure_id])}


def judge_supply(atlas: Atlas, structure: Structure) -> list[Verdict]:
    """Return a verdict on each nerve and artery that a structure states.

    Parameters
    ----------
    structure
        From the atlas, or one that states something else: the meshes are those of its id.
    """
    stated: tuple[Innervation | BloodSupply, ...] = (*structure.nerves, *structure.arteries)
    subject = subject_of(atlas, structure) if stated else None
    if subject is None:
        return [_without_muscle(statement) for statement in stated]
    course = course_of(atlas.bundle, subject.candidates[0])
    return [
        *(_on_nerve(atlas, course, supply, structure.nerves) for supply in structure.nerves),
        *(_on_artery(atlas, course, supply) for supply in structure.arteries),
    ]


def nerve_parts(atlas: Atlas, nerve_id: str) -> tuple[str, ...]:
    """Return the parts that show a nerve: its own, and those of its branches."""
    return _parts(atlas, "nerves", "nerve", nerve_id)


def artery_parts(atlas: Atlas, artery_id: str) -> tuple[str, ...]:
    """Return the parts that show an artery: its own, and those of its branches."""
    return _parts(atlas, "arteries", "artery", artery_id)


def terms_without_part(atlas: Atlas) -> tuple[str, ...]:
    """Return the nerves and arteries that some structure names and no part shows, sorted."""
    structures = atlas.knowledge.structures.values()
    nerves = {supply.nerve.id for structure in structures for supply in structure.nerves}
    arteries = {supply.artery.id for structure in structures for supply in structure.arteries}
    unseen = [id_ for id_ in nerves if not nerve_parts(atlas, id_)]
    return tuple(sorted([*unseen, *(id_ for id_ in arteries if not artery_parts(atlas, id_))]))


def _without_muscle(statement: Innervation | BloodSupply) -> Verdict:
    method: Method = "nerve" if isinstance(statement, Innervation) else "artery"
    return Verdict(statement.id, method, "not-confirmable", "the muscle has no mesh", cause="no-muscle-mesh")


def _on_nerve(atlas: Atlas, course: Course, supply: Innervation, stated: Sequence[Innervation]) -> Verdict:
    parts = nerve_parts(atlas, supply.nerve.id)
    if not parts:
        reason = f"the meshes do not contain the {supply.nerve.en}"
        return Verdict(supply.id, "nerve", "not-confirmable", reason, cause="no-nerve-mesh")
    away = _distance_mm(atlas.bundle, course, parts)
    numbers = {"distance_mm": round(away, 1)}
    if away <= NEAR_MM:
        return Verdict(supply.id, "nerve", "confirmed", _near("nerve", away), numbers=numbers)
    other = _nearest_other(atlas, course, stated) if away >= ASIDE_MM else None
    if other is not None and _is_nearer(other[0], away):
        numbers["other_distance_mm"] = round(other[0], 1)
        told = f"the nerve stays {away:.0f} mm away; the {other[1]} comes within {max(1.0, other[0]):.0f} mm"
        return Verdict(supply.id, "nerve", "contradicted", told, cause="wrong-nerve", numbers=numbers)
    return Verdict(supply.id, "nerve", "not-confirmable", _far("nerve", away), cause="branch-missing", numbers=numbers)


def _on_artery(atlas: Atlas, course: Course, supply: BloodSupply) -> Verdict:
    parts = artery_parts(atlas, supply.artery.id)
    if not parts:
        reason = f"the meshes do not contain the {supply.artery.en}"
        return Verdict(supply.id, "artery", "not-confirmable", reason, cause="no-artery-mesh")
    away = _distance_mm(atlas.bundle, course, parts)
    numbers = {"distance_mm": round(away, 1)}
    if away <= NEAR_MM:
        return Verdict(supply.id, "artery", "confirmed", _near("artery", away), numbers=numbers)
    if away >= 2 * FAR_MM:
        told = f"the artery stays {away:.0f} mm away"
        return Verdict(supply.id, "artery", "contradicted", told, cause="wrong-artery", numbers=numbers)
    told = _far("artery", away)
    return Verdict(supply.id, "artery", "not-confirmable", told, cause="branch-missing", numbers=numbers)


def _near(noun: str, away_mm: float) -> str:
    return f"the {noun} touches the muscle" if away_mm <= 1.0 else f"the {noun} comes within {away_mm:.0f} mm"


def _far(noun: str, away_mm: float) -> str:
    return f"the meshes show no branch of the {noun} to the muscle; what they show stays {away_mm:.0f} mm away"


def _distance_mm(bundle: Bundle, course: Course, parts: tuple[str, ...]) -> float:
    return float(gaps_mm(course, bundle, parts).min())


def _is_nearer(other_mm: float, away_mm: float) -> bool:
    """Return whether another nerve is so much nearer than the one that is stated that this one can't be right."""
    if away_mm >= 2 * FAR_MM:
        return True
    return other_mm <= (NEAR_MM if away_mm >= FAR_MM else TOUCH_MM)


def _nearest_other(atlas: Atlas, course: Course, stated: Sequence[Innervation]) -> tuple[float, str] | None:
    """Return how far the nearest nerve is that supplies some muscle, and its name; none of a stated one's stem."""
    own = frozenset[str]().union(*(_family(atlas.knowledge, supply.nerve.id) for supply in stated))
    others = {parts: name for id_, name, parts in _motor_nerves(atlas) if id_ not in own}
    boxed = {parts: min(box_gap_mm(course, atlas.bundle, part) for part in parts) for parts in others}
    near = sorted(boxed, key=lambda parts: (boxed[parts], parts))[:8]
    found = [(_distance_mm(atlas.bundle, course, parts), others[parts]) for parts in near]
    return min(found, default=None)


@lru_cache(maxsize=2)
def _motor_nerves(atlas: Atlas) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return id, name and parts of each nerve that supplies some muscle and has a mesh."""
    structures = atlas.knowledge.structures.values()
    motor = sorted({supply.nerve.id for structure in structures for supply in structure.nerves})
    shown = ((id_, atlas.knowledge.nerves[id_].en, nerve_parts(atlas, id_)) for id_ in motor)
    return tuple(entry for entry in shown if entry[2])


def _parts(atlas: Atlas, section: str, kind: str, term_id: str) -> tuple[str, ...]:
    terms = atlas.knowledge.nerves if section == "nerves" else atlas.knowledge.arteries
    table = _table(_FILE, frozenset(atlas.knowledge.nerves), frozenset(atlas.knowledge.arteries))[section]
    named = (part for id_ in _with_branches(terms, term_id) for part in table.get(id_, (f"{kind}/{id_}",)))
    return tuple(dict.fromkeys(part for part in named if part in atlas.bundle.parts))


def _with_branches(terms: Mapping[str, Nerve] | Mapping[str, Term], term_id: str) -> list[str]:
    """Return a term and all that leave it, in the order of the vocabulary."""
    found = [term_id]
    for id_ in found:
        found += [branch for branch, term in terms.items() if term.parent == id_]
    return found


@lru_cache(maxsize=4)
def _table(file: Path, nerves: frozenset[str], arteries: frozenset[str]) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the parts of the terms whose id alone doesn't tell them, by section."""
    document = read_yaml(file, error=KnowledgeError)
    told = document.value if isinstance(document.value, dict) else {}
    sections: dict[str, dict[str, list[str]]] = {}
    for name in ("nerves", "arteries"):
        section = told.get(name) or {}
        sections[name] = {str(id_): [str(part) for part in parts] for id_, parts in dict(section).items()}  # type: ignore[arg-type, union-attr]
    known = {"nerves": nerves, "arteries": arteries}
    faults = [
        UnknownNameError(id_, noun=name, known=known[name], where=document.where([name, id_]))
        for name, section in sections.items()
        for id_ in section
        if id_ not in known[name]
    ]
    if faults:
        raise Faults(faults, of=document.name)
    return sections


def _family(knowledge: Knowledge, nerve_id: str) -> frozenset[str]:
    """Return a nerve with the stems that it leaves and the branches that leave it; a plexus is no stem."""
    above, below = {nerve_id}, _with_branches(knowledge.nerves, nerve_id)
    stem = knowledge.nerves[nerve_id].parent
    while stem is not None and "plexus" not in stem:
        above.add(stem)
        stem = knowledge.nerves[stem].parent
    return frozenset(above | set(below))
