"""What is known, as it was read before: reading the data files takes a second, what was kept a twentieth of it."""

from __future__ import annotations

import pickle
from contextlib import suppress
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.bundle.store import data_folder
from muscleatlas.workflow.digest import code_digest
from muscleatlas.workflow.disk import write_whole

__all__ = ["packaged_knowledge"]

_BEHIND = ("anatomy", "errors.py", "yamlfiles.py")


def packaged_knowledge() -> Knowledge:
    """Return the knowledge that comes with the package.

    It is kept in the folder of :func:`muscleatlas.bundle.store.data_folder`, under the digest of its files and of the
    code that reads them. What can't be kept, or was spoilt there, is read from the files.

    Raises
    ------
    Faults
        With every fault of every file (:func:`muscleatlas.anatomy.knowledge.read_knowledge`).
    """
    path = data_folder() / "knowledge" / f"{code_digest(*_BEHIND)}.pickle"
    kept = _kept(path)
    if kept is not None:
        return kept
    knowledge = read_knowledge()
    with suppress(OSError):
        _keep(knowledge, path)
    return knowledge


def _kept(path: Path) -> Knowledge | None:
    try:
        kept = pickle.loads(path.read_bytes())  # noqa: S301, our own file in the user's own folder
    except Exception:  # noqa: BLE001, a spoilt pickle raises whatever it likes
        return None
    return kept if isinstance(kept, Knowledge) else None


def _keep(knowledge: Knowledge, path: Path) -> None:
    """Write the knowledge in place of what was kept of other versions."""
    write_whole(path, pickle.dumps(knowledge, pickle.HIGHEST_PROTOCOL))
    for other in path.parent.glob("*.pickle"):
        if other != path:
            other.unlink(missing_ok=True)
