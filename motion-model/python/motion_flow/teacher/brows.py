"""Brows: raises on a quarter of the nuclear accents and on most questions, over a slow small drift."""

import numpy as np

from .curves import between, bumps

ACCENT_SHARE = 0.25
QUESTION_SHARE = 0.8
LEAD = 0.060
RISE, FALL = 0.120, 0.250
HOLD = (0.150, 0.400)
HEIGHT = (0.15, 0.40)
EMPHASIS_HEIGHT = (0.30, 0.50)
RISING_WEIGHT = 1.3
FALLING_WEIGHT = 0.6


def plan_raises(accents, style, rng):
    """(K, 3) start (s), hold (s) and height of raises: they start 60 ms before the accent's pitch peak.

    The chance is a quarter on nuclear accents (more where pitch rises, less where it does not) and 0.8 on a
    question's, times brow_use; an emphasised word always gets one, of 0.3-0.5.
    """
    draw, chances = rng.random((len(accents), 3)), raise_chances(accents, style)
    raises = [(a.time - LEAD, between(HOLD, d[1]), between(EMPHASIS_HEIGHT if a.emphasised else HEIGHT, d[2]))
              for a, d, chance in zip(accents, draw, chances) if d[0] < chance]
    return np.array(raises).reshape(-1, 3)


def raise_chances(accents, style):
    """How likely each accent gets a raise, 0..1."""
    rising = np.array([a.rising for a in accents if a.nuclear and not a.question], dtype=bool)
    weight = np.where(rising, RISING_WEIGHT, FALLING_WEIGHT)
    scale = 1.0 / weight.mean() if len(weight) else 1.0
    return [1.0 if a.emphasised else min(_chance(a, scale) * style.brow_use, 1.0) * a.nuclear for a in accents]


def _chance(accent, scale):
    if accent.question:
        return QUESTION_SHARE
    return ACCENT_SHARE * scale * (RISING_WEIGHT if accent.rising else FALLING_WEIGHT)


def lift(times, raises):
    """(frames,) brow weight of raises: rise 120 ms, hold 150-400, fall 250."""
    if len(raises) == 0:
        return np.zeros(len(times))
    top = raises[:, 0] + RISE
    n = len(raises)
    return np.minimum(bumps(times, top, top + raises[:, 1], np.full(n, RISE), np.full(n, FALL), raises[:, 2]), 0.6)
