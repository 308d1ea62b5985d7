"""The command ``muscleatlas``: which commands there are, and how each of them may end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from types import FrameType
from typing import NoReturn

from cyclopts import App, CycloptsError, Group

from muscleatlas.cli.build import build
from muscleatlas.cli.check import check
from muscleatlas.cli.data import app as data
from muscleatlas.cli.evidence import evidence
from muscleatlas.cli.names import names
from muscleatlas.cli.serve import serve
from muscleatlas.cli.view import view
from muscleatlas.errors import MuscleatlasError
from muscleatlas.workflow.disk import disk_fault

__all__ = ["app", "main", "run"]

_INTERRUPTED = 130
_TERMINATED = 143
_PIPE_CLOSED = 141
_WRONG_USAGE = 2

_HELP = """
Draw, check and publish an atlas of the muscles of the human body.

Example: `muscleatlas build --out site --only /muscle/leg/`
"""

app = App(
    name="muscleatlas",
    help=_HELP,
    version=lambda: version("muscleatlas"),
    help_format="markdown",
    group_commands=Group("Commands", sort_key=0),
    suppress_keyboard_interrupt=False,
)
app.command(build, sort_key=1)
app.command(serve, sort_key=2)
app.command(view, sort_key=3)
app.command(names, sort_key=4)
app.command(check, sort_key=5)
app.command(evidence, sort_key=6)
app.command(data)


def run() -> NoReturn:
    """Run the command line of this process and end with its exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; what goes wrong is told on stderr.

    Parameters
    ----------
    arguments
        The words after ``muscleatlas``.

    Returns
    -------
    int
        0 done, 1 our checks failed, 2 wrong usage, 130 interrupted.
    """
    signal.signal(signal.SIGTERM, _end)
    return _ended_well(lambda: app(arguments, exit_on_error=False, result_action="return_int_as_exit_code_else_zero"))


def _ended_well(command: Callable[[], int]) -> int:
    try:
        return command()
    except CycloptsError:  # cyclopts has told it
        return _WRONG_USAGE
    except MuscleatlasError as fault:
        return _tell(str(fault), fault.exit_code)
    except KeyboardInterrupt:
        return _tell(
            "\nStopped. What was finished stays in the cache, so the next run goes on from there.", _INTERRUPTED
        )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        fault_of_disk = disk_fault(error, str(error.filename or "the disk"))
        if fault_of_disk is None:
            raise
        return _tell(str(fault_of_disk), fault_of_disk.exit_code)


def _tell(message: str, exit_code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return exit_code


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Let ``kill`` end a run as Ctrl-C does: everything half-done is taken away first."""
    raise SystemExit(_TERMINATED)
