"""Lips and jaw: dominance-blended gestures (Cohen and Massaro 1993) under obligatory contacts (JALI 2016).

Three layers. Dominance blends every phone's target over time. Contacts (bilabial closure, labiodental touch,
sibilant jaw) then pull the blend to what the phone cannot do without; where windows meet, bilabials come last and
win. A vowel that ended up shut is opened at the end. Everything is smooth by construction: the blend by a Gaussian of
15 ms, the contacts by raised-cosine ramps that are never filtered, so closures of short labels stay closed.
"""

from typing import NamedTuple

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .curves import bumps, union
from .phones import (BILABIALS, COLUMN, DOMINANCE, GESTURE, LABIODENTALS, REACH, ROUNDING, SHAPES, SIBILANTS, SILENCE,
                     SPLIT, TARGETS, VOWELS)

REST_JAW = 0.02
SMOOTHING = 0.015
OPEN_VOWEL = 0.08
BLOCK = 256
FAR = 1.0
STRESS_GAIN = np.array([1.0, 0.85, 1.08, 0.95])
_JAW = COLUMN["jawOpen"]
_APART = [COLUMN["mouthLowerDown"], COLUMN["mouthUpperUp"], COLUMN["tongueOut"]]


class Line:
    """The phones of a line as arrays: start, end (s), stress, and masks of each class. Immutable."""

    def __init__(self, phones):
        self.symbols = [p.symbol for p in phones]
        unknown = set(self.symbols) - GESTURE.keys()
        if unknown:
            raise ValueError(f"unknown phones {sorted(unknown)}: use ARPAbet without digits, or {SILENCE} for a pause")
        self.start = np.array([p.start for p in phones])
        self.end = np.array([p.end for p in phones])
        self.length = self.end - self.start
        self.stress = np.array([p.stress for p in phones])
        self.silent = self._mask(frozenset([SILENCE]))
        self.bilabial = self._mask(BILABIALS)
        self.labiodental = self._mask(LABIODENTALS)
        self.sibilant = self._mask(SIBILANTS)
        self.vowel = self._mask(VOWELS)

    def _mask(self, symbols):
        return np.array([s in symbols for s in self.symbols], dtype=bool)

    def open_vowels(self):
        """Vowels of 50 ms or more that no bilabial touches: they must open."""
        beside = np.zeros(len(self.symbols) + 2, dtype=bool)
        beside[:-2] |= self.bilabial
        beside[2:] |= self.bilabial
        return self.vowel & (self.length >= 0.05 - 1e-9) & ~beside[1:-1]


class Lips(NamedTuple):
    """What the lips do. shapes: (frames, len(SHAPES)) weights; closure: (frames,) 0..1, so that mouthClose = closure *
    jawOpen; talk: (frames,) 0 in pauses to 1 in speech; touch: (frames,) 1 where lips meet or meet the teeth."""

    shapes: np.ndarray
    closure: np.ndarray
    talk: np.ndarray
    touch: np.ndarray


def articulate(line, times, fps, loudness, amplitude, jaw_drop=0.0, parting=0.0):
    """The Lips of a line.

    line: Line; times: (frames,) seconds; loudness: (frames,) standardised log energy; amplitude: scale of the table's
    targets (0.7 conversational); jaw_drop: (frames,) jawOpen that a mood adds (half of it in speech) where no contact
    forbids it; parting: (frames,) 0..1, how far it parts the lips in pauses.
    """
    resting = _rest_closure(line, times)
    shapes = _blend(line, times, loudness, amplitude)
    shapes = gaussian_filter1d(shapes, SMOOTHING * fps, axis=0, mode="nearest", truncate=3.0)
    shapes[:, _JAW] += jaw_drop * (0.5 + 0.5 * resting)
    teeth = _labiodentals(line, times, shapes)
    _sibilants(line, times, shapes, amplitude)
    seal = _seal(line, times)
    shapes[:, _JAW] += 0.45 * seal * (0.04 - shapes[:, _JAW])
    closure = 1.0 - (1.0 - seal) * (1.0 - resting * (1.0 - parting))
    shapes[:, _APART] *= (1.0 - 0.95 * closure)[:, None]
    _open_vowels(line, times, fps, shapes, closure)
    return Lips(np.clip(shapes, 0.0, 1.0), closure, 1.0 - resting, np.maximum(np.sqrt(seal), 0.8 * teeth))


def _gestures(line, loudness_at, amplitude):
    """Rows, plateau starts and ends, and gains of all gestures; a diphthong has two."""
    rows, first, last, gain = [], [], [], []
    stress = STRESS_GAIN[line.stress] * np.clip(1.0 + 0.15 * loudness_at, 0.75, 1.25) * amplitude
    for i, symbol in enumerate(line.symbols):
        s, e = line.start[i], line.end[i]
        d = e - s
        if symbol == SILENCE:
            part = [(symbol, s + min(.12, .4 * d), e - min(.15, .4 * d))]
        elif symbol + "+" in GESTURE:
            part = [(symbol, s + .1 * d, s + (SPLIT - .15) * d), (symbol + "+", s + (SPLIT + .15) * d, s + .85 * d)]
        else:
            part = [(symbol, s + .1 * d, s + .75 * d)]
        for name, a, b in part:
            rows.append(GESTURE[name])
            first.append(a)
            last.append(b)
            gain.append(stress[i])
    return np.array(rows), np.array(first), np.array(last), np.array(gain)


