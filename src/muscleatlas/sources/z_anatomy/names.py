"""Names of the nodes: which to take, which to mend, what sort of structure each is. Data, and the rules to apply it."""

from __future__ import annotations

import re
from collections.abc import Collection

from muscleatlas.bundle.manifest import Kind

__all__ = [
    "BELLIES_OF_THE_MIDLINE",
    "BONES_FILLED_IN",
    "CALCANEAL_TENDON",
    "LEFT_OUT",
    "MENDED",
    "MUSCLES_FILLED_IN",
    "PARTED",
    "TEETH",
    "kind_of_joint_node",
    "kind_of_region_node",
    "readable_name",
    "slug",
    "without_side",
]

# Nodes of the region files (full resolution) that are not taken, and why.
LEFT_OUT: dict[str, str] = {
    "x_r": "a vessel without a name",
    "infrapatellar_fat_pad": "fat, no kind of ours",
}

# Right names of nodes whose own is wrong or garbled; keys without the side and the noun at the end.
MENDED: dict[str, str] = {
    "Ascending_part_of_trapezius": "Descending part of trapezius",  # the two are swapped in all files
    "Descending_part_of_trapezius": "Ascending part of trapezius",
    "ascending_part_of_trapezius": "Descending part of trapezius",
    "descending_part_of_trapezius": "Ascending part of trapezius",
    "Accessory_nerve_XI": "Accessory nerve",
    "Facial_nerve_VII": "Facial nerve",
    "Hypoglossal_nerve_XII": "Hypoglossal nerve",
    "Trigeminal_nerve_V": "Trigeminal nerve",
    "Vagus_nerve_X": "Vagus nerve",
    "Longissimus_colli": "Longissimus cervicis",
    "External_part_of_thyro_arytenoid": "External part of thyroarytenoid",
    "Thyro_epiglottic_part_of_thyro_arytenoid": "Thyroepiglottic part of thyroarytenoid",
    "Humero_ulnar_head_of_flexor_digitorum_superficialis": "Humeroulnar head of flexor digitorum superficialis",
    "bucinator": "Buccinator",
    "iliocostalis_colli": "Iliocostalis cervicis",
    "interspinales_colli": "Interspinales cervicis",
    "multifidus_colli": "Multifidus cervicis",
    "semispinalis_colli": "Semispinalis cervicis",
    "spinalis_capitis": "Semispinalis capitis",  # it comes from articular and transverse processes, not from spinous
    "spinalis_colli": "Spinalis cervicis",
    "splenius_colli": "Splenius cervicis",
    "lateral_crico_arytenoid": "Lateral cricoarytenoid",
    "posterior_crico_arytenoid": "Posterior cricoarytenoid",
    "levator_nasolabialis": "Levator labii superioris alaeque nasi",
    "levatores_breves_costarum": "Levatores costarum breves",
    "levatores_longi_costarum": "Levatores costarum longi",
    "obliquus_inferior_capitis": "Obliquus capitis inferior",
    "obliquus_superior_capitis": "Obliquus capitis superior",
    "pubo_analis": "Puboanalis",
    "rectus_anterior_capitis": "Rectus capitis anterior",
    "rectus_lateralis_capitis": "Rectus capitis lateralis",
    "rectus_posterior_major_capitis": "Rectus capitis posterior major",
    "rectus_posterior_minor_capitis": "Rectus capitis posterior minor",
    "atlas_c1": "Atlas",
    "axis_c2": "Axis",
}

