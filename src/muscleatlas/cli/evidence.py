"""``muscleatlas evidence``: how far the statements of places are confirmed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from muscleatlas.evidence.evidence import Evidence
    from muscleatlas.evidence.totals import MethodTotals
    from muscleatlas.evidence.verdict import Verdict

__all__ = ["evidence"]


def evidence(
    *places: str,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    csv: Path | None = None,
    strict: Annotated[bool, Parameter(negative="")] = False,
    bundle: str = "best",
    jobs: int | None = None,
) -> None:
    """Hold statements against the meshes and a model of motion.

    Tells how many attachments, actions, nerves, arteries and relations are confirmed, and lists those that are
    contradicted or could not be confirmed, with the reason.

    Example: `muscleatlas evidence soleus "tibialis anterior"`

    Parameters
    ----------
    places
        Any names of muscles, groups or regions; what is below them counts too. Default: the whole body.
    as_json
        Write everything that was found as JSON, for programs.
    csv
        Write all verdicts as a table to this file.
    strict
        End with 1 if a contradiction has no written explanation.
    bundle
        The bundle of meshes, by name or as a folder; `best` takes Z-Anatomy if it is here, else the schematic body,
        and tells so.
    jobs
        How many processes examine; as many as there are cores when not given.
    """
    from muscleatlas.atlas.atlas import load
    from muscleatlas.cli.meshes import opened_bundle
    from muscleatlas.errors import Faults
    from muscleatlas.evidence.evidence import evidence_to_json
    from muscleatlas.evidence.gather import gather_evidence
    from muscleatlas.evidence.table import evidence_csv
    from muscleatlas.workflow.cache import Cache
    from muscleatlas.workflow.processes import ProcessExecutor

    atlas = load(opened_bundle(bundle))
    wanted = [atlas.find(name).id for name in places] or [atlas.knowledge.tree.root.id]
    below = [
        place.id for id_ in wanted for place in (atlas.knowledge.tree.get(id_), *atlas.knowledge.tree.descendants(id_))
    ]
    gathered = gather_evidence(atlas, dict.fromkeys(below), executor=ProcessExecutor(jobs), cache=Cache())
    if csv is not None:
        csv.write_text(evidence_csv(gathered.evidence, atlas.knowledge), encoding="utf-8")
    found = gathered.evidence
    sys.stdout.write(json.dumps(evidence_to_json(found), indent=1) + "\n" if as_json else _told(found))
    if strict and gathered.faults:
        raise Faults(gathered.faults, of="the statements")


def _told(evidence: Evidence) -> str:
    """Return totals, then what is contradicted, then what is open."""
    from muscleatlas.evidence.totals import error_rate, totals_by_method

    contradicted = [verdict for verdict in evidence.verdicts if verdict.outcome == "contradicted"]
    open_ = [verdict for verdict in evidence.verdicts if verdict.outcome == "not-confirmable"]
    lines = [_total(total) for total in totals_by_method(evidence.verdicts)]
    lines += [f"contradicted, of what could be decided: {error_rate(evidence.verdicts):.1%}"]
    lines += [_line("contradicted", verdict) for verdict in contradicted]
    lines += [_line("not confirmable", verdict) for verdict in open_]
    lines += [f"end without a statement: {c.structure}, {c.end} on {c.bone}" for c in evidence.contacts]
    lines += [f"not examined: {f.structure}, {f.examination}: {f.what}" for f in evidence.failures]
    return "\n".join(lines) + "\n"


def _total(total: MethodTotals) -> str:
    counts = ", ".join(f"{number:,} {outcome.replace('-', ' ')}" for outcome, number in total.outcomes.items())
    testable = f"{total.confirmed_share:.1%} of {total.testable:,} testable"
    causes = ", ".join(f"{cause} {number:,}" for cause, number in total.causes.items())
    return f"{total.method}: {counts}; {testable}" + (f" ({causes})" if causes else "")


def _line(heading: str, verdict: Verdict) -> str:
    why = f"\n    {verdict.explanation}" if verdict.explanation else ""
    return f"{heading}: {verdict.statement}  {verdict.reason}{why}"
