"""What a face plans while it speaks and while it listens, for the planner. No faces are drawn: they are what costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from motion_flow.data.batches import SILENCE, collate
from motion_flow.data.cues import cue_trace
from motion_flow.data.heard import HeardVoices
from motion_flow.data.items import Line, MotionSource, accents_of
from motion_flow.data.partners import LEAD, LINES, PartnerSource
from motion_flow.model.manner import NUMBERS
from motion_flow.model.planner import VOICE
from motion_flow.teacher import brows, head
from motion_flow.teacher.channels import MARKS
from motion_flow.teacher.dyad import ANSWER_LIMITS, answer_chances, answer_delay
from motion_flow.teacher.emotion import EMOTIONS, Mood
from motion_flow.teacher.partner import talk
from motion_flow.teacher.plan import APART, NOD_LEAD
from motion_flow.teacher.style import TeacherStyle

PIECES = 8
"""Pieces of one talk."""
POOL = 4096
"""Pieces drawn at once, each used about twice."""
STYLED, MOODY = 0.4, 0.3
"""Share of talks and lines with a style of their own, and of talks that are heard in a mood."""
DEAF, MUTE = 0.1, 0.15
"""Share of pieces in which no voice is known, and of talks in which nobody says a thing."""
UNTOLD = 0.05
"""Share of pieces of a line that are not told their pitch, or voicing, or loudness."""
FRAMES = 160
"""Frames of a piece of a line."""


@dataclass(frozen=True)
class Gesture:
    """One that may come: how likely, and the share of those that come which have begun by a time (seconds)."""

    chance: float
    begun: Callable[[np.ndarray], np.ndarray]
    last: float


def hazards(gestures: list[Gesture], frames: int, fps: float, apart: float) -> tuple[np.ndarray, np.ndarray]:
    """(frames,) chance that a gesture begins in a frame if it has not begun yet; (frames,) how likely it has not.

    What draws of the teacher's plan would teach, without their noise: the expected cross-entropy over all of them.
    """
    edges = (np.arange(frames + 1) - 0.5) / fps
    hazard, waiting = np.zeros(frames), np.ones(frames)
    for gesture in gestures:
        begun = gesture.chance * gesture.begun(edges)
        left = 1.0 - begun[:-1]
        hazard = np.maximum(hazard, np.diff(begun) / np.maximum(left, 1e-6))
        inside = edges[1:] <= gesture.last + apart
        waiting[inside] = np.minimum(waiting[inside], left[inside])
    return hazard.astype(np.float32), waiting.astype(np.float32)


def answers_to(chances: np.ndarray) -> list[Gesture]:
    """Nods of a listener: chances (K, 2) as of dyad.answer_chances."""
    return [Gesture(share, partial(_later, cue), cue + ANSWER_LIMITS[1]) for cue, share in chances]


def _later(cue: float, at: np.ndarray) -> np.ndarray:
    return answer_delay(at - cue)


def _evenly(first: float, last: float, at: np.ndarray) -> np.ndarray:
    return np.clip((at - first) / max(last - first, 1e-9), 0.0, 1.0)


def nods_on(accents: list, style: TeacherStyle) -> list[Gesture]:
    """Nods of a speaker."""
    first, last = (lag - NOD_LEAD for lag in head.NOD_LAG)
    return [Gesture(head.nod_chance(a, style), partial(_evenly, a.time + first, a.time + last), a.time + last)
            for a in accents]


def raises_on(accents: list, style: TeacherStyle) -> list[Gesture]:
    """Raises of a speaker's brows: when they begin is certain."""
    return [Gesture(chance, partial(_evenly, a.time - brows.LEAD, a.time - brows.LEAD), a.time - brows.LEAD)
            for a, chance in zip(accents, brows.raise_chances(accents, style)) if chance > 0]


def _numbers(style: TeacherStyle | None) -> np.ndarray:
    manner = np.zeros(NUMBERS, np.float32)
    if style:
        manner[:len(style.numbers())] = style.numbers()
    return manner


def _in_mood(style: TeacherStyle, emotion: np.ndarray) -> TeacherStyle:
    mood = Mood.of(emotion)
    return mood.on(style) if mood else style


@dataclass(frozen=True)
class Sizes:
    """Frames a second, new frames of a silent piece, silent pieces and spoken ones of a batch."""

    fps: float
    chunk: int
    heard: int
    spoken: int


