"""``coverage.json``: the ledger for programs. Its schema is docs/coverage.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from muscleatlas.site.coverage import Coverage, Row

__all__ = ["COVERAGE_FORMAT", "COVERAGE_VERSION", "coverage_json", "coverage_totals"]

COVERAGE_FORMAT = "muscleatlas-coverage"
COVERAGE_VERSION = 1

Json = dict[str, Any]


def coverage_json(coverage: Coverage) -> bytes:
    """Return the file as UTF-8: totals, then one row for each structure, in the order of the tree."""
    record = {
        "format": COVERAGE_FORMAT,
        "version": COVERAGE_VERSION,
        "totals": coverage_totals(coverage),
        "structures": [_row(row) for row in coverage.rows],
        "parts_without_structure": [asdict(part) for part in coverage.unused],
        "files": [asdict(file) for file in coverage.files],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def coverage_totals(coverage: Coverage) -> Json:
    """Return how much there is of everything."""
    rows = coverage.rows
    languages = Counter(language for row in rows for language in row.names)
    gaps = Counter("without_reason" if gap.reason is None else "with_reason" for row in rows for gap in row.missing)
    counts = [count for row in rows for count in row.facts.values()]
    return {
        "structures": dict(Counter(row.structure.kind for row in rows)),
        "redirects": coverage.redirects,
        "meshes": dict(sorted(Counter(row.mesh.state for row in rows).items())),
        "pictures": dict(sorted(Counter(row.pictures.shows for row in rows).items())),
        "statements": {
            "read": sum(count.read for count in counts),
            "recalled": sum(count.recalled for count in counts),
        },
        "structures_named": dict(languages.most_common()),
        "missing": {"with_reason": gaps["with_reason"], "without_reason": gaps["without_reason"]},
        "parts": {kind: asdict(count) for kind, count in coverage.parts.items()},
    }


def _row(row: Row) -> Json:
    structure = row.structure
    return {
        "id": structure.id,
        "name": structure.names.en,
        "kind": structure.kind,
        "permalink": structure.permalink,
        "redirects": list(structure.redirects),
        "mesh": asdict(row.mesh),
        "pictures": asdict(row.pictures),
        "names": dict(row.names),
        "abbreviations": len(structure.names.abbreviations),
        "statements": {kind: asdict(count) for kind, count in row.facts.items()},
        "works": dict(row.works),
        "missing": [asdict(gap) for gap in row.missing],
    }
