"""Reading the vocabulary: bones, tissues, joints, movements, nerves, arteries and layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.anatomy.border import FaultList, Row, read_rows
from muscleatlas.anatomy.schema import (
    ArteryEntry,
    BoneEntry,
    JointEntry,
    LayerEntry,
    MovementEntry,
    NerveEntry,
    TissueEntry,
)
from muscleatlas.anatomy.terms import Joint, Layer, Movement, Nerve, Term
from muscleatlas.anatomy.vocabulary_rules import VocabularyRows, vocabulary_faults

__all__ = ["Vocabulary", "read_vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every term by its id; of layers also the entries, which name places of the tree."""

    bones: Mapping[str, Term]
    tissues: Mapping[str, Term]
    joints: Mapping[str, Joint]
    movements: Mapping[str, Movement]
    nerves: Mapping[str, Nerve]
    arteries: Mapping[str, Term]
    layers: Mapping[str, Layer]
    layer_rows: Mapping[str, Row[LayerEntry]]


def read_vocabulary(folder: Path, faults: FaultList) -> Vocabulary:
    """Read the files of a vocabulary folder; what is wrong with them goes to ``faults``.

    The one of layers may be left out.
    """
    layers = folder / "layers.yaml"
    rows = VocabularyRows(
        bones=read_rows(folder / "bones.yaml", BoneEntry, faults),
        tissues=read_rows(folder / "tissues.yaml", TissueEntry, faults),
        joints=read_rows(folder / "joints.yaml", JointEntry, faults),
        movements=read_rows(folder / "movements.yaml", MovementEntry, faults),
        nerves=read_rows(folder / "nerves.yaml", NerveEntry, faults),
        arteries=read_rows(folder / "arteries.yaml", ArteryEntry, faults),
        layers=read_rows(layers, LayerEntry, faults) if layers.exists() else [],
    )
    faults += vocabulary_faults(rows)
    return Vocabulary(
        bones={row.id: _bone(row) for row in rows.bones},
        tissues={row.id: _tissue(row) for row in rows.tissues},
        joints={row.id: _joint(row) for row in rows.joints},
        movements={row.id: _movement(row) for row in rows.movements},
        nerves={row.id: _nerve(row) for row in rows.nerves},
        arteries={row.id: _artery(row) for row in rows.arteries},
        layers={row.id: _layer(row) for row in rows.layers},
        layer_rows={row.id: row for row in rows.layers},
    )


def _bone(row: Row[BoneEntry]) -> Term:
    entry = row.entry
    return Term(
        id=row.id,
        vocabulary="bones",
        en=entry.en,
        la=entry.la,
        fma=entry.fma,
        ta2=entry.ta2,
        parent=entry.part_of,
        kind=entry.kind,
        region=entry.region,
        adjective=entry.adjective,
    )


def _tissue(row: Row[TissueEntry]) -> Term:
    entry = row.entry
    return Term(row.id, "tissues", entry.en, entry.la, entry.fma, entry.ta2, entry.part_of, entry.kind, entry.region)


def _artery(row: Row[ArteryEntry]) -> Term:
    entry = row.entry
    return Term(row.id, "arteries", entry.en, entry.la, entry.fma, entry.ta2, entry.parent, "artery")


def _joint(row: Row[JointEntry]) -> Joint:
    entry = row.entry
    return Joint(
        id=row.id,
        en=entry.en,
        la=entry.la,
        fma=entry.fma,
        ta2=entry.ta2,
        short=entry.short or entry.en,
        moves=entry.moves,
        bones=tuple(entry.bones),
        parent=entry.part_of,
        is_joint=entry.kind == "joint",
    )


def _movement(row: Row[MovementEntry]) -> Movement:
    entry = row.entry
    return Movement(
        id=row.id,
        en=entry.en,
        verb=entry.verb,
        adverb=entry.adverb,
        acts_on=entry.acts_on,
        opposite=entry.opposite,
        joints=tuple(entry.joints),
    )


def _nerve(row: Row[NerveEntry]) -> Nerve:
    entry = row.entry
    return Nerve(row.id, entry.en, entry.la, entry.fma, entry.ta2, tuple(entry.roots), entry.parent)


def _layer(row: Row[LayerEntry]) -> Layer:
    entry = row.entry
    return Layer(
        id=row.id,
        en=entry.en,
        la=entry.la,
        fma=entry.fma,
        ta2=entry.ta2,
        kind=entry.kind,
        parent=entry.part_of,
        rank=entry.rank,
        holds=tuple(entry.holds),
    )
