"""The entries of the search index: places and terms with their names, and how they hang together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.terms import Joint, Movement, Nerve, Term
from muscleatlas.site.browse.addresses import (
    BONES,
    BROWSE,
    JOINTS,
    MOVEMENTS,
    NAMES,
    NERVES,
    REGIONS,
    ROOTS,
    bone_permalink,
    joint_permalink,
    movement_permalink,
    nerve_permalink,
    root_permalink,
)
from muscleatlas.site.browse.titles import movement_name
from muscleatlas.site.material import Material
from muscleatlas.site.plan import ABOUT, COVERAGE, CREDITS
from muscleatlas.site.search.everyday import AGENT_NOUNS, EVERYDAY_WORDS

__all__ = ["Entry", "gather_entries"]

_PAGES = {
    BROWSE: "Browse",
    NAMES: "Muscles from A to Z",
    REGIONS: "Muscles by region",
    BONES: "Muscles by bone",
    JOINTS: "Muscles by joint",
    MOVEMENTS: "Muscles by movement",
    NERVES: "Muscles by nerve",
    ROOTS: "Muscles by spinal root",
    ABOUT: "About this atlas",
    COVERAGE: "What the atlas has, and what is missing",
    CREDITS: "Credits",
}
_LEVELS = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral", "Co": "coccygeal"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the search finds.

    Parameters
    ----------
    key
        Kind and id, which no other entry has: ``("bone", "fibula")``; places are ``("place", id)``.
    permalink
        Of its page; empty for what has none and only lends its names.
    up
        Key of the place above it.
    others
        Further names, the Latin one first and marked by ``=``.
    words
        What it is found under as well.
    facts
        Pairs of a relation and a key.
    languages
        Names by language code.
    """

    key: tuple[str, str]
    kind: str
    name: str
    permalink: str = ""
    up: tuple[str, str] | None = None
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, tuple[str, str]], ...] = ()
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def gather_entries(material: Material) -> tuple[Entry, ...]:
    """Return everything that a site's search finds: places in the order of the tree, then terms by kind and id."""
    places = [material.structure(page.structure) for page in material.plan.pages]
    terms = (*_bones(material), *_tissues(places), *_joints(material), *_movements(material), *_nerves(material))
    rest = (*_roots(material), *_arteries(places), *_pages(material))
    return (*map(_place, places), *terms, *rest)


def _place(place: Structure) -> Entry:
    names = place.names
    plain = names.en.lower().replace(" ", "-")
    words = (
        *_ids(place.ta2, place.fma),
        *([place.id] if place.id != plain else []),
        *([place.title] if place.title != names.en else []),
        *EVERYDAY_WORDS.get(place.id, ()),
    )
    latin = (*([names.la] if names.la else []), *names.others.get("la", ()))
    return Entry(
        key=("place", place.id),
        kind=place.kind,
        name=names.en,
        permalink=place.permalink,
        up=("place", place.parent) if place.parent else None,
        others=_others(names.en, latin, (*names.synonyms, *names.abbreviations)),
        words=words,
        facts=tuple(dict.fromkeys(_facts(place))),
        languages={code: told for code, told in names.others.items() if code != "la"},
    )


def _facts(place: Structure) -> Iterator[tuple[str, tuple[str, str]]]:
    for said in (*place.origins, *place.insertions):
        yield said.role, (_kind_of(said.on), said.on.id)
    for supply in place.nerves:
        yield "nerve", ("nerve", supply.nerve.id)
    for supply in place.nerves:
        yield from (("root", ("root", root)) for root in supply.roots)
    for action in place.actions:
        yield "action", ("movement", f"{action.joint.id}-{action.movement.id}")
    for flow in place.arteries:
        yield "artery", ("artery", flow.artery.id)
    for action in place.actions:
        yield "joint", ("joint", action.joint.id)
    yield from (("member", ("place", host)) for host in place.also_in)


def _kind_of(term: Term) -> str:
    return {"bones": "bone", "tissues": "tissue", "arteries": "artery"}[term.vocabulary]


def _bones(material: Material) -> Iterator[Entry]:
    for id_ in sorted(material.plan.terms.bones):
        bone = material.knowledge.bones[id_]
        up = ("place", bone.region) if bone.region else None
        yield _term(bone, "bone", bone_permalink(id_), up=up, languages=bone.others)


