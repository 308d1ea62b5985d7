"""The page of the evidence: totals, the error rate of this build, and what is contradicted or not confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Partner,
    Placement,
    Statement,
    Structure,
)
from muscleatlas.evidence.evidence import structure_of
from muscleatlas.evidence.totals import MethodTotals, error_rate, totals_by_method
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import Link, Shell
from muscleatlas.site.plan import EVIDENCE
from muscleatlas.site.shell import gather_shell, licence_link

__all__ = ["EvidencePage", "EvidenceRow", "EvidenceSection", "EvidenceTotal", "gather_evidence_page"]

_TITLE = "How far the statements are confirmed"
_SUBTITLE = "Every attachment, action, nerve and relation, held against the meshes and a model of motion."
_METHODS = {
    "attachment": "Attachments",
    "moment-arm": "Actions",
    "nerve": "Nerves",
    "artery": "Arteries",
    "relation": "Relations",
}


@dataclass(frozen=True, slots=True)
class EvidenceTotal:
    """A row of the totals: how many of a kind have which outcome, and the share of those that can be tested."""

    heading: str
    confirmed: str
    open: str
    contradicted: str
    testable: str
    share: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A statement with its verdict: the way to it, what it says, why it is so judged."""

    link: Link
    said: str
    reason: str
    explanation: str


@dataclass(frozen=True, slots=True)
class EvidenceSection:
    """Statements of one outcome, kind and cause."""

    heading: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The page of the evidence; ``strange`` are ends on bones that no fact names, ``failures`` what went wrong."""

    shell: Shell
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    data: Link
    rate: str
    totals: tuple[EvidenceTotal, ...]
    contradicted: tuple[EvidenceRow, ...]
    open: tuple[EvidenceSection, ...]
    strange: tuple[EvidenceRow, ...]
    failures: tuple[str, ...]
    credits: tuple[str, ...]
    licence: Link
    schematic: bool = False


def gather_evidence_page(material: Material) -> EvidencePage | None:
    """Return the model of the page; ``None`` if somebody wrote one of its address."""
    if EVIDENCE in {article.permalink for article in material.plan.articles}:
        return None
    router, evidence = material.router(EVIDENCE), material.evidence
    return EvidencePage(
        shell=gather_shell(material.settings, material.plan, EVIDENCE, title=_TITLE, description=_SUBTITLE),
        title=_TITLE,
        subtitle=_SUBTITLE,
        breadcrumb=(),
        data=Link("evidence.csv", router.file("evidence.csv")),
        rate=f"{error_rate(evidence.verdicts):.1%}".replace("%", " %"),
        totals=tuple(_total(total) for total in totals_by_method(evidence.verdicts)),
        contradicted=tuple(
            _row(material, router, verdict) for verdict in evidence.verdicts if verdict.outcome == "contradicted"
        ),
        open=tuple(_sections(material, router)),
        strange=tuple(_strange(material, router)),
        failures=tuple(f"{failure.structure}, {failure.examination}: {failure.what}" for failure in evidence.failures),
        credits=material.credits,
        licence=licence_link(material.licence),
        schematic=material.schematic,
    )


def _total(total: MethodTotals) -> EvidenceTotal:
    outcomes = total.outcomes
    return EvidenceTotal(
        heading=_METHODS[total.method],
        confirmed=f"{outcomes['confirmed']:,}",
        open=f"{outcomes['not-confirmable']:,}",
        contradicted=f"{outcomes['contradicted']:,}",
        testable=f"{total.testable:,}",
        share=f"{total.confirmed_share:.1%}".replace("%", " %"),
    )


def _sections(material: Material, router: Router) -> Iterable[EvidenceSection]:
    """Yield what is not confirmable, by kind and cause."""
    verdicts = [verdict for verdict in material.evidence.verdicts if verdict.outcome == "not-confirmable"]
    for method, heading in _METHODS.items():
        causes = sorted({verdict.cause for verdict in verdicts if verdict.method == method})
        for cause in causes:
            own = [verdict for verdict in verdicts if (verdict.method, verdict.cause) == (method, cause)]
            told = f"{heading}: {cause.replace('-', ' ')} ({len(own):,})"
            yield EvidenceSection(told, tuple(_row(material, router, verdict) for verdict in own))


def _row(material: Material, router: Router, verdict: Verdict) -> EvidenceRow:
    structure = material.structure(structure_of(verdict.statement))
    stated = {statement.id: statement for statement in structure.statements}
    said = _said(stated[verdict.statement]) if verdict.statement in stated else ""
    return EvidenceRow(
        link=_way_to(structure, router, verdict.statement),
        said=said,
        reason=verdict.reason,
        explanation=verdict.explanation or "",
    )


def _way_to(structure: Structure, router: Router, anchor: str = "") -> Link:
    page = router.page(structure.permalink)
    return Link(structure.names.en, f"{page}#{anchor}" if page and anchor else page, structure.id)


def _strange(material: Material, router: Router) -> Iterable[EvidenceRow]:
    for contact in material.evidence.contacts:
        bone = material.knowledge.bones.get(contact.bone)
        area, share = contact.numbers["area_mm2"], contact.numbers["share_of_end"]
        yield EvidenceRow(
            link=_way_to(material.structure(contact.structure), router),
            said=f"{contact.end}: {bone.en if bone else contact.bone}",
            reason=f"{area:,.0f} mm², {share:.0%} of what the tip touches".replace("%", " %"),
            explanation="",
        )


def _said(statement: Statement) -> str:
    """Return what a statement says, in a few words."""
    if isinstance(statement, Attachment):
        return f"{statement.role}: {statement.on.en}"
    if isinstance(statement, Action):
        return f"{statement.movement.en} at the {statement.joint.short}"
    if isinstance(statement, Innervation):
        return statement.nerve.en
    if isinstance(statement, Partner):
        return f"{statement.role}: {statement.other.en}"
    if isinstance(statement, Placement):
        return statement.layer.en
    return statement.artery.en if isinstance(statement, BloodSupply) else statement.text
