"""Statements as lines of a table: what is said, what qualifies it, and the marks of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from muscleatlas.anatomy.citation import Citation
from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.layers import LayerPlace
from muscleatlas.anatomy.references import Reference
from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Partner,
    Placement,
    Point,
    Statement,
    Structure,
)
from muscleatlas.site.browse.addresses import (
    bone_permalink,
    joint_permalink,
    movement_permalink,
    nerve_permalink,
    root_permalink,
)
from muscleatlas.site.i18n.message import Message
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.names import term_name
from muscleatlas.site.links import Router
from muscleatlas.site.model import Comparison, ComparisonRow, FactGroup, FactLine, Link, SourceItem, SourceMark

__all__ = ["SourceList", "gather_comparison", "gather_facts", "gather_points"]

_HOW_TOLD = {
    "read": "Read for these statements",
    "recalled": "Recalled: standard knowledge that this work holds, written without the page open",
}
_MAIN_ACTIONS = 3


class SourceList:
    """The sources of one page, numbered as they come up; the same work read and recalled is two entries.

    Parameters
    ----------
    works
        By their keys in ``references.bib``.
    """

    def __init__(self, works: Mapping[str, Reference]) -> None:
        self._works = works
        self._numbers: dict[Citation, int] = {}

    def marks(self, citations: Iterable[Citation]) -> tuple[SourceMark, ...]:
        """Return the marks of a statement's sources."""
        return tuple(self._mark(citation) for citation in citations)

    def items(self) -> tuple[SourceItem, ...]:
        """Return the list, in the order of its numbers."""
        return tuple(
            SourceItem(number, f"source-{number}", _cited(self._works[citation.cite]), _how(citation))
            for citation, number in self._numbers.items()
        )

    def _mark(self, citation: Citation) -> SourceMark:
        number = self._numbers.setdefault(citation, len(self._numbers) + 1)
        return SourceMark(number, f"#source-{number}", citation.how, self._works[citation.cite].short)


def gather_facts(
    structure: Structure,
    sources: SourceList,
    router: Router | None = None,
    *,
    layers: Sequence[LayerPlace] = (),
) -> tuple[FactGroup, ...]:
    """Return the table of facts: a group for each kind of statement that the structure has.

    Antagonists and synergists have a table of their own.

    Parameters
    ----------
    router
        With it, bones, joints, movements, nerves and roots lead to their pages.
    layers
        Where it lies, stated or by its place in the tree.
    """
    groups: tuple[tuple[Message, Message, tuple[Statement, ...]], ...] = (
        (_("Origin"), _("Origins"), structure.origins),
        (_("Insertion"), _("Insertions"), structure.insertions),
        (_("Action"), _("Actions"), structure.actions),
        (_("Nerve"), _("Nerves"), structure.nerves),
        (_("Artery"), _("Arteries"), structure.arteries),
    )
    told = [(one, many, tuple(_line(item, sources, router) for item in items)) for one, many, items in groups]
    told.append((_("Layer"), _("Layers"), tuple(_layer_line(found, sources) for found in layers)))
    told.append((_("Variation"), _("Variations"), tuple(_line(item, sources) for item in structure.variations)))
    return tuple(FactGroup(one if len(lines) == 1 else many, lines) for one, many, lines in told if lines)


def gather_points(structure: Structure, sources: SourceList) -> FactGroup | None:
    """Return what is worth knowing beside the table; ``None`` if nothing is told. Variations stand in the table."""
    lines = tuple(_line(point, sources) for point in structure.points if point.about is None)
    return FactGroup(_("Worth knowing"), lines) if lines else None


def gather_comparison(members: Iterable[tuple[Structure, str | None]], *, noun: str = "Muscle") -> Comparison | None:
    """Return the members of a group side by side, each with the way to its page; ``None`` for fewer than two.

    Parameters
    ----------
    noun
        What a member is: ``Muscle``, ``Head``.
    """
    rows = tuple(
        ComparisonRow(Link(member.names.en, href, member.id), (_nerves(member), _main_actions(member)))
        for member, href in members
    )
    return Comparison((noun, _("Nerve"), _("Main actions")), rows) if len(rows) > 1 else None