def _tissues(places: Iterable[Structure]) -> Iterator[Entry]:
    ends = [said.on for place in places for said in (*place.origins, *place.insertions)]
    named = {term.id: term for term in ends if term.vocabulary == "tissues"}
    yield from (_term(named[id_], "tissue", "") for id_ in sorted(named))


def _arteries(places: Iterable[Structure]) -> Iterator[Entry]:
    named = {flow.artery.id: flow.artery for place in places for flow in place.arteries}
    yield from (_term(named[id_], "artery", "") for id_ in sorted(named))


def _joints(material: Material) -> Iterator[Entry]:
    for id_ in sorted(material.plan.terms.joints):
        joint = material.knowledge.joints[id_]
        yield _term(joint, "joint", joint_permalink(id_), words=_but(joint.en, (joint.short, joint.moves)))


def _movements(material: Material) -> Iterator[Entry]:
    known = material.knowledge
    for joint_id, movement_id in sorted(material.plan.terms.movements):
        joint, movement = known.joints[joint_id], known.movements[movement_id]
        yield Entry(
            key=("movement", f"{joint_id}-{movement_id}"),
            kind="movement",
            name=capitalised(movement_name(known, joint, movement)),
            permalink=movement_permalink(joint_id, movement_id),
            words=_words_of(joint, movement),
            facts=(("joint", ("joint", joint_id)),),
        )


def _words_of(joint: Joint, movement: Movement) -> tuple[str, ...]:
    agents = tuple(AGENT_NOUNS[movement.id].split("|")) if movement.id in AGENT_NOUNS else ()
    return tuple(dict.fromkeys((movement.verb, *agents, joint.en, joint.moves.removeprefix("the "))))


def _nerves(material: Material) -> Iterator[Entry]:
    for id_ in sorted(material.plan.terms.nerves):
        yield _term(material.knowledge.nerves[id_], "nerve", nerve_permalink(id_))


def _roots(material: Material) -> Iterator[Entry]:
    for root in material.plan.terms.roots:
        level = root.rstrip("0123456789")
        words = (f"{_LEVELS.get(level, level)} {root.removeprefix(level)}", "spinal root", "segment")
        yield Entry(("root", root), "root", root, root_permalink(root), words=words)


def _pages(material: Material) -> Iterator[Entry]:
    found = {*material.plan.terms.indexes, ABOUT, COVERAGE, CREDITS}
    yield from (Entry(("page", to), "page", name, to) for to, name in _PAGES.items() if to in found)


def _term(
    term: Term | Joint | Nerve,
    kind: str,
    permalink: str,
    *,
    up: tuple[str, str] | None = None,
    words: tuple[str, ...] = (),
    languages: Mapping[str, tuple[str, ...]] | None = None,
) -> Entry:
    told = languages or {}
    latin = (*([term.la] if term.la else []), *told.get("la", ()))
    return Entry(
        key=(kind, term.id),
        kind=kind,
        name=capitalised(term.en),
        permalink=permalink,
        up=up,
        others=_others(term.en, latin, _older(term.en)),
        words=(*_ids([term.ta2] if term.ta2 else [], [term.fma] if term.fma else []), *words),
        facts=((("branch", (kind, term.parent)),) if term.parent else ()),
        languages={code: names for code, names in told.items() if code != "la"},
    )


def _older(name: str) -> tuple[str, ...]:
    """Return what many still say: both are names of the terminology, "peroneal" the older one."""
    return (capitalised(name.replace("fibular", "peroneal")),) if re.search(r"\bfibular\b", name) else ()


def _ids(ta2: Iterable[int], fma: Iterable[str]) -> tuple[str, ...]:
    return (*(f"TA2 {id_}" for id_ in ta2), *(f"FMA{id_}" for id_ in fma))


def _others(name: str, latin: Iterable[str], further: Iterable[str]) -> tuple[str, ...]:
    """Return all names but the shown one, the Latin ones first and marked."""
    return (*(f"={each}" for each in _but(name, latin)), *_but(name, further))


def _but(name: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(other for other in dict.fromkeys(others) if other.casefold() != name.casefold())
