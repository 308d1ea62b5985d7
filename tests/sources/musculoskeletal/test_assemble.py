from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.join import read_join
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Source
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal import assemble
from muscleatlas.sources.musculoskeletal.assemble import NAME, build_musculoskeletal_bundle
from muscleatlas.sources.musculoskeletal.paths import tendon_table
from muscleatlas.sources.musculoskeletal.strands import shape_table
from tests.geometry.shapes import box, moved


@pytest.mark.parametrize("spacing_mm", [0.2, 9.0])
def test_a_spacing_out_of_range_is_refused_before_anything_is_done(spacing_mm: float) -> None:
    with pytest.raises(SourceError, match="the spacing is out of range"):
        build_musculoskeletal_bundle(spacing_mm=spacing_mm)


def test_what_was_built_and_what_was_left_out_stand_in_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.sources.musculoskeletal.test_solids import limb

    made = limb()
    left_out = SourceError("the muscle of 'tusk_r' has no force, left out", where="tusk", found="0.0 N")
    body = assemble.Body(made.bones, made.solids, made.fascicles, made.frames, made.sizes, (left_out,))
    monkeypatch.setattr(assemble, "load_model", lambda: None)
    monkeypatch.setattr(assemble, "built_body", lambda *_, **__: body)
    bundle = build_musculoskeletal_bundle(path=tmp_path / NAME)
    assert bundle.manifest.schematic
    assert bundle.manifest.notes == ("tusk: the muscle of 'tusk_r' has no force, left out found: 0.0 N",)
    assert bundle.licence == "Apache-2.0"
    assert all(part.note.startswith("schematic") for part in bundle.parts.values())
    assert {part for part in bundle.parts if part.startswith("muscle/")} == {"muscle/left", "muscle/right"}


def test_every_shape_is_one_of_a_structure_with_tendons() -> None:
    assert set(shape_table()) <= set(tendon_table())


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """Return a bundle with the ids of the built one and a box for each."""
    listed = ("hip-bone", "cranium", "sternum", "femur")
    vertebrae = [
        f"{region}-vertebra-{number}"
        for region, first, last in (("cervical", 3, 7), ("thoracic", 1, 12), ("lumbar", 1, 5))
        for number in range(first, last + 1)
    ]
    ordinals = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ]
    ribs = [f"{ordinal}-rib" for ordinal in ordinals]
    ids = [
        *(f"bone/{name}" for name in (*listed, *vertebrae, *ribs, "atlas", "axis")),
        *(f"muscle/{name}" for name in tendon_table()),
    ]
    source = Source("made-up", "made-up", "https://example.org/", "0" * 64, "Apache-2.0", ("nobody",))
    drafts = [
        Draft(
            id=id_,
            kind="bone" if id_.startswith("bone") else "muscle",
            name=id_,
            side="right",
            surface=moved(box(1, 1, 1), (-9, 0, number)),
            source="made-up",
            node=id_,
        )
        for number, id_ in enumerate(ids)
    ]
    kept = [draft for draft in drafts if draft.id != "muscle/soleus"]
    notes = ["soleus: the muscle of 'soleus_r' has no force, left out found: 0.0 N"]
    return write_bundle(tmp_path / NAME, NAME, "made-up", [source], kept, notes=notes)


def test_every_structure_is_shown_or_has_a_reason(bundle: Bundle) -> None:
    knowledge = read_knowledge()
    join = read_join(bundle, knowledge)
    assert set(join.structures) == set(tendon_table()) - {"soleus"}
    for structure in knowledge.structures:
        below = {place.id for place in knowledge.tree.descendants(structure)}
        shown = structure in join.structures or below & set(join.structures)
        assert bool(shown) != (structure in join.without_mesh), structure


def test_heads_that_the_model_does_not_tell_apart_say_so(bundle: Bundle) -> None:
    reasons = read_join(bundle, read_knowledge()).without_mesh
    assert "does not tell the parts of the muscle apart" in reasons["pronator-teres-deep-head"]
    assert reasons["masseter"] == "the biomechanical model does not contain it"


def test_one_bone_of_the_model_stands_for_the_bones_that_it_consists_of(bundle: Bundle) -> None:
    bones = read_join(bundle, read_knowledge()).bones
    assert bones["ilium"] == bones["pubis"] == bones["hip-bone"] == ("bone/hip-bone",)
    assert bones["occipital-bone"] == ("bone/cranium",)


def test_what_the_source_left_out_has_its_own_reason(bundle: Bundle) -> None:
    reasons = read_join(bundle, read_knowledge()).without_mesh
    assert reasons["soleus"] == "the muscle of 'soleus_r' has no force, left out found: 0.0 N"