def _line(statement: Statement, sources: SourceList, router: Router | None = None) -> FactLine:
    term, text, notes = _words(statement)
    note = "; ".join(note.rstrip(".") for note in notes if note)
    href = _page_of(statement, router) if router else None
    marks = sources.marks(statement.sources)
    return FactLine(
        statement.id, capitalised(term), text, note, marks, href, _name(statement), _ways(statement, router)
    )


def _layer_line(found: LayerPlace, sources: SourceList) -> FactLine:
    """Return where a muscle lies: a statement with its sources, or what follows from the tree, which says so."""
    if found.statement is not None:
        return _line(found.statement, sources)
    derived = _("derived from its place in the tree")
    return FactLine(f"layer-{found.layer.id}", capitalised(found.layer.en), "", derived, ())


def _name(statement: Statement) -> str:
    """Return the id of the term that a statement is about; "" for a point."""
    about = {Attachment: "on", Action: "joint", Innervation: "nerve", BloodSupply: "artery"}.get(type(statement))
    return term_name(getattr(statement, about)) if about else ""


def _page_of(statement: Statement, router: Router) -> str | None:
    """Return the way to the page of the bone, joint or nerve that a statement is about; ``None`` if it has none."""
    if isinstance(statement, Attachment):
        return router.page(bone_permalink(statement.on.id)) if statement.on.vocabulary == "bones" else None
    if isinstance(statement, Innervation):
        return router.page(nerve_permalink(statement.nerve.id))
    return router.page(joint_permalink(statement.joint.id)) if isinstance(statement, Action) else None


def _ways(statement: Statement, router: Router | None) -> tuple[Link, ...]:
    """Return what stands in the place of a statement's text, as ways to pages: the movement, or the roots."""
    if router is None:
        return ()
    if isinstance(statement, Action):
        label = _(statement.movement.en)
        return (Link(label, router.page(movement_permalink(statement.joint.id, statement.movement.id))),)
    roots = statement.roots if isinstance(statement, Innervation) else ()
    return tuple(Link(root, router.page(root_permalink(root))) for root in roots)


def _words(statement: Statement) -> tuple[str, str, tuple[str | None, ...]]:
    """Return what a statement is about, what it says of it, and what qualifies it."""
    if isinstance(statement, Attachment):
        return statement.on.en, statement.site, (statement.of, statement.note)
    if isinstance(statement, Action):
        return statement.joint.en, _(statement.movement.en), (statement.strength, statement.part, statement.note)
    if isinstance(statement, Innervation):
        return statement.nerve.en, ", ".join(statement.roots), (statement.of, statement.varies)
    if isinstance(statement, BloodSupply):
        return statement.artery.en, "", (statement.of,)
    return _words_beside(statement)


def _words_beside(statement: Partner | Placement | Point) -> tuple[str, str, tuple[str | None, ...]]:
    if isinstance(statement, Placement):
        return statement.layer.en, "", (statement.of, statement.note)
    if isinstance(statement, Partner):
        return statement.other.en, ", ".join(action.movement.en for action in statement.actions), (statement.note,)
    return "", statement.text, ()


def _cited(work: Reference) -> Link:
    """Return a work as a reader cites it, with its address if it has one."""
    address = work.fields.get("url") or (f"https://doi.org/{work.fields['doi']}" if "doi" in work.fields else None)
    return Link(f"{str(work).rstrip('.')}.", address)


def _how(citation: Citation) -> str:
    told = _HOW_TOLD[citation.how]
    return f"{told}: {citation.where}." if citation.where else f"{told}."


def _nerves(structure: Structure) -> str:
    supplies = (
        f"{supply.nerve.en} ({', '.join(supply.roots)})" if supply.roots else supply.nerve.en
        for supply in structure.nerves
    )
    return capitalised("; ".join(dict.fromkeys(supplies)))


def _main_actions(structure: Structure) -> str:
    """Return the first actions that aren't weak: the main ones, where some are marked so."""
    strong = [action for action in structure.actions if action.strength != "weak"] or list(structure.actions)
    main = [action for action in strong if action.strength == "main"] or strong
    return capitalised("; ".join(f"{action.movement.en} ({action.joint.short})" for action in main[:_MAIN_ACTIONS]))
