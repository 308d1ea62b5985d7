"""Draw the same scene in PyVista, off-screen with SSAO, and print what each step cost, as JSON.

What PyVista is spared: outlines, and the order of what is seen through (no depth peeling). Its SSAO takes VTK's usual
32 samples. Edges are smoothed only with `--smooth`, by supersampling: VTK's cheaper ways do not work in software.
"""

from __future__ import annotations

import json
import os
import sys

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.clock import timed
from benchmarks.stage import COLOURS, SIZE_PX, Prop, cameras_round, read_props, sixteen_cameras
from muscleatlas.studio.camera import Camera

os.environ.pop("DISPLAY", None)

import pyvista as pv

GHOST_OPACITY = 0.15


def prepared(props: tuple[Prop, ...], *, smooth: bool) -> pv.Plotter:
    plotter = pv.Plotter(off_screen=True, window_size=[SIZE_PX, SIZE_PX])
    for prop in props:
        surface = prop.surface
        faces = np.insert(surface.faces, 0, 3, axis=1).ravel()
        opacity = GHOST_OPACITY if prop.role == "ghost" else 1.0
        mesh = pv.PolyData(surface.vertices, faces)
        plotter.add_mesh(mesh, color=COLOURS[prop.role], opacity=opacity, smooth_shading=True, specular=0.2)
    plotter.set_background("white")
    plotter.enable_parallel_projection()
    plotter.enable_ssao(radius=15.0, bias=0.5, kernel_size=32, blur=True)
    if smooth:
        plotter.enable_anti_aliasing("ssaa")
    else:
        plotter.disable_anti_aliasing()
    return plotter


def drawn(plotter: pv.Plotter, camera: Camera) -> NDArray[np.uint8]:
    centre, (_, up, towards) = np.array(camera.centre_mm), camera.axes.astype(float)
    if plotter.window_size != [camera.width, camera.height]:  # setting it draws once more
        plotter.window_size = [camera.width, camera.height]
    plotter.camera.focal_point = tuple(centre)
    plotter.camera.position = tuple(centre + 2000.0 * towards)
    plotter.camera.up = tuple(up)
    plotter.camera.parallel_scale = camera.mm_per_px * camera.height / 2
    plotter.camera.clipping_range = (10.0, 4000.0)
    plotter.render()
    picture: NDArray[np.uint8] = plotter.screenshot(None, return_img=True)
    return picture


def main(arguments: list[str]) -> None:
    costs: dict[str, float] = {}
    props = read_props()
    with timed(costs, "prepare"):
        plotter = prepared(props, smooth="--smooth" in arguments)
    views, turn = sixteen_cameras(props), cameras_round(props)
    with timed(costs, "first view"):
        first = drawn(plotter, views[0])
    with timed(costs, "sixteen views"):
        pictures = [drawn(plotter, camera) for camera in views]
    with timed(costs, "turntable"):
        for camera in turn:
            drawn(plotter, camera)
    assert len({picture.tobytes() for picture in pictures}) == len(views), "PyVista did not draw every view anew"
    if "--picture" in arguments:
        Image.fromarray(first).save(arguments[arguments.index("--picture") + 1])
    print(json.dumps(costs))


if __name__ == "__main__":
    main(sys.argv[1:])
