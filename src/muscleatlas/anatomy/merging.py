"""Names that differ in one word only, said as one: "the second to fourth metatarsals"."""

from __future__ import annotations

from collections.abc import Sequence

from muscleatlas.anatomy.english import listed, plural

__all__ = ["ORDINALS", "differing_words", "families", "merged_names", "ordinals_listed"]

# fmt: off
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)
# fmt: on
_LATERAL_TOES = ("second", "third", "fourth", "little")
_LONGEST_LIST = 2


def differing_words(names: Sequence[str]) -> tuple[list[str], list[str], list[str]] | None:
    """Return what stands before, the words that differ, and what stands after; None unless exactly one word differs.

    Examples
    --------
    >>> differing_words(["middle phalanx of the second toe", "middle phalanx of the third toe"])
    (['middle', 'phalanx', 'of', 'the'], ['second', 'third'], ['toe'])
    """
    rows = [name.split(" ") for name in names]
    if len(rows) < 2 or len({len(row) for row in rows}) != 1 or len(set(names)) != len(names):
        return None
    places = [place for place in range(len(rows[0])) if len({row[place] for row in rows}) > 1]
    if len(places) != 1 or places[0] == len(rows[0]) - 1:
        return None
    place = places[0]
    return rows[0][:place], [row[place] for row in rows], rows[0][place + 1 :]


def merged_names(names: Sequence[str], *, each: bool = False) -> str | None:
    """Return one plural phrase for names that differ in one word; None where they do not.

    Parameters
    ----------
    names
        Without articles.
    each
        Name every one, also where a range or a collective word would do.

    Examples
    --------
    >>> merged_names(["middle phalanx of the second toe", "middle phalanx of the third toe"])
    'middle phalanges of the second and third toes'
    >>> merged_names(["second metatarsal", "third metatarsal", "fourth metatarsal"])
    'second to fourth metatarsals'
    """
    found = differing_words(names)
    if found is None:
        return None
    before, words, after = found
    head = [plural(word) if [*before, ""][place + 1] == "of" else word for place, word in enumerate(before)]
    noun = after.index("of") - 1 if "of" in after else len(after) - 1
    tail = [plural(word) if place == noun else word for place, word in enumerate(after)]
    return " ".join([*head, listed(words) if each else ordinals_listed(words, toes=after[0] == "toe"), *tail])


def ordinals_listed(words: Sequence[str], *, toes: bool = False) -> str:
    """Return words as a list; three or more ordinals in a row as a range, the four small toes as such.

    Examples
    --------
    >>> ordinals_listed(["first", "second", "third", "fourth"])
    'first to fourth'
    """
    if toes and tuple(words) == _LATERAL_TOES:
        return "lateral four"
    ranks = [ORDINALS.index(word) for word in words if word in ORDINALS]
    in_a_row = len(ranks) == len(words) and ranks == list(range(ranks[0], ranks[0] + len(ranks)))
    return f"{words[0]} to {words[-1]}" if in_a_row and len(words) > _LONGEST_LIST else listed(list(words))


def families(names: Sequence[str]) -> list[str]:
    """Return names with neighbours that differ in one word said as one, and those again.

    Examples
    --------
    >>> families(["second metatarsal", "third metatarsal", "cuboid"])
    ['second and third metatarsals', 'cuboid']
    """
    merged = [merged_names(run) or listed(run) for run in _runs(names)]
    twice = [differing_words(run) for run in _runs(merged)]
    if not any(twice):
        return merged
    return [
        " ".join([*found[0], listed(found[1]), *found[2]]) if found else run[0]
        for run, found in zip(_runs(merged), twice, strict=True)
    ]


def _runs(names: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for name in names:
        if runs and differing_words([*runs[-1], name]) is not None:
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs
