"""The procedural teacher on a given sound: what a good face would do there, and, shuffled, what chance would."""

from __future__ import annotations

import zlib

import numpy as np

from motion_flow.evaluate import livelink
from motion_flow.evaluate.analysis import Analysis, phones_of
from motion_flow.teacher import MotionTeacher, prosody


class TeacherControl:
    """Draws the teacher on analysed clips; what it draws suffers the losses of the product's file format."""

    def __init__(self, fps: float, seed: int = 1):
        self._fps, self._seed = fps, seed
        self._teacher = MotionTeacher(fps)

    def draw(self, analysis: Analysis, number: int) -> np.ndarray:
        """(frames, channels) of draw ``number``."""
        rng = np.random.default_rng([self._seed, number, zlib.crc32(analysis.clip.name.encode())])
        frames = len(analysis.voiced)
        phones = phones_of(analysis.clip, analysis.aligned, frames / self._fps)
        motion = self._teacher.speak(phones, analysis.log_f0, analysis.voiced, analysis.energy, rng, frames)
        return livelink.as_delivered(motion, self._fps)

    def accents(self, analysis: Analysis) -> np.ndarray:
        """Seconds of the pitch accents."""
        phones = phones_of(analysis.clip, analysis.aligned, len(analysis.voiced) / self._fps)
        found = prosody.accents(phones, analysis.log_f0, analysis.energy, analysis.voiced, self._fps)
        return np.array([accent.time for accent in found])
