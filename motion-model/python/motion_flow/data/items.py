"""Training items: pieces of utterances with freshly drawn motion, and idle stretches."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from motion_flow.config import AudioConfig, TrainConfig
from motion_flow.data import frames as framing
from motion_flow.data.corpus import Utterance, Voice, neutral_voice
from motion_flow.teacher import prosody
from motion_flow.teacher.channels import CHANNELS, COLUMNS, INDEX, MARKS, PARTS, joined
from motion_flow.teacher.style import TeacherStyle
from motion_flow.teacher.teacher import MotionTeacher, Phone

BILABIALS = ("P", "B", "M")
ACCENTS = 3


@dataclass(frozen=True)
class Line:
    """An utterance as the model sees it: normalised, with its phones' codes. Frame arrays (frames, ...)."""

    codes: np.ndarray  # (4, phones): symbol, stress, punctuation, boundary
    lengths: np.ndarray  # (phones,)
    owner: np.ndarray  # (frames,)
    mel: np.ndarray
    position: np.ndarray
    prosody: np.ndarray  # (frames, 3): log-F0, voiced, energy, from the quarters
    plan: np.ndarray  # (phones, 4, 3): the quarters: log-F0, voiced, energy
    bilabial: np.ndarray  # (frames,) 1 in the middle 60 % of P, B, M
    accents: np.ndarray  # (frames, 3): pitch accents, the nuclear ones, the emphasised ones
    voice: Voice
    utterance: Utterance


def to_phones(utterance: Utterance, lengths: np.ndarray, fps: float) -> list[Phone]:
    """The teacher's view of the phones, in seconds."""
    ends = np.cumsum(lengths) / fps
    starts = ends - lengths / fps
    return [Phone(t.symbol, t.stress, s, e, t.word, t.punctuation)
            for t, s, e in zip(utterance.tokens, starts, ends)]


def make_line(utterance: Utterance, statistics: dict) -> Line:
    """Normalise an utterance. What was planned is what the model is told; what was heard is what the teacher moves to."""
    from motion_flow.text import SYMBOL_INDEX

    lengths = utterance.frames
    tokens = utterance.tokens
    codes = np.array([[SYMBOL_INDEX[t.symbol], t.stress, t.punctuation, t.boundary] for t in tokens]).T
    log_f0 = (utterance.log_f0 - statistics["log_f0_mean"]) / statistics["log_f0_sd"]
    energy = (utterance.energy - statistics["energy_mean"]) / statistics["energy_sd"]
    plan = utterance.plan
    if plan is None:
        plan = np.stack([framing.quarters(track, lengths) for track in (log_f0, utterance.voiced, energy)], -1)
    tracks = [framing.contour(plan[..., i], lengths) for i in range(3)]
    tracks[1] = (tracks[1] > 0.5).astype(np.float32)
    owner = framing.owners(lengths)
    inside = framing.positions(tokens, lengths)
    bilabial = np.array([t.symbol in BILABIALS for t in tokens])[owner] & (np.abs(inside[:, 0] - 0.5) < 0.3)
    mel = (utterance.mel - np.array(statistics["mel_mean"], np.float32)) / statistics["mel_sd"]
    return Line(codes, lengths, owner, mel.astype(np.float32), inside, np.stack(tracks, 1).astype(np.float32),
                plan.astype(np.float32), bilabial.astype(np.float32), accent_marks(utterance),
                utterance.voice or neutral_voice(len(tokens)), utterance)


def accent_marks(utterance: Utterance) -> np.ndarray:
    """(frames, 3): 1 at the pitch peak of each accent, of each nuclear, of each emphasised one; bumps of 35 ms sd.

    The accents that the teacher nods at and raises its brows on: what a voice hides in pitch and loudness, in the open.
    """
    fps, total = AudioConfig().fps, len(utterance.mel)
    at = (np.arange(total) + 0.5) / fps
    marks = np.zeros((total, ACCENTS), np.float32)
    for accent in accents_of(utterance):
        bump = np.exp(-0.5 * ((at - accent.time) / 0.035) ** 2)
        for column, marked in enumerate((True, accent.nuclear, accent.emphasised)):
            if marked:
                marks[:, column] = np.maximum(marks[:, column], bump)
    return marks


def accents_of(utterance: Utterance) -> list[prosody.Accent]:
    """The pitch accents that the teacher finds in an utterance."""
    fps = AudioConfig().fps
    phones = to_phones(utterance, utterance.frames, fps)
    found = prosody.accents(phones, utterance.log_f0, utterance.energy, utterance.voiced, fps)
    if utterance.voice is None or not utterance.voice.emphasis.any():
        return found
    spans = emphasised_words(utterance.voice.emphasis, utterance.frames, fps)
    return prosody.emphasise(found, spans, phones, utterance.log_f0, fps)


