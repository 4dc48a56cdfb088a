"""The conversation partner as the model sees it: normalised, delayed, and only as far as it is known."""

from __future__ import annotations

import numpy as np

from motion_flow.config import AudioConfig
from motion_flow.data.items import Line, MotionSource
from motion_flow.teacher.channels import CHANNELS, MARKS
from motion_flow.teacher.dyad import Dyad
from motion_flow.teacher.style import TeacherStyle

LINES, LEAD = 3, 130  # a partner says this many lines; a piece begins at least so many frames into them


class PartnerSource:
    """Draws partners from the lines' own prosody and the teacher's dyads.

    The participant tensor shows at frame i what the partner did ``chunk`` frames before, zero where that was not yet
    known when the piece began. Columns: 54 motion channels, voice activity, log-F0, energy, the flags face, voice,
    present; then what the avatar itself has in mind, at frame i: the marks of its nods and raises.
    """

    width = len(CHANNELS) + 6 + len(MARKS)

    def __init__(self, lines: list[Line], source: MotionSource, audio: AudioConfig, statistics: dict, chunk: int):
        self._lines, self._source, self._statistics = lines, source, statistics
        self._dyad = Dyad(source.teacher)
        self.chunk = chunk

    def converse(self, rng: np.random.Generator, style: TeacherStyle, emotion: np.ndarray) -> tuple[np.ndarray, ...]:
        """The avatar listens to somebody: its motion and the partner's (total, columns + marks), the partner's voice."""
        lines = [self._lines[i] for i in rng.integers(0, len(self._lines), LINES)]
        total = sum(len(line.owner) for line in lines)
        own, other, voice, _ = self._dyad.draw_listening([self._source.voice(line) for line in lines], total, rng, style,
                                                         emotion)
        return own, other, voice

    def listen(self, conversation: tuple[np.ndarray, ...], frames: int, length: int, context: int,
               rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """A piece of it anywhere: (motion (frames, columns + marks), participant (frames, 62) without the avatar's own
        marks); ``length`` frames are real."""
        own, other, voice = conversation
        total = len(own)
        start = int(rng.integers(min(LEAD, total - length), total - length + 1))
        motion = ((own[start:start + length] - self._source.mean) / self._source.sd).astype(np.float32)
        return np.pad(motion, ((0, frames - length), (0, 0))), \
            self._shown(other, voice, start, frames, context, rng)

    def beside(self, line: Line, motion: np.ndarray, before: int, rng: np.random.Generator, start: int, frames: int,
               known: int) -> tuple[np.ndarray, np.ndarray]:
        """The avatar speaks to a listener: (its motion (before + line, columns + marks) with mimicry, participant)."""
        mean, sd = self._source.mean, self._source.sd
        own, other, voice, _ = self._dyad.speaking(motion * sd + mean, self._source.voice(line, before), rng,
                                                   line.voice.emotion)
        return ((own - mean) / sd).astype(np.float32), self._shown(other, voice, start, frames, known, rng)

    def _shown(self, motion: np.ndarray, voice: np.ndarray, start: int, frames: int, known: int,
               rng: np.random.Generator) -> np.ndarray:
        """The partner of a piece that begins at ``start``, of which ``known`` frames have been when it is made."""
        at = start + np.arange(frames) - self.chunk
        seen = (at >= 0) & (at < min(start + known, len(motion)))
        face, heard = rng.random() < 0.85, True
        if not face or rng.random() < 0.15:
            heard = not face or rng.random() < 0.3
        shown = np.zeros((frames, self.width), np.float32)
        rows, channels = at[seen], len(CHANNELS)
        if face:
            shown[seen, :channels] = self._source.face(motion[rows])
        if heard:
            shown[seen, channels:channels + 3] = self.voice_columns(voice[rows], self._statistics)
        shown[seen, channels + 3:-len(MARKS)] = face, heard, 1
        return shown

    @staticmethod
    def voice_columns(voice: np.ndarray, statistics: dict) -> np.ndarray:
        """(activity, ln F0, ln energy) -> activity, and F0 and energy normalised, zero where the partner is silent."""
        log_f0 = (voice[:, 1] - statistics["log_f0_mean"]) / statistics["log_f0_sd"]
        energy = (voice[:, 2] - statistics["energy_mean"]) / statistics["energy_sd"]
        return np.stack([voice[:, 0], log_f0 * voice[:, 0], energy * voice[:, 0]], 1)
