from __future__ import annotations

import subprocess
import sys

from muscleatlas.site.drawing import CODE_BEHIND_PICTURES


def test_every_module_that_draws_a_place_counts_for_the_keys_of_its_pictures() -> None:
    script = "import sys, muscleatlas.studio.place; print(*(name for name in sys.modules if 'muscleatlas.' in name))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    parts = {name.split(".")[1] for name in loaded} - {"errors"}
    assert {part.removesuffix(".py") for part in CODE_BEHIND_PICTURES} >= parts
    assert "studio" in parts
