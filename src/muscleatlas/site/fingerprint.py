"""The digest of everything that decides a site's bytes: as long as it stays, so does the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from muscleatlas.bundle.bundle import MANIFEST_FILE, Bundle
from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.settings import BuildSettings
from muscleatlas.workflow.digest import code_digest, digest_of, file_sha256, library_versions

__all__ = ["LIBRARIES_THAT_DECIDE_PAGES", "site_digest"]

LIBRARIES_THAT_DECIDE_PAGES = (
    "babel", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "mujoco", "myo-sim", "nh3", "pillow",
    "python-liquid", "pyyaml", "scikit-image",
)  # fmt: skip
"""Besides those that draw, which the digest of the code names."""


def site_digest(bundle: Bundle, authored: Sequence[AuthoredPage], settings: BuildSettings) -> str:
    """Return the digest of a build's inputs: our code and data, the bundle, the authored pages, the settings."""
    return digest_of(
        {
            "code": code_digest("."),
            "libraries": library_versions(LIBRARIES_THAT_DECIDE_PAGES),
            "bundle": file_sha256(bundle.path / MANIFEST_FILE),
            "pages": [_of_page(page) for page in authored],
            "site": asdict(settings.site),
            "only": settings.only,
            "draft": asdict(settings.draft) if settings.draft else None,
        }
    )


def _of_page(page: AuthoredPage) -> dict[str, Any]:
    """Return what a page says; where its folder lies doesn't count."""
    return {name: value for name, value in asdict(page).items() if name != "file"}
