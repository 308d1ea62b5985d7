"""Draw the scene in our studio and print what each step cost, as JSON; `--picture FILE` keeps the first view."""

from __future__ import annotations

import json
import sys

import numpy as np
from PIL import Image

from benchmarks.clock import timed
from benchmarks.stage import COLOURS, Prop, cameras_round, read_props, sixteen_cameras
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.still import draw_still


def actor(number: int, prop: Prop, surface: Surface) -> Actor:
    colours = np.tile(np.array(COLOURS[prop.role], np.float32), (len(surface.vertices), 1))
    return Actor(number, surface, colours, gloss=0.3 if prop.role == "target" else 0.1)


def prepared(props: tuple[Prop, ...]) -> Scene:
    actors = [(prop.role, actor(number, prop, prop.surface)) for number, prop in enumerate(props)]
    scene = build_scene(
        [actor for role, actor in actors if role != "ghost"], [actor for role, actor in actors if role == "ghost"]
    )
    _ = scene.occlusion
    return scene


def main(arguments: list[str]) -> None:
    costs: dict[str, float] = {}
    props = read_props()
    with timed(costs, "prepare"):
        scene = prepared(props)
    views, turn = sixteen_cameras(props), cameras_round(props)
    with timed(costs, "first view"):
        first = draw_still(scene, views[0])
    with timed(costs, "sixteen views"):
        for camera in views:
            draw_still(scene, camera)
    with timed(costs, "turntable"):
        for camera in turn:
            draw_still(scene, camera)
    if "--picture" in arguments:
        Image.fromarray(first).save(arguments[arguments.index("--picture") + 1])
    print(json.dumps(costs))


if __name__ == "__main__":
    main(sys.argv[1:])
