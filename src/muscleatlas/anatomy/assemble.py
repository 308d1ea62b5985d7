"""From checked entries to structures: terms looked up, sources attached, statement ids made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from muscleatlas.anatomy.border import Row, unknown_term
from muscleatlas.anatomy.citation import Citation
from muscleatlas.anatomy.schema import AttachmentEntry, PartnerEntry, StatementEntry, StructureEntry
from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Names,
    Partner,
    Placement,
    Point,
    Structure,
)
from muscleatlas.anatomy.terms import Joint, Movement, Nerve, Term
from muscleatlas.anatomy.titles import title_of
from muscleatlas.anatomy.vocabulary import Vocabulary
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["assembled_structure"]

T = TypeVar("T")


def assembled_structure(
    row: Row[StructureEntry],
    vocabulary: Vocabulary,
    references: Collection[str],
    *,
    others: Mapping[str, Term],
    view_scheme: str,
    faults: list[MuscleatlasError],
) -> Structure:
    """Return the structure that an entry describes.

    ``others`` are the muscles, heads and groups that its antagonists and synergists may name.
    Statements that name what does not exist are left out and told in ``faults``.
    """
    assembler = _Assembler(row, vocabulary, references, others, faults)
    entry = row.entry
    origins = assembler.attachments("origin", "origins", entry.origins)
    insertions = assembler.attachments("insertion", "insertions", entry.insertions)
    actions = assembler.actions()
    return Structure(
        id=row.id,
        kind=entry.kind,
        parent=entry.parent,
        permalink=entry.permalink,
        title=entry.title or title_of(entry.kind, entry.names.en),
        names=_names(entry),
        ta2=tuple(entry.ta2),
        fma=tuple(entry.fma),
        origins=origins,
        insertions=insertions,
        actions=actions,
        nerves=assembler.nerves(),
        arteries=assembler.arteries(),
        points=assembler.points(),
        view_scheme=view_scheme,
        redirects=tuple(entry.redirects),
        also_in=tuple(entry.also_in),
        missing={key: entry.missing[key] for key in sorted(entry.missing)},
        partners=(
            *assembler.partners("antagonist", "antagonists", entry.antagonists, actions),
            *assembler.partners("synergist", "synergists", entry.synergists, actions),
        ),
        layers=assembler.layers(),
    )


def _names(entry: StructureEntry) -> Names:
    names = entry.names
    others = {language: tuple(names.others[language]) for language in sorted(names.others)}
    synonyms = (*names.synonyms, *names.shared)
    return Names(names.en, names.la, synonyms, tuple(names.abbreviations), others)


@dataclass(frozen=True, slots=True)
class _Assembler:
    row: Row[StructureEntry]
    vocabulary: Vocabulary
    references: Collection[str]
    others: Mapping[str, Term]
    faults: list[MuscleatlasError] = field(repr=False)

    def attachments(
        self, role: Literal["origin", "insertion"], section: str, entries: Mapping[str, AttachmentEntry]
    ) -> tuple[Attachment, ...]:
        places = {**self.vocabulary.bones, **self.vocabulary.tissues}
        made: list[Attachment] = []
        for key, entry in entries.items():
            on = self._term(entry.on, places, "bone or tissue", section, key, "on")
            sources = self._sources(entry, section, key)
            if on is not None and self._has_site(entry, on, section, key):
                name = self._id(role, key)
                made.append(Attachment(name, role, on, entry.site or "", entry.of, entry.note, sources))
        return tuple(made)

    def actions(self) -> tuple[Action, ...]:
        made: list[Action] = []
        for key, entry in self.row.entry.actions.items():
            joint = self._term(entry.joint, self.vocabulary.joints, "joint", "actions", key, "joint")
            movement = self._term(entry.movement, self.vocabulary.movements, "movement", "actions", key, "movement")
            sources = self._sources(entry, "actions", key)
            if joint is not None and movement is not None and self._is_allowed(movement, joint, key):
                name = self._id("action", key)
                made.append(Action(name, joint, movement, entry.part, entry.note, entry.strength, sources))
        return tuple(made)

    def nerves(self) -> tuple[Innervation, ...]:
        made: list[Innervation] = []
        for key, entry in self.row.entry.nerves.items():
            nerve = self._term(entry.nerve, self.vocabulary.nerves, "nerve", "nerves", key, "nerve")
            sources = self._sources(entry, "nerves", key)
            if nerve is not None and self._carries(nerve, entry.roots, key):
                name = self._id("nerve", key)
                made.append(Innervation(name, nerve, tuple(entry.roots), entry.of, entry.varies, sources))
        return tuple(made)

    def arteries(self) -> tuple[BloodSupply, ...]:
        made: list[BloodSupply] = []
        for key, entry in self.row.entry.arteries.items():
            artery = self._term(entry.artery, self.vocabulary.arteries, "artery", "arteries", key, "artery")
            sources = self._sources(entry, "arteries", key)
            if artery is not None:
                made.append(BloodSupply(self._id("artery", key), artery, entry.of, sources))
        return tuple(made)

    def partners(
        self,
        role: Literal["antagonist", "synergist"],
        section: str,
        entries: Mapping[str, PartnerEntry],
        actions: tuple[Action, ...],
    ) -> tuple[Partner, ...]:
        own = {action.id.rpartition(".")[2]: action for action in actions}
        made: list[Partner] = []
        for key, entry in entries.items():
            other = self._term(key, self.others, "muscle", section, key)
            sources = self._sources(entry, section, key)
            for name in entry.actions:
                if name not in self.row.entry.actions:
                    self._term(name, own, f"action of {self.row.id}", section, key, "actions")
            if other is not None:
                concerned = tuple(own[name] for name in entry.actions if name in own)
                made.append(Partner(self._id(role, key), role, other, concerned, entry.note, sources))
        return tuple(made)

    def layers(self) -> tuple[Placement, ...]:
        made: list[Placement] = []
        for key, entry in self.row.entry.layers.items():
            layer = self._term(entry.layer, self.vocabulary.layers, "layer", "layers", key, "layer")
            sources = self._sources(entry, "layers", key)
            if layer is not None:
                made.append(Placement(self._id("layer", key), layer, entry.of, entry.note, sources))
        return tuple(made)

    def points(self) -> tuple[Point, ...]:
        return tuple(
            Point(self._id("point", key), entry.text, self._sources(entry, "points", key), entry.about)
            for key, entry in self.row.entry.points.items()
        )

    def _id(self, role: str, key: str) -> str:
        return f"{self.row.id}.{role}.{key}"

    def _term(self, name: str, known: Mapping[str, T], noun: str, *path: str) -> T | None:
        if name not in known:
            self.faults.append(unknown_term(name, noun=noun, known=known, where=self.row.where(*path)))
        return known.get(name)

    def _sources(self, entry: StatementEntry, section: str, key: str) -> tuple[Citation, ...]:
        """Return the sources of a statement: its own, or those of the whole entry."""
        own = entry.source is not None
        sources = (entry.source if own else self.row.entry.source) or []
        if not sources:
            self.faults.append(
                KnowledgeError(
                    f"{self.row.id}.{section}.{key} has no source",
                    where=self.row.where(section, key),
                    expected="source: {cite: …, how: recalled}, here or for the whole entry",
                )
            )
        path = (section, key, "source") if own else ("source",)
        for source in sources:
            self._check_citation(source.cite, source.how, source.where, path)
        return tuple(Citation(source.cite, source.how, source.where) for source in sources)

    def _check_citation(self, cite: str, how: str, where: str | None, path: tuple[str, ...]) -> None:
        place = self.row.where(*path)
        if cite not in self.references:
            self._add_once(unknown_term(cite, noun="reference", known=self.references, where=place))
        if how == "read" and where is None:
            self._add_once(
                KnowledgeError(
                    f"{self.row.id} cites {cite} as read, but does not say where",
                    where=place,
                    expected="where: page, chapter or address",
                )
            )

    def _add_once(self, fault: MuscleatlasError) -> None:
        """Add a fault of the entry's own source, which every statement meets, one time only."""
        if str(fault) not in {str(known) for known in self.faults}:
            self.faults.append(fault)

    def _has_site(self, entry: AttachmentEntry, on: Term, section: str, key: str) -> bool:
        if entry.site is None and on.kind == "bone":
            what = f"{self.row.id}.{section}.{key} says on which bone, but not where on it"
            self.faults.append(KnowledgeError(what, where=self.row.where(section, key), expected="site: …"))
            return False
        return True

    def _is_allowed(self, movement: Movement, joint: Joint, key: str) -> bool:
        if joint.id in movement.joints:
            return True
        allowed = [other.en for other in self.vocabulary.movements.values() if joint.id in other.joints]
        self.faults.append(
            KnowledgeError(
                f"{self.row.id}: no {movement.en} at the {joint.en}",
                where=self.row.where("actions", key, "movement"),
                expected=f"one of {', '.join(allowed)}" if allowed else None,
                hint="what a joint allows stands in vocabulary/movements.yaml",
            )
        )
        return False

    def _carries(self, nerve: Nerve, roots: list[str], key: str) -> bool:
        strange = [root for root in roots if nerve.roots and root not in nerve.roots]
        if not strange:
            return True
        self.faults.append(
            KnowledgeError(
                f"{self.row.id}: the {nerve.en} does not carry {', '.join(strange)}",
                where=self.row.where("nerves", key, "roots"),
                expected=f"roots out of {', '.join(nerve.roots)}",
            )
        )
        return False
