"""Origins and insertions as parts of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.english import listed, listed_phrases, plainly_listed, plural
from muscleatlas.anatomy.levels import merged_levels
from muscleatlas.anatomy.merging import differing_words, families, merged_names
from muscleatlas.anatomy.paragraph import Phrase
from muscleatlas.anatomy.structure import Attachment
from muscleatlas.anatomy.terms import Term

__all__ = ["AttachmentClause", "attachment_clauses", "short_places"]

_PREPOSITION = re.compile(
    r"(?:just |close )?(?:between|in|at|on|within|over|along|near|around|under|above|below|behind|towards|beside|where|"
    r"to|(?:lateral|medial|next) to)\b"
)
_DETERMINERS = ("the", "a", "an", "both", "all", "most", "its", "half", "one", "two")
_SITE_NOUNS = ("base", "shaft", "body", "process", "surface", "side", "tip", "tubercle", "aspect")
_NOTE_STARTS = ("by", "with", "through", "in", "at", "as", "from", "for", "which", "where", "under", "over", "within")
_TRAILING = (" below", " above", " behind")
_MOST_PLACES = 4
_FEWEST_RESPECTIVE = 3
_LIST_COMMA = (
    r"(?! (?:\w+, )*\w+ and \w+ (?:sides|surfaces|borders|margins)\b)"
    r"(?! (?:\w+ )?(?:surface|border|side) and (?:\w+ )?(?:surface|border|side) of the )"
)
_BREAK = re.compile(
    rf",{_LIST_COMMA}| and of the | except | (?:at|in|on|with) its "
    r"| (?:just |close )?(?:in front of|behind|opposite|between|below|above|near|next to|lateral to|medial to"
    r"|from|down to) (?!it$|it )"
)


@dataclass(frozen=True, slots=True)
class AttachmentClause:
    """Where one part of a muscle, or the whole, is fixed.

    Attributes
    ----------
    of
        The part, without article; None for the whole.
    places
        With articles: "the head of the fibula".
    further
        At most one phrase: the soft structures that take further fibres, without their sites.
    """

    of: str | None
    places: tuple[Phrase, ...]
    further: tuple[Phrase, ...] = ()

    def told(self, preposition: str) -> str:
        """Return the places as a list: "from the head of the fibula and the soleal line of the tibia"."""
        return listed_phrases([place.text for place in self.places], preposition=preposition)

    @property
    def main_statements(self) -> tuple[str, ...]:
        """Ids of the statements that ``told`` says."""
        return tuple(statement for place in self.places for statement in place.statements)

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all statements that are said."""
        return tuple(statement for place in (*self.places, *self.further) for statement in place.statements)


def attachment_clauses(attachments: Sequence[Attachment]) -> list[AttachmentClause]:
    """Return the attachments of a muscle, those of each part together, alike ones said as one."""
    respective = _respective_clause(attachments)
    if respective is not None:
        rest = [attachment for attachment in attachments if attachment.id not in respective.statements]
        return [respective, *attachment_clauses(rest)]
    parts = dict.fromkeys(attachment.of for attachment in attachments)
    if len(parts) == 1:
        return [_clause(attachments[0].of, list(attachments))]
    whole_last = sorted(parts, key=lambda of: of is None and of != attachments[0].of)
    return [AttachmentClause(of, _places([one for one in attachments if one.of == of])) for of in whole_last]


def short_places(attachments: Sequence[Attachment]) -> str:
    """Return where a muscle is fixed in few words: its bones, and whatever is named first.

    Examples are "the fibula" and "the navicular and other bones of the foot".
    """
    terms = dict.fromkeys(attachment.on for attachment in attachments)
    bones = [term for term in terms if term.vocabulary == "bones"]
    kept = list(dict.fromkeys([next(iter(terms)), *bones])) if bones else list(terms)
    found = families(merged_levels([term.en for term in kept]))
    if len(found) <= _MOST_PLACES:
        return plainly_listed([f"the {family}" for family in found])
    regions = {term.region for term in kept}
    where = f" of the {kept[0].region}" if len(regions) == 1 and kept[0].region else ""
    return f"the {found[0]} and other bones{where}"


def _clause(of: str | None, attachments: list[Attachment]) -> AttachmentClause:
    """Return all attachments as one clause; soft ones that follow bones are told apart, in fewer words."""
    bones = [place for place, one in enumerate(attachments) if one.on.vocabulary == "bones"]
    last = bones[-1] + 1 if bones else len(attachments)
    main, soft = attachments[:last], attachments[last:]
    if any(one.note for one in soft):
        main, soft = attachments, []
    names = families(list(dict.fromkeys(one.on.en for one in soft)))
    further = [Phrase(listed([f"the {name}" for name in names]), tuple(one.id for one in soft))] if soft else []
    return AttachmentClause(of, _places(main), tuple(further))


def _respective_clause(attachments: Sequence[Attachment]) -> AttachmentClause | None:
    """Return "the first and second … from the third and fourth … respectively", where that is the case."""
    for first in attachments:
        alike = [one for one in attachments if (one.site, one.note) == (first.site, first.note) and one.of]
        parts, places = [str(one.of) for one in alike], [one.on.en for one in alike]
        of, on = merged_names(parts, each=True), merged_names(places, each=True)
        if len(alike) >= _FEWEST_RESPECTIVE and of and on:
            text = f"{_placed(_plural_site(first.site), on, first.on)}, respectively{_note(first.note)}"
            return AttachmentClause(of, (Phrase(text, tuple(one.id for one in alike)),))
    return None


