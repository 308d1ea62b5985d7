"""Prose is written from the facts, in plain English."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.prose import describe
from muscleatlas.errors import UnknownNameError
from tests.anatomy.tiny import guest_knowledge, tiny_knowledge

PACKAGED = read_knowledge()


@pytest.fixture(scope="module")
def tiny() -> Knowledge:
    return tiny_knowledge()


def test_a_muscle_is_told_from_where_it_belongs_to_what_is_worth_knowing(tiny: Knowledge) -> None:
    assert str(describe(tiny, "gastrocnemius")).split("\n\n") == [
        (
            "Gastrocnemius is one of the two muscles of the posterior compartment of the leg. It runs from the femur "
            "to the calcaneus. Its main action is plantarflexion at the ankle; its nerve is the tibial nerve."
        ),
        (
            "Its medial head arises from the medial condyle of the femur; its lateral head from the lateral condyle of "
            "the femur. It ends on the middle of the posterior surface of the calcaneus, by the calcaneal tendon."
        ),
        "It plantarflexes the foot at the ankle and weakly flexes the leg at the knee.",
        "It is supplied by the tibial nerve (S1, S2; L5 is added by some). Its blood comes from the sural arteries.",
        "It crosses two joints.",
    ]


def test_a_group_is_told_by_its_members_and_what_they_share(tiny: Knowledge) -> None:
    assert str(describe(tiny, "leg-posterior")).split("\n\n") == [
        (
            "The posterior compartment of the leg holds two muscles: gastrocnemius and soleus. Both plantarflex the "
            "foot at the ankle. The tibial nerve supplies both of them."
        ),
        "Both muscles end in one tendon.",
    ]


def test_an_exception_in_a_group_is_named() -> None:
    assert describe(PACKAGED, "leg-deep-posterior").lead.text.endswith(
        "All but popliteus plantarflex the foot at the ankle, "
        "flexor digitorum longus and flexor hallucis longus weakly."
    )


def test_what_only_a_part_of_a_member_does_is_told_so() -> None:
    assert describe(PACKAGED, "hip-superficial").lead.text.endswith(
        "All four abduct the thigh at the hip, gluteus maximus with its upper fibres only."
    )


def test_nerves_that_all_members_have_are_all_told_and_the_further_ones_after_them() -> None:
    assert describe(PACKAGED, "back-erector-spinae").lead.text.endswith(
        "The dorsal rami of the cervical and thoracic nerves supply all three of them; "
        "iliocostalis and longissimus are also supplied by the dorsal rami of the lumbar nerves."
    )


def test_where_a_group_names_the_hand_its_members_need_not() -> None:
    assert describe(PACKAGED, "hand-hypothenar").lead.text.startswith(
        "The three hypothenar muscles of the hand are abductor digiti minimi, flexor digiti minimi and opponens"
    )


def test_a_part_with_a_name_of_its_own_tells_its_muscle() -> None:
    assert describe(PACKAGED, "frontalis").lead.text.startswith(
        "Frontalis is one of the two parts of occipitofrontalis."
    )


@pytest.mark.parametrize(
    ("structure_id", "told"),
    [
        ("dorsal-interossei-of-hand", "they work with the lumbricals of the hand, against extensor digitorum"),
        ("external-oblique", "the thoraco-abdominal nerves (T7–T11) and the subcostal nerve (T12;"),
        ("external-urethral-sphincter", "The male sphincter arises from"),
        (
            "external-anal-sphincter",
            "; the muscle also arises from the anterior end of the anococcygeal ligament. ",
        ),
        ("zygomaticus-major", "It is supplied by the zygomatic and buccal branches of the facial nerve."),
        ("diaphragm-lumbar-part", "It runs from the first to third lumbar vertebrae to the central tendon"),
        ("back-minor-deep", "steady the cervical spine and the lumbar spine, though not all with all their parts."),
        (
            "intertransversarii",
            "The ventral rami of the cervical and lumbar nerves and the dorsal rami of the",
        ),
        ("mylohyoid", "Its main actions are elevation of the floor of the mouth and of the hyoid bone;"),
    ],
    ids=lambda value: value if " " not in value else "",
)
def test_what_belongs_together_is_said_together(structure_id: str, told: str) -> None:
    assert told in str(describe(PACKAGED, structure_id))


def test_a_part_of_a_part_is_not_counted_with_the_parts() -> None:
    assert "one of the muscle's three parts" in describe(PACKAGED, "longissimus-capitis").lead.text
    assert "one of" not in describe(PACKAGED, "longissimus-thoracis-lumbar-part").lead.text


def test_muscles_of_several_jobs_are_not_all_said_to_do_one() -> None:
    (first, *_) = describe(PACKAGED, "head").paragraphs
    assert "The seven muscles of the eye move the eye or the upper eyelid." in first.text


def test_a_region_is_told_by_its_parts(tiny: Knowledge) -> None:
    assert [paragraph.text for paragraph in describe(tiny, "leg").paragraphs] == [
        "The two muscles of the posterior compartment plantarflex the foot at the ankle.",
        "This leg is made up.",
    ]
    assert describe(tiny, "body").lead.text == "The atlas shows two muscles, all in the leg."


def test_opponents_that_no_source_states_are_said_to_be_derived() -> None:
    (_, actions, *_) = describe(PACKAGED, "obliquus-capitis-inferior").paragraphs
    assert actions.text.endswith(
        "Judged by the actions stated here, its opponent is sternocleidomastoid at the atlanto-axial joints."
    )
    assert "sternocleidomastoid.action.head-contralateral-rotation" in actions.statements


def test_antagonists_and_synergists_that_a_source_states_are_told_with_their_action() -> None:
    (_, actions, *_) = describe(PACKAGED, "soleus").paragraphs
    assert actions.text == (
        "It plantarflexes the foot at the ankle. Gastrocnemius, tibialis posterior, fibularis longus, plantaris and "
        "others help it in plantarflexion at the ankle, and tibialis anterior, extensor digitorum longus, extensor "
        "hallucis longus and fibularis tertius oppose it."
    )
    assert "soleus.antagonist.tibialis-anterior" in actions.statements
    assert "gastrocnemius.synergist.soleus" in actions.statements


def test_one_partner_has_a_singular_verb_and_several_have_a_plural_one() -> None:
    told = {id_: describe(PACKAGED, id_).paragraphs[1].text for id_ in ("inferior-rectus", "adductor-hallucis")}
    assert told["inferior-rectus"].endswith(
        "The superior oblique helps it in downward turning of the eye, and the superior rectus opposes it."
    )
    assert told["adductor-hallucis"].endswith("Abductor hallucis opposes it in adduction of the great toe.")


def test_who_belongs_to_a_group_that_is_named_is_not_named_again() -> None:
    (_, actions, *_) = describe(PACKAGED, "gluteus-maximus").paragraphs
    assert "against iliopsoas and rectus femoris" in actions.text


def test_a_stated_layer_is_told_behind_the_attachments() -> None:
    attachments, *_ = describe(PACKAGED, "flexor-digitorum-superficialis").paragraphs
    assert attachments.text.endswith(
        " The muscle lies in the intermediate layer of the anterior compartment of the forearm; "
        "its tendons run in the carpal tunnel."
    )
    assert attachments.statements[-1] == "flexor-digitorum-superficialis.layer.carpal-tunnel"


def test_muscles_of_a_plural_name_are_they() -> None:
    prose = str(describe(PACKAGED, "plantar-interossei"))
    assert "The first, second and third plantar interossei arise from" in prose
    assert not re.search(r"\b(It|Its|it)\b", prose)


def test_a_plural_name_has_a_plural_verb() -> None:
    noun = re.compile(
        r"(?:[\w-]+ ){0,2}(?:parts|interspinales|intertransversarii|levatores|rotatores)\b", re.IGNORECASE
    )
    for place in PACKAGED.structures.values():
        if place.kind in {"muscle", "head"} and noun.match(place.names.en):
            prose = describe(PACKAGED, place.id)
            text = " ".join(map(str, (prose.lead, *prose.paragraphs[:3])))
            assert not re.search(r"\b(is one of|is a part|arises|runs|It (is|ends|lifts|begins))\b", text), text


def test_how_people_differ_is_told_last() -> None:
    (*_, points, variations) = describe(PACKAGED, "soleus").paragraphs
    assert variations.statements == ("soleus.point.accessory",)
    assert "soleus.point.accessory" not in points.statements


def test_a_name_within_a_name_has_its_article() -> None:
    whole = r"diaphragm|external anal sphincter|\w+ pterygoid|\w+ pharyngeal constrictor|oblique arytenoid"
    for structure_id in PACKAGED.structures:
        assert not re.search(rf"\b(head|part) of ({whole})\b", str(describe(PACKAGED, structure_id)))


def test_a_place_is_told_with_its_bone_once_and_at_the_end_of_its_list() -> None:
    broken = (
        r"\bthe those\b|\blip of the lips\b|\bon the (lateral|medial) of|\bapex of the mandible\b|, under surface\b"
        r"|\btubercle of the transverse processes\b|\bsides of the (index|middle) of\b"
    )
    for structure_id in PACKAGED.structures:
        assert not re.search(broken, str(describe(PACKAGED, structure_id)))


def test_neighbours_in_a_group_begin_with_different_sentences() -> None:
    for group in PACKAGED.structures.values():
        children = [child for child in PACKAGED.tree.children(group.id) if child.kind == "muscle"]
        frames = [_frame(describe(PACKAGED, child.id).lead.text, child.names.en) for child in children]
        assert all(one != other for one, other in itertools.pairwise(frames)), (group.id, frames)


def _frame(text: str, name: str) -> str:
    """Return how the first sentence is made: what it begins with, and its first verb."""
    begins_with_name = text.casefold().removeprefix("the ").startswith(name.casefold().split(" ")[0])
    (verb, *_) = re.findall(r", (?:one|among|part)\b|\b(?:is|are|belong|runs?|begins?)\b", text)
    return f"{begins_with_name} {verb}"


@pytest.mark.parametrize("structure_id", list(PACKAGED.structures))
def test_every_text_is_sound_and_rests_on_statements_that_exist(structure_id: str) -> None:
    prose = describe(PACKAGED, structure_id)
    known = {statement.id for place in PACKAGED.structures.values() for statement in place.statements}
    for paragraph in (prose.lead, *prose.paragraphs):
        assert re.fullmatch(r"[A-Z].*[.!?]", paragraph.text), paragraph.text
        assert not re.search(
            r"  | [,.;:]|[,;]{2}|\.\.|\bNone\b|\bthe the\b|\bof of\b|\ba [aeio]|-joint\b|\(\)|one heads", paragraph.text
        )
        assert not re.search(r"\b(from|on) the (above|below|towards|between|behind|beside|near)\b", paragraph.text)
        assert set(paragraph.statements) <= known
        assert len(set(paragraph.statements)) == len(paragraph.statements)


@pytest.mark.parametrize(
    "structure_id", [place.id for place in PACKAGED.structures.values() if place.kind in {"muscle", "head"}]
)
def test_the_text_of_a_muscle_says_all_of_its_statements_but_for_its_partners(structure_id: str) -> None:
    said = {
        statement for paragraph in describe(PACKAGED, structure_id).paragraphs for statement in paragraph.statements
    }
    structure = PACKAGED.structures[structure_id]
    partners = {partner.id for partner in structure.partners}
    assert {statement.id for statement in structure.statements} - partners <= said


def test_the_same_facts_give_the_same_text() -> None:
    again = read_knowledge()
    assert all(describe(again, place) == describe(PACKAGED, place) for place in PACKAGED.structures)


def test_no_place_no_text() -> None:
    with pytest.raises(UnknownNameError):
        describe(PACKAGED, "soleas")


def test_a_guest_counts_in_its_host_and_says_so_itself(tmp_path: Path) -> None:
    knowledge = guest_knowledge(tmp_path)
    assert describe(knowledge, "ankle-movers").lead.text == "The ankle holds one muscle: soleus."
    assert describe(knowledge, "soleus").lead.text.startswith(
        "Soleus runs from the tibia and the fibula to the calcaneus. It is one of the two muscles of the posterior "
        "compartment of the leg, and is also counted among the muscles of the ankle. "
    )
    assert describe(knowledge, "leg").lead.text == (
        "The leg has two muscles: two in the posterior compartment and one in the ankle. "
        "What belongs to two of them is counted in both."
    )
