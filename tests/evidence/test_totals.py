"""Counting verdicts, and the table of them."""

from __future__ import annotations

import csv
import io

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.table import COLUMNS, evidence_csv
from muscleatlas.evidence.totals import error_rate, totals_by_method
from muscleatlas.evidence.verdict import Verdict

VERDICTS = (
    Verdict("soleus.origin.a", "attachment", "confirmed", "it lies there", numbers={"distance_mm": 0.5}),
    Verdict("soleus.origin.b", "attachment", "confirmed", "it lies there"),
    Verdict("soleus.origin.c", "attachment", "contradicted", "elsewhere", cause="wrong-bone"),
    Verdict("soleus.origin.d", "attachment", "not-confirmable", "no mesh, and no patch", cause="soft-tissue"),
    Verdict("soleus.nerve.e", "nerve", "not-confirmable", "no mesh", cause="no-nerve-mesh"),
)


def test_what_has_no_mesh_is_not_testable() -> None:
    attachments, nerves = totals_by_method(VERDICTS)
    assert (attachments.method, attachments.testable, attachments.confirmed_share) == ("attachment", 3, 2 / 3)
    assert dict(attachments.causes) == {"soft-tissue": 1, "wrong-bone": 1}
    assert (nerves.testable, nerves.confirmed_share) == (0, 0.0)


def test_the_error_rate_is_that_of_what_was_decided() -> None:
    assert error_rate(VERDICTS) == 1 / 3
    assert error_rate(()) == 0.0


def test_the_table_has_a_line_for_each_verdict() -> None:
    rows = list(csv.DictReader(io.StringIO(evidence_csv(Evidence(VERDICTS), read_knowledge()))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["statement"] for row in rows] == [verdict.statement for verdict in VERDICTS]
    assert rows[3]["reason"] == "no mesh, and no patch"
    assert rows[0]["permalink"] == "/muscle/leg/soleus/"