def _places(attachments: list[Attachment]) -> tuple[Phrase, ...]:
    """Return the places of one part; the same site on like bones, and plain sites on one bone, are said as one."""
    places: list[Phrase] = []
    rest = list(attachments)
    while rest:
        like_bones, one_site = _like_bones(rest), _one_site(rest)
        one_bone = [one for one in rest if one.on == rest[0].on and _is_plain(one)]
        if len(one_site) > len(like_bones):
            run, text = one_site, _on_several_bones(one_site)
        elif len(like_bones) > 1:
            run, text = like_bones, _on_like_bones(like_bones)
        elif len(one_bone) > 1 and one_bone[0] is rest[0]:
            run, text = one_bone, _on_one_bone(one_bone)
        else:
            run, text = [rest[0]], _placed(rest[0].site, rest[0].on.en, rest[0].on) + _note(rest[0].note)
        places.append(Phrase(text, tuple(one.id for one in run)))
        rest = [one for one in rest if one not in run]
    return tuple(places)


def _is_plain(attachment: Attachment) -> bool:
    """Whether a site can share its bone with the next in a list."""
    site = attachment.site
    return bool(site) and not attachment.note and "," not in site and not site.endswith((" it", *_TRAILING))


def _like_bones(attachments: list[Attachment]) -> list[Attachment]:
    """Return the longest run from the first on with one site and names that differ in one word."""
    first = attachments[0]
    run = [first]
    for one in attachments[1:]:
        names = [other.on.en for other in (*run, one)]
        if (one.site, one.note) == (first.site, first.note) and differing_words(names) is not None:
            run.append(one)
    return run


def _one_site(attachments: list[Attachment]) -> list[Attachment]:
    """Return the longest run of bones from the first on that bear one and the same site."""
    run: list[Attachment] = []
    for one in attachments:
        is_like = _plural_site(one.site) == _plural_site(attachments[0].site) and one.note == attachments[0].note
        if one.on.vocabulary != "bones" or not is_like:
            break
        run.append(one)
    first = attachments[0]
    is_plain = first.site and "," not in first.site and not _PREPOSITION.match(first.site)
    return run if is_plain and not any(_names_bone(one.site, one.on) for one in run) else []


def _on_several_bones(run: list[Attachment]) -> str:
    names = [f"the {name}" for name in families(merged_levels([one.on.en for one in run]))]
    return f"{_with_article(_plural_site(run[0].site))} of {plainly_listed(names)}{_note(run[0].note)}"


def _on_like_bones(run: list[Attachment]) -> str:
    name = merged_names([one.on.en for one in run]) or ""
    return _placed(_plural_site(run[0].site), name, run[0].on) + _note(run[0].note)


def _on_one_bone(run: list[Attachment]) -> str:
    sites = listed([_with_article(one.site) for one in run])
    return sites if _names_bone(run[-1].site, run[-1].on) else f"{sites} of the {run[0].on.en}"


def _placed(site: str, name: str, on: Term) -> str:
    """Return a site with its bone: "the head of the fibula"."""
    if not site:
        return f"the {name}"
    if site.startswith("of "):
        return f"the {name} {site}"
    if _PREPOSITION.match(site):
        return f"the {name}, {site}"
    whole = re.sub(r", and (?!the |its |an? |both |all )", ", and the ", _with_article(site))
    tendon = re.match(r"tendons? (of .*)", name)
    if tendon and re.search(r"\btendons?\b", whole):
        return re.sub(r"\b(tendons?)\b", rf"\1 {tendon[1]}", whole, count=1)
    return _with_bone(whole, name, on)


def _with_bone(whole: str, name: str, on: Term) -> str:
    """Put "of the bone" where it belongs: before the first comma, or before an "and … below it"."""
    at = _BREAK.search(whole)
    head, tail = (whole[: at.start()], whole[at.start() :]) if at else (whole, "")
    if _names_bone(head, on):
        return whole
    if head.endswith(" it") and " and " in head:
        first, _, second = head.partition(" and ")
        bone = "" if _names_bone(first, on) else f" of the {name}"
        return f"{first}{bone} and {second}{tail}"
    if head.endswith(_TRAILING):
        return f"{head}, on the {name}{tail}"
    return f"{head} of the {name}{tail}"


def _names_bone(head: str, on: Term) -> bool:
    """Whether a site names its bone already: "the iliac crest" on the ilium."""
    singular = on.en.removesuffix("s") if on.en.endswith("ps") else on.en
    if re.search(rf"\b{re.escape(singular)}\b", head):
        return True
    return bool(on.adjective and re.search(rf"\b{on.adjective} \w+$", head))


def _with_article(site: str) -> str:
    return site if site.split(" ", maxsplit=1)[0] in _DETERMINERS else f"the {site}"


def _plural_site(site: str) -> str:
    """Return a site as one says it of several bones: "plantar surfaces of the bases"."""
    return re.sub(r"\b[a-z]+\b", lambda word: plural(word[0]) if word[0] in _SITE_NOUNS else word[0], site)


def _note(note: str | None) -> str:
    if not note:
        return ""
    if note.startswith("and "):
        return f" {note}"
    return f", {note}" if note.split(" ")[0] in _NOTE_STARTS else f" ({note})"
