"""``muscleatlas check``: whether texts say what they should."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from muscleatlas.errors import UsageError

if TYPE_CHECKING:
    from muscleatlas.content.lint.finding import Finding
    from muscleatlas.content.lint.rule import Rule

__all__ = ["check"]


def check(
    *pages: Path,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    explain: str | None = None,
    strict: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Check what texts say: against the tree, against the facts, and word by word.

    A text that describes another structure than its title, a wrong bone, nerve or number, a misspelt term, a link
    that leads nowhere: each finding has the code of its rule, and says what to try next. The exit code is 1 if there
    is an error.

    Example: `muscleatlas check my-pages`

    Parameters
    ----------
    pages
        Folders or files of pages of your own; without any, the atlas's own pages are checked.
    as_json
        Write JSON, for programs.
    explain
        The code of a rule, as in `MA104`: tell what it is for, and check nothing.
    strict
        End with exit code 1 over hints as well.
    """
    if explain is not None:
        return _explain(explain, pages)
    findings = _findings(pages)
    sys.stdout.write(_as_json(findings) if as_json else _as_text(findings))
    return int(any(strict or finding.severity == "error" for finding in findings))


def _explain(code: str, pages: Sequence[Path]) -> int:
    from muscleatlas.content.lint.catalogue import rule_of

    if pages:
        raise UsageError("--explain tells about a rule, it checks no pages", found=str(pages[0]))
    sys.stdout.write(_explained(rule_of(code)))
    return 0


def _explained(rule: Rule) -> str:
    lines = [f"{rule.code} ({rule.severity})  {rule.title}", "", rule.why, "", f"  bad   {rule.bad}"]
    silence = f"To let a page pass, write into its front matter:\n  lint: {{{rule.code}: the reason}}"
    return "\n".join([*lines, f"  good  {rule.good}", "", rule.mend, silence if rule.code != "MA100" else ""]) + "\n"


def _findings(pages: Sequence[Path]) -> tuple[Finding, ...]:
    from muscleatlas.atlas.known import packaged_knowledge
    from muscleatlas.content.lint.check import check_files, check_own
    from muscleatlas.site.plan import plan_site

    knowledge = packaged_knowledge()
    if not pages:
        return check_own(knowledge)
    return check_files(knowledge, pages, known_links={"/", *plan_site(knowledge).built})


def _as_json(findings: Sequence[Finding]) -> str:
    records = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "where": finding.where,
            "structure": finding.structure,
            "what": finding.what,
            "value": finding.value,
            "expected": finding.expected,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _as_text(findings: Sequence[Finding]) -> str:
    return "\n".join([*map(str, findings), _summary(findings)]) + "\n"


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    counts = Counter(finding.severity for finding in findings)
    told = [_counted(counts["error"], "error"), *([_counted(counts["hint"], "hint")] if counts["hint"] else [])]
    code = findings[0].code
    return f"{' and '.join(told)}. `muscleatlas check --explain {code}` tells more about {code}."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
