"""Verdicts as a table: one line each, for spreadsheets."""

from __future__ import annotations

import csv
import io
import json

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.evidence.evidence import Evidence, structure_of
from muscleatlas.evidence.verdict import Verdict

__all__ = ["COLUMNS", "evidence_csv"]

COLUMNS = (
    "permalink",
    "structure",
    "statement",
    "method",
    "outcome",
    "cause",
    "reason",
    "numbers",
    "view",
    "explanation",
)


def evidence_csv(evidence: Evidence, knowledge: Knowledge) -> str:
    """Return every verdict as a line of comma-separated values, with a line of headings; lines end with LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(verdict, knowledge) for verdict in evidence.verdicts)
    return text.getvalue()


def _row(verdict: Verdict, knowledge: Knowledge) -> list[str]:
    structure = knowledge.structures[structure_of(verdict.statement)]
    numbers = json.dumps(dict(verdict.numbers), sort_keys=True) if verdict.numbers else ""
    return [
        structure.permalink,
        structure.names.en,
        verdict.statement,
        verdict.method,
        verdict.outcome,
        verdict.cause,
        verdict.reason,
        numbers,
        verdict.view or "",
        verdict.explanation or "",
    ]
