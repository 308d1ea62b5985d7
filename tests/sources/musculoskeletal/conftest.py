"""The model, compiled once, and standing."""

from __future__ import annotations

import pytest

from muscleatlas.sources.musculoskeletal.model import StandingModel, load_model, standing


@pytest.fixture(scope="session")
def body() -> StandingModel:
    return standing(load_model())
