"""Talks and the nods that answer them, for the reader of answers: voices alone, which cost a hundredth of whole faces."""

from __future__ import annotations

import numpy as np

from motion_flow.data.batches import SILENCE
from motion_flow.data.cues import cue_trace
from motion_flow.data.items import Line, MotionSource
from motion_flow.data.partners import LEAD, LINES, PartnerSource
from motion_flow.model.manner import NUMBERS
from motion_flow.teacher import head
from motion_flow.teacher.curves import frame_times
from motion_flow.teacher.dyad import answers
from motion_flow.teacher.partner import talk
from motion_flow.teacher.style import TeacherStyle

NODDING = 0.5
"""Degrees of the part of the head's pitch from which it nods."""
PIECES = 8
"""Pieces of one talk."""
POOL = 4096
"""Pieces drawn at once, each used about twice."""
STYLED, DEAF = 0.4, 0.1
"""Share of talks with a style of their own, and of pieces in which nothing is heard."""


class Answers:
    """An endless stream of batches: voice (batch, frames, 4), manner (batch, NUMBERS), nods (batch, new frames)."""

    def __init__(self, lines: list[Line], source: MotionSource, statistics: dict, fps: float, chunk: int, batch: int,
                 seed: int):
        self._lines, self._source, self._statistics, self._fps = lines, source, statistics, fps
        self._chunk, self._batch, self._rng = chunk, batch, np.random.default_rng(seed)
        self._context, self._frames = SILENCE[0], sum(SILENCE) + chunk

    def __iter__(self):
        while True:
            pool = [piece for _ in range(POOL // PIECES) for piece in self._talk()]
            for _ in range(2 * POOL // self._batch):
                chosen = [pool[i] for i in self._rng.integers(0, len(pool), self._batch)]
                yield {key: np.stack([piece[key] for piece in chosen]) for key in pool[0]}

    def _talk(self) -> list[dict[str, np.ndarray]]:
        rng, fps = self._rng, self._fps
        lines = [self._lines[i] for i in rng.integers(0, len(self._lines), LINES)]
        total = sum(len(line.owner) for line in lines)
        voice = talk([self._source.voice(line) for line in lines], total, fps, rng).voice()
        style = TeacherStyle.draw(rng) if rng.random() < STYLED else None
        plain = style or TeacherStyle()
        nods = head.responses(frame_times(total, fps), answers(voice, fps, rng, plain), plain, rng) > NODDING
        columns = PartnerSource.voice_columns(voice, self._statistics)
        told = np.concatenate([columns, cue_trace(voice, fps)[:, None]], 1).astype(np.float32)
        manner = np.zeros(NUMBERS, np.float32)
        if style:
            manner[:len(style.numbers())] = style.numbers()
        return [self._piece(told, nods, manner) for _ in range(PIECES)]

    def _piece(self, told: np.ndarray, nods: np.ndarray, manner: np.ndarray) -> dict[str, np.ndarray]:
        start = int(self._rng.integers(min(LEAD, len(told) - self._frames), len(told) - self._frames + 1))
        at = start + np.arange(self._frames) - self._chunk
        seen = (at >= 0) & (at < start + self._context) & (self._rng.random() >= DEAF)
        voice = np.zeros((self._frames, told.shape[1]), np.float32)
        voice[seen] = told[at[seen]]
        first = start + self._context
        return {"voice": voice, "manner": manner, "nods": nods[first:first + self._chunk].astype(np.float32)}
