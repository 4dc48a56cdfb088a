"""Frames of a line."""

import numpy as np

from motion_flow import text as texts
from motion_flow.data import frames as framing


def token(symbol, boundary=0, mark=0, word=0):
    return texts.PhoneToken(symbol, 0, mark, boundary, word)


LINE = [token("SIL", word=-1), token("R", 1 | 4, 1), token("D", 2 | 8, 1), token("SIL", mark=1, word=-1),
        token("Z", 1 | 2 | 4 | 8, 4, 1), token("SIL", mark=4, word=-1)]
LENGTHS = np.array([2, 4, 2, 0, 3, 1])


def test_positions():
    made = framing.positions(LINE, LENGTHS)
    assert made.shape == (12, 8)
    np.testing.assert_allclose(made[2:6, 0], [0.125, 0.375, 0.625, 0.875])  # in the phone R
    np.testing.assert_allclose(made[2:8, 2], (np.arange(6) + 0.5) / 6)  # in the word R D
    np.testing.assert_allclose(made[:8, 4], (np.arange(8) + 0.5) / 8)  # first phrase: pause, R, D
    np.testing.assert_allclose(made[8:, 4], (np.arange(4) + 0.5) / 4)  # second phrase: Z, pause
    np.testing.assert_allclose(made[:, 6], (np.arange(12) + 0.5) / 12)
    np.testing.assert_allclose(made[2, 1::2], np.log([4, 6, 8, 12]) / 8, rtol=1e-6)


def test_quarters_of_a_ramp_are_the_ramp():
    track = np.arange(12) + 0.5
    values = framing.quarters(track, LENGTHS)
    np.testing.assert_allclose(values[1], [2.5, 3.5, 4.5, 5.5])
    np.testing.assert_allclose(framing.contour(values, LENGTHS)[2:8], track[2:8])
