"""What a build can live with is told all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import Join
from muscleatlas.errors import KnowledgeError
from muscleatlas.site.doubts import doubts_about
from muscleatlas.site.plan import plan_site
from tests.anatomy.tiny import guest_knowledge
from tests.site.made_up import authored_page
from tests.tiny.limb import write_tiny_bundle


def doubts(folder: Path, **bodies: str) -> list[str]:
    """Return the doubts about a site with texts for the page of soleus, by the part of the permalink that differs."""
    knowledge, bundle = guest_knowledge(folder), write_tiny_bundle(folder / "tiny")
    atlas = Atlas(knowledge, bundle, Join(structures={"body": ("muscle/soleus",)}, bones={}, without_mesh={}))
    texts = [authored_page(f"/muscle/{place}/soleus/", body=body) for place, body in bodies.items()]
    told = [str(doubt) for doubt in doubts_about(atlas, plan_site(knowledge, authored=texts))]
    return [doubt for doubt in told if "no part of the bundle" not in doubt]


def test_a_link_to_an_older_permalink_is_no_doubt(tmp_path: Path) -> None:
    assert doubts(tmp_path, leg="[Here](/muscle/ankle/soleus)") == []


def test_two_texts_of_one_place_are(tmp_path: Path) -> None:
    (doubt,) = doubts(tmp_path, leg="One.", ankle="Two.")
    assert doubt == (
        "pages/leg.md:2: this text is not shown: /muscle/ankle/soleus/ leads to /muscle/leg/soleus/, "
        "which has another\n  make one text of the two"
    )


@pytest.mark.parametrize(("only", "told"), [(None, ["soleus is strange"]), ("/muscle/ankle/", [])])
def test_doubts_about_the_facts_belong_to_the_whole_atlas(tmp_path: Path, only: str | None, told: list[str]) -> None:
    knowledge = replace(guest_knowledge(tmp_path), doubts=(KnowledgeError("soleus is strange"),))
    reasons = dict.fromkeys(knowledge.structures, "made up")
    atlas = Atlas(knowledge, write_tiny_bundle(tmp_path / "tiny"), Join(structures={}, bones={}, without_mesh=reasons))
    assert [str(doubt) for doubt in doubts_about(atlas, plan_site(knowledge, only=only))] == told


def test_errors_in_the_words_of_authored_pages_are_doubts_and_hints_are_not(tmp_path: Path) -> None:
    (doubt,) = doubts(tmp_path, leg="It is is here. ![](/assets/x.png)")
    assert doubt == "pages/leg.md:40: MA105 the word 'is' stands twice\n  found: is is\n  expected: is\n  take one away"
