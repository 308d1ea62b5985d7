"""What a module rests on."""

from __future__ import annotations

from muscleatlas.workflow.imports import modules_behind


def test_a_module_without_imports_rests_on_itself() -> None:
    assert modules_behind("errors.py") == ("errors.py",)


def test_what_is_imported_by_the_imported_counts_too() -> None:
    assert modules_behind("geometry/normals.py") == ("frames.py", "geometry/normals.py", "geometry/surface.py")


def test_pictures_rest_on_the_studio_and_not_on_the_website() -> None:
    behind = modules_behind("studio/place.py")
    assert {"studio/raster.py", "geometry/occlusion.py", "bundle/bundle.py"} <= set(behind)
    assert not [path for path in behind if path.startswith(("site", "content", "cli", "evidence"))]
