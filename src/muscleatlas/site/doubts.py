"""What a build can live with but should tell: facts out of the way, places without pictures, lost links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.content.includes import PAGE_INCLUDES
from muscleatlas.content.lint.check import check_pages
from muscleatlas.content.lint.rules.lost_links import RULE as LOST_LINKS
from muscleatlas.content.markdown import render_body
from muscleatlas.content.page import AuthoredPage
from muscleatlas.errors import ContentError, MuscleatlasError, PictureError, UnknownNameError
from muscleatlas.site.links import normalised_permalink
from muscleatlas.site.plan import SitePlan
from muscleatlas.site.settings import NoMeshes

__all__ = ["doubts_about", "places_without_mesh"]


def places_without_mesh(atlas: Atlas, plan: SitePlan) -> tuple[NoMeshes, ...]:
    """Return the places of a site that no mesh shows, why, and what their pages show instead."""
    structures = atlas.knowledge.structures
    return tuple(
        NoMeshes(page.permalink, why, structures[around].permalink if around else None)
        for page in plan.pages
        if (why := atlas.why_no_mesh(page.structure)) is not None
        for around in [plan.surroundings.get(page.structure)]
    )


def doubts_about(atlas: Atlas, plan: SitePlan) -> tuple[MuscleatlasError, ...]:
    """Return everything about a site that is allowed and yet hardly meant.

    A place without a mesh is in doubt only as long as nobody has written down why it has none.
    """
    authored = [*(page.authored for page in plan.pages if page.authored), *plan.articles]
    places = atlas.knowledge.tree.walk()
    known = {permalink for place in places for permalink in (place.permalink, *place.redirects)}
    known |= plan.built | {"/"}
    links = (doubt for page in authored for doubt in _lost_links(page, known))
    facts = atlas.knowledge.doubts if plan.whole else ()
    return (*facts, *_unexplained(atlas, plan), *_unused(atlas, plan), *links, *_wrong_words(atlas, authored))


def _unexplained(atlas: Atlas, plan: SitePlan) -> Iterator[MuscleatlasError]:
    for page in plan.pages:
        if page.structure not in atlas.join.without_mesh and atlas.why_no_mesh(page.structure):
            yield PictureError(
                "no part of the bundle shows this place",
                where=page.permalink,
                hint=f"join it to its parts, or say under 'without_mesh' why {page.structure!r} has none",
            )


def _unused(atlas: Atlas, plan: SitePlan) -> Iterator[ContentError]:
    for page in plan.unused:
        place = atlas.knowledge.tree.by_permalink(page.permalink)
        yield ContentError(
            f"this text is not shown: {page.permalink} leads to {place.permalink}, which has another",
            where=page.at(page.permalink_line),
            hint="make one text of the two",
        )


def _wrong_words(atlas: Atlas, pages: Sequence[AuthoredPage]) -> Iterator[ContentError]:
    """Yield the errors in the words of authored pages; links are looked after elsewhere."""
    for finding in check_pages(atlas.knowledge, pages):
        if finding.severity == "error" and finding.code != LOST_LINKS.code:
            yield finding.as_error()


def _lost_links(page: AuthoredPage, known: set[str]) -> Iterator[ContentError | UnknownNameError]:
    targets: list[str] = []

    def note(address: str) -> str | None:
        targets.append(address.partition("#")[0].partition("?")[0])
        return None

    render_body(page, includes=dict.fromkeys(PAGE_INCLUDES, _nothing), link=note)
    for target in dict.fromkeys(targets):
        if target and not target.startswith("/assets/") and normalised_permalink(target) not in known:
            yield UnknownNameError(target, noun="permalink in a link", known=known, where=page.file)


def _nothing(_parameters: Mapping[str, str]) -> str:
    return ""
