"""Finding in sentences what they claim about places: "It lies deep to X", "Y covers it", "between A and B".

Only what is said in a plain form is understood. A sentence that is not understood is not examined, for a wrong reading
would do more harm than none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["CLAIM_KINDS", "Claim", "Lexicon", "claims_in", "claims_in_site"]

CLAIM_KINDS = ("deep to", "in front of", "behind", "lateral to", "medial to", "above", "below", "beside", "between")
"""What may be claimed about two things, or, with "between", about three; further "crosses", of a joint."""

_DEEP = "deep to"
_WORDS = {
    "deep to": _DEEP,
    "beneath": _DEEP,
    "underneath": _DEEP,
    "under": _DEEP,
    "under cover of": _DEEP,
    "in front of": "in front of",
    "anterior to": "in front of",
    "behind": "behind",
    "posterior to": "behind",
    "round the back of": "behind",
    "lateral to": "lateral to",
    "along the lateral border of": "lateral to",
    "medial to": "medial to",
    "along the medial border of": "medial to",
    "above": "above",
    "superior to": "above",
    "below": "below",
    "inferior to": "below",
    "beside": "beside",
    "next to": "beside",
}
_OVER = {"superficial to": _DEEP, "over": _DEEP}
_ORDERS = {
    "the lateral to the medial side": "lateral to",
    "the medial to the lateral side": "medial to",
    "above downwards": "above",
    "above downward": "above",
    "below upwards": "below",
    "front to back": "in front of",
}
_THING = r"§\d+§"
_THINGS = rf"{_THING}(?:(?:, and |, | and ){_THING})*"
_SUBJECT = rf"(?P<subject>it|they|its (?:tendon|belly)|{_THINGS})"
_OBJECTS = rf"(?:the (?:upper|lower) (?:end|part) of )?(?P<objects>{_THINGS}|it)"
_END = r"(?= *(?:[,.;:)]|$| (?:and|where|which|in|at|on|near|as|but|to|from|for|with|behind)\b))"
_LIE = r"(?:lies?|runs?|stands?|is|are|rests?|pass(?:es)?|remains?|climbs?|crosses|slips?)"
_HOW = r"(?: (?:directly|immediately|just|close|hidden|wholly|partly|largely|mostly|entirely|almost|straight|upwards))*"
_PLACE = "|".join(sorted(map(re.escape, (*_WORDS, *_OVER)), key=len, reverse=True))
_ORDER = "|".join(map(re.escape, _ORDERS))

_LYING = re.compile(rf"^{_SUBJECT} (?:[^§;:]{{1,60}} and )?{_LIE}{_HOW} (?P<word>{_PLACE}) {_OBJECTS}{_END}")
_UNDER_IT = re.compile(
    rf"^(?P<subject>{_THINGS}) (?:runs?|pass(?:es)?|lies?|cross(?:es)?)(?: [a-z]+){{0,3}}"
    rf" (?P<word>{_PLACE}) (?P<objects>it){_END}"
)
_COVERING = re.compile(
    rf"^{_SUBJECT} (?:(?:largely|partly|wholly|almost|mostly) )?"
    rf"(?:covers?|hides?|overlies|overlie|cross(?:es)? (?:its|the) outer surface of) {_OBJECTS}{_END}"
)
_COVERED = re.compile(
    rf"^{_SUBJECT} (?:is|are)(?: \w+ly)? (?:covered|hidden|overlain)"
    rf"(?: (?:above|below|behind|from behind|in front|largely|partly))? by {_OBJECTS}{_END}"
)
_WHICH_COVERS = re.compile(rf"(?P<objects>{_THING}), which (?:covers?|hides?|overlies) it\b")
_BENEATH_IT = re.compile(rf"\bbeneath it (?:lies?|runs?) (?P<objects>{_THINGS}){_END}")
_HIDDEN_FROM = re.compile(
    rf"^from (?P<one>behind|in front) (?:it|they) (?:is|are) hidden by (?P<objects>{_THING})"
    rf"(?:, from (?P<other>behind|in front) by (?P<others>{_THING}))?{_END}"
)
_BETWEEN = re.compile(
    rf"^{_SUBJECT} (?:[a-z]+(?: [a-z]+){{0,5}} )?between (?P<one>{_THING}|it) and (?P<other>{_THING}){_END}"
)
_BETWEEN_IT = re.compile(rf"\bbetween it and (?P<objects>{_THING})(?=[ ,.;:)]|$)")
_CROSSING = re.compile(
    rf"\b(?P<subject>it|{_THING})(?P<way>(?: [a-z]+){{0,10}}) cross(?:es)? (?:both )?(?P<objects>{_THINGS})"
)
_PIERCING = re.compile(rf"^(?P<subject>{_THING}) (?:pierces|crosses) {_OBJECTS}{_END}")
_IN_ORDER = re.compile(rf"\bfrom (?P<word>{_ORDER})\b[^§;]*?(?P<objects>{_THING}(?:(?:, and |, | and ){_THING})+)")
_AT_LANDMARK = re.compile(
    r"^(?:it|its (?:tendon|belly)|its tendons|both tendons|they)\b[^§;:]*?\b"
    rf"(?P<word>behind|round the back of|in front of) (?P<objects>{_THING})"
)
_SITE = re.compile(rf"(?:^|, )(?P<word>{_PLACE}) (?P<objects>{_THING})(?=$|,)")
_CLAUSE = re.compile(rf"[;:] |(?<=[.]) |, (?:and|while|but) (?={_THING})")
_LOCAL = re.compile(
    r"^(?:low|high|below|above|behind|in|at|on|near|under|over|within|along|with|if|when|where|towards|sometimes|"
    r"in some|where present)\b"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of the place of something.

    Attributes
    ----------
    subject
        Id of a thing, or "" for what the text is about.
    relation
        One of :data:`CLAIM_KINDS`, or "crosses".
    objects
        Ids of one thing, or of two with "between".
    words
        The clause that says it.
    denied
        Whether the text says that it is not so.
    """

    subject: str
    relation: str
    objects: tuple[str, ...]
    words: str
    denied: bool = False


