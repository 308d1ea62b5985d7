"""What runs on the workers of a Dask cluster: each keeps the meshes, does one task at a time, and sends files back.

Only those who have the extra ``cluster`` import this module.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
import threading
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from distributed import Worker, WorkerPlugin, get_worker

from muscleatlas.errors import MuscleatlasError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.digest import code_digest, code_facts, digest_of
from muscleatlas.workflow.disk import disk_faults_told
from muscleatlas.workflow.parcel import Parcel
from muscleatlas.workflow.perform import perform
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task
from muscleatlas.workflow.worker import packed_error

__all__ = ["Delivery", "Order", "Outpost", "code_there", "perform_there"]

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Order:
    """What all tasks of a build have in common.

    Parameters
    ----------
    outpost
        The name of the :class:`Outpost` that has the folders of the context.
    context
        The rest of the context, given to the tasks as it is.
    parts, code
        Parts of this package, and the digest that they must have on the worker.
    """

    outpost: str
    context: Mapping[str, Any]
    parts: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What comes back for a task: a result with its files' bytes by their SHA-256, or an error, or other code."""

    worker: str
    result: Result | None = None
    blobs: Mapping[str, bytes] | None = None
    error: str | None = None
    other_code: Mapping[str, Any] | None = None


class Outpost(WorkerPlugin):
    """Folders that every worker gets once, when it first meets the cluster's scheduler or they are first sent.

    They lie in the worker's own folder, which goes away with the worker.

    Parameters
    ----------
    parcels
        The folders' files, by the name that the context has for the folder.
    """

    idempotent = True

    def __init__(self, parcels: Mapping[str, Parcel]) -> None:
        self.name = "muscleatlas-" + digest_of({name: parcel.digest for name, parcel in parcels.items()})
        self.parcels = dict(parcels)

    def setup(self, worker: Worker) -> None:
        """Unpack what came."""
        self.folders(worker)

    def folders(self, worker: Worker) -> dict[str, str]:
        """Return where the folders are on this worker; one that was removed is unpacked again."""
        below = own_folder(worker)
        with disk_faults_told(f"{worker.address}: {below}"):
            return {name: str(parcel.unpacked(below)) for name, parcel in self.parcels.items()}


def own_folder(worker: Worker) -> Path:
    """Return the folder of ours on a worker."""
    return Path(worker.local_directory) / "muscleatlas"


def code_there(parts: tuple[str, ...]) -> dict[str, Any]:
    """Return the facts of the code of this process, and their digest."""
    return {"digest": code_digest(*parts), **code_facts(*parts)}


def perform_there(task: str, order: Order) -> Delivery:
    """Do a task on this worker, if its code is the one that is asked for.

    Parameters
    ----------
    task
        Its fields as JSON.
    order
        What it shares with the others.
    """
    worker = get_worker()
    if code_digest(*order.parts) != order.code:
        return Delivery(worker.address, other_code=code_there(order.parts))
    try:
        return _performed(Task(**json.loads(task)), order, worker)
    except Exception as error:  # noqa: BLE001 - it is told to whoever asked
        if not isinstance(error, MuscleatlasError):
            error.add_note(f"on the worker {worker.address}:\n" + traceback.format_exc())
        return Delivery(worker.address, error=packed_error(error))


def _performed(task: Task, order: Order, worker: Worker) -> Delivery:
    outpost = cast("Outpost", worker.plugins[order.outpost])
    with _ONE_AT_A_TIME, _empty_folder(worker) as folder:
        cache = Cache(folder)
        result = perform(task, context={**order.context, **outpost.folders(worker)}, cache=cache)
        blobs = {file.sha256: cache.blob_path(file.sha256).read_bytes() for file in result.files}
    return Delivery(worker.address, result=result, blobs=blobs)


@contextlib.contextmanager
def _empty_folder(worker: Worker) -> Iterator[Path]:
    """Give a task a folder on the worker's disk, and take it away afterwards."""
    below = own_folder(worker)
    with disk_faults_told(f"{worker.address}: {below}"):
        below.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=below, ignore_cleanup_errors=True) as folder:
            yield Path(folder)
