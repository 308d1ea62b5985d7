"""``facts.json`` and ``facts.csv`` beside the page of each place."""

from __future__ import annotations

import json
from collections.abc import Iterator

from muscleatlas.site.atlas_json import structure_record
from muscleatlas.site.facts_csv import facts_csv
from muscleatlas.site.links import picture_file
from muscleatlas.site.material import Material
from muscleatlas.site.plan import PlannedPage
from muscleatlas.site.take import FACTS_CSV, FACTS_JSON

__all__ = ["facts_files"]


def facts_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the facts of each place as files for programs and for spreadsheets: path and bytes."""
    for planned in material.plan.pages:
        structure = material.structure(planned.structure)
        yield picture_file(planned.permalink, FACTS_JSON), _json(material, planned)
        yield picture_file(planned.permalink, FACTS_CSV), facts_csv(material.knowledge, structure)


def _json(material: Material, planned: PlannedPage) -> bytes:
    """Return what ``atlas.json`` says of a place, with the works it cites and whose it is."""
    record = {
        "credits": list(material.credits),
        "licence": material.licence,
        "schematic": material.schematic,
        "structure": structure_record(material, planned),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