def crop(line: Line, lead: int, tail: int) -> Line:
    """The same line with ``lead`` frames less of its first pause and ``tail`` less of its last."""
    lengths = line.lengths.copy()
    lead, tail = min(lead, max(0, lengths[0] - 2)), min(tail, max(0, lengths[-1] - 2))
    lengths[0] -= lead
    lengths[-1] -= tail
    cut = slice(lead, len(line.owner) - tail)
    u = line.utterance
    shorter = dataclasses.replace(u, frames=lengths, mel=u.mel[cut], log_f0=u.log_f0[cut], voiced=u.voiced[cut],
                                  energy=u.energy[cut])
    return dataclasses.replace(line, lengths=lengths, owner=line.owner[cut], mel=line.mel[cut],
                               position=framing.positions(u.tokens, lengths), prosody=line.prosody[cut],
                               bilabial=line.bilabial[cut], accents=line.accents[cut], utterance=shorter)


class MotionSource:
    """Draws the teacher anew at every call, parts apart, and normalises it. mean, sd: (columns,).

    After the columns that the model samples stand the marks of what the teacher had in mind, as they are.
    """

    def __init__(self, audio: AudioConfig, mean: np.ndarray, sd: np.ndarray):
        self.teacher = MotionTeacher(fps=audio.fps, apart=True)
        self._fps = audio.fps
        self.mean = np.concatenate([mean, np.zeros(len(MARKS))]).astype(np.float32)
        self.sd = np.concatenate([sd, np.ones(len(MARKS))]).astype(np.float32)

    def speak(self, line: Line, rng: np.random.Generator, before: int = 0,
              style: TeacherStyle = TeacherStyle()) -> np.ndarray:
        """(before + frames, columns + marks), normalised: the line, and ``before`` frames of the pause that precedes it."""
        lengths = line.lengths.copy()
        lengths[0] += before
        motion = self.teacher.speak(*self.voice(line, before), rng, before + len(line.owner), style=style,
                                     emotion=line.voice.emotion,
                                     emphasis=emphasised_words(line.voice.emphasis, lengths, self._fps))
        return (motion - self.mean) / self.sd

    def voice(self, line: Line, before: int = 0) -> tuple[list[Phone], np.ndarray, np.ndarray, np.ndarray]:
        """(phones, log_f0, voiced, energy) as the teacher takes them, after ``before`` frames of the first pause."""
        u, lengths = line.utterance, line.lengths.copy()
        lengths[0] += before
        tracks = [np.pad(track, (before, 0), mode="edge") for track in (u.log_f0, u.voiced, u.energy)]
        return to_phones(u, lengths, self._fps), *tracks

    def idle(self, frames: int, rng: np.random.Generator, style: TeacherStyle = TeacherStyle(),
             emotion: np.ndarray | None = None) -> np.ndarray:
        """(frames, columns + marks), normalised."""
        return (self.teacher.idle(frames, rng, style=style, emotion=emotion) - self.mean) / self.sd

    def face(self, motion: np.ndarray) -> np.ndarray:
        """(frames, columns or more) in units -> (frames, channels), normalised: a face as it is seen from outside."""
        width = len(CHANNELS)
        return ((joined(motion) - self.mean[:width]) / self.sd[:width]).astype(np.float32)

    def seen(self, motion: np.ndarray) -> np.ndarray:
        """(frames, columns), normalised -> (frames, channels), normalised."""
        return self.face(motion * self.sd + self.mean)


def emphasised_words(emphasis: np.ndarray, lengths: np.ndarray, fps: float) -> list[tuple[float, float]]:
    """(start, end) in seconds of each run of emphasised phones."""
    ends = np.cumsum(lengths) / fps
    edges = np.flatnonzero(np.diff(np.r_[0, emphasis > 0.5, 0]))
    return [(float(ends[a - 1]) if a else 0.0, float(ends[b - 1])) for a, b in zip(edges[::2], edges[1::2])]


PART_WEIGHT = 16.0
"""How much the errors of nods count: what is to be learnt of them drowns in the chance of all other channels."""


# How much a channel's errors count. Lips, jaw and lids are seen first; nods, raises of the brows and glances are few, each
# is as likely as not to come, and so the least part of a plain error: without more weight they float free of the accents.
def _weight(channel: str) -> float:
    if channel.startswith("brow") and "Up" in channel:
        return 8.0
    if channel.startswith(("head", "brow", "mouthSmile")) or "Eye" in channel:
        return 4.0
    return 2.0 if channel.startswith(("mouth", "jaw", "eyeBlink")) else 1.0


SEEN = np.array([_weight(c) for c in CHANNELS] + [PART_WEIGHT] * len(PARTS), np.float32)
MOUTH = np.array([c.startswith(("mouth", "jaw")) for c in COLUMNS], np.float32)
JAW_OPEN, MOUTH_CLOSE = INDEX["jawOpen"], INDEX["mouthClose"]


