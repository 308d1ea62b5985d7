from __future__ import annotations

import subprocess
import sys

from muscleatlas.site.drawing import CODE_BEHIND_PICTURES


def test_every_module_that_draws_a_place_counts_for_the_keys_of_its_pictures() -> None:
    script = "import sys, muscleatlas.studio.place; print(*(name for name in sys.modules if 'muscleatlas.' in name))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    packages = {name.rpartition(".")[0] for name in loaded}
    files = {f"{name.removeprefix('muscleatlas.').replace('.', '/')}.py" for name in loaded if name not in packages}
    assert files <= set(CODE_BEHIND_PICTURES)
    assert "studio/raster.py" in files
