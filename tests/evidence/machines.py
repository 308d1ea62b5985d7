"""Machines made up for tests of moment arms: what they do follows from a line of geometry."""

from __future__ import annotations

import mujoco

from muscleatlas.evidence.model import MotionModel, motion_model

PULLEY_MM = 30.0
FIXED_MM, MOVING_MM = 80.0, 50.0

_SHELL = """
<mujoco>
  <compiler angle="degree"><lengthrange mode="none"/></compiler>
  <worldbody>{bodies}</worldbody>
  <tendon>{tendons}</tendon>
  <equality>{equations}</equality>
  <actuator>{muscles}</actuator>
</mujoco>
"""
_MUSCLE = '<muscle name="{name}" tendon="{name}_tendon" force="{force}" lengthrange="0.1 0.2"/>'


def pulley() -> MotionModel:
    """A path that comes from above, runs under a cylinder on the hinge and ends far out on the arm that turns."""
    bodies = f"""
      <geom name="wheel" type="cylinder" size="{PULLEY_MM / 1000} 0.02" euler="90 0 0" mass="0"/>
      <site name="above" pos="-0.05 0 0.4"/>
      <site name="below" pos="-0.03 0 -0.03"/>
      <body name="arm">
        <joint name="hinge" axis="0 1 0" range="-60 60"/>
        <geom size="0.01" mass="1"/>
        <site name="end" pos="0.4 0 0"/>
      </body>"""
    path = """<spatial name="cord_tendon"><site site="above"/><geom geom="wheel" sidesite="below"/>
              <site site="end"/></spatial>"""
    return _machine(bodies, path)


def lever() -> MotionModel:
    """A straight path from a point above the hinge to a point on the arm, which hangs down at 0°."""
    bodies = f"""
      <site name="fixed" pos="0 0 {FIXED_MM / 1000}"/>
      <body name="arm">
        <joint name="hinge" axis="0 1 0" range="0 150"/>
        <geom size="0.01" mass="1"/>
        <site name="moving" pos="0 0 {-MOVING_MM / 1000}"/>
      </body>"""
    path = '<spatial name="cord_tendon"><site site="fixed"/><site site="moving"/></spatial>'
    return _machine(bodies, path)


def train() -> MotionModel:
    """Three hinges: the second follows the first by ``0.5 q + 0.25 q²``, the third the second by ``2 q``.

    The path "second" is as long as the second hinge is turned, 10 mm a radian; the path "third" likewise, 20 mm.
    """
    bodies = "".join(
        f'<body><joint name="{name}" axis="0 1 0" range="-90 90"/><geom size="0.01" mass="1"/></body>'
        for name in ("third", "second", "first")
    )
    equations = """
      <joint joint1="third" joint2="second" polycoef="0 2 0 0 0"/>
      <joint joint1="second" joint2="first" polycoef="0 0.5 0.25 0 0"/>"""
    tendons = """
      <fixed name="second_tendon"><joint joint="second" coef="0.01"/></fixed>
      <fixed name="third_tendon"><joint joint="third" coef="0.02"/></fixed>"""
    muscles = _MUSCLE.format(name="second", force=100) + _MUSCLE.format(name="third", force=300)
    return _compiled(_SHELL.format(bodies=bodies, tendons=tendons, equations=equations, muscles=muscles))


def _machine(bodies: str, path: str) -> MotionModel:
    muscle = _MUSCLE.format(name="cord", force=100)
    return _compiled(_SHELL.format(bodies=bodies, tendons=path, equations="", muscles=muscle))


def _compiled(xml: str) -> MotionModel:
    return motion_model(lambda: mujoco.MjModel.from_xml_string(xml), name="made up")
