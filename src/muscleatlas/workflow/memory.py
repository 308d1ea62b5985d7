"""Memory while much is made that lasts: Python's search for unreachable rings can wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_garbage_expected"]


@contextmanager
def no_garbage_expected() -> Iterator[None]:
    """Let nobody look for rings of objects that refer to each other only.

    Python walks through all objects whenever a quarter more has been made. Where hundreds of thousands are made to
    stay, it does so again and again and finds nothing. What nobody refers to is freed as ever.

    Examples
    --------
    >>> with no_garbage_expected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
