"""From everything that is known and drawn to the models of the pages: no logic is left for the templates."""

from __future__ import annotations

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.layers import layers_of
from muscleatlas.anatomy.prose import describe
from muscleatlas.anatomy.structure import Structure
from muscleatlas.site.articles import gather_articles, gather_redirects
from muscleatlas.site.authored import authored_body
from muscleatlas.site.browse.gather import gather_finding
from muscleatlas.site.curves import gather_curves
from muscleatlas.site.derived import gather_derived
from muscleatlas.site.embed import gather_embeds, oembed_files, oembed_path
from muscleatlas.site.evidence_page import gather_evidence_page
from muscleatlas.site.facts import SourceList, gather_comparison, gather_facts, gather_points
from muscleatlas.site.facts_files import facts_files
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.names import names_by_language
from muscleatlas.site.languages import language_names
from muscleatlas.site.ledger import gather_ledger
from muscleatlas.site.linked_data import about_structure
from muscleatlas.site.links import Router, picture_file
from muscleatlas.site.material import Material
from muscleatlas.site.measures import gather_measures
from muscleatlas.site.model import (
    Attachments,
    Card,
    Comparison,
    Link,
    Name,
    PlacePage,
    Shell,
    Site,
    Stage,
)
from muscleatlas.site.notes import model_note
from muscleatlas.site.plan import PlannedPage
from muscleatlas.site.report import reportable
from muscleatlas.site.search.index import search_scripts
from muscleatlas.site.shell import absolute_address, gather_shell, licence_link
from muscleatlas.site.social import SOCIAL_IMAGE
from muscleatlas.site.stage import aspect_class, cover_image, gather_attachments, gather_stage, is_sided
from muscleatlas.site.surroundings import gather_no_mesh
from muscleatlas.site.take import gather_take
from muscleatlas.site.verdicts import with_verdicts
from muscleatlas.site.ways import (
    breadcrumb,
    members_heading,
    siblings,
    siblings_heading,
    subtitle,
    tree_item,
    way_to,
)

__all__ = ["gather_page", "gather_site"]


def gather_site(material: Material) -> Site:
    """Return the models of all pages of a build."""
    plan, settings = material.plan, material.settings
    pages = tuple(gather_page(material, planned) for planned in plan.pages)
    found = {*plan.terms.permalinks, *plan.terms.indexes}
    linked = sorted({page.permalink for page in plan.pages} | {article.permalink for article in plan.articles} | found)
    return Site(
        pages=pages,
        finding=gather_finding(material),
        articles=gather_articles(material),
        ledger=gather_ledger(material),
        evidence=gather_evidence_page(material),
        redirects=gather_redirects(material),
        names=names_by_language(material.knowledge),
        search=tuple(search_scripts(material)),
        address=settings.site_url or "",
        embeds=gather_embeds(material, pages),
        files=(*facts_files(material), *oembed_files(material, pages)),
        addresses=tuple(filter(None, (absolute_address(settings, permalink) for permalink in linked))),
    )


def gather_page(material: Material, planned: PlannedPage) -> PlacePage:
    """Return the model of one place's page."""
    knowledge, router = material.knowledge, material.router(planned.permalink)
    tree, structure, authored = knowledge.tree, material.structure(planned.structure), planned.authored
    stage = _stage(material, planned, router)
    own_stage = stage if structure.id in material.pictures else None
    body, shows = authored_body(authored, router, stage) if authored else ("", frozenset[str]())
    text = _text(knowledge, structure)
    sources = SourceList(knowledge.references)
    stated = gather_facts(structure, sources, router, layers=layers_of(knowledge, structure.id))
    facts = reportable(stated, material.settings, planned.permalink)
    facts = with_verdicts(facts, material.evidence.of_structure(structure.id), own_stage)
    points = None if authored else gather_points(structure, sources)
    title = (authored and authored.title) or structure.title
    parent = tree.parent(structure.id)
    before, behind = _neighbours(material, planned, router)
    found = material.evidence.of_structure(structure.id)
    return PlacePage(
        shell=_shell(material, planned, title, text[0]),
        id=structure.id,
        permalink=planned.permalink,
        kind=structure.kind,
        title=title,
        subtitle=(authored and authored.subheadline) or subtitle(tree, structure),
        latin=structure.names.la or "",
        synonyms=_synonyms(structure),
        languages=language_names(structure.names.others),
        abbreviations=structure.names.abbreviations,
        identifiers=(*(f"TA2 {id_}" for id_ in structure.ta2), *(f"FMA {id_}" for id_ in structure.fma)),
        breadcrumb=breadcrumb(tree, structure, router),
        stage=stage,
        attachments=_attachments(material, planned, router),
        text=text,
        points=points,
        body_html=body,
        body_shows=shows,
        facts=facts,
        derived=gather_derived(knowledge, structure, router, sources),
        comparison=_comparison(knowledge, structure, router),
        cards=_cards(material, structure, router),
        cards_heading=members_heading(tree.members(structure.id)),
        siblings=siblings(tree, structure, router),
        siblings_heading=siblings_heading(structure, parent),
        parent=way_to(parent, router) if parent else None,
        also_in=tuple(way_to(material.structure(host), router) for host in structure.also_in),
        previous=before,
        following=behind,
        sources=sources.items(),
        credits=material.credits,
        licence=licence_link(material.licence),
        model_note=model_note(material),
        curves=gather_curves(knowledge, structure, found.curves),
        measures=gather_measures(knowledge, found.measures, found.relations, router),
        take=gather_take(material, planned, title, stage),
        linked_data=about_structure(knowledge, structure),
        schematic=material.schematic,
        no_mesh=None if stage else gather_no_mesh(material, structure, router),
    )


