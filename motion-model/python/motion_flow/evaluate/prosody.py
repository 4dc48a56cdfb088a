"""Measures of pitch and timing between two readings of one line."""

from __future__ import annotations

import numpy as np

SEMITONE = np.log(2) / 12


def pitch_errors(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray],
                 path: tuple[np.ndarray, np.ndarray]) -> tuple[float, int, int, int]:
    """Sums over a path of two (ln F0, voiced): squared semitones, frames voiced in both, frames that differ in voicing,
    frames."""
    (f_one, v_one), (f_other, v_other) = one, other
    i, j = path
    voiced_one, voiced_other = v_one[i] > 0.5, v_other[j] > 0.5
    both = voiced_one & voiced_other
    squares = np.square((f_one[i][both] - f_other[j][both]) / SEMITONE).sum()
    return float(squares), int(both.sum()), int((voiced_one != voiced_other).sum()), len(i)


def duration_errors(one: list, other: list) -> np.ndarray:
    """Differences in length, seconds, of the phones of words said with the same phones in two aligned readings.

    Each reading is a list of align.AlignedWord.
    """
    differences = []
    for a, b in zip(one, other):
        if a.text == b.text and a.phones == b.phones:
            differences.extend(np.subtract(a.ends, a.starts) - np.subtract(b.ends, b.starts))
    return np.array(differences)
