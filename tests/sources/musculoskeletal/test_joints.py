from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.sources.musculoskeletal.joints import follow, followers, polynomial, slope

CHAIN = """
<mujoco>
  <worldbody>
    <body><joint name="last"/><geom size="1"/></body>
    <body><joint name="middle"/><geom size="1"/></body>
    <body><joint name="first"/><geom size="1"/></body>
  </worldbody>
  <equality>
    <joint joint1="last" joint2="middle" polycoef="0 3 0 0 0"/>
    <joint joint1="middle" joint2="first" polycoef="0.1 0 2 0 0"/>
  </equality>
</mujoco>
"""


def test_joints_that_follow_are_set_after_those_that_drive_them_whatever_the_order_in_the_model() -> None:
    import mujoco

    model = mujoco.MjModel.from_xml_string(CHAIN)
    angles = np.array([9.0, 9.0, 0.5])
    follow(model, angles, followers(model))
    assert angles.tolist() == pytest.approx([3 * 0.6, 0.6, 0.5])


def test_the_slope_is_the_derivative() -> None:
    coefficients = (0.3, -1.0, 0.5, 2.0)
    step = 1e-6
    by_difference = (polynomial(0.7 + step, coefficients) - polynomial(0.7 - step, coefficients)) / (2 * step)
    assert polynomial(0.7, slope(coefficients)) == pytest.approx(by_difference, abs=1e-6)