def _blend(line, times, loudness, amplitude):
    middle = 0.5 * (line.start + line.end)
    rows, first, last, gain = _gestures(line, np.interp(middle, times, loudness), amplitude)
    targets = TARGETS[rows] * gain[:, None]
    targets[rows == GESTURE[SILENCE], _JAW] = REST_JAW
    weight = DOMINANCE[rows]
    shapes = np.empty((len(times), len(SHAPES)))
    for a in range(0, len(times), BLOCK):
        t = times[a:a + BLOCK]
        near = (last > t[0] - FAR) & (first < t[-1] + FAR)
        shapes[a:a + BLOCK] = _blend_block(t, first[near], last[near], REACH[rows[near]], weight[near], targets[near])
    return shapes


def _blend_block(times, first, last, reach, weight, targets):
    """Dominance-weighted mean of the targets of the gestures near a block of frames, (frames, shapes)."""
    early = np.maximum(first - times[:, None], 0.0)
    late = np.maximum(times[:, None] - last, 0.0)
    near = np.exp(-early / reach[:, 0] - late / reach[:, 1])
    shapes = _ratio(near, weight, targets)
    round_near = np.exp(-early / reach[:, 2] - late / reach[:, 3])
    shapes[:, ROUNDING] = _ratio(round_near, weight[:, ROUNDING], targets[:, ROUNDING])
    return shapes


def _ratio(near, weight, targets):
    return (near @ (weight * targets)) / (near @ weight + 1e-6)


def _contact(line, mask, times, first, last, ramp):
    s, d = line.start[mask], line.length[mask]
    return union(times, s + first * d, s + last * d, ramp, ramp)


def _labiodentals(line, times, shapes):
    if not line.labiodental.any():
        return np.zeros(len(times))
    w = _contact(line, line.labiodental, times, 0.2, 0.7, 0.075)
    roll, upper = COLUMN["mouthRollLower"], COLUMN["mouthUpperUp"]
    shapes[:, roll] += w * (0.45 - shapes[:, roll])
    shapes[:, upper] += w * (0.2 - shapes[:, upper])
    shapes[:, _JAW] -= w * np.maximum(shapes[:, _JAW] - 0.08, 0.0)
    return w


def _sibilants(line, times, shapes, amplitude):
    if not line.sibilant.any():
        return
    w = _contact(line, line.sibilant, times, 0.2, 0.7, 0.075)
    shapes[:, _JAW] -= w * np.maximum(shapes[:, _JAW] - 0.1 * amplitude, 0.0)


def _seal(line, times):
    """Bilabial closure: full from 16 to 56 % of the label or longer, 85 ms to close, 70 ms to open.

    It holds for 20 ms at least and to within 20 ms of 80 % of a long label. With a jaw as low as beside a vowel,
    jawOpen - mouthClose then stays under 0.05 from about the label's start to 80 % of it: measured stop labels release
    at about 70 %.
    """
    if not line.bilabial.any():
        return np.zeros(len(times))
    s, d = line.start[line.bilabial], line.length[line.bilabial]
    first = s + np.minimum(0.16 * d, 0.36 * d - 0.01)
    last = s + np.maximum(np.maximum(0.56 * d, 0.36 * d + 0.01), 0.8 * d - 0.02)
    return union(times, first, last, 0.085, 0.07)


def _rest_closure(line, times):
    """Lips meet in a pause: fully from 300 ms on, less in shorter ones; they part before the first phone."""
    s, e = line.start[line.silent], line.end[line.silent]
    if len(s) == 0:
        return np.zeros(len(times))
    d = e - s
    weight = np.clip((d - 0.12) / 0.18, 0.0, 1.0)
    s = np.where(s <= 0.02, s - 1.0, s + np.minimum(0.14, 0.45 * d))
    e = np.where(line.end[line.silent] >= line.end[-1] - 1e-6, e + 1.0, e - np.minimum(0.16, 0.45 * d))
    return union(times, s, e, 0.14, 0.12, weight)


def _open_vowels(line, times, fps, shapes, closure):
    mask = line.open_vowels()
    if not mask.any():
        return
    s, e = line.start[mask], line.end[mask]
    gap = (1.0 - closure) * shapes[:, _JAW]
    first = np.clip(np.ceil(s * fps - 0.5).astype(int), 0, len(times) - 1)
    last = np.clip(np.ceil(e * fps - 0.5).astype(int), first + 1, len(times))
    widest = np.array([gap[a:b].max() for a, b in zip(first, last)])
    lack = np.maximum(OPEN_VOWEL - widest, 0.0)
    if lack.any():
        middle = 0.5 * (s + e)
        shapes[:, _JAW] += bumps(times, middle - 0.01, middle + 0.01, 0.07, 0.07, lack)