class Lexicon:
    """The names that texts may use for things, by kind; the longest name wins.

    Parameters
    ----------
    names
        Id of the thing by its name, in any case; a name of several things is left out by the caller.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._ids = {name.casefold(): id_ for name, id_ in names.items()}
        longest_first = sorted(self._ids, key=lambda name: (-len(name), name))
        alternatives = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"\b(?:the )?(?:({alternatives}))(?: (?:muscle|nerve|joint)\b)?(?![-\w])", re.I)
        self._numbers = {id_: number for number, id_ in enumerate(dict.fromkeys(self._ids.values()))}
        self._by_number = list(self._numbers)

    def marked(self, text: str) -> str:
        """Return a text with a mark in place of each name."""
        return self._pattern.sub(lambda found: f"§{self._numbers[self._ids[found[1].casefold()]]}§", text)

    def named(self, marks: str) -> tuple[str, ...]:
        """Return the ids that marks stand for."""
        return tuple(self._by_number[int(number)] for number in re.findall(r"§(\d+)§", marks))

    def read(self, marked: str) -> str:
        """Return a marked text with ids for the marks."""
        return re.sub(r"§(\d+)§", lambda found: self._by_number[int(found[1])].replace("-", " "), marked)


def claims_in(text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims about places that a text makes in a plain form.

    Examples
    --------
    >>> lexicon = Lexicon({"gastrocnemius": "gastrocnemius", "soleus": "soleus"})
    >>> [(claim.relation, claim.objects) for claim in claims_in("It lies deep to gastrocnemius.", lexicon)]
    [('deep to', ('gastrocnemius',))]
    """
    return tuple(
        dict.fromkeys(claim for clause in _clauses(lexicon.marked(text)) for claim in _claims(clause, lexicon))
    )