# Nodes of pedram/muscular.glb that the region files lack; both sides are in each.
MUSCLES_FILLED_IN: tuple[str, ...] = (
    "adductor_minimus",
    "bucinator",
    "coccygeus",
    "corrugator_supercilii",
    "depressor_anguli_oris",
    "depressor_labii_inferioris",
    "depressor_septi_nasi",
    "digastric",
    "dorsal_parts_of_lateral_intertransversarii_lumborum_muscles",
    "flexor_digiti_minimi_of_foot",
    "frontalis",
    "genioglossus",
    "geniohyoid",
    "hyoglossus",
    "iliococcygeus",
    "iliocostalis_colli",
    "inferior_oblique",
    "inferior_pharyngeal_constrictor",
    "inferior_rectus",
    "internal_abdominal_oblique",
    "interspinales_colli_muscles",
    "interspinales_lumborum_muscles",
    "interspinales_thoracis_muscles",
    "lateral_crico_arytenoid",
    "lateral_pterygoid",
    "lateral_rectus",
    "levator_anguli_oris",
    "levator_labii_superioris",
    "levator_nasolabialis",
    "levator_palpebrae_superioris",
    "levatores_breves_costarum",
    "levatores_longi_costarum",
    "linea_alba",
    "longissimus_capitis",
    "longus_capitis",
    "longus_colli",
    "lumbrical_muscles_of_foot",
    "masseter",
    "medial_pterygoid",
    "medial_rectus",
    "mentalis",
    "middle_pharyngeal_constrictor",
    "multifidus_colli",
    "mylohyoid",
    "nasalis",
    "oblique_arytenoid",
    "obliquus_inferior_capitis",
    "obliquus_superior_capitis",
    "obturator_externus",
    "occipitalis",
    "omohyoid",
    "opponens_digiti_minimi_muscle_of_foot",
    "orbicularis_oculi",
    "palatopharyngeus",
    "plantaris",
    "platysma",
    "posterior_crico_arytenoid",
    "procerus",
    "pubo_analis",
    "pubococcygeus",
    "pyramidalis",
    "rectus_anterior_capitis",
    "rectus_lateralis_capitis",
    "rectus_posterior_major_capitis",
    "rectus_posterior_minor_capitis",
    "risorius",
    "rotatores",
    "scalenus_anterior",
    "scalenus_medius",
    "scalenus_posterior",
    "semispinalis_colli",
    "semispinalis_thoracis",
    "serratus_posterior_inferior",
    "serratus_posterior_superior",
    "spinalis_capitis",
    "spinalis_colli",
    "splenius_capitis",
    "splenius_colli",
    "sternohyoid",
    "sternothyroid",
    "stylohyoid",
    "stylopharyngeus",
    "subclavius",
    "subscapularis",
    "superior_oblique",
    "superior_pharyngeal_constrictor",
    "superior_rectus",
    "temporoparietalis",
    "thyrohyoid",
    "transverse_arytenoid",
    "transversus_abdominis",
    "transversus_thoracis",
    "ventral_parts_of_lateral_intertransversarii_lumborum_muscles",
    "zygomaticus_major",
    "zygomaticus_minor",
)

# Those of them whose pieces are heads or parts with names of their own: along which axis their middles follow each
# other, LPS, and their names from its low end. What has no name is taken from a region file.
PARTED: dict[str, tuple[int, tuple[str | None, ...]]] = {
    "digastric": (2, ("Anterior belly of digastric", "Posterior belly of digastric")),
    "lateral_pterygoid": (2, ("Inferior head of lateral pterygoid", "Superior head of lateral pterygoid")),
    "longus_colli": (
        2,
        (
            "Inferior oblique part of longus colli",
            "Vertical part of longus colli",
            "Superior oblique part of longus colli",
        ),
    ),
    "masseter": (1, ("Superficial part of masseter", "Deep part of masseter")),
    "orbicularis_oculi": (1, ("Palpebral part of orbicularis oculi", None)),
}

# Those of them that are kept whole, both sides in one part.
BELLIES_OF_THE_MIDLINE: frozenset[str] = frozenset(
    {
        "interspinales_colli_muscles",
        "interspinales_lumborum_muscles",
        "interspinales_thoracis_muscles",
        "linea_alba",
        "transverse_arytenoid",
    }
)

# Nodes of pedram/skeletal.glb that the region files lack.
BONES_FILLED_IN: tuple[str, ...] = (
    "atlas_c1",
    "axis_c2",
    *(f"vertebra_c{number}" for number in range(3, 8)),
    *(f"vertebra_t{number}" for number in range(1, 13)),
    *(f"vertebra_l{number}" for number in range(1, 6)),
    "ethmoid",
    "inferior_nasal_concha_right",
    "lacrimal_bone_right",
    "palatine_bone_right",
    "vomer",
)

