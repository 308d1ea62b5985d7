"""Attachments, actions and supplies become parts of sentences."""

from __future__ import annotations

import pytest

from muscleatlas.anatomy.action_phrases import Deed, does
from muscleatlas.anatomy.attachment_phrases import attachment_clauses, short_places
from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.merging import merged_names
from muscleatlas.anatomy.structure import Attachment
from muscleatlas.anatomy.supply_phrases import arteries_phrase

K = read_knowledge()
PLACES = {**K.bones, **K.tissues}


def _origins(*rows: tuple[str, str] | tuple[str, str, str | None, str | None]) -> list[Attachment]:
    padded = [(*row, None, None)[:4] for row in rows]
    return [
        Attachment(f"x.origin.{number}", "origin", PLACES[on], site, of, note, ())
        for number, (on, site, of, note) in enumerate(padded)
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("fibula", "head")], "from the head of the fibula"),
        ([("ilium", "inner lip of the iliac crest")], "from the inner lip of the iliac crest"),
        (
            [("femur", "lesser trochanter and the shaft just below it")],
            "from the lesser trochanter of the femur and the shaft just below it",
        ),
        ([("fibula", "distal half, except its end")], "from the distal half of the fibula, except its end"),
        ([("calcaneal-tendon", "")], "from the calcaneal tendon"),
        ([("iliotibial-tract", "between its layers")], "from the iliotibial tract, between its layers"),
        ([("femur", "both sides of the shaft")], "from both sides of the shaft of the femur"),
        (
            [
                ("metatarsal-2", "plantar side of the base"),
                ("metatarsal-3", "plantar side of the base"),
                ("metatarsal-4", "plantar side of the base"),
            ],
            "from the plantar sides of the bases of the second to fourth metatarsals",
        ),
        (
            [("femur", "spiral line"), ("femur", "medial lip of the linea aspera")],
            "from the spiral line and the medial lip of the linea aspera of the femur",
        ),
        (
            [("tendons-of-flexor-digitorum-longus", "medial side of the tendon to the second toe")],
            "from the medial side of the tendon of flexor digitorum longus to the second toe",
        ),
        (
            [("fibula", "head", None, "by a slip"), ("tibia", "shaft")],
            "from the head of the fibula, by a slip, and from the shaft of the tibia",
        ),
        (
            [("radius", "lateral, anterior and posterior sides of the upper third, down to the tuberosity")],
            "from the lateral, anterior and posterior sides of the upper third of the radius, down to the tuberosity",
        ),
        (
            [("mandible", "apex, medial surface and anterior border of the coronoid process")],
            "from the apex, medial surface and anterior border of the coronoid process of the mandible",
        ),
        ([("lips", "lateral part of the upper lip")], "from the lateral part of the upper lip"),
        (
            [("trapezoid", "palmar surface"), ("capitate", "palmar surface")],
            "from the palmar surfaces of the trapezoid and the capitate",
        ),
        (
            [("cervical-vertebra-7", "spinous process"), ("thoracic-vertebra-1", "spinous process")],
            "from the spinous processes of the seventh cervical vertebra and the first thoracic vertebra",
        ),
    ],
)
def test_places_are_told(rows: list[tuple[str, str]], told: str) -> None:
    (clause,) = attachment_clauses(_origins(*rows))
    assert clause.told("from") == told


def test_soft_structures_after_bones_are_told_apart() -> None:
    (clause,) = attachment_clauses(
        _origins(
            ("fibula", "head"),
            ("anterior-intermuscular-septum-of-leg", "back"),
            ("posterior-intermuscular-septum-of-leg", "front"),
        )
    )
    assert [place.text for place in clause.further] == ["the anterior and posterior intermuscular septa of the leg"]
    assert clause.statements == ("x.origin.0", "x.origin.1", "x.origin.2")


def test_like_parts_on_like_bones_are_told_respectively() -> None:
    (clause,) = attachment_clauses(
        _origins(
            ("metatarsal-3", "base", "first plantar interosseous", None),
            ("metatarsal-4", "base", "second plantar interosseous", None),
            ("metatarsal-5", "base", "third plantar interosseous", None),
        )
    )
    assert clause.of == "first, second and third plantar interossei"
    assert clause.told("from") == "from the bases of the third, fourth and fifth metatarsals, respectively"


