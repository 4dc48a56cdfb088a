"""How far the voice moves, and whether questions rise."""

from __future__ import annotations

import numpy as np

from motion_flow.evaluate.prosody import SEMITONE

END = 0.150
"""Seconds of voiced sound at a line's end whose median pitch is the final level."""
LEAST = 0.030
"""Seconds of an accented vowel that must lie before the end for its pitch to be the accent's level."""
OUTLIER = 9.0
"""Semitones from a line's median beyond which a frame is taken for an error of the pitch tracker by an octave."""


def deviations(log_f0: np.ndarray, voiced: np.ndarray) -> np.ndarray:
    """Semitones of the voiced frames about their mean, octave errors left out; log_f0 in ln Hz."""
    track = log_f0[voiced > 0.5] / SEMITONE
    if not len(track):
        return track
    kept = track[np.abs(track - np.median(track)) <= OUTLIER]
    return kept - kept.mean()


def spread(tracks: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """Standard deviation in semitones within lines, over the frames of all of them; tracks are (ln F0, voiced)."""
    return float(np.concatenate([deviations(*track) for track in tracks]).std())


def final_rise(log_f0: np.ndarray, voiced: np.ndarray, phones: list, fps: float) -> float:
    """Semitones from the level of a line's last accent to its final level; above 0 the line rises. nan if unknown.

    The final level is the median pitch of the last 150 ms of voiced sound. The accent is the last vowel of primary
    stress with at least 30 ms of voice before that; its level is the median there.
    """
    track = np.asarray(log_f0, dtype=float) / SEMITONE
    frames = np.flatnonzero(np.asarray(voiced) > 0.5)
    last = frames[-int(round(END * fps)):]
    if not len(last):
        return float("nan")
    for phone in reversed([p for p in phones if p.stress == 2]):
        inside = frames[(frames + 0.5 >= phone.start * fps) & (frames + 0.5 <= phone.end * fps) & (frames < last[0])]
        if len(inside) >= LEAST * fps:
            return float(np.median(track[last]) - np.median(track[inside]))
    return float("nan")
