"""Progress on stderr: a bar for people, plain lines for logs; it counts pictures, and promises only what it can."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from muscleatlas.workflow.task import Task

__all__ = ["BarProgress", "LineProgress", "Tally", "build_progress"]

_LINE_EVERY_S = 10.0
_REMEMBERED = 60
_MANY = 40
_SETTLING = 6


@dataclass
class Tally:
    """How much of the drawing is done, and when the rest may be.

    Of many tasks the first few say nothing: each process reads and compiles before its first picture. After them the
    speed is that of the last sixty.

    Parameters
    ----------
    clock
        Returns seconds; only differences count.
    """

    clock: Callable[[], float] = time.monotonic
    total: float = 0.0
    drawn: float = 0.0
    cached: float = 0.0
    _settling: int = field(default=0, repr=False)
    _marks: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED), repr=False)

    def begin(self, tasks: Sequence[Task]) -> None:
        """Start counting."""
        self.total, self.drawn, self.cached = sum(task.weight for task in tasks), 0.0, 0.0
        self._settling = _SETTLING if len(tasks) >= _MANY else 0
        self._restart()

    def add(self, task: Task, *, made: bool) -> None:
        """Count a task; those from the cache take no time and say nothing about the speed."""
        if not made:
            self.cached += task.weight
            self._restart()
            return
        self.drawn += task.weight
        if self._settling:
            self._settling -= 1
            self._restart()
        else:
            self._marks.append((self.clock(), self.drawn))

    def _restart(self) -> None:
        self._marks.clear()
        self._marks.append((self.clock(), self.drawn))

    @property
    def left_s(self) -> float | None:
        """The seconds that the rest will take at the speed of late; None while nobody can know."""
        if len(self._marks) < 2:
            return None
        (began_s, before), (now_s, drawn) = self._marks[0], self._marks[-1]
        return (now_s - began_s) / (drawn - before) * (self.total - self.cached - self.drawn)

    def __str__(self) -> str:
        done = self.cached + self.drawn
        parts = [f"{done:,.0f} of {self.total:,.0f} pictures"]
        parts += [f"{self.cached:,.0f} of them from the cache"] if self.cached else []
        parts += [f"about {_clock_time(self.left_s)} left"] if self.left_s and done < self.total else []
        return ", ".join(parts)


def _clock_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


class LineProgress:
    """Plain lines: each stage, and how far the drawing is every ten seconds."""

    def __init__(self, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._tally = Tally(clock)
        self._told_s = clock()

    def tell(self, stage: str) -> None:
        """Say what is done now."""
        self._stream.write(f"{stage}\n")
        self._stream.flush()

    def expect(self, tasks: Sequence[Task]) -> None:
        """Say how much is to be drawn."""
        self._tally.begin(tasks)
        self._told_s = self._clock()

    def finished(self, task: Task, *, made: bool) -> None:
        """Count a task, and say so now and then."""
        self._tally.add(task, made=made)
        if made and self._clock() - self._told_s >= _LINE_EVERY_S:
            self._told_s = self._clock()
            self.tell(f"  {self._tally}")


class BarProgress:
    """A bar that is drawn anew in its place."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[tally]}")
        self.bar = Progress(*columns, console=Console(file=stream), transient=True)
        self._tally = Tally()
        self._row = self.bar.add_task("", total=None, tally="")

    def tell(self, stage: str) -> None:
        """Say what is done now."""
        self.bar.update(self._row, description=stage, total=None, tally="")

    def expect(self, tasks: Sequence[Task]) -> None:
        """Say how much is to be drawn."""
        self._tally.begin(tasks)
        self.bar.update(self._row, total=self._tally.total, completed=0, tally=str(self._tally))

    def finished(self, task: Task, *, made: bool) -> None:
        """Count a task."""
        self._tally.add(task, made=made)
        self.bar.update(self._row, advance=task.weight, tally=str(self._tally))


@contextmanager
def build_progress(stream: TextIO | None = None) -> Iterator[BarProgress | LineProgress]:
    """Show progress on stderr: as a bar on a terminal, as lines elsewhere."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield LineProgress(stream)
        return
    progress = BarProgress(stream)
    with progress.bar:
        yield progress
