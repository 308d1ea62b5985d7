"""The atlas joins structures to the parts that show them."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.studio.plan import subjects_of
from tests.anatomy.tiny import guest_knowledge
from tests.tiny.limb import write_tiny_bundle


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    knowledge, bundle = guest_knowledge(tmp_path), write_tiny_bundle(tmp_path / "tiny")
    return Atlas(knowledge, bundle, read_join(bundle, knowledge))


def test_a_host_is_shown_by_its_guests(atlas: Atlas) -> None:
    assert atlas.part_ids("ankle-movers") == ("muscle/soleus",)
    assert atlas.why_no_mesh("ankle-movers") is None
    (subject,) = subjects_of(atlas, atlas.knowledge.structures["ankle-movers"])
    assert (subject.structure, subject.parts) == ("soleus", ("muscle/soleus",))


def test_a_part_is_told_once_where_it_belongs_to_two_members(atlas: Atlas) -> None:
    parts = atlas.part_ids("leg")
    assert parts == (
        "muscle/gastrocnemius-medial-head",
        "muscle/gastrocnemius-lateral-head",
        "muscle/soleus",
    )
    subjects = subjects_of(atlas, atlas.knowledge.structures["leg"])
    assert [part for subject in subjects for part in subject.parts] == list(parts)
