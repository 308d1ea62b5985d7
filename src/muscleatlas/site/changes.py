"""The page of what has changed in the statements since the last release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from muscleatlas.anatomy.releases import (
    RELEASES,
    Changes,
    Release,
    changes_between,
    last_release_before,
    statement_digests,
)
from muscleatlas.site.environment import template
from muscleatlas.site.material import Material
from muscleatlas.site.model import Article, Link
from muscleatlas.site.plan import CHANGES
from muscleatlas.site.shell import gather_shell, licence_link

__all__ = ["ChangedPlace", "changed_places", "gather_changes"]

_TITLE = "What has changed in the facts"
_SUBTITLE = "Statements that are new, that say something else, and that are gone since the last release."


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A structure and the statements of it that have changed: their ids without its own."""

    place: Link
    statements: tuple[str, ...]


def gather_changes(material: Material, *, releases: Path = RELEASES) -> Article | None:
    """Return the page; ``None`` if somebody wrote a page of its address.

    Parameters
    ----------
    releases
        The folder of what the releases so far stated.
    """
    if CHANGES in {article.permalink for article in material.plan.articles}:
        return None
    now = statement_digests(material.knowledge)
    last = last_release_before(version("muscleatlas"), releases)
    return Article(
        shell=gather_shell(material.settings, material.plan, CHANGES, title=_TITLE, description=_SUBTITLE),
        template="article.html",
        title=_TITLE,
        subtitle=_SUBTITLE,
        breadcrumb=(),
        body_html=_body(material, last, now),
        credits=material.credits,
        licence=licence_link(material.licence),
    )


def changed_places(material: Material, statements: Iterable[str]) -> tuple[ChangedPlace, ...]:
    """Return statements by structure, in the order of their ids; a structure that is gone has no link."""
    router, known = material.router(CHANGES), material.knowledge.structures
    keys: dict[str, list[str]] = {}
    for statement in statements:
        structure, _dot, key = statement.partition(".")
        keys.setdefault(structure, []).append(key)
    return tuple(
        ChangedPlace(
            Link(known[one].names.en, router.page(known[one].permalink)) if one in known else Link(one, None),
            tuple(own),
        )
        for one, own in keys.items()
    )


def _body(material: Material, last: Release | None, now: dict[str, str]) -> str:
    changes = changes_between(last.digests, now) if last else Changes((), (), ())
    named = (("New", changes.added), ("Changed", changes.changed), ("Gone", changes.removed))
    sections = [(title, len(ids), changed_places(material, ids)) for title, ids in named]
    return template("changes.html").render(
        version=version("muscleatlas"), last=last.version if last else None, count=len(now), sections=sections
    )
