"""How the cost of a picture grows with its pixels and with the triangles around: `python -m benchmarks.scaling`."""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.clock import timed
from benchmarks.stage import COLOURS, Prop, read_props, sixteen_cameras
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.thin import STILL_GRAIN, thinned

SIZES_PX = (512, 1024, 2048, 4096)
FINER = (1, 2, 4)
"""About how many times as many triangles stand around, at least."""


def actor(number: int, prop: Prop, surface: Surface) -> Actor:
    colours = np.tile(np.array(COLOURS[prop.role], np.float32), (len(surface.vertices), 1))
    return Actor(number, surface, colours, gloss=0.2)


def finer(surface: Surface, times: int) -> Surface:
    """Return a surface with about so many times as many triangles."""
    corners = surface.vertices[surface.faces].astype(np.float64)
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    return surface if times == 1 else subdivided(surface, longest_mm=float(np.median(longest)) / times**0.5)


def with_finer_surroundings(props: tuple[Prop, ...], times: int) -> tuple[Prop, ...]:
    return tuple(prop if prop.role == "target" else Prop(prop.role, finer(prop.surface, times)) for prop in props)


def scene_of(props: tuple[Prop, ...], mm_per_px: float) -> Scene:
    actors = [(prop.role, actor(number, prop, prop.surface)) for number, prop in enumerate(props)]
    solid = [one for role, one in actors if role == "target"]
    solid += thinned([one for role, one in actors if role == "bone"], STILL_GRAIN.solid * mm_per_px)
    ghosts = thinned([one for role, one in actors if role == "ghost"], STILL_GRAIN.ghost * mm_per_px)
    return build_scene(solid, ghosts)


def cost_of_a_view(props: tuple[Prop, ...], size_px: int) -> tuple[float, float]:
    """Return core-seconds of preparation, and of one of four views once the sky was asked."""
    costs: dict[str, float] = {}
    cameras = sixteen_cameras(props, size_px)[::4]
    with timed(costs, "prepare"):
        scene = scene_of(props, cameras[0].mm_per_px)
    for camera in cameras:
        draw_still(scene, camera)
    with timed(costs, "views"):
        for camera in cameras:
            draw_still(scene, camera)
    return costs["prepare"], costs["views"] / len(cameras)


def main() -> int:
    props = read_props()
    cost_of_a_view(props, 128)
    print("pixels      core-seconds a view")
    for size_px in SIZES_PX:
        print(f"{size_px:5} × {size_px:<5} {cost_of_a_view(props, size_px)[1]:.3f}")
    print("triangles   preparation   a view of 1024 × 1024")
    for times in FINER:
        dense = with_finer_surroundings(props, times)
        triangles = sum(len(prop.surface.faces) for prop in dense)
        prepare, view = cost_of_a_view(dense, 1024)
        print(f"{triangles:9,} {prepare:12.3f} {view:12.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
