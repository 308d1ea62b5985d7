"""Each address, present or older, leads to one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anatomy.tiny import LIMB, faults_after

SOLEUS = "permalink: /muscle/leg/soleus/"


@pytest.mark.parametrize(
    "permalink",
    [
        "/leg/soleus/",
        "muscle/leg/soleus/",
        "/muscle/leg/soleus",
        "/muscle/../soleus/",
        "/muscle//soleus/",
        "/muscle/Leg/",
    ],
)
def test_a_permalink_of_another_form_is_refused(tmp_path: Path, permalink: str) -> None:
    (fault,) = faults_after(tmp_path, LIMB, (SOLEUS, f"permalink: {permalink}"))
    assert fault.startswith(f"{LIMB}:86: soleus has a permalink that is not of the right form\n  found: '{permalink}'")


def test_one_permalink_for_two_pages_is_refused(tmp_path: Path) -> None:
    assert faults_after(tmp_path, LIMB, (SOLEUS, "permalink: /muscle/leg/gastrocnemius/")) == [
        (
            f"{LIMB}:83: soleus has the same permalink as gastrocnemius\n"
            f"  found: '/muscle/leg/gastrocnemius/'\n  the other is at {LIMB}:30"
        )
    ]


@pytest.mark.parametrize(
    ("redirects", "faults"),
    [
        pytest.param(
            "[/leg/soleus/]",
            [
                (
                    f"{LIMB}:87: soleus has an older permalink that is not of the right form\n"
                    "  found: '/leg/soleus/'\n"
                    "  expected: /muscle/…/ of small letters, digits and hyphens: /muscle/leg/fibularislongus/"
                )
            ],
            id="of another form",
        ),
        pytest.param(
            "[/muscle/leg/gastrocnemius/]",
            [
                (
                    f"{LIMB}:87: soleus has the older permalink '/muscle/leg/gastrocnemius/', "
                    f"which is the page of gastrocnemius\n  the page is at {LIMB}:33"
                )
            ],
            id="another's page",
        ),
        pytest.param(
            "[/muscle/leg/soleus/]",
            [
                (
                    f"{LIMB}:87: soleus has the older permalink '/muscle/leg/soleus/', "
                    f"which is the page of soleus\n  the page is at {LIMB}:86"
                )
            ],
            id="its own page",
        ),
        pytest.param(
            "[/muscle/sole/, /muscle/sole/]",
            [
                (
                    f"{LIMB}:87: soleus has the older permalink '/muscle/sole/', "
                    f"which leads to soleus already\n  the other is at {LIMB}:87"
                )
            ],
            id="twice",
        ),
    ],
)
def test_an_older_permalink_is_refused(tmp_path: Path, redirects: str, faults: list[str]) -> None:
    assert faults_after(tmp_path, LIMB, (SOLEUS, f"{SOLEUS}\n  redirects: {redirects}")) == faults