class Plans:
    """An endless stream of batches of two: ``heard``, pieces of talks, and ``spoken``, pieces of lines."""

    def __init__(self, lines: list[Line], source: MotionSource, statistics: dict, sizes: Sizes, seed: int,
                 heard: HeardVoices | None = None):
        self._heard = heard
        self._lines, self._source, self._statistics = lines, source, statistics
        self._sizes, self._rng = sizes, np.random.default_rng(seed)
        self._talkers = [line for line in lines if line.voice.group == lines[0].voice.group]
        self._context, self._frames = SILENCE[0], sum(SILENCE) + sizes.chunk
        self._accents: dict[int, list] = {}

    def __iter__(self):
        rng, sizes = self._rng, self._sizes
        while True:
            pool = [piece for _ in range(POOL // PIECES) for piece in self._talk()]
            for _ in range(2 * POOL // sizes.heard):
                chosen = [pool[i] for i in rng.integers(0, len(pool), sizes.heard)]
                yield {"heard": {key: np.stack([piece[key] for piece in chosen]) for key in pool[0]},
                       "spoken": collate([self._spoken() for _ in range(sizes.spoken)])}

    def _talk(self) -> list[dict[str, np.ndarray]]:
        """Pieces of one talk, and where somebody of a style and a mood nods at it."""
        rng, fps = self._rng, self._sizes.fps
        lines = [self._talkers[i] for i in rng.integers(0, len(self._talkers), LINES)]
        total = sum(len(line.owner) for line in lines)
        drawn = rng.bit_generator.state
        voice = talk([self._source.voice(line) for line in lines], total, fps, rng).voice()
        sounds = voice
        if self._heard:
            rng.bit_generator.state = drawn
            heard = [self._heard.of(line.utterance.name, len(line.owner)) for line in lines]
            phones = [self._source.voice(line)[0] for line in lines]
            said = talk([(said, *tracks) for said, tracks in zip(phones, heard)], total, fps, rng)
            sounds = np.stack([said.voiced, said.log_f0, said.energy], 1)
        if rng.random() < MUTE:
            voice[:, 0] = sounds[:, 0] = 0
        style = TeacherStyle.draw(rng) if rng.random() < STYLED else None
        emotion = self._mood()
        nods = hazards(answers_to(answer_chances(voice, fps, style or TeacherStyle(), emotion)), total, fps,
                       APART["listening"][0])
        told = np.concatenate([PartnerSource.voice_columns(sounds, self._statistics), np.ones((total, 1)),
                               cue_trace(sounds, fps)], 1).astype(np.float32)
        chance, waiting = (np.stack(pair, 1) for pair in zip(nods, (np.zeros(total), np.ones(total))))
        line = {"manner": _numbers(style), "style_given": np.float32(style is not None),
                "emotion": np.r_[emotion, 1].astype(np.float32)}
        return [{**line, **self._piece(told, chance, waiting)} for _ in range(PIECES)]

    def _mood(self) -> np.ndarray:
        emotion = np.eye(1, len(EMOTIONS))[0]
        if self._rng.random() < MOODY:
            which, intensity = int(self._rng.integers(1, len(EMOTIONS))), self._rng.uniform(0.3, 1)
            emotion[which], emotion[0] = intensity, 1 - intensity
        return emotion

    def _piece(self, told: np.ndarray, chance: np.ndarray, waiting: np.ndarray) -> dict[str, np.ndarray]:
        """What inference knows when it draws the plan of the frames after the context, and what was planned."""
        start = int(self._rng.integers(min(LEAD, len(told) - self._frames), len(told) - self._frames + 1))
        at = start + np.arange(self._frames) - self._sizes.chunk
        seen = (at >= 0) & (at < start + self._context) & (self._rng.random() >= DEAF)
        voice = np.zeros((self._frames, VOICE), np.float32)
        voice[seen] = told[at[seen]]
        new = (np.arange(self._frames) >= self._context)[:, None]
        piece = slice(start, start + self._frames)
        return {"voice": voice, "chance": chance[piece].astype(np.float32),
                "waiting": (waiting[piece] * new).astype(np.float32)}

    def _spoken(self) -> dict[str, np.ndarray]:
        """A piece of a line, and where somebody of a style who says it nods and raises the brows."""
        rng, fps = self._rng, self._sizes.fps
        which = int(rng.integers(len(self._lines)))
        line = self._lines[which]
        accents = self._accents.setdefault(which, accents_of(line.utterance))
        style = TeacherStyle.draw(rng) if rng.random() < STYLED else None
        moved = _in_mood(style or TeacherStyle(), line.voice.emotion)
        kinds = zip((nods_on(accents, moved), raises_on(accents, moved)), APART["speaking"])
        drawn = [hazards(gestures, len(line.owner), fps, apart) for gestures, apart in kinds]
        chance, waiting = (np.stack(pair, 1) for pair in zip(*drawn))
        start = int(rng.integers(-FRAMES // 3, max(1, len(line.owner) - FRAMES // 2)))
        cut = slice(max(start, 0), max(start, 0) + FRAMES)

        def piece(values: np.ndarray) -> np.ndarray:
            return np.pad(values[cut], [(0, FRAMES - len(values[cut]))] + [(0, 0)] * (values.ndim - 1))

        inside = piece(np.ones((len(line.owner), 1), np.float32))
        given = inside * (rng.random(3) >= UNTOLD).astype(np.float32)
        return {"codes": line.codes, "emphasis": line.voice.emphasis, "owner": piece(line.owner),
                "position": piece(line.position), "prosody": np.concatenate([piece(line.prosody) * given, given], 1),
                "speaker": np.r_[line.voice.speaker, 1].astype(np.float32),
                "emotion": np.r_[line.voice.emotion, 1].astype(np.float32), "manner": _numbers(style),
                "style_given": np.float32(style is not None), "chance": piece(chance),
                "waiting": piece(waiting)}
