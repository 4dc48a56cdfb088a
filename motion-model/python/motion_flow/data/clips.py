"""Reference clips in drawn manners, for the reader of manners: ten seconds of one voice and one style, at any pace."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from motion_flow.config import TrainConfig
from motion_flow.data.batches import Deck, Pace, Pool
from motion_flow.data.items import Line, MotionSource
from motion_flow.model.manner import PACE, PACE_SPREAD
from motion_flow.teacher.style import TeacherStyle

SLOWEST = 1.25
"""Lines are said up to so many times more slowly, or faster."""


def stretched(line: Line, factor: float) -> Line:
    """The line said ``factor`` times as slowly: its frames are interpolated, its phones as much longer."""
    ends = np.round(np.cumsum(line.lengths) * factor).astype(int)
    lengths = np.diff(ends, prepend=0)
    at = np.clip((np.arange(ends[-1]) + 0.5) / factor - 0.5, 0, len(line.owner) - 1)
    first = at.astype(int)
    after, share = np.minimum(first + 1, len(line.owner) - 1), (at - first).astype(np.float32)

    def moved(track: np.ndarray) -> np.ndarray:
        part = share.reshape(-1, *[1] * (track.ndim - 1))
        return ((1 - part) * track[first] + part * track[after]).astype(np.float32)

    u = line.utterance
    said = dataclasses.replace(u, frames=lengths, mel=moved(u.mel), log_f0=moved(u.log_f0), voiced=moved(u.voiced),
                               energy=moved(u.energy))
    return dataclasses.replace(line, lengths=lengths, owner=np.repeat(np.arange(len(lengths)), lengths),
                               mel=moved(line.mel), utterance=said)


class Clips:
    """An endless stream of batches: mel and motion (batch, style_frames, ...), flags, numbers, which of them count."""

    def __init__(self, pools: list[Pool], source: MotionSource, config: TrainConfig, seed: int):
        self._source, self._config, self._rng = source, config, np.random.default_rng(seed)
        pace = Pace([line for pool in pools for line in pool.lines])
        groups = [(g, pace.of(g), pool.share / len(pool.lines)) for pool in pools for g in pool.groups()]
        plain = [(g, p, share * len(g)) for g, p, share in groups if p is not None]
        self._decks = [Deck(g, self._rng, p) for g, p, _ in plain]
        self._shares = np.array([share for *_, share in plain]) / sum(share for *_, share in plain)

    def __iter__(self):
        while True:
            clips = [self._clip() for _ in range(self._config.batch)]
            yield {key: np.stack([clip[key] for clip in clips]) for key in clips[0]}

    def _clip(self) -> dict[str, np.ndarray]:
        rng, frames = self._rng, self._config.style_frames
        deck = self._decks[rng.choice(len(self._decks), p=self._shares)]
        style, slower = TeacherStyle.draw(rng), math.exp(rng.uniform(-1, 1) * math.log(SLOWEST))
        mels, motions, total = [], [], 0
        while total < frames:
            line = stretched(deck.draw(), slower)
            mels.append(line.mel)
            motions.append(self._source.seen(self._source.speak(line, rng, 0, style)))
            total += len(line.mel)
        numbers = deck.manner(style)
        numbers["manner"][PACE] += math.log(slower) / PACE_SPREAD
        one = rng.random()
        return {"mel": np.concatenate(mels)[:frames], "motion": np.concatenate(motions)[:frames],
                "mel_given": np.float32(one > 0.1), "motion_given": np.float32(one < 0.9), **numbers}
