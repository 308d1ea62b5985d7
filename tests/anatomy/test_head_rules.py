"""What a head says, its muscle says as well, or something explains why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.errors import Faults
from tests.anatomy.tiny import LIMB, changed_knowledge, faults_after

HEAD = "gastrocnemius-medial-head"
ORIGIN = "    femur: {on: femur, site: medial condyle}\n"
MUSCLE_INSERTION = '    calcaneus: {on: calcaneus, site: "middle of the posterior surface, by the calcaneal tendon"}'
MUSCLE_NERVE = "{nerve: tibial-nerve, roots: [S1, S2], varies: L5 is added by some}"
MUSCLE_ACTION = "    knee-flexion: {joint: knee, movement: flexion, strength: weak}\n"


def of_medial_head(old: str, new: str) -> tuple[str, str]:
    """Return a change of the first of the two heads, which say the same but for the origin."""
    before = "  insertions:\n    calcaneus: {on: calcaneus, site: middle of the posterior surface}\n"
    after = (
        "  actions:\n    ankle-plantarflexion: {joint: ankle, movement: plantarflexion}\n"
        "  nerves:\n    tibial: {nerve: tibial-nerve, roots: [S1, S2]}\n"
    )
    whole = f"{ORIGIN}{before}{after}"
    assert whole.count(old) == 1
    return whole, whole.replace(old, new)


def test_a_bone_that_the_muscle_does_not_name_is_refused(tmp_path: Path) -> None:
    change = of_medial_head(ORIGIN, ORIGIN + "    tibia: {on: tibia, site: soleal line}\n")
    assert faults_after(tmp_path, LIMB, change) == [
        (
            f"{LIMB}:61: {HEAD}.origins.tibia is not among the origins of gastrocnemius\n"
            "  found: tibia\n  expected: one of femur; or a note that says why\n"
            f"  the muscle is at {LIMB}:38"
        )
    ]


@pytest.mark.parametrize("on", ["tarsal-bones", "calcaneus"])
def test_the_whole_of_a_bone_counts_for_its_parts(tmp_path: Path, on: str) -> None:
    change = MUSCLE_INSERTION, MUSCLE_INSERTION.replace("on: calcaneus", f"on: {on}")
    assert faults_after(tmp_path, LIMB, change) == []


def test_a_note_explains_a_bone(tmp_path: Path) -> None:
    noted = ORIGIN + "    tibia: {on: tibia, site: soleal line, note: in some people}\n"
    assert faults_after(tmp_path, LIMB, of_medial_head(ORIGIN, noted)) == []


def test_a_tendon_in_which_heads_meet_needs_no_word(tmp_path: Path) -> None:
    heads = "    calcaneus: {on: calcaneus, site: middle of the posterior surface}\n  actions"
    copy = changed_knowledge(tmp_path, LIMB)
    text = (copy / LIMB).read_text(encoding="utf-8")
    (copy / LIMB).write_text(text.replace(heads, "    tendon: {on: calcaneal-tendon}\n  actions"), encoding="utf-8")
    knowledge = read_knowledge(copy)
    assert [end.on.id for end in knowledge.structures[HEAD].insertions] == ["calcaneal-tendon"]


def test_a_tendon_of_one_head_does(tmp_path: Path) -> None:
    insertion = "  insertions:\n    calcaneus: {on: calcaneus, site: middle of the posterior surface}\n"
    (fault,) = faults_after(
        tmp_path, LIMB, of_medial_head(insertion, "  insertions:\n    tendon: {on: calcaneal-tendon}\n")
    )
    assert fault.startswith(f"{LIMB}:62: {HEAD}.insertions.tendon is not among the insertions of gastrocnemius")


def test_another_nerve_is_refused(tmp_path: Path) -> None:
    copy = changed_knowledge(tmp_path, LIMB, of_medial_head("nerve: tibial-nerve", "nerve: sural-nerve"))
    with (copy / "vocabulary" / "nerves.yaml").open("a", encoding="utf-8") as nerves:
        nerves.write("sural-nerve: {en: sural nerve, roots: [S1, S2]}\n")
    with pytest.raises(Faults) as refused:
        read_knowledge(copy)
    assert [str(fault).replace(f"{copy.as_posix()}/", "") for fault in refused.value.faults] == [
        (
            f"{LIMB}:66: {HEAD}.nerves.tibial is not among the nerves of gastrocnemius\n"
            "  found: sural-nerve\n  expected: one of tibial-nerve; or varies: how others state it\n"
            f"  the muscle is at {LIMB}:46"
        )
    ]


def test_roots_that_the_muscle_does_not_have_are_refused(tmp_path: Path) -> None:
    changes = (
        of_medial_head("roots: [S1, S2]", "roots: [L5, S1]"),
        (MUSCLE_NERVE, "{nerve: tibial-nerve, roots: [S1, S2]}"),
    )
    assert faults_after(tmp_path, LIMB, *changes) == [
        (
            f"{LIMB}:66: {HEAD}.nerves.tibial.roots is not among the nerves of gastrocnemius\n"
            "  found: L5\n  expected: one of S1, S2; or varies: how others state it\n"
            f"  the muscle is at {LIMB}:46"
        )
    ]


@pytest.mark.parametrize("nerve", ["tibial-nerve", "sciatic-nerve"])
def test_a_branch_counts_as_its_nerve_and_varying_roots_are_explained(tmp_path: Path, nerve: str) -> None:
    changes = (
        of_medial_head("roots: [S1, S2]", "roots: [L5, S1]"),
        (MUSCLE_NERVE, MUSCLE_NERVE.replace("tibial-nerve", nerve)),
    )
    assert faults_after(tmp_path, LIMB, *changes) == []


def test_an_action_that_the_muscle_does_not_tell_is_in_doubt(tmp_path: Path) -> None:
    action = "    ankle-plantarflexion: {joint: ankle, movement: plantarflexion}\n"
    extended = of_medial_head(action, f"{action}    knee-extension: {{joint: knee, movement: extension}}\n")
    copy = changed_knowledge(tmp_path, LIMB, extended)
    told = [str(doubt).replace(f"{copy.as_posix()}/", "") for doubt in read_knowledge(copy).doubts]
    assert told == [
        (
            f"{LIMB}:65: {HEAD} does extension at knee, which gastrocnemius does not\n"
            f"  tell it there with its part, or here with a note; gastrocnemius is at {LIMB}:43"
        )
    ]


def test_an_action_with_a_note_is_not(tmp_path: Path) -> None:
    action = "    ankle-plantarflexion: {joint: ankle, movement: plantarflexion}\n"
    noted = f"{action}    knee-extension: {{joint: knee, movement: extension, note: in a made-up leg}}\n"
    assert read_knowledge(changed_knowledge(tmp_path, LIMB, of_medial_head(action, noted))).doubts == ()
