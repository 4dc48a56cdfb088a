"""The F0 contour and the gain of a reshaped line, frame by frame."""

from __future__ import annotations

import numpy as np

from motion_flow.text import PhoneToken
from motion_flow.voices.events import FUNCTION_WORDS, PRIMARY, EXCLAMATION, QUESTION, Events, nucleus
from motion_flow.voices.settings import Shape

SEMITONE = np.log(2) / 12
ENDING = 0.35  # seconds over which a line's ending turns
WILD = 9.0  # semitones from the mean beyond which a recording's F0 is taken for an error of the tracker


class Line:
    """A line's tokens on its new time base."""

    def __init__(self, tokens: list[PhoneToken], words: list[str], frames: np.ndarray, fps: float):
        self.tokens, self.words, self.frames, self.fps = tokens, words, frames, fps
        self.ends = np.cumsum(frames)
        self.starts = self.ends - frames
        self.count = int(self.ends[-1])
        self.at = np.arange(self.count) + 0.5

    def bump(self, token: int, before: float, after: float, peak: float = 0.55) -> np.ndarray:
        """0..1: a raised cosine with its top at ``peak`` of the token; margins in seconds."""
        a, b = self.starts[token] - before * self.fps, self.ends[token] + after * self.fps
        top = self.starts[token] + peak * self.frames[token]
        x = np.where(self.at < top, (self.at - top) / max(top - a, 1), (self.at - top) / max(b - top, 1))
        return np.where(np.abs(x) < 1, 0.5 + 0.5 * np.cos(np.pi * x), 0.0)

    def accents(self) -> list[int]:
        """Stressed vowels of the content words."""
        return [i for i, t in enumerate(self.tokens) if t.stress == PRIMARY
                and self.words[t.word] not in FUNCTION_WORDS]


def contour(line: Line, log_f0: np.ndarray, voiced: np.ndarray, shape: Shape, events: Events,
            rng: np.random.Generator) -> np.ndarray:
    """ln F0 (frames,) of the reshaped line, from the recording's on the new time base."""
    heard = voiced > 0.5
    mean = log_f0[heard].mean() if heard.any() else log_f0.mean()
    natural = np.clip((log_f0 - mean) / SEMITONE, -WILD, WILD)
    wide = 1.3 if events.mark == EXCLAMATION else 1.0
    y = natural * shape.range * wide + shape.slope * (line.at / line.count - 0.5)
    if events.mark == EXCLAMATION:
        y = y + 1.2
    for token in line.accents():
        y = y + shape.accent * line.bump(token, 0.05, 0.06)
    last = (np.flatnonzero(heard)[-1] if heard.any() else line.count - 1) + 1
    y = y + shape.ending * np.clip(1 - (last - line.at) / (ENDING * line.fps), 0, 1) ** 1.5
    if events.emphasis >= 0:
        y = _emphasised(line, y, heard, events)
    if events.mark == QUESTION:
        y = _asked(line, y, last, events.rise)
    y = y + shape.pitch + shape.jitter * rng.standard_normal(line.count)
    phase, rate = rng.uniform(0, 2 * np.pi), rng.uniform(5.5, 7.0)
    y = y + shape.tremor * np.sin(phase + 2 * np.pi * rate * line.at / line.fps)
    return mean + y * SEMITONE


def _emphasised(line: Line, y: np.ndarray, heard: np.ndarray, events: Events) -> np.ndarray:
    """A peak on the word's stressed vowel; what follows is flatter, and lower in statements, higher in questions."""
    inside = [i for i, t in enumerate(line.tokens) if t.word == events.emphasis]
    vowel = next(i for i in inside if line.tokens[i].stress == PRIMARY)
    after = line.at > line.ends[inside[-1]]
    if (after & heard).any():
        centre = y[after & heard].mean() + (0.7 if events.mark == QUESTION else -0.7)
        y = np.where(after, centre + 0.55 * (y - centre), y)
    return y + events.peak * line.bump(vowel, 0.06, 0.10)


def _asked(line: Line, y: np.ndarray, last: int, rise: float) -> np.ndarray:
    """A low on the nucleus, then a rise to the last voiced frame."""
    at = nucleus(line.tokens)
    start, low = line.starts[at], -2.0
    alone = last - line.ends[at] < 0.08 * line.fps
    turn = start + (0.35 if alone else 0.6) * line.frames[at]
    before = start - 0.09 * line.fps
    fall = np.clip((line.at - before) / max(turn - before, 1), 0, 1)
    fall = 0.5 - 0.5 * np.cos(np.pi * fall)
    up = np.clip((line.at - turn) / max(last - turn, 1), 0, 1)
    return y * (1 - fall) + low * fall + rise * (0.35 * up + 0.65 * up * up)


def gain(line: Line, shape: Shape, events: Events) -> np.ndarray:
    """dB (frames,)."""
    result = np.full(line.count, shape.gain)
    if events.mark == EXCLAMATION:
        result += 3.0
    if events.mark == QUESTION:
        at = nucleus(line.tokens)
        result += 3.0 * np.clip((line.at - line.starts[at]) / max(line.count - line.starts[at], 1), 0, 1)
    if events.emphasis >= 0:
        for i, token in enumerate(line.tokens):
            if token.word == events.emphasis and token.stress == PRIMARY:
                plateau = np.minimum(1, 2 * line.bump(i, 0.05, 0.05, 0.5))
                result += events.stress_gain * plateau
                break
    return result