def test_many_bones_are_summed_up_in_short() -> None:
    assert short_places(K.structures["tibialis-posterior"].insertions) == "the navicular and other bones of the foot"
    assert (
        short_places(K.structures["flexor-digitorum-longus"].insertions)
        == "the distal phalanges of the lateral four toes"
    )


def _deed(joint: str, movement: str, note: str | None = None, *, weak: bool = False) -> Deed:
    return Deed(K.joints[joint], K.movements[movement], note, weak)


@pytest.mark.parametrize(
    ("deeds", "singular", "plural"),
    [
        (
            [_deed("hip", "flexion"), _deed("hip", "abduction"), _deed("knee", "flexion")],
            "flexes and abducts the thigh at the hip and flexes the leg at the knee",
            "flex and abduct the thigh at the hip and flex the leg at the knee",
        ),
        (
            [_deed("subtalar", "eversion"), _deed("ankle", "plantarflexion", weak=True)],
            "everts the foot at the subtalar joint and weakly plantarflexes it at the ankle",
            "evert the foot at the subtalar joint and weakly plantarflex it at the ankle",
        ),
        (
            [_deed("hip", "lateral-rotation", weak=True)],
            "weakly rotates the thigh laterally at the hip",
            "weakly rotate the thigh laterally at the hip",
        ),
        (
            [_deed("great-toe-interphalangeal", "flexion"), _deed("great-toe-metatarsophalangeal", "flexion")],
            "flexes the great toe at the interphalangeal and metatarsophalangeal joints",
            "flex the great toe at the interphalangeal and metatarsophalangeal joints",
        ),
        (
            [_deed("lateral-toes-metatarsophalangeal", "flexion"), _deed("lateral-toes-interphalangeal", "extension")],
            (
                "flexes the lateral four toes at the metatarsophalangeal joints and "
                "extends them at the interphalangeal joints"
            ),
            (
                "flex the lateral four toes at the metatarsophalangeal joints and "
                "extend them at the interphalangeal joints"
            ),
        ),
        (
            [_deed("transverse-arch", "support")],
            "supports the transverse arch of the foot",
            "support the transverse arch of the foot",
        ),
        ([_deed("hip", "stabilisation")], "steadies the hip", "steady the hip"),
        ([_deed("patellofemoral", "stabilisation")], "steadies the patella", "steady the patella"),
        ([_deed("pelvis", "anterior-tilt")], "tilts the pelvis forwards", "tilt the pelvis forwards"),
        (
            [_deed("lumbar-spine", "lateral-flexion")],
            "bends the trunk to its own side at the lumbar spine",
            "bend the trunk to their own side at the lumbar spine",
        ),
        (
            [_deed("knee", "flexion"), _deed("knee", "medial-rotation", "with the knee bent")],
            "flexes the leg at the knee and medially rotates it with the knee bent",
            "flex the leg at the knee and medially rotate it with the knee bent",
        ),
        (
            [_deed("hip", "medial-rotation", "older textbooks disagree")],
            "medially rotates the thigh at the hip (older textbooks disagree)",
            "medially rotate the thigh at the hip (older textbooks disagree)",
        ),
    ],
)
def test_deeds_are_told(deeds: list[Deed], singular: str, plural: str) -> None:
    assert does(deeds, plural=False) == singular
    assert does(deeds, plural=True) == plural


def test_a_place_that_was_told_is_not_named_again() -> None:
    told = [_deed("hip", "abduction")]
    assert does([_deed("hip", "flexion"), _deed("knee", "flexion")], plural=True, told=told) == (
        "flex the thigh and flex the leg at the knee"
    )


def test_arteries_share_their_noun() -> None:
    assert (
        arteries_phrase(K.structures["soleus"].arteries).text == "the posterior tibial, fibular and popliteal arteries"
    )
    assert arteries_phrase(K.structures["adductor-minimus"].arteries).text == (
        "the medial circumflex femoral artery and the perforating arteries of the thigh"
    )


def test_names_that_are_plural_already_stay_so() -> None:
    rami = ["dorsal rami of the cervical nerves", "dorsal rami of the thoracic nerves"]
    assert merged_names(rami) == "dorsal rami of the cervical and thoracic nerves"
