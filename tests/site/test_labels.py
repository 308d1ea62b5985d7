"""The data that the browser lays labels out from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from muscleatlas.atlas.atlas import load
from muscleatlas.site.labels import label_scripts
from muscleatlas.site.plan import plan_site
from muscleatlas.studio.record import Anchor, PlacePictures
from tests.site.made_up import made_up_pictures
from tests.tiny.limb import write_tiny_bundle

SOLEUS = "/muscle/leg/soleus/"


@pytest.fixture
def labels(tmp_path: Path) -> dict[str, Any]:
    """The labels of the soleus, seen beside the fibula and something that has no name."""
    atlas = load(write_tiny_bundle(tmp_path / "tiny"))
    seen = (Anchor("soleus", 0.5, 0.25, 0.1), Anchor("bone/fibula", 0.25, 0.5, 0.05), Anchor("bone/x", 0.1, 0.1, 0.01))
    drawn = _with_anchors(made_up_pictures(atlas.knowledge.structures["soleus"]), seen)
    pages = plan_site(atlas.knowledge).pages
    ((path, script),) = label_scripts(atlas, pages, {"soleus": drawn})
    assert path == f"{SOLEUS.strip('/')}/labels.js"
    found: dict[str, Any] = json.loads(script.decode().removeprefix("var muscleatlasLabels=").removesuffix(";\n"))
    return found


def _with_anchors(pictures: PlacePictures, anchors: tuple[Anchor, ...]) -> PlacePictures:
    return replace(pictures, views=tuple(replace(view, anchors=anchors) for view in pictures.views))


def test_each_view_names_what_it_shows_and_where(labels: dict[str, Any]) -> None:
    assert labels["views"] == [[["soleus", 0.5, 0.25, 0.1], ["bone/fibula", 0.25, 0.5, 0.05]]] * 16


def test_names_stand_in_the_order_of_the_languages(labels: dict[str, Any]) -> None:
    names = dict(zip(labels["languages"], labels["names"]["soleus"], strict=True))
    assert (names["en"], names["la"]) == ("Soleus", "M. soleus")
    assert labels["bones"] == ["bone/fibula"]
    assert labels["names"]["bone/fibula"][0] == "Fibula"


def test_what_has_no_name_has_no_label(labels: dict[str, Any]) -> None:
    assert "bone/x" not in labels["names"]
