"""What a listener hears of recordings: activity, pitch and loudness as the product measures them (``./speak --listen-batch --heard``)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

ACTIVE, PITCH, ENERGY = 0, 2, 3
"""Columns of a file: activity, voicing, ln Hz (NaN before any), ln energy."""


class HeardVoices:
    """A folder of NAME.heard.tsv, one for each utterance. Read as they are asked for."""

    def __init__(self, folder: Path):
        self._folder, self._read = folder, {}

    def of(self, name: str, frames: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(log_f0, activity, energy) of an utterance, (frames,) each: pitch is held, and before any it is the first."""
        if name not in self._read:
            path = self._folder / f"{name}.heard.tsv"
            if not path.exists():
                raise SystemExit(f"{path} is missing; write it with ./speak --listen-batch LIST.tsv --heard --out {self._folder}")
            self._read[name] = np.loadtxt(path, ndmin=2)
        rows = self._read[name][np.minimum(np.arange(frames), len(self._read[name]) - 1)]
        pitch = rows[:, PITCH]
        known = np.flatnonzero(~np.isnan(pitch))
        if not len(known):
            return np.zeros(frames), np.zeros(frames), rows[:, ENERGY]
        last = np.maximum.accumulate(np.where(np.isnan(pitch), -1, np.arange(frames)))
        return pitch[np.where(last < 0, known[0], last)], rows[:, ACTIVE], rows[:, ENERGY]
