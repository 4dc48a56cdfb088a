"""Training items: pieces of utterances with freshly drawn motion, and idle stretches."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from motion_flow.config import AudioConfig, TrainConfig
from motion_flow.data import frames as framing
from motion_flow.data.corpus import Utterance
from motion_flow.teacher.channels import CHANNELS, INDEX
from motion_flow.teacher.teacher import MotionTeacher, Phone

SD_FLOOR = 0.02
BILABIALS = ("P", "B", "M")


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
    utterance: Utterance


def to_phones(utterance: Utterance, lengths: np.ndarray, fps: float) -> list[Phone]:
    """The teacher's view of the phones, in seconds."""
    ends = np.cumsum(lengths) / fps
    starts = ends - lengths / fps
    return [Phone(t.symbol, t.stress, s, e, t.word, t.punctuation)
            for t, s, e in zip(utterance.tokens, starts, ends)]


def make_line(utterance: Utterance, statistics: dict) -> Line:
    """Normalise an utterance."""
    from motion_flow.text import SYMBOL_INDEX

    lengths = utterance.frames
    tokens = utterance.tokens
    codes = np.array([[SYMBOL_INDEX[t.symbol], t.stress, t.punctuation, t.boundary] for t in tokens]).T
    log_f0 = (utterance.log_f0 - statistics["log_f0_mean"]) / statistics["log_f0_sd"]
    energy = (utterance.energy - statistics["energy_mean"]) / statistics["energy_sd"]
    plan = np.stack([framing.quarters(track, lengths) for track in (log_f0, utterance.voiced, energy)], -1)
    tracks = [framing.contour(plan[..., i], lengths) for i in range(3)]
    tracks[1] = (tracks[1] > 0.5).astype(np.float32)
    owner = framing.owners(lengths)
    inside = framing.positions(tokens, lengths)
    bilabial = np.array([t.symbol in BILABIALS for t in tokens])[owner] & (np.abs(inside[:, 0] - 0.5) < 0.3)
    mel = (utterance.mel - np.array(statistics["mel_mean"], np.float32)) / statistics["mel_sd"]
    return Line(codes, lengths, owner, mel.astype(np.float32), inside, np.stack(tracks, 1).astype(np.float32),
                plan.astype(np.float32), bilabial.astype(np.float32), utterance)


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
                               bilabial=line.bilabial[cut], utterance=shorter)


class MotionSource:
    """Draws the teacher anew at every call and normalises it."""

    def __init__(self, audio: AudioConfig, mean: np.ndarray, sd: np.ndarray):
        self._teacher = MotionTeacher(fps=audio.fps)
        self._fps = audio.fps
        self.mean, self.sd = mean, sd

    def speak(self, line: Line, rng: np.random.Generator, before: int = 0) -> np.ndarray:
        """(before + frames, channels), normalised: the line, and ``before`` frames of the pause that precedes it."""
        u, lengths = line.utterance, line.lengths.copy()
        lengths[0] += before
        tracks = [np.pad(track, (before, 0), mode="edge") for track in (u.log_f0, u.voiced, u.energy)]
        motion = self._teacher.speak(to_phones(u, lengths, self._fps), *tracks, rng, before + len(line.owner))
        return (motion - self.mean) / self.sd

    def idle(self, frames: int, rng: np.random.Generator) -> np.ndarray:
        """(frames, channels), normalised."""
        return (self._teacher.idle(frames, rng) - self.mean) / self.sd


