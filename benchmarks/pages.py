"""What it costs to write every page of the whole body, in seconds of one core; pictures are made up, none is drawn.

::

    python -m benchmarks.pages
"""

from __future__ import annotations

import sys
import time

from muscleatlas.site.gather import gather_site
from muscleatlas.site.write import render_site
from muscleatlas.workflow.memory import no_garbage_expected
from tests.site.made_up import made_up_material

__all__ = ["main"]


def main() -> int:
    """Gather the models of all pages, render them, and print what each took."""
    material = made_up_material()
    began = time.process_time()
    with no_garbage_expected():
        site = gather_site(material)
        gathered = time.process_time()
        sizes = [len(content) for path, content in render_site(site) if path.endswith(".html")]
    rendered = time.process_time()
    print(f"{len(site.pages)} places, {len(sizes)} pages, {sum(sizes) / 1e6:.1f} MB of HTML")
    print(f"gathered in {gathered - began:.1f} s, rendered in {rendered - gathered:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