# The right teeth sit in the node of the inferior nasal concha; the concha reaches higher than this, LPS z in mm.
TEETH = ("inferior_nasal_concha_right", 1560.0)

# The calcaneal tendon sits in the node of fibularis brevis: the closed piece whose box is about this, LPS mm.
CALCANEAL_TENDON = ("fibularis_brevis", ((-115.0, 65.0, 25.0), (-52.0, 92.0, 245.0)))

_SIDE = re.compile(r"(_r|_right)$")
_NOUN_AT_THE_END = re.compile(r"[ _](muscles?|bones?)$", re.IGNORECASE)
_LEVEL = re.compile(r" ([ctls])(\d+)\b")

_VEIN = re.compile(r"(^|_)veins?(_|$)")
_ARTERY = re.compile(r"(^|_)(artery|arch|aorta)(_|$)")
_BONE_OF_THE_HEAD = re.compile(r"(_bone|^Mandible|^Maxilla)(_r)?$")
_CARTILAGE = re.compile(r"(^|_)(cartilage|labrum|disc|symphysis|nucleus_pulposus)(_|$)")


def without_side(node: str) -> str:
    """Return the name of a node without the mark of its side.

    Examples
    --------
    >>> without_side("Soleus_muscle_r"), without_side("Sacrum")
    ('Soleus_muscle', 'Sacrum')
    """
    return _SIDE.sub("", node)


def readable_name(node: str) -> str:
    """Return the mended, readable name of a node.

    Examples
    --------
    >>> readable_name("Fibularis_longus_muscle_r"), readable_name("bucinator"), readable_name("vertebra_t11")
    ('Fibularis longus', 'Buccinator', 'Vertebra T11')
    """
    bare = _NOUN_AT_THE_END.sub("", without_side(node))
    plain = MENDED.get(bare) or bare.replace("_", " ")
    plain = _LEVEL.sub(lambda level: f" {level[1].upper()}{level[2]}", plain)
    return plain[:1].upper() + plain[1:]


def slug(name: str) -> str:
    """Return a readable name in lower case, words joined by hyphens.

    Examples
    --------
    >>> slug("Thyroepiglottic part of thyroarytenoid")
    'thyroepiglottic-part-of-thyroarytenoid'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def kind_of_region_node(node: str, materials: Collection[str | None]) -> Kind:
    """Return what sort of structure a node of a region file is.

    Nerves share their material with muscles, and veins with arteries, so the name decides first. In the head the
    materials are a palette without meaning, so there the name decides all.

    Examples
    --------
    >>> kind_of_region_node("Tibial_nerve_r", ["Abductor"]), kind_of_region_node("Soleus_muscle_r", ["Abductor"])
    ('nerve', 'muscle')
    >>> kind_of_region_node("Tibialis_anterior_muscle_r", ["Abductor"]), kind_of_region_node("Tibia_r", ["Bone-5"])
    ('muscle', 'bone')
    """
    bare = without_side(node)
    by_name: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (re.compile("_nerve|_plexus"), "nerve"),
        (_VEIN, "vein"),
        (_ARTERY, "artery"),
        (re.compile("_cartilage$"), "cartilage"),
        (re.compile("_fascia$"), "fascia"),
        (_BONE_OF_THE_HEAD, "bone"),
    )
    kinds = [kind for pattern, kind in by_name if pattern.search(bare)]
    if kinds:
        return kinds[0]
    return "bone" if any(material and material.startswith("Bone") for material in materials) else "muscle"


def kind_of_joint_node(node: str) -> Kind:
    """Return what sort of structure a node of the joints file is: cartilage of a joint, or one of its ligaments.

    Examples
    --------
    >>> kind_of_joint_node("intervertebral_disc_l3_l4"), kind_of_joint_node("calcaneofibular_ligament")
    ('cartilage', 'ligament')
    """
    return "cartilage" if _CARTILAGE.search(node) else "ligament"
