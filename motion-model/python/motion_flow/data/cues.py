"""When a voice invites a listener's answer, as it can be told while it speaks.

Ward and Tsukahara (2000): a region of low pitch, under the 26th percentile of the talker's own, of 110 ms or more, after 700
ms of speech; the next cue 2 s later at the earliest. The percentile is that of all that was heard so far.
"""

from __future__ import annotations

import numpy as np

LOW, LOW_SECONDS, AFTER_SECONDS, SPACING_SECONDS = 0.26, 0.110, 0.700, 2.0
BIN, BINS, LOWEST_HERTZ = 0.02, 128, 50.0
"""Pitch is counted in bins of so many ln units, from so many Hz on."""
FADE_SECONDS = 1.0
"""A cue is remembered: it stands at 1 and falls by e in this time."""


def described() -> dict:
    """These numbers, as the manifest has them."""
    return {"low": LOW, "lowSeconds": LOW_SECONDS, "afterSeconds": AFTER_SECONDS, "spacingSeconds": SPACING_SECONDS,
            "fadeSeconds": FADE_SECONDS, "pitchBin": BIN, "pitchBins": BINS, "lowestHertz": LOWEST_HERTZ}


class CueReader:
    """Frame by frame. Not shared between threads."""

    def __init__(self, fps: float):
        self._low_for, self._after, self._spacing = (round(s * fps) for s in (LOW_SECONDS, AFTER_SECONDS, SPACING_SECONDS))
        self._fade = float(np.exp(-1.0 / (FADE_SECONDS * fps)))
        self._counts = np.zeros(BINS, np.int64)
        self._heard = self._low = self._active = 0
        self._since, self._trace, self.rank = self._spacing, 0.0, 0.0

    def read(self, active: bool, log_f0: float) -> float:
        """The memory of the last cue, 0..1, after one more frame; ``rank`` is then the share of all that was heard whose pitch
        is as low, 0 in silence. log_f0: ln Hz, held where there is no pitch."""
        self._active = self._active + 1 if active else 0
        low, self.rank = False, 0.0
        if active:
            pitch = min(max(int((log_f0 - np.log(LOWEST_HERTZ)) / BIN), 0), BINS - 1)
            self._counts[pitch] += 1
            self._heard += 1
            self.rank = float(self._counts[:pitch + 1].sum()) / self._heard
            low = self.rank <= LOW
        self._low = self._low + 1 if low else 0
        self._since += 1
        self._trace *= self._fade
        if self._low >= self._low_for and self._active >= self._after and self._since >= self._spacing:
            self._since, self._low, self._trace = 0, 0, 1.0
        return self._trace


def cue_trace(voice: np.ndarray, fps: float) -> np.ndarray:
    """(frames, 3) of activity, ln F0, ln energy -> (frames, 2): memory of cues, and the rank of the pitch, 0..1."""
    reader = CueReader(fps)
    return np.array([(reader.read(active > 0.5, log_f0), reader.rank) for active, log_f0 in voice[:, :2]], np.float32)
