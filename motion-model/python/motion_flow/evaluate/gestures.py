"""Measures of motion: lips, jaw against sound, beats, expression, diversity.

Motion is (frames, channels) in the order of teacher.channels; fps is frames a second, and frame ``i`` is the face at
``(i + 0.5) / fps`` seconds.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks

from motion_flow.teacher import stats
from motion_flow.teacher.channels import CHANNELS, INDEX, SHAPES

LAG = 0.3
"""Seconds to either side in which the offset of jaw and sound is sought."""
BEAT_SIGMA = 0.1
"""Seconds."""
WINDOW = 0.5
"""Seconds of motion in one window of the Frechet distance; windows start half of that apart."""
COMPONENTS = 32
SD_FLOOR = 0.02
EXPRESSION = np.array([name in SHAPES for name in CHANNELS])
STOCHASTIC = np.array([name.startswith(("head", "leftEye", "rightEye", "eyeBlink", "brow")) for name in CHANNELS])
"""Channels that chance moves: head, eyes, lids, brows."""
LIPS = np.array([name.startswith(("jaw", "mouth", "tongue")) for name in CHANNELS])


def lip_closure(motion: np.ndarray, phones: list, fps: float) -> stats.LipClosure:
    """Counts of bilabials that shut or do not, and of vowels that never open."""
    return stats.lip_closure(motion, phones, fps)


def jaw_lags(motion: np.ndarray, energy: np.ndarray, fps: float) -> np.ndarray:
    """Cross-correlation of the jaw's velocity and the derivative of the sound's envelope, (2 * LAG * fps + 1,).

    Entry ``LAG * fps + k`` has the jaw ``k`` frames after the sound. ``energy`` is ln amplitude a frame.
    """
    reach = int(round(LAG * fps))
    n = min(len(motion), len(energy))
    jaw = _standard(np.gradient(gaussian_filter1d(motion[:n, INDEX["jawOpen"]], 0.02 * fps)))
    sound = _standard(np.gradient(gaussian_filter1d(np.exp(energy[:n].astype(float)), 0.02 * fps)))
    padded = np.pad(jaw, reach)
    return np.array([padded[k:k + n] @ sound for k in range(2 * reach + 1)]) / n


def _standard(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / max(values.std(), 1e-9)


def peak_offset(lags: np.ndarray, fps: float) -> float:
    """Milliseconds by which the jaw follows the sound: the highest point of a curve of jaw_lags, by a parabola."""
    at = int(np.argmax(lags[1:-1])) + 1
    left, top, right = lags[at - 1:at + 2]
    bend = left - 2 * top + right
    return 1000 * (at + (0.5 * (left - right) / bend if bend < 0 else 0.0) - len(lags) // 2) / fps


def beats(motion: np.ndarray, fps: float) -> np.ndarray:
    """Seconds at which a nod or the brows come to rest: minima of speed between quick movements."""
    return np.sort(np.concatenate([head_beats(motion, fps), brow_beats(motion, fps)]))


def head_beats(motion: np.ndarray, fps: float) -> np.ndarray:
    """Of the head: its pitch over its own slow course (Gaussian of 0.35 s), which is where nods are.

    Minima that stand out by 8 degrees a second.
    """
    pitch = np.degrees(motion[:, INDEX["headPitch"]])
    return _minima(pitch - gaussian_filter1d(pitch, 0.35 * fps, mode="nearest"), fps, 8.0)


def brow_beats(motion: np.ndarray, fps: float) -> np.ndarray:
    """Of the brows: the mean of the three raisers; minima that stand out by 0.4 a second."""
    brow = motion[:, [INDEX["browInnerUp"], INDEX["browOuterUpLeft"], INDEX["browOuterUpRight"]]].mean(1)
    return _minima(brow, fps, 0.4)


def _minima(course: np.ndarray, fps: float, prominence: float) -> np.ndarray:
    """Times of the minima of a course's speed, units a second, that stand out by ``prominence``."""
    speed = np.abs(np.gradient(gaussian_filter1d(course, 0.03 * fps, mode="nearest"))) * fps
    return (find_peaks(-speed, prominence=prominence)[0] + 0.5) / fps


def beat_scores(accents: np.ndarray, found: np.ndarray) -> np.ndarray:
    """exp(-d^2 / 2 sigma^2) of each accent (seconds), d being the distance of the nearest beat."""
    if not len(found) or not len(accents):
        return np.zeros(len(accents))
    distance = np.abs(np.subtract.outer(accents, found)).min(1)
    return np.exp(-0.5 * np.square(distance / BEAT_SIGMA))


def windows(motions: list[np.ndarray], fps: float, channels: np.ndarray = EXPRESSION) -> np.ndarray:
    """Stretches of half a second of the chosen channels, flattened: (windows, frames * channels)."""
    length = int(round(WINDOW * fps))
    cut = [np.lib.stride_tricks.sliding_window_view(m[:, channels], length, axis=0)[::length // 2]
           for m in motions if len(m) >= length]
    return np.concatenate([c.reshape(len(c), -1) for c in cut])


class Expression:
    """A space of expression: the 32 first principal components of a reference's windows, standardised by channel."""

    def __init__(self, reference: list[np.ndarray], fps: float):
        everything = np.concatenate(reference)[:, EXPRESSION]
        self._fps = fps
        self._mean, self._sd = everything.mean(0), np.maximum(everything.std(0), SD_FLOOR)
        points = self._standardised(reference)
        self._centre = points.mean(0)
        self._axes = np.linalg.svd(points - self._centre, full_matrices=False)[2][:COMPONENTS]

    def _standardised(self, motions: list[np.ndarray]) -> np.ndarray:
        every = np.ones(int(EXPRESSION.sum()), bool)
        return windows([(m[:, EXPRESSION] - self._mean) / self._sd for m in motions], self._fps, every)

    def points(self, motions: list[np.ndarray]) -> np.ndarray:
        """(windows, 32) of motions."""
        return (self._standardised(motions) - self._centre) @ self._axes.T


def frechet(one: np.ndarray, other: np.ndarray) -> float:
    """Frechet distance of the Gaussians fitted to two (samples, dimensions): Dowson and Landau 1982."""
    a, b = np.atleast_2d(np.cov(one, rowvar=False)), np.atleast_2d(np.cov(other, rowvar=False))
    values, vectors = np.linalg.eigh(a)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    shared = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ b @ root), 0)).sum()  # the trace of (a b)^(1/2)
    return float(np.square(one.mean(0) - other.mean(0)).sum() + np.trace(a + b) - 2 * shared)


def diversity(draws: list[np.ndarray], scale: np.ndarray) -> float:
    """Mean absolute difference of chance's channels over pairs of draws of a line, in units of ``scale``."""
    shortest = min(map(len, draws))
    stacked = np.stack([d[:shortest, STOCHASTIC] / scale[STOCHASTIC] for d in draws])
    pairs = [(i, j) for i in range(len(draws)) for j in range(i)]
    return float(np.mean([np.abs(stacked[i] - stacked[j]).mean() for i, j in pairs]))


def lip_spread(draws: list[np.ndarray]) -> np.ndarray:
    """(lip channels,) standard deviation over draws of a line, mean over its frames."""
    shortest = min(map(len, draws))
    return np.stack([d[:shortest, LIPS] for d in draws]).std(0).mean(0)
