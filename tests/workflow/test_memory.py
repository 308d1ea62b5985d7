from __future__ import annotations

import gc

import pytest

from muscleatlas.workflow.memory import no_garbage_expected


def _fail_without_a_search() -> None:
    with no_garbage_expected():
        assert not gc.isenabled()
        raise KeyError


def test_the_search_for_garbage_rests_and_goes_on_even_after_a_fault() -> None:
    with pytest.raises(KeyError):
        _fail_without_a_search()
    assert gc.isenabled()


def test_where_it_rested_before_it_goes_on_resting() -> None:
    with no_garbage_expected():
        with no_garbage_expected():
            pass
        assert not gc.isenabled()
