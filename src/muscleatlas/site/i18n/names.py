"""Names of structures and terms in every language, as the browser is given them when a reader asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.terms import Joint, Nerve, Term

__all__ = ["NamesByLanguage", "named", "names_by_language", "term_name"]

NamesByLanguage = Mapping[str, Mapping[str, str]]
"""By language code, then by id, the preferred name."""

_KINDS = {"bones": "bone", "arteries": "artery", "tissues": "tissue"}


def named(id_: str, text: str) -> Markup:
    """Return a name in English as HTML that changes with the language of names.

    Examples
    --------
    >>> named("soleus", "Soleus")
    Markup('<span data-name="soleus">Soleus</span>')
    """
    return Markup('<span data-name="{}">{}</span>').format(id_, escape(text))


def term_name(term: Term | Joint | Nerve) -> str:
    """Return the id under which the browser finds the names of a term: ``bone/fibula``, ``joint/ankle``."""
    kind = _KINDS[term.vocabulary] if isinstance(term, Term) else type(term).__name__.lower()
    return f"{kind}/{term.id}"


def names_by_language(knowledge: Knowledge) -> NamesByLanguage:
    """Return what everything with a name is called in the languages other than English."""
    found: dict[str, dict[str, str]] = {}
    for id_, others in _everything(knowledge):
        for language, name in others.items():
            found.setdefault(language, {})[id_] = name
    return {language: dict(sorted(found[language].items())) for language in sorted(found)}


def _everything(knowledge: Knowledge) -> Iterator[tuple[str, dict[str, str]]]:
    for structure in knowledge.structures.values():
        yield structure.id, _of_structure(structure)
    for vocabulary in (knowledge.bones, knowledge.nerves, knowledge.arteries, knowledge.tissues):
        for term in vocabulary.values():
            yield term_name(term), _of_term(term)
    for joint in knowledge.joints.values():
        yield term_name(joint), {"la": joint.la} if joint.la else {}


def _of_structure(structure: Structure) -> dict[str, str]:
    others = {language: names[0] for language, names in structure.names.others.items()}
    return others | ({"la": structure.names.la} if structure.names.la else {})


def _of_term(term: Term | Nerve) -> dict[str, str]:
    others = {} if isinstance(term, Nerve) else {language: names[0] for language, names in term.others.items()}
    return others | ({"la": term.la} if term.la else {})