def claims_in_site(site: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return what the site of an attachment claims of the place of its muscle: "deep to sternohyoid"."""
    marked = lexicon.marked(site)
    found = (_placed([""], match["word"], lexicon.named(match["objects"]), site) for match in _SITE.finditer(marked))
    return tuple(claim for claims in found for claim in claims)


def _clauses(marked: str) -> Iterator[str]:
    """Yield the clauses that may be read by themselves; those that begin with a place or a condition are left out."""
    for clause in _CLAUSE.split(marked):
        bare = clause.strip().rstrip(".")
        begun = bare[:1].lower() + bare[1:]
        if bare and not _LOCAL.match(begun):
            yield begun


def _claims(clause: str, lexicon: Lexicon) -> Iterator[Claim]:
    words = lexicon.read(clause)
    for pattern in (_LYING, _UNDER_IT, _AT_LANDMARK):
        if found := pattern.match(clause):
            subjects = _things(found.groupdict().get("subject") or "", lexicon)
            yield from _placed(subjects, found["word"], _things(found["objects"], lexicon), words)
    yield from _covers(clause, lexicon, words)
    yield from _among(clause, lexicon, words)
    yield from _crossings(clause, lexicon, words)


def _covers(clause: str, lexicon: Lexicon, words: str) -> Iterator[Claim]:
    """Yield who lies deep to whom, where one covers or hides the other."""
    if found := _COVERING.match(clause):
        yield from _placed(_things(found["objects"], lexicon), _DEEP, _things(found["subject"], lexicon), words)
    if found := _COVERED.match(clause):
        yield from _placed(_things(found["subject"], lexicon), _DEEP, _things(found["objects"], lexicon), words)
    if found := _WHICH_COVERS.search(clause):
        yield from _placed([""], _DEEP, _things(found["objects"], lexicon), words)
    if found := _BENEATH_IT.search(clause):
        yield from _placed(_things(found["objects"], lexicon), _DEEP, [""], words)
    if found := _HIDDEN_FROM.match(clause):
        for side, named in ((found["one"], found["objects"]), (found["other"], found["others"])):
            word = "in front of" if side == "behind" else "behind"
            yield from _placed([""], word, _things(named, lexicon) if named else [], words)


def _among(clause: str, lexicon: Lexicon, words: str) -> Iterator[Claim]:
    """Yield what lies between what, beside what, and in which order."""
    if found := _BETWEEN.match(clause):
        pair = (*_things(found["one"], lexicon), *_things(found["other"], lexicon))
        yield from (Claim(subject, "between", pair, words) for subject in _things(found["subject"], lexicon))
    if found := _BETWEEN_IT.search(clause):
        yield from _placed([""], "beside", _things(found["objects"], lexicon), words)
    if found := _IN_ORDER.search(clause):
        row = _things(found["objects"], lexicon)
        for one, other in itertools.pairwise(row):
            yield Claim(one, _ORDERS[found["word"]], (other,), words)
    if found := _PIERCING.match(clause):
        yield from _placed(_things(found["subject"], lexicon), "beside", _things(found["objects"], lexicon), words)


def _crossings(clause: str, lexicon: Lexicon, words: str) -> Iterator[Claim]:
    found = _CROSSING.search(clause)
    if found is None or clause.startswith(("all ", "most ", "some ")):
        return
    denied = " not" in found["way"]
    for subject in _things(found["subject"], lexicon):
        for other in _things(found["objects"], lexicon):
            yield Claim(subject, "crosses", (other,), words, denied)


def _placed(subjects: Iterable[str], word: str, objects: Sequence[str], words: str) -> Iterator[Claim]:
    for subject in subjects:
        for other in objects:
            if word in _OVER:
                yield Claim(other, _OVER[word], (subject,), words)
            else:
                yield Claim(subject, _WORDS[word], (other,), words)


def _things(marks: str, lexicon: Lexicon) -> list[str]:
    """Return the ids that marks stand for, or "" for a pronoun."""
    return list(lexicon.named(marks)) or [""]
