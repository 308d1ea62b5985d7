"""Have the scripts of the site bundled before the package is built or installed in place."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["ViewerBuildHook"]


class ViewerBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Bundle ``viewer/`` into the package; what is bundled already, as in a source distribution, stays."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a Node from the package registry where the machine has none and one is needed."""
        tool = _tool(Path(self.root))
        return [] if tool.is_built() or tool.find_node() else [tool.NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files are gathered."""
        tool = _tool(Path(self.root))
        try:
            tool.build_viewer()
        except tool.ViewerError as fault:
            raise SystemExit(str(fault)) from None


def _tool(root: Path) -> ModuleType:
    """Return ``tools/build_viewer.py``, which is no package's."""
    spec = importlib.util.spec_from_file_location("build_viewer", root / "tools" / "build_viewer.py")
    if spec is None or spec.loader is None:
        raise SystemExit("tools/build_viewer.py is missing: the scripts of the site can't be bundled")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
