"""Draw the scene in our studio and print what each step cost, as JSON; `--picture FILE` keeps the first view."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image

from benchmarks.clock import timed
from benchmarks.stage import COLOURS, Prop, cameras_round, read_props, sixteen_cameras
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.thin import FILM_GRAIN, STILL_GRAIN, Grain, thinned


def actor(number: int, prop: Prop, surface: Surface) -> Actor:
    colours = np.tile(np.array(COLOURS[prop.role], np.float32), (len(surface.vertices), 1))
    return Actor(number, surface, colours, gloss=0.3 if prop.role == "target" else 0.1)


def prepared(actors: Mapping[str, Sequence[Actor]], mm_per_px: float, grain: Grain) -> Scene:
    """Return the scene for pictures of a scale, as a page prepares it."""
    target = thinned(actors["target"], grain.target * mm_per_px)
    bones = thinned(actors["bone"], grain.solid * mm_per_px)
    return build_scene([*target, *bones], thinned(actors["ghost"], grain.ghost * mm_per_px))


def main(arguments: list[str]) -> None:
    costs: dict[str, float] = {}
    props = read_props()
    views, turn = sixteen_cameras(props), cameras_round(props)
    with timed(costs, "prepare"):
        actors: dict[str, list[Actor]] = {"target": [], "bone": [], "ghost": []}
        for number, prop in enumerate(props):
            actors[prop.role].append(actor(number, prop, prop.surface))
        scene = prepared(actors, views[0].mm_per_px, STILL_GRAIN)
        film = prepared(actors, turn[0].mm_per_px, FILM_GRAIN)
    with timed(costs, "first view"):
        first = draw_still(scene, views[0])
    with timed(costs, "sixteen views"):
        for camera in views:
            draw_still(scene, camera)
    with timed(costs, "turntable"):
        for camera in turn:
            draw_still(film, camera)
    if "--picture" in arguments:
        Image.fromarray(first).save(arguments[arguments.index("--picture") + 1])
    print(json.dumps(costs))


if __name__ == "__main__":
    main(sys.argv[1:])