def motion_statistics(lines: list[Line], audio: AudioConfig, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each channel over drawn motion, the latter with a floor."""
    rng = np.random.default_rng(seed)
    source = MotionSource(audio, np.zeros(len(CHANNELS), np.float32), np.ones(len(CHANNELS), np.float32))
    drawn = [source.speak(lines[i], rng) for i in rng.permutation(len(lines))[:150]]
    drawn.append(source.idle(6000, rng))
    everything = np.concatenate(drawn)
    return everything.mean(0).astype(np.float32), np.maximum(everything.std(0), SD_FLOOR).astype(np.float32)


# Channels whose errors are seen first: lips, jaw, lids.
SEEN = np.array([2.0 if c.startswith(("mouth", "jaw", "eyeBlink")) else 1.0 for c in CHANNELS], np.float32)
JAW_OPEN, MOUTH_CLOSE = INDEX["jawOpen"], INDEX["mouthClose"]


class Batches:
    """An endless stream of batches: dictionaries of numpy arrays, (batch, ...)."""

    def __init__(self, lines: list[Line], source: MotionSource, config: TrainConfig, seed: int):
        self._lines, self._source, self._config = lines, source, config
        self._rng = np.random.default_rng(seed)
        self._order: list[int] = []

    def _next_line(self) -> Line:
        if not self._order:
            self._order = list(self._rng.permutation(len(self._lines)))
        return self._lines[self._order.pop()]

    def _spoken(self) -> dict[str, np.ndarray]:
        """A piece as inference makes it: a line's beginning, after nothing or after a silent face, or its middle."""
        rng, config = self._rng, self._config
        line = crop(self._next_line(), int(rng.integers(0, 14)), int(rng.integers(0, 8)))
        context = int(rng.integers(config.context_min, config.context_max + 1))
        start = int(rng.integers(-config.frames // 3, max(1, len(line.owner) - config.frames // 2)))
        if start <= 0:
            before = context if rng.random() < 0.6 else 0
            return self._flow_times(self._cut(line, 0, before, 0))
        return self._flow_times(self._cut(line, start, 0, context))

    def _cut(self, line: Line, start: int, before: int, context: int) -> dict[str, np.ndarray]:
        """``before`` frames of motion alone, then the line from ``start``, whose first ``context`` frames are known."""
        frames = self._config.frames
        motion = self._source.speak(line, self._rng, before)[start:start + frames].astype(np.float32)
        cut = slice(start, start + frames - before)
        n = before + len(line.owner[cut])
        around = (before, frames - n)
        at = np.arange(frames)
        known = (at < context).astype(np.float32)
        motion_known = (at < before + context).astype(np.float32)
        if self._rng.random() > 0.9:
            motion_known = np.zeros_like(motion_known)
        return {
            "codes": line.codes, "duration": np.log1p(line.lengths).astype(np.float32), "plan": line.plan,
            "owner": np.pad(line.owner[cut], around), "mel": np.pad(line.mel[cut], (around, (0, 0))),
            "motion": np.pad(motion, ((0, frames - len(motion)), (0, 0))),
            "position": np.pad(line.position[cut], (around, (0, 0))),
            "prosody": np.pad(line.prosody[cut], (around, (0, 0))), "bilabial": np.pad(line.bilabial[cut], around),
            "frames": (at < n).astype(np.float32), "spoken": ((at >= before) & (at < n)).astype(np.float32),
            "mel_given": known, "motion_given": motion_known, "present": np.float32(1), "text_given": np.float32(1),
        }

    def _flow_times(self, item: dict) -> dict:
        """One time for both towers, or the sound known, or two times (the shares of the recipe)."""
        rng, config = self._rng, self._config
        draw = self._times(2)
        kind = rng.random()
        if kind < config.known_sound_share:
            draw[0] = 1.0
            item["text_given"] = np.float32(rng.random() < 0.5)
        elif kind >= config.known_sound_share + config.two_times_share:
            draw[1] = draw[0]
            if rng.random() < config.drop_condition / 2:
                item["text_given"] = np.float32(0)
        item["mel_time"], item["motion_time"] = np.float32(draw[0]), np.float32(draw[1])
        item["prosody_given"] = (rng.random(3) >= config.drop_condition).astype(np.float32)
        return item

    def _times(self, count: int) -> np.ndarray:
        """Flow times: logistic-normal, or low ones."""
        rng, config = self._rng, self._config
        if rng.random() < config.low_time_share:
            return config.low_time * rng.random(count) ** 2
        return 1 / (1 + np.exp(-rng.standard_normal(count)))

    def _idle(self) -> dict[str, np.ndarray]:
        """The motion tower alone: no text, no sound."""
        line, frames = self._next_line(), self._config.frames
        context = int(self._rng.integers(self._config.context_min, self._config.context_max + 1))
        motion = self._source.idle(frames + 90, self._rng)[90:].astype(np.float32)
        given = np.zeros(frames, np.float32)
        given[:context if self._rng.random() < 0.9 else 0] = 1
        zero = np.zeros(frames, np.float32)
        t = np.float32(self._times(1)[0])
        return {"codes": line.codes, "duration": np.log1p(line.lengths).astype(np.float32), "plan": line.plan,
                "owner": zero.astype(int), "mel": np.zeros((frames, line.mel.shape[1]), np.float32),
                "motion": motion, "position": np.zeros((frames, 8), np.float32),
                "prosody": np.zeros((frames, 3), np.float32), "bilabial": zero,
                "frames": np.ones(frames, np.float32), "spoken": zero, "mel_given": zero, "motion_given": given,
                "present": np.float32(0), "text_given": np.float32(0), "mel_time": np.float32(0), "motion_time": t,
                "prosody_given": np.zeros(3, np.float32)}

    def __iter__(self):
        while True:
            items = [self._idle() if self._rng.random() < self._config.idle_share else self._spoken()
                     for _ in range(self._config.batch)]
            yield collate(items)


def collate(items: list[dict]) -> dict[str, np.ndarray]:
    """Stack; phone arrays are padded, and ``phone_mask`` (batch, phones) tells them apart."""
    longest = max(item["codes"].shape[1] for item in items)
    batch = {}
    for key in items[0]:
        values = [item[key] for item in items]
        if key == "codes":
            values = [np.pad(v, ((0, 0), (0, longest - v.shape[1]))) for v in values]
        elif key in ("duration", "plan"):
            values = [np.pad(v, [(0, longest - len(v))] + [(0, 0)] * (v.ndim - 1)) for v in values]
        batch[key] = np.stack(values)
    sizes = np.array([item["codes"].shape[1] for item in items])
    batch["phone_mask"] = (np.arange(longest)[None] < sizes[:, None]).astype(np.float32)
    return batch
