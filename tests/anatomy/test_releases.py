"""What a release stated is kept by id, and what has changed since is found from the ids alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.releases import (
    Changes,
    changes_between,
    last_release_before,
    read_release,
    release_text,
    statement_digests,
)
from muscleatlas.anatomy.structure import Structure
from muscleatlas.errors import KnowledgeError
from tests.anatomy.tiny import TINY_KNOWLEDGE


@pytest.fixture
def knowledge() -> Knowledge:
    return read_knowledge(TINY_KNOWLEDGE)


def with_structure(knowledge: Knowledge, place: Structure) -> Knowledge:
    return replace(knowledge, structures={**knowledge.structures, place.id: place})


def muscle_of(knowledge: Knowledge) -> Structure:
    return next(place for place in knowledge.structures.values() if place.kind == "muscle")


def test_a_statement_that_says_something_else_has_changed_and_no_other_has(knowledge: Knowledge) -> None:
    muscle = muscle_of(knowledge)
    origin = replace(muscle.origins[0], site="elsewhere")
    later = with_structure(knowledge, replace(muscle, origins=(origin, *muscle.origins[1:])))
    changes = changes_between(statement_digests(knowledge), statement_digests(later))
    assert changes == Changes(added=(), changed=(origin.id,), removed=())


def test_a_statement_with_another_source_has_not_changed(knowledge: Knowledge) -> None:
    muscle = muscle_of(knowledge)
    origin = replace(muscle.origins[0], sources=())
    later = with_structure(knowledge, replace(muscle, origins=(origin, *muscle.origins[1:])))
    assert not changes_between(statement_digests(knowledge), statement_digests(later))


def test_a_statement_under_another_id_is_gone_and_new(knowledge: Knowledge) -> None:
    muscle = muscle_of(knowledge)
    renamed = replace(muscle.actions[0], id=f"{muscle.id}.action.new")
    later = with_structure(knowledge, replace(muscle, actions=(renamed, *muscle.actions[1:])))
    changes = changes_between(statement_digests(knowledge), statement_digests(later))
    assert changes == Changes(added=(renamed.id,), changed=(), removed=(muscle.actions[0].id,))


def test_a_release_is_read_as_it_was_written(knowledge: Knowledge, tmp_path: Path) -> None:
    digests = statement_digests(knowledge)
    (tmp_path / "0.1.0.txt").write_text(release_text(digests), encoding="utf-8")
    release = read_release(tmp_path / "0.1.0.txt")
    assert (release.version, dict(release.digests)) == ("0.1.0", digests)


def test_the_last_release_is_the_newest_that_is_older(tmp_path: Path) -> None:
    for version in ("0.2.0", "0.9.0", "0.10.0"):
        (tmp_path / f"{version}.txt").write_text("", encoding="utf-8")
    found = [last_release_before(version, tmp_path) for version in ("0.2.0", "0.10.0", "1.0.0")]
    assert [release.version if release else None for release in found] == [None, "0.9.0", "0.10.0"]


def test_a_damaged_line_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "0.1.0.txt").write_text("soleus: origin.fibula=0123456789\nsoleus\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"0\.1\.0\.txt:2: the line is none of a release"):
        read_release(tmp_path / "0.1.0.txt")


def test_the_packaged_knowledge_has_a_digest_for_every_statement() -> None:
    knowledge = read_knowledge()
    stated = {statement.id for place in knowledge.structures.values() for statement in place.statements}
    assert statement_digests(knowledge).keys() == stated
