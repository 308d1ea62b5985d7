"""Hand tasks to a Dask cluster: the same tasks, the same bytes, no shared disk.

What the tasks read goes to each worker once, what they write comes back as bytes into this machine's cache. A worker
that dies loses nothing: the scheduler gives its task to another one. Whoever may speak to a scheduler may run
anything on its workers, and the other way round; Dask's own settings for TLS say who may.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muscleatlas.errors import MuscleatlasError, OutputError, UsageError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.digest import code_facts, digest_of
from muscleatlas.workflow.dispatch import deliveries
from muscleatlas.workflow.executor import Outcome
from muscleatlas.workflow.greeting import check_greeting, check_tls
from muscleatlas.workflow.parcel import packed
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task
from muscleatlas.workflow.worker import unpacked_error

if TYPE_CHECKING:
    from distributed import Client

    from muscleatlas.workflow.outpost import Delivery, Order

__all__ = ["ClusterExecutor"]

_ADDRESS = re.compile(r"(tcp|tls)://[^/:\s]+:\d{1,5}|(tcp|tls)://\[[0-9a-fA-F:]+\]:\d{1,5}")


class ClusterExecutor:
    """Runs tasks on the workers of a Dask scheduler.

    Parameters
    ----------
    address
        Of the scheduler, ``"tcp://127.0.0.1:8786"`` or ``"tls://…"``.
    sent
        The folders that the tasks read, by their names in the context, and the files of each that are sent.
    parts
        The parts of this package that must be the same on every worker, as for
        :func:`muscleatlas.workflow.digest.code_digest`.
    timeout_s
        How long to wait for the scheduler, and for its first worker.
    patience_s
        How long to wait for a new worker once all have gone.

    Raises
    ------
    UsageError
        If the address is none.
    MuscleatlasError
        If ``distributed`` isn't installed.
    """

    def __init__(
        self,
        address: str,
        *,
        sent: Mapping[str, Sequence[str]] | None = None,
        parts: Sequence[str] = (),
        timeout_s: float = 10.0,
        patience_s: float = 60.0,
    ) -> None:
        if not _ADDRESS.fullmatch(address):
            expected = "tcp://HOST:PORT or tls://HOST:PORT, as in tcp://127.0.0.1:8786"
            raise UsageError("this is not the address of a scheduler", found=repr(address), expected=expected)
        _check_installed()
        self.address = address
        self.sent = dict(sent or {})
        self.parts = tuple(parts)
        self.timeout_s = timeout_s
        self.patience_s = patience_s

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task as it arrives, the heaviest tasks started first."""
        if not tasks:
            return
        with _own_words(), self._connected() as client:
            self._await_first_worker(client)
            self._check_code(client)
            order = self._send(client, context)
            with contextlib.closing(deliveries(client, order, tasks, patience_s=self.patience_s)) as arriving:
                for task, delivery in arriving:
                    if isinstance(delivery, Exception):
                        yield Outcome(task, None, delivery)
                    elif delivery.other_code is not None:
                        raise self._other_code({delivery.worker: delivery.other_code})
                    else:
                        yield _outcome(task, delivery, cache)

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Client]:
        from distributed import Client

        try:
            check_tls(self.address)
            check_greeting(self.address, self.timeout_s)
            client = Client(self.address, timeout=self.timeout_s, set_as_default=False, name="muscleatlas")
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise MuscleatlasError(
                f"no Dask scheduler answered within {self.timeout_s:g} s",
                where=self.address,
                found=_first_line(error),
                hint="start one with `dask scheduler --host 127.0.0.1`, or check the address",
            ) from error
        with client:
            yield client

    def _await_first_worker(self, client: Client) -> None:
        try:
            client.wait_for_workers(1, timeout=self.timeout_s)
        except TimeoutError:
            raise MuscleatlasError(
                "the scheduler has no workers",
                where=self.address,
                hint=f"start some with `dask worker {self.address} --nthreads 1`",
            ) from None

    def _check_code(self, client: Client) -> None:
        """Refuse workers whose code would make other bytes."""
        from muscleatlas.workflow.outpost import code_there

        answers = client.run(code_there, self.parts, on_error="return")
        expected = digest_of(code_facts(*self.parts))
        others = {
            worker: answer
            for worker, answer in answers.items()
            if isinstance(answer, Exception) or answer["digest"] != expected
        }
        if others:
            raise self._other_code(others)

    def _other_code(self, others: Mapping[str, Any]) -> MuscleatlasError:
        own = code_facts(*self.parts)
        return MuscleatlasError(
            "the code of these workers would draw other bytes",
            where=self.address,
            found="\n    ".join(f"{worker}: {_told(answer, own)}" for worker, answer in sorted(others.items())),
            expected=digest_of(own),
            hint="install the same muscleatlas, Python and libraries there, then start those workers again",
        )

    def _send(self, client: Client, context: Mapping[str, Any]) -> Order:
        """Give every worker, now and later, the folders that it hasn't got yet; return what all tasks share."""
        from muscleatlas.workflow.outpost import Order, Outpost

        outpost = Outpost({name: packed(Path(context[name]), files) for name, files in self.sent.items()})
        client.register_plugin(outpost, name=outpost.name)
        rest = {name: value for name, value in context.items() if name not in self.sent}
        return Order(outpost.name, rest, self.parts, digest_of(code_facts(*self.parts)))


@contextlib.contextmanager
def _own_words() -> Iterator[None]:
    """Let Dask's client keep the tracebacks of a lost connection to itself: it is told as an error of ours."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _check_installed() -> None:
    try:
        importlib.import_module("distributed")
    except ImportError as error:
        raise MuscleatlasError(
            "a Dask scheduler can't be used: 'distributed' is not installed",
            hint="pip install muscleatlas[cluster]",
        ) from error


def _outcome(task: Task, delivery: Delivery, cache: Cache) -> Outcome:
    if delivery.result is None:
        return Outcome(task, None, unpacked_error(delivery.error or ""))
    return Outcome(task, _stored(task, delivery.result, delivery.blobs or {}, cache))


def _stored(task: Task, sent: Result, blobs: Mapping[str, bytes], cache: Cache) -> Result:
    """Keep what came in this machine's cache, and see that it is what was sent."""
    with cache.work_folder() as folder:
        for file in sent.files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(blobs[file.sha256])
        result = cache.store(task, dict(sent.value), folder)
    if result != sent:
        raise OutputError("what came from a worker is not what it sent", where=task.name, hint="run it again")
    return result


def _told(answer: Any, own: Mapping[str, Any]) -> str:
    """Return a worker's digest and what it comes from, as far as that can be told in a few words."""
    if isinstance(answer, Exception):
        return f"no such muscleatlas ({_first_line(answer)})"
    pairs = [(name, answer[name], own[name]) for name in ("python", "machine")]
    pairs += [(name, answer["libraries"][name], version) for name, version in own["libraries"].items()]
    told = [f"{name} {there} instead of {here}" for name, there, here in pairs if there != here]
    told += ["other files of muscleatlas"] if answer["files"] != own["files"] else []
    return f"{answer['digest']} ({', '.join(told)})"


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