def _shell(material: Material, planned: PlannedPage, title: str, description: str) -> Shell:
    has_pictures = planned.structure in material.pictures
    return gather_shell(
        material.settings,
        material.plan,
        planned.permalink,
        title=title,
        description=description,
        social_image=picture_file(planned.permalink, SOCIAL_IMAGE) if has_pictures else None,
        oembed=oembed_path(planned.permalink) if has_pictures else None,
    )


def _stage(material: Material, planned: PlannedPage, router: Router) -> Stage | None:
    shown = material.shown(planned.structure)
    pictures = material.pictures.get(shown)
    if pictures is None:
        return None

    def legend_link(id_: str) -> str | None:
        return None if id_ == planned.structure else router.page(material.structure(id_).permalink)

    return gather_stage(
        router,
        material.structure(shown).permalink,
        pictures,
        legend_link=legend_link,
        authored=planned.authored if shown == planned.structure else None,
        labels=shown,
        no_mesh=gather_no_mesh(material, material.structure(planned.structure), router),
    )


def _attachments(material: Material, planned: PlannedPage, router: Router) -> Attachments | None:
    pictures = material.pictures.get(planned.structure)
    return gather_attachments(router, planned.permalink, pictures) if pictures else None


def _text(knowledge: Knowledge, structure: Structure) -> tuple[str, ...]:
    """Return the prose without what the points tell, which stand by themselves with their sources."""
    points = {point.id for point in structure.points}
    prose = describe(knowledge, structure.id)
    beside = (paragraph for paragraph in prose.paragraphs if not points.issuperset(paragraph.statements or [""]))
    return (prose.lead.text, *(paragraph.text for paragraph in beside))


def _synonyms(structure: Structure) -> tuple[Name, ...]:
    english = tuple(Name(text, "en") for text in structure.names.synonyms)
    return (*english, *(Name(text, "la") for text in structure.names.others.get("la", ())))


def _comparison(knowledge: Knowledge, structure: Structure, router: Router) -> Comparison | None:
    """Return the muscles of a group, or the heads of a muscle, side by side."""
    kind, noun = ("head", _("Head")) if structure.kind == "muscle" else ("muscle", _("Muscle"))
    below = knowledge.tree.members_below(structure.id) if structure.kind in {"group", "muscle"} else ()
    members = ((member, router.page(member.permalink)) for member in below if member.kind == kind)
    return gather_comparison(members, noun=noun)


def _cards(material: Material, structure: Structure, router: Router) -> tuple[Card, ...]:
    return tuple(_card(material, member, router) for member in material.knowledge.tree.members(structure.id))


def _card(material: Material, member: Structure, router: Router) -> Card:
    pictures = material.pictures.get(member.id)
    return Card(
        item=tree_item(material.knowledge.tree, member, router),
        latin=member.names.la or "",
        image=cover_image(router, member.permalink, pictures) if pictures else None,
        aspect_class=aspect_class(pictures) if pictures else "",
        sided=is_sided(pictures) if pictures else False,
    )


def _neighbours(material: Material, planned: PlannedPage, router: Router) -> tuple[Link | None, Link | None]:
    """Return the pages before and behind this one, in the order of the tree."""
    pages = material.plan.pages
    position = pages.index(planned)
    around = (pages[position - 1] if position else None, pages[position + 1] if position + 1 < len(pages) else None)
    before, behind = (way_to(material.structure(page.structure), router) if page else None for page in around)
    return before, behind
