"""Rates, jitter and stillness of faces that were made to have them."""

import numpy as np
import pytest

from motion_flow.evaluate import liveliness
from motion_flow.teacher import CHANNELS, INDEX, Phone

FPS = 22050 / 256


def moving(seconds, **courses):
    motion = np.zeros((int(seconds * FPS), len(CHANNELS)))
    t = (np.arange(len(motion)) + 0.5) / FPS
    for name, course in courses.items():
        motion[:, INDEX[name]] = course(t)
    return motion


def bell(t, centre, width):
    return np.exp(-0.5 * ((t - centre) / width) ** 2)


def test_rates_count_what_was_put_in():
    motion = moving(20, eyeBlinkLeft=lambda t: sum(bell(t, c, 0.05) for c in (2, 6, 11, 15)),
                    eyeBlinkRight=lambda t: sum(bell(t, c, 0.05) for c in (2, 6, 11, 15)),
                    browInnerUp=lambda t: 0.9 * bell(t, 8, 0.2),
                    headPitch=lambda t: np.radians(4) * (bell(t, 4, 0.1) + bell(t, 13, 0.1)))
    found = liveliness.rates([motion], FPS)
    assert found["blinks"] == pytest.approx(12, rel=0.01)
    assert found["nods"] == pytest.approx(6, rel=0.01)
    assert found["brow_raises"] == pytest.approx(3, rel=0.01)


def test_head_sd_is_the_mean_over_the_three_axes():
    motion = moving(20, headYaw=lambda t: np.radians(3) * np.sqrt(2) * np.sin(2 * np.pi * t))
    assert liveliness.rates([motion], FPS)["head_sd"] == pytest.approx(np.sqrt(9 / 3), rel=0.01)


def test_jitter_is_the_share_of_power_above_twelve_hertz():
    """A sine of 2 Hz with one of 20 Hz of a tenth of its size: 1 % of the power, over 101 %."""
    motion = moving(8, headYaw=lambda t: 0.1 * np.sin(2 * np.pi * 2 * t) + 0.01 * np.sin(2 * np.pi * 20 * t),
                    jawOpen=lambda t: 0.3 * np.sin(2 * np.pi * 4 * t))
    share, worst = liveliness.worst_jitter([motion, motion], FPS)
    assert worst == "headYaw"
    assert share == pytest.approx(100 / 101, rel=0.02)
    assert liveliness.jitter([motion], FPS)[INDEX["jawOpen"]] < 1e-4


def test_a_channel_that_nobody_sees_move_cannot_jitter():
    motion = moving(4, mouthLeft=lambda t: 1e-4 * np.sin(2 * np.pi * 30 * t))
    assert liveliness.worst_jitter([motion], FPS)[0] == 0


def test_frozen_frames_are_those_in_pauses_where_nothing_moves():
    """Speech from 1 to 3 s; the head moves in the first second and in speech, and rests from 3 to 4 s."""
    phones = [Phone("SIL", 0, 0, 1, -1, 0), Phone("AA", 2, 1, 3, 0, 4), Phone("SIL", 0, 3, 4, -1, 4)]
    motion = moving(4, headYaw=lambda t: np.radians(3) * np.minimum(t, 3))
    quiet = liveliness.pauses(phones, len(motion), FPS)
    assert quiet.mean() == pytest.approx(0.5, abs=0.01)
    assert liveliness.frozen([motion], [quiet], FPS) == pytest.approx(50, abs=1.5)


def test_a_moment_of_rest_is_not_frozen():
    motion = moving(2, headYaw=lambda t: np.radians(5) * np.sin(2 * np.pi * t))  # at rest for moments at its turns
    assert not liveliness.still(motion, FPS).any()


def test_gaps_of_stops_are_no_pauses():
    phones = [Phone("AA", 2, 0.0, 0.5, 0, 0), Phone("T", 0, 0.56, 0.7, 1, 0), Phone("AA", 2, 0.9, 1.2, 1, 4)]
    quiet = liveliness.pauses(phones, int(1.2 * FPS), FPS)
    at = (np.arange(len(quiet)) + 0.5) / FPS
    assert not quiet[at < 0.69].any()
    assert quiet[(at > 0.71) & (at < 0.89)].all()
