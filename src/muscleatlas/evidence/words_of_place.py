"""Words of place held against the meshes: "It lies deep to gastrocnemius" is looked up, not believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from muscleatlas.anatomy.structure import Attachment, Point, Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import KnowledgeError
from muscleatlas.evidence.claims import Claim, Lexicon, claims_in, claims_in_site
from muscleatlas.evidence.crossing import crosses
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.placing import SIDES, Finding, lies_beside, lies_between, lies_deep, lies_towards
from muscleatlas.evidence.relations import verdict_of
from muscleatlas.evidence.space import Space, Thing, space_of
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.yamlfiles import read_yaml

__all__ = ["claims_of", "examine", "finding_of", "lexicon_of"]

_LANDMARKS = Path(__file__).parent / "data" / "landmarks.yaml"
_SHORTEST_NAME = 5
_SHORT_JOINTS = frozenset({"hip", "knee", "wrist"})
_VESSELS = frozenset({"nerve", "artery", "vein"})
_WORST_FIRST = ("contradicted", "not-confirmable", "confirmed")


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return a verdict on each statement of a structure that makes a claim about places which is understood.

    A statement with several claims is contradicted where one is, and confirmed where all are.
    """
    structure, space = atlas.knowledge.structures[structure_id], space_of(atlas)
    verdicts = []
    for statement, claims in claims_of(atlas, structure):
        found = [(claim, finding_of(space, structure_id, claim)) for claim in claims]
        told = [(claim, finding) for claim, finding in found if finding is not None]
        if told:
            verdicts.append(_united(statement.id, told))
    return {"verdicts": verdicts}


def claims_of(atlas: Atlas, structure: Structure) -> Iterator[tuple[Point | Attachment, tuple[Claim, ...]]]:
    """Yield the statements of a structure that claim something about places, with what they claim.

    "It" is the structure only where that is one muscle; in the text of a group it may be any of them. The site of an
    attachment tells the place of the muscle only where it is the whole muscle's, and on bone.
    """
    lexicon = lexicon_of(atlas)
    for point in structure.points:
        claims = claims_in(point.text, lexicon)
        kept = tuple(claim for claim in claims if _is_of(structure, claim))
        if kept:
            yield point, kept
    for attachment in (*structure.origins, *structure.insertions):
        whole_on_bone = attachment.of is None and attachment.on.vocabulary == "bones"
        if whole_on_bone and (found := claims_in_site(attachment.site, lexicon)):
            yield attachment, found


def finding_of(space: Space, structure_id: str, claim: Claim) -> Finding | None:
    """Return what the meshes say of a claim in the text of a structure; None where they can't be asked."""
    if claim.relation == "crosses":
        return _crossed(space, claim.subject.removeprefix("structure:") or structure_id, claim)
    subject = _thing(space, claim.subject or f"structure:{structure_id}")
    others = [_thing(space, name or f"structure:{structure_id}") for name in claim.objects]
    if subject is None or any(other is None or set(other.parts) & set(subject.parts) for other in others):
        return None
    return _asked(space, claim.relation, subject, [other for other in others if other is not None])


@lru_cache(maxsize=2)
def lexicon_of(atlas: Atlas) -> Lexicon:
    """Return the names that texts may use: muscles, bones, joints, landmarks, and the vessels and nerves with meshes.

    A name that several things bear is no name here.
    """
    bearers: dict[str, set[str]] = {}
    for name, id_ in _names(atlas):
        bearers.setdefault(name.casefold(), set()).add(id_)
    return Lexicon({name: next(iter(ids)) for name, ids in sorted(bearers.items()) if len(ids) == 1})


