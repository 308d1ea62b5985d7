"""Everyday words belong to things that exist."""

from __future__ import annotations

from muscleatlas.site.search.everyday import AGENT_NOUNS, EVERYDAY_WORDS
from tests.site.made_up import knowledge


def test_every_word_belongs_to_a_place_and_every_agent_to_a_movement() -> None:
    assert set(EVERYDAY_WORDS) <= set(knowledge().structures)
    assert set(AGENT_NOUNS) <= set(knowledge().movements)
