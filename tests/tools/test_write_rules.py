from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.content.lint.catalogue import RULES
from tests.conftest import REPOSITORY
from tools.write_rules import main, rules_page


def test_the_page_of_all_rules_says_what_the_rules_say() -> None:
    assert (REPOSITORY / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()


def test_every_rule_has_a_section_with_its_reason() -> None:
    assert all(f"\n## {rule.code}\n\n**{rule.title}.** {rule.why}\n" in rules_page() for rule in RULES)


def test_a_page_that_says_something_else_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "rules.md"
    assert main(["--check", str(page)]) == 1
    assert main([str(page)]) == main(["--check", str(page)]) == 0
    assert capsys.readouterr().err == f"{page} does not say what the rules say: run `make docs`\n"
