"""Draws the voices: which utterance is said by whom, in which style and emotion, with which events."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from motion_flow.data.corpus import Utterance
from motion_flow.voices import events as events_
from motion_flow.voices.emotions import SHAPES
from motion_flow.voices.events import Events
from motion_flow.voices.settings import Identity, Shape, emotion_label

OWN, OTHERS = 12, 10  # groups of the corpus voice in other styles, and of pseudo-speakers
EMOTIONAL = 2  # groups an emotion; the second is a pseudo-speaker's in every other emotion


@dataclass(frozen=True)
class Piece:
    """One utterance to make."""

    source: int  # index in the list of utterances
    emotion: str
    intensity: float
    events: Events
    seed: int


@dataclass(frozen=True)
class Group:
    """One identity in one style."""

    name: str
    identity: Identity
    style: Shape
    pieces: tuple[Piece, ...]

    def shape(self, piece: Piece) -> Shape:
        """Identity, style and emotion together."""
        shape = self.identity.shape().then(self.style)
        return shape if piece.emotion == "neutral" else shape.then(SHAPES[piece.emotion].scaled(piece.intensity))

    def label(self, piece: Piece) -> dict:
        """What the corpus's index says of the voice, without the emphasis. The style is never labelled."""
        return {"group": self.name, "speaker": self.identity.dials(),
                "emotion": emotion_label(piece.emotion, piece.intensity)}


def identity(rng: np.random.Generator, low: float = 0.6, high: float = 1.3) -> Identity:
    """A pseudo-speaker, F0 between ``low`` and ``high`` times the corpus voice's.

    Formants follow the pitch loosely, as they do between adults: 0.82 to 1.15.
    """
    pitch = math.exp(rng.uniform(math.log(low), math.log(high)))
    formant = math.exp(0.38 * math.log(pitch) + rng.normal(0, 0.045))
    return Identity(round(pitch, 4), round(float(np.clip(formant, 0.82, 1.15)), 4),
                    round(float(max(0.0, rng.uniform(-0.25, 0.6))), 4), round(float(rng.uniform(-0.25, 0.25)), 4))


def style(rng: np.random.Generator, pitch: float = 2.5) -> Shape:
    """A way of speaking: rate 0.82 to 1.2, mean pitch up to ``pitch`` semitones off, range 0.7 to 1.35."""
    rate = math.exp(rng.uniform(math.log(0.82), math.log(1.2)))
    spread = math.exp(rng.uniform(math.log(0.7), math.log(1.35)))
    return Shape(pitch=round(float(rng.uniform(-pitch, pitch)), 3), range=round(spread, 4), duration=round(1 / rate, 4))


def _events(utterance: Utterance, shares: tuple[float, float, float], rng: np.random.Generator) -> Events:
    """Draws with the shares of questions, exclamations and emphasised words."""
    kind, draw = rng.random(), rng.random()
    mark = 0
    if kind < shares[0] and events_.can_ask(utterance):
        mark = events_.QUESTION
    elif shares[0] <= kind < shares[0] + shares[1]:
        mark = events_.EXCLAMATION
    last = utterance.tokens[events_.nucleus(utterance.tokens)].word
    words = [w for w in events_.content_words(utterance) if mark != events_.QUESTION or w != last]
    emphasis = int(rng.choice(words)) if words and draw < shares[2] else -1
    return Events(mark, float(rng.uniform(5.5, 8.0)), emphasis, float(rng.uniform(3, 5)), float(rng.uniform(3, 5)),
                  float(rng.uniform(1.2, 1.35)))


class _Source:
    """Deals out the corpus: each utterance once, then all again."""

    def __init__(self, utterances: list[Utterance], rng: np.random.Generator):
        self.utterances, self._rng, self._order = utterances, rng, []

    def pieces(self, count: int, emotion: str, shares: tuple[float, float, float]) -> tuple[Piece, ...]:
        rng, result = self._rng, []
        for _ in range(count):
            if not self._order:
                self._order = list(rng.permutation(len(self.utterances)))
            at = int(self._order.pop())
            intensity = 0.0 if emotion == "neutral" else round(float(rng.uniform(0.4, 1.0)), 3)
            result.append(Piece(at, emotion, intensity, _events(self.utterances[at], shares, rng),
                                int(rng.integers(2 ** 31))))
        return tuple(result)


def draw(utterances: list[Utterance], seed: int, size: int = 47) -> list[Group]:
    """All groups, of about ``size`` utterances each. The same arguments give the same groups."""
    rng = np.random.default_rng(seed)
    source = _Source(utterances, rng)
    own = Identity()

    def count() -> int:
        return int(rng.integers(round(size * 0.9), round(size * 1.1) + 1))

    groups = [Group(f"own{i:02d}", own, style(rng), source.pieces(count(), "neutral", (0.27, 0.08, 0.26)))
              for i in range(OWN)]
    steps = np.geomspace(0.6, 1.3, OTHERS + 1)  # one speaker in each, so that low and high voices are as frequent
    groups += [Group(f"other{i:02d}", identity(rng, steps[i], steps[i + 1]), style(rng),
                     source.pieces(count(), "neutral", (0.12, 0.04, 0.12))) for i in range(OTHERS)]
    for i, emotion in enumerate(SHAPES):
        for j in range(EMOTIONAL):
            who = identity(rng, 0.7, 1.15) if j == 1 and i % 2 == 0 else own
            groups.append(Group(f"{emotion}{j}", who, style(rng, 1.0), source.pieces(count(), emotion, (0, 0, 0))))
    return groups
