"""Texts that stand under another title are noticed; those that stand under their own are let pass."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from muscleatlas.content.lint.catalogue import rule_of
from muscleatlas.content.lint.check import check_own
from muscleatlas.content.lint.entry import Entry
from tests.content.lint.checking import findings, knowledge, lore, masked, own, page_entry, swapped, with_texts
from tests.content.lint.hand_written import SHORT, TEXTS

SEED = 20261122
SWAPS = 200
LEAST_NOTICED = 0.98
LEAST_NAMED = 0.9


def pairs(count: int) -> list[tuple[str, str]]:
    """Return so many pairs of pages, drawn at random, the same at every run."""
    draw = random.Random(SEED)
    structures = sorted(own())
    return [(first, second) for first, second in (draw.sample(structures, 2) for _ in range(count))]


def sibling_pairs() -> list[tuple[str, str]]:
    tree = knowledge().tree
    return [(place, other.id) for place in sorted(own()) for other in tree.siblings(place) if place < other.id]


def noticed(pages: dict[str, Entry], swaps: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the share of swaps that show on one page at least, and the share of pages that show."""
    seen = [swapped(pages[one], pages[other]) for one, other in swaps]
    return sum(map(any, seen)) / len(seen), sum(map(sum, seen)) / len(seen) / 2


def halved(entry: Entry, draw: random.Random) -> Entry:
    """Return a page with every other of its sentences, drawn at random."""
    sentences = [sentence.text for passage in entry.passages for sentence in passage.sentences()]
    kept = sorted(draw.sample(range(len(sentences)), max(1, len(sentences) // 2)))
    return with_texts(entry, [" ".join(sentences[place] for place in kept)])


def test_no_rule_finds_anything_in_the_atlas_s_own_pages() -> None:
    assert [str(finding) for finding in check_own(knowledge())] == []


def test_two_hundred_random_swaps_are_noticed_on_nearly_every_page() -> None:
    swaps, pages = noticed(own(), pairs(SWAPS))
    assert swaps == 1.0
    assert pages >= LEAST_NOTICED


def test_every_swap_of_siblings_is_noticed() -> None:
    swaps, pages = noticed(own(), sibling_pairs())
    assert swaps == 1.0
    assert pages >= LEAST_NOTICED


def test_swaps_are_noticed_where_the_muscles_names_are_taken_out_of_their_texts() -> None:
    pages = {structure: masked(entry) for structure, entry in own().items()}
    for swaps in (pairs(SWAPS), sibling_pairs()):
        each_swap, each_page = noticed(pages, swaps)
        assert each_swap >= LEAST_NOTICED
        assert each_page >= LEAST_NOTICED


def test_pages_without_their_names_are_still_recognised_as_their_own() -> None:
    rule = rule_of("MA101")
    assert [structure for structure, entry in own().items() if any(rule.findings(masked(entry), lore()))] == []


def test_swaps_are_noticed_where_names_and_half_of_the_sentences_are_missing() -> None:
    draw = random.Random(SEED)
    pages = {structure: halved(masked(entry), draw) for structure, entry in sorted(own().items())}
    rule = rule_of("MA101")
    assert noticed(pages, pairs(SWAPS))[0] >= LEAST_NOTICED
    assert sum(any(rule.findings(entry, lore())) for entry in pages.values()) <= 0.01 * len(pages)


@pytest.mark.parametrize("structure", TEXTS)
def test_texts_in_an_author_s_own_words_pass_under_their_own_titles(structure: str) -> None:
    assert findings(structure, TEXTS[structure]) == []


@pytest.mark.parametrize("structure", SHORT)
def test_remarks_that_tell_nothing_pass(structure: str) -> None:
    assert findings(structure, SHORT[structure]) == []


def test_texts_in_an_author_s_own_words_are_noticed_and_mostly_named_under_every_other_title() -> None:
    names = {structure: knowledge().structures[structure].names.en for structure in TEXTS}
    told = [(text, first_of_101(under, TEXTS[text])) for under, text in permutations(TEXTS, 2)]
    assert sum(what is not None for _text, what in told) / len(told) >= LEAST_NOTICED
    assert sum(f"describes {names[text]!r}," in (what or "") for text, what in told) / len(told) >= LEAST_NAMED


def first_of_101(structure: str, text: str) -> str | None:
    """Return what the rule about other structures says of a text that stands under a structure."""
    return next((one.what for one in rule_of("MA101").findings(page_entry(structure, text), lore())), None)
