"""``python -m muscleatlas`` is the command ``muscleatlas``."""

from __future__ import annotations

from muscleatlas.cli.main import run

if __name__ == "__main__":
    run()
