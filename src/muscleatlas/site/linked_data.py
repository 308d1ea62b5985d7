"""Linked data of a page, in the words of schema.org: what it is about, and where it stands.

References
----------
schema.org, types Muscle, AnatomicalStructure, Bone, Joint, Nerve, BreadcrumbList (https://schema.org/Muscle).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urljoin

from markupsafe import Markup

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.partners import derived_antagonists, stated_partners
from muscleatlas.anatomy.structure import Structure
from muscleatlas.site.model import Link, Shell

__all__ = ["about_structure", "linked_data"]

Json = dict[str, Any]

_TERMS = {"bone": "Bone", "joint": "Joint", "nerve": "Nerve"}


class _Page(Protocol):
    """What every page has."""

    @property
    def shell(self) -> Shell: ...

    @property
    def title(self) -> str: ...

    @property
    def breadcrumb(self) -> tuple[Link, ...]: ...


def linked_data(page: _Page) -> Markup:
    """Return the text of a page's block of linked data, JSON that no HTML can end."""
    about = getattr(page, "linked_data", None) or _about_term(page)
    graph = [{**about, **_address(page.shell)} if about else None, _breadcrumb(page)]
    record = {"@context": "https://schema.org", "@graph": [each for each in graph if each]}
    told = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return Markup(told.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - escaped


def about_structure(knowledge: Knowledge, structure: Structure) -> Json:
    """Return what is known of a structure; its own address is added where the page has one."""
    known = {
        "@type": "Muscle" if structure.kind in {"muscle", "head"} else "AnatomicalStructure",
        "name": structure.names.en,
        "alternateName": _alternate_names(structure),
        "code": _codes(structure.ta2, structure.fma),
        "subStructure": [
            {"@type": "AnatomicalStructure", "name": member.names.en} for member in knowledge.tree.members(structure.id)
        ],
        **(_facts(knowledge, structure) if structure.kind in {"muscle", "head"} else {}),
    }
    return {key: value for key, value in known.items() if value}


def _facts(knowledge: Knowledge, structure: Structure) -> Json:
    stated = (one.other for one in stated_partners(knowledge, structure.id) if one.kind == "antagonist")
    derived = (relation.other for relation in derived_antagonists(knowledge, structure.id))
    opponents = dict.fromkeys((*stated, *derived))
    actions = (f"{action.movement.en} ({action.joint.short})" for action in structure.actions)
    return {
        "origin": "; ".join(_site(said.on.en, said.site) for said in structure.origins),
        "insertion": _named("AnatomicalStructure", (_site(said.on.en, said.site) for said in structure.insertions)),
        "muscleAction": "; ".join(actions),
        "nerve": _named("Nerve", (supply.nerve.en for supply in structure.nerves)),
        "bloodSupply": _named("Artery", (supply.artery.en for supply in structure.arteries)),
        "antagonist": _named("Muscle", (knowledge.structures[id_].names.en for id_ in opponents)),
    }


def _site(bone: str, site: str) -> str:
    return f"{bone}: {site}" if site else bone


def _named(kind: str, names: Iterable[str]) -> list[Json]:
    return [{"@type": kind, "name": name} for name in dict.fromkeys(names)]


def _alternate_names(structure: Structure) -> list[str]:
    names = structure.names
    return list(dict.fromkeys(filter(None, (names.la, *names.synonyms, *names.abbreviations))))


def _codes(ta2: Iterable[object], fma: Iterable[object]) -> list[Json]:
    systems = (("TA2", ta2), ("FMA", fma))
    return [
        {"@type": "MedicalCode", "codingSystem": system, "codeValue": str(code)}
        for system, codes in systems
        for code in codes
    ]


def _about_term(page: _Page) -> Json | None:
    """Return what the page of a bone, a joint or a nerve is about."""
    kind = _TERMS.get(getattr(page, "kind", ""))
    if kind is None:
        return None
    latin = getattr(page, "latin", "")
    return {"@type": kind, "name": page.title, **({"alternateName": latin} if latin else {})}


def _address(shell: Shell) -> Mapping[str, str]:
    if shell.canonical is None:
        return {}
    return {"url": shell.canonical, **({"image": shell.social_image} if shell.social_image else {})}


def _breadcrumb(page: _Page) -> Json | None:
    if not page.breadcrumb:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": str(step.label), **_item(page.shell, step)}
        for position, step in enumerate(page.breadcrumb, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _item(shell: Shell, step: Link) -> Mapping[str, str]:
    """Return the absolute address of a step, where the site has one."""
    if shell.canonical is None:
        return {}
    base = shell.canonical if shell.canonical.endswith(".html") else f"{shell.canonical}index.html"
    address = urljoin(base, step.href) if step.href else shell.canonical
    return {"item": address.removesuffix("index.html")}
