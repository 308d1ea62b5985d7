"""Nerves and arteries as parts of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from muscleatlas.anatomy.english import listed, plainly_listed
from muscleatlas.anatomy.merging import merged_names
from muscleatlas.anatomy.paragraph import Phrase
from muscleatlas.anatomy.structure import BloodSupply, Innervation

__all__ = ["arteries_phrase", "is_several", "nerve_names_listed", "nerve_phrase", "nerves_named", "roots_listed"]

_LONGEST_LIST = 2


def roots_listed(roots: Sequence[str]) -> str:
    """Return spinal roots, three and more in a row as a range.

    Examples
    --------
    >>> roots_listed(["L5", "S1"]), roots_listed(["L2", "L3", "L4"])
    ('L5, S1', 'L2–L4')
    """
    numbers = [int(root.lstrip("CTLSo")) for root in roots]
    same_letter = len({root.rstrip("0123456789") for root in roots}) == 1
    in_a_row = same_letter and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return f"{roots[0]}–{roots[-1]}" if in_a_row and len(roots) > _LONGEST_LIST else ", ".join(roots)


def nerve_phrase(supply: Innervation) -> Phrase:
    """Return a nerve with its roots and with what varies: "the tibial nerve (S1, S2)"; a cranial nerve has no roots."""
    brackets = "; ".join(filter(None, [roots_listed(supply.roots), (supply.varies or "").rstrip(".")]))
    return Phrase(f"the {supply.nerve.en}{f' ({brackets})' if brackets else ''}", (supply.id,))


def is_several(name: str) -> bool:
    """Tell whether the name of a nerve or an artery speaks of several: "buccal branches of the facial nerve"."""
    return bool(re.search(r"\b(rami|branches|nerves|arteries)$", name.partition(" of ")[0]))


def nerves_named(supplies: Sequence[Innervation]) -> str:
    """Return the nerves alone, each once."""
    return nerve_names_listed(list(dict.fromkeys(supply.nerve.en for supply in supplies)))


def nerve_names_listed(names: Sequence[str]) -> str:
    """Return nerves with their article, like ones as one: "the upper and lower subscapular nerves".

    Examples
    --------
    >>> nerve_names_listed(["lateral pectoral nerve", "medial pectoral nerve"])
    'the lateral and medial pectoral nerves'
    >>> nerve_names_listed(["femoral nerve", "obturator nerve"])
    'the femoral and obturator nerves'
    """
    kinds = list(dict.fromkeys(name.partition(" of the ")[0] for name in names))
    runs = [[name for name in names if name.partition(" of the ")[0] == kind] for kind in kinds]
    if len(names) > 1 and len(set(map(is_several, names))) == 1 and (whole := merged_names(list(names))):
        return f"the {whole}"
    return plainly_listed([f"the {merged_names(run) or listed(run)}" for run in runs])


def arteries_phrase(supplies: Sequence[BloodSupply]) -> Phrase:
    """Return the arteries as a list: "the fibular and anterior tibial arteries"."""
    names = list(dict.fromkeys(supply.artery.en for supply in supplies))
    short = [name for name in names if name.endswith((" artery", " arteries")) and " of " not in name]
    simple = [name.rpartition(" ")[0] for name in short]
    others = [f"the {name}" for name in names if name not in short]
    several = len(simple) > 1 or any(map(is_several, short))
    merged = [f"the {listed(simple)} {'arteries' if several else 'artery'}"] if simple else []
    bare = merged_names([name.removeprefix("the ") for name in others])
    others = [f"the {bare}"] if bare else others
    whole = " and ".join([*merged, listed(others)]) if simple and others else listed([*merged, *others])
    return Phrase(whole, tuple(supply.id for supply in supplies))
