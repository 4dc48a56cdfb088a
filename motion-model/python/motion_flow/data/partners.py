"""The conversation partner as the model sees it: normalised, delayed, and only as far as it is known."""

from __future__ import annotations

import numpy as np

from motion_flow.config import AudioConfig
from motion_flow.data.items import Line, MotionSource, to_phones
from motion_flow.teacher.style import TeacherStyle


class PartnerSource:
    """Draws partners from the lines' own prosody and the teacher's dyads.

    The participant tensor shows at frame i what the partner did ``chunk`` frames before, zero where that was not yet
    known when the piece began. Columns: 54 motion channels, voice activity, log-F0, energy, and the flags face, voice,
    present.
    """

    width = 60

    def __init__(self, lines: list[Line], source: MotionSource, audio: AudioConfig, statistics: dict, chunk: int):
        self._lines, self._source, self._audio, self._statistics = lines, source, audio, statistics
        self.chunk = chunk

    def listen(self, frames: int, length: int, context: int, rng: np.random.Generator, style: TeacherStyle,
               emotion: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The avatar listens: (motion (frames, channels), participant (frames, 60))."""
        motion = self._source.idle(frames + 90, rng, style, emotion)[90:].astype(np.float32)
        return motion, np.zeros((frames, self.width), np.float32)

    def beside(self, motion: np.ndarray, rng: np.random.Generator, style: TeacherStyle, start: int, frames: int,
               known: int) -> tuple[np.ndarray, np.ndarray]:
        """The avatar speaks to a listener: (its motion with mimicry, participant (frames, 60))."""
        return motion, np.zeros((frames, self.width), np.float32)
