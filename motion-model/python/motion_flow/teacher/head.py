"""Head: slow 1/f sway, nods on accents, moves at onsets and ends, sway with the voice, and translation from the neck."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .curves import between, bumps, ease, slow_noise
from .phones import PERIOD, QUESTION

SWAY = np.array([3.0, 2.2, 1.6])
"""Standard deviation of the slow noise in yaw, pitch, roll, degrees."""
NOD_SHARE = 0.5
NOD_SIZE = (1.5, 4.0)
NOD_LAG = (0.0, 0.080)
EMPHASIS_SIZE = (4.0, 6.0)
"""Degrees of the nod of an emphasised word, whatever the style."""
MOVE_SIZE = (3.0, 6.0)
NECK = 0.06
"""Metres from the neck's middle to the head joint: what the lower neck's part of a rotation carries along."""


def sway(times, fps, style, rng, speed=1.0):
    """(frames, 3) degrees of 1/f noise from 0.1 to 1 Hz, times speed, in yaw, pitch, roll."""
    return slow_noise(len(times), fps, rng, 0.1 * speed, 1.0 * speed, 3) * SWAY * (style.sway * style.head_amplitude)


def nod_chance(accent, style):
    """How likely an accent gets a nod, 0..1."""
    return 1.0 if accent.emphasised else min(NOD_SHARE * style.nod_rate, 1.0)


def plan_nods(accents, style, rng):
    """(K, 2) peak time (s) and size (degrees) of nods: half of the accents, 0-80 ms after their pitch peak.

    1.5-4 degrees times the head's amplitude; 4-6 on every emphasised word.
    """
    draw = rng.random((len(accents), 3))
    rows = [(a.time + between(NOD_LAG, d[1]),
             between(EMPHASIS_SIZE, d[2]) if a.emphasised else between(NOD_SIZE, d[2]) * style.head_amplitude)
            for a, d in zip(accents, draw) if d[0] < nod_chance(a, style)]
    return np.array(rows).reshape(-1, 2)


def nod(times, nods, rng):
    """(frames,) degrees of pitch: down in 150-230 ms, back in 250-380 ms."""
    down = rng.uniform(0.15, 0.23, len(nods))
    back = rng.uniform(0.25, 0.38, len(nods))
    return bumps(times, nods[:, 0], nods[:, 0], down, back, nods[:, 1])


def moves(times, phrases, style, rng):
    """(frames, 3) degrees: a move of 3-6 degrees at most onsets after a pause and at terminals.

    An onset lifts and turns the head; a statement's end lowers it, a question's end lifts and tilts it.
    """
    rows = []
    for phrase in phrases:
        draw = rng.random(8)
        if phrase.pause_before >= 0.3 and draw[0] < 0.8 * style.move_rate:
            rows.append(_move(phrase.start - 0.05, (_side(draw[1], 0.9), -0.35 - 0.4 * draw[2], _side(draw[3], 0.4)), rng))
        if phrase.punctuation >= PERIOD and phrase.pause_after >= 0.2 and draw[4] < 0.7 * style.move_rate:
            lift = -0.5 if phrase.punctuation == QUESTION else 0.8
            tilt = 0.9 if phrase.punctuation == QUESTION else 0.4
            rows.append(_move(phrase.end - 0.25, (_side(draw[5], 0.4), lift, _side(draw[6], tilt)), rng))
    out = np.zeros((len(times), 3))
    for start, rise, hold, fall, size in rows:
        shape = ease((times - start) / rise) * (1.0 - ease((times - start - rise - hold) / fall))
        out += shape[:, None] * (size * style.head_amplitude)
    return out


def _side(draw, most):
    return most * (2.0 * draw - 1.0)


def _move(start, direction, rng):
    direction = np.array(direction) / np.linalg.norm(direction)
    return (start, rng.uniform(0.35, 0.5), rng.uniform(0.2, 0.5), rng.uniform(0.8, 1.4),
            direction * rng.uniform(*MOVE_SIZE))


def voice_sway(pitch, loud, fps, style, rng):
    """(frames, 3) degrees that follow pitch and loudness at 1-2 Hz: a rising voice lifts the head.

    pitch: (frames,) semitones over the median; loud: (frames,) standardised loudness.
    """
    drive = gaussian_filter1d(0.25 * pitch + 0.5 * np.maximum(loud, -1.0), 0.11 * fps, mode="nearest")
    gain = np.array([rng.normal(0.0, 0.35), -rng.uniform(0.3, 0.7), rng.normal(0.0, 0.3)])
    return drive[:, None] * gain * style.head_amplitude


def plan_responses(duration, rng, a_minute=6.0):
    """Times (s) of a listener's nods without cues: a minute's number at random, 3 s or more apart."""
    times, t = [], rng.exponential(60.0 / a_minute)
    while t < duration - 0.5:
        times.append(t)
        t += 3.0 + rng.exponential(60.0 / a_minute - 3.0)
    return times


def responses(times, starts, style, rng):
    """(frames,) degrees of listener's nods: 1-4 cycles at 2.5-4.5 Hz, first 4-8 degrees, each 0.75 of the last."""
    out = np.zeros(len(times))
    for start in starts:
        cycles, rate, size = rng.integers(1, 5), rng.uniform(2.5, 4.5), rng.uniform(4.0, 8.0)
        k = np.arange(cycles)
        peak = start + (k + 0.5) / rate
        half = np.full(cycles, 0.5 / rate)
        out += bumps(times, peak, peak, half, half, size * 0.75 ** k * style.head_amplitude)
    return out


def translate(rotation, times, fps, style, rng):
    """(frames, 3) metres: the neck carries the head along its rotation, plus leaning and breathing of a few mm.

    rotation: (frames, 3) degrees of yaw, pitch, roll.
    """
    pitch, roll = np.deg2rad(rotation[:, 1]), np.deg2rad(rotation[:, 2])
    carried = NECK * np.stack([-np.sin(roll), np.cos(pitch) * np.cos(roll) - 1.0, np.sin(pitch)], axis=1)
    lean = slow_noise(len(times), fps, rng, 0.1, 0.6, 3) * np.array([0.0025, 0.0008, 0.004]) * style.head_amplitude
    breath = 0.0008 * np.sin(2.0 * np.pi * (0.25 * times + rng.random()))
    lean[:, 1] += breath
    return carried + lean