def _names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    knowledge = atlas.knowledge
    for structure in knowledge.structures.values():
        if structure.kind in {"muscle", "head", "group"}:
            for name in (structure.names.en, *structure.names.synonyms):
                if len(name) >= _SHORTEST_NAME:
                    yield name, f"structure:{structure.id}"
    for bone in knowledge.bones.values():
        if bone.en not in _SHORT_JOINTS:
            yield bone.en, f"bone:{bone.id}"
    for joint in knowledge.joints.values():
        if joint.is_joint:
            yield from ((name, f"joint:{joint.id}") for name in {joint.en, joint.short})
    for id_, landmark in _landmarks().items():
        yield str(landmark["name"]), f"landmark:{id_}"
    for part in atlas.bundle.parts.values():
        if part.kind in _VESSELS:
            yield part.name, f"part:{part.id}"


def _is_of(structure: Structure, claim: Claim) -> bool:
    if "" not in (claim.subject, *claim.objects):
        return True
    return structure.kind in {"muscle", "head"} or (structure.kind == "group" and claim.subject == "")


def _asked(space: Space, relation: str, subject: Thing, others: list[Thing]) -> Finding:
    if relation == "between":
        return lies_between(space, subject, *others)
    if relation == "deep to":
        return lies_deep(space, subject, others[0])
    if relation == "beside":
        return lies_beside(space, subject, others[0])
    if relation in SIDES:
        return lies_towards(space, subject, others[0], relation)
    raise KnowledgeError(f"no relation of places is called {relation!r}", expected=", ".join(SIDES))


def _crossed(space: Space, structure_id: str, claim: Claim) -> Finding | None:
    """Return whether a muscle crosses a joint, as a text says or denies; None for what is no muscle or no joint."""
    kind, _, joint = claim.objects[0].partition(":")
    if kind != "joint" or structure_id not in space.atlas.knowledge.structures:
        return None
    muscle = space.whole(structure_id)
    found = None if muscle is None else crosses(space, muscle, joint)
    return _denied(found) if found is not None and claim.denied else found


def _denied(found: Finding) -> Finding:
    outcome = {"confirmed": "contradicted", "contradicted": "confirmed"}.get(found.outcome, found.outcome)
    cause = "crosses" if outcome == "contradicted" else "" if outcome == "confirmed" else found.cause
    return Finding(outcome, found.reason, cause, found.numbers, found.view)  # type: ignore[arg-type]


def _united(statement_id: str, found: list[tuple[Claim, Finding]]) -> Verdict:
    """Return one verdict on several claims: the outcome of the worst, the reasons of all that share it."""
    outcome = min((finding.outcome for _, finding in found), key=_WORST_FIRST.index)
    worst = [finding for _, finding in found if finding.outcome == outcome]
    reason = "; ".join(dict.fromkeys(finding.reason for finding in worst))
    first = worst[0]
    return verdict_of(statement_id, Finding(first.outcome, reason, first.cause, first.numbers, first.view))


def _thing(space: Space, name: str) -> Thing | None:
    """Return what a name of the lexicon stands for; None where nothing shows it."""
    kind, _, id_ = name.partition(":")
    atlas = space.atlas
    if kind == "structure":
        return space.structure(id_)
    if kind == "part":
        return Thing(id_, atlas.bundle.part(id_).name.casefold(), (id_,))
    if kind == "bone":
        parts = atlas.join.bones.get(id_, ())
        return Thing(name, f"the {atlas.knowledge.bones[id_].en}", parts) if parts else None
    if kind == "landmark":
        return _landmark(space, id_)
    return None


def _landmark(space: Space, id_: str) -> Thing | None:
    told = _landmarks()[id_]
    parts = space.atlas.join.bones.get(str(told["bone"]), ())
    clip = float(told["from"]), float(told["to"])
    return Thing(f"landmark:{id_}", f"the {told['name']}", parts, clip) if parts else None


@lru_cache(maxsize=1)
def _landmarks() -> Mapping[str, Mapping[str, str | float]]:
    value: Any = read_yaml(_LANDMARKS, error=KnowledgeError, name=_LANDMARKS.name).value
    told: Mapping[str, Mapping[str, str | float]] = value
    return told
