"""The page of changed facts lists what is new, what says something else, and what is gone."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.anatomy.releases import release_text, statement_digests
from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.articles import gather_articles
from muscleatlas.site.changes import gather_changes
from muscleatlas.site.model import Article
from tests.site.html_reading import parsed
from tests.site.made_up import authored_page, knowledge, made_up_material


def page(folder: Path, only: str | None = None) -> Article:
    article = gather_changes(made_up_material(only=only), releases=folder)
    assert article is not None
    return article


def earlier_release(folder: Path) -> Path:
    """Write a release in which soleus had another origin and one action less, and a muscle that is gone."""
    digests = statement_digests(knowledge())
    digests["soleus.origin.fibula"] = "0" * 10
    del digests["soleus.action.ankle-plantarflexion"]
    digests["scapularis.nerve.none"] = "0" * 10
    (folder / "0.0.1.txt").write_text(release_text(digests), encoding="utf-8")
    return folder


def test_the_first_release_says_so(tmp_path: Path) -> None:
    count = sum(len(place.statements) for place in knowledge().structures.values())
    assert f"This is the first release, 0.1.0, with {count:,} statements." in page(tmp_path).body_html


def test_new_changed_and_lost_statements_stand_under_their_structures(tmp_path: Path) -> None:
    lines = [line.text.strip() for line in parsed(page(earlier_release(tmp_path)).body_html.encode()).all("li")]
    assert lines == ["Soleus: action.ankle-plantarflexion", "Soleus: origin.fibula", "scapularis: nerve.none"]


def test_structures_that_are_built_are_linked(tmp_path: Path) -> None:
    release = earlier_release(tmp_path)
    links = parsed(page(release).body_html.encode()).all("a")
    assert {link["href"] for link in links} == {"../muscle/leg/soleus/index.html"}
    assert parsed(page(release, only="/muscle/thigh/").body_html.encode()).all("a") == []


def test_the_page_is_among_the_articles_unless_somebody_wrote_one() -> None:
    assert titles() == ["What has changed in the facts"]
    assert titles(authored_page("/changes/", body="By hand.", title="Ours")) == ["Ours"]


def titles(*authored: AuthoredPage) -> list[str]:
    articles = gather_articles(made_up_material(authored=authored))
    return [article.title for article in articles if article.shell.path == "changes/index.html"]
