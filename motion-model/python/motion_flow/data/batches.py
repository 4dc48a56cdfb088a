"""Batches: groups of pieces that share a voice and a style, so that each piece can be shown the others as reference."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from motion_flow.config import TrainConfig
from motion_flow.data.items import ACCENTS, Line, MotionSource, crop
from motion_flow.data.partners import PartnerSource
from motion_flow.export import IDLE_CONTEXT, LOOKAHEAD
from motion_flow.model.manner import NUMBERS, PACE, PACE_SPREAD
from motion_flow.teacher.channels import CHANNELS, COLUMNS, MARKS
from motion_flow.teacher.emotion import EMOTIONS
from motion_flow.teacher.style import TeacherStyle

SD_FLOOR = 0.02
MIXED = 12
"""Groups of silent pieces that a batch's are drawn from: drawn one after the other, they would be alike."""
FORGOTTEN = 0.15
"""Share of pieces that do not know what was in mind before them: a line after a silence, or a first piece."""
SILENCE = (IDLE_CONTEXT, LOOKAHEAD)
"""Frames of a silent piece before and after its new ones."""


@dataclass(frozen=True)
class Pool:
    """Lines to draw from, and how often: ``share`` of the groups."""

    lines: list[Line]
    share: float

    def groups(self) -> list[list[Line]]:
        """Lines by voice group."""
        by_name: dict[str, list[Line]] = {}
        for line in self.lines:
            by_name.setdefault(line.voice.group, []).append(line)
        return list(by_name.values())


class Pace:
    """How slowly a group of lines is spoken: mean log length of its phones over what such phones have, in spreads."""

    def __init__(self, lines: list[Line]):
        found: dict[int, list[float]] = {}
        for line in lines:
            for symbol, length in zip(line.codes[0][1:-1], line.lengths[1:-1]):
                found.setdefault(int(symbol), []).append(np.log1p(length))
        self._usual = {symbol: float(np.mean(values)) for symbol, values in found.items()}

    def of(self, lines: list[Line]) -> float | None:
        """None for emotional lines, whose label tells their pace already."""
        if any(line.voice.emotion[0] < 1 for line in lines):
            return None
        off = [np.log1p(length) - self._usual[int(symbol)] for line in lines
               for symbol, length in zip(line.codes[0][1:-1], line.lengths[1:-1]) if symbol]
        return float(np.mean(off)) / PACE_SPREAD


class Deck:
    """Draws lines without putting them back until all are drawn. ``pace``: of all of them."""

    def __init__(self, lines: list[Line], rng: np.random.Generator, pace: float | None):
        self._lines, self._rng, self._order, self._pace = lines, rng, [], pace

    def manner(self, style: TeacherStyle) -> dict[str, np.ndarray]:
        """The numbers of this face and voice, and which of them a clip of theirs should be read as."""
        known = np.ones(NUMBERS, np.float32)
        known[PACE] = self._pace is not None
        return {"manner": np.r_[style.numbers(), self._pace or 0.0].astype(np.float32), "manner_known": known}

    def draw(self) -> Line:
        if not self._order:
            self._order = list(self._rng.permutation(len(self._lines)))
        return self._lines[self._order.pop()]


class Batches:
    """An endless stream of batches: dictionaries of numpy arrays, (batch, ...)."""

    def __init__(self, pools: list[Pool], source: MotionSource, partners: PartnerSource, config: TrainConfig,
                 seed: int):
        self._source, self._partners, self._config = source, partners, config
        self._rng = np.random.default_rng(seed)
        self._waiting: list[dict] = []
        pace = Pace([line for pool in pools for line in pool.lines])
        self._pools = [([Deck(lines, self._rng, pace.of(lines)) for lines in pool.groups()],
                        [len(g) for g in pool.groups()])
                       for pool in pools]
        self._shares = np.array([pool.share for pool in pools]) / sum(pool.share for pool in pools)

    def __iter__(self):
        config = self._config
        for step in itertools.count(1):
            batch = collate([item for _ in range(config.batch // config.group) for item in self._group()])
            if config.idle_every and step % config.idle_every == 0:
                batch["idle"] = collate([self._silent() for _ in range(config.idle_batch)])
            yield batch

    def _silent(self) -> dict:
        """A silent piece of any of the last groups."""
        while len(self._waiting) < MIXED * self._config.group * self._config.idle_pieces:
            self._waiting.extend(self._silent_group())
        at = int(self._rng.integers(len(self._waiting)))
        self._waiting[at], self._waiting[-1] = self._waiting[-1], self._waiting[at]
        return self._waiting.pop()

    def _deck(self) -> Deck:
        decks, sizes = self._pools[self._rng.choice(len(self._pools), p=self._shares)]
        return decks[self._rng.choice(len(decks), p=np.array(sizes) / sum(sizes))]

    def _group(self) -> list[dict]:
        """Pieces of one voice in one style; the spoken ones are each other's references."""
        rng, config = self._rng, self._config
        referred = rng.random() < config.style_share
        drawn = referred or rng.random() < config.stray_style_share
        style = TeacherStyle.draw(rng) if drawn else TeacherStyle()
        deck = self._deck()
        idle = rng.random(config.group) < config.idle_share
        spoken = [self._spoken(deck.draw(), style) for _ in range(config.group - int(idle.sum()))]
        whole = [item.pop("whole") for item in spoken]
        items = spoken + [self._sitting(deck.draw(), style, config.frames, 1)[0] for _ in range(int(idle.sum()))]
        for i, item in enumerate(items):
            others = [clip for j, clip in enumerate(whole) if j != i] if referred else []
            self._refer(item, others)
            item.update(deck.manner(style))
        return items

    def _silent_group(self) -> list[dict]:
        """Silent pieces in one style, as long as inference makes them, with a spoken line as their reference."""
        rng, config, chunk = self._rng, self._config, self._partners.chunk
        referred = rng.random() < config.style_share
        style = TeacherStyle.draw(rng) if referred or rng.random() < config.stray_style_share else TeacherStyle()
        deck = self._deck()
        items = [item for _ in range(config.group)
                 for item in self._sitting(deck.draw(), style, IDLE_CONTEXT + chunk + LOOKAHEAD, config.idle_pieces)]
        line = deck.draw()
        clips = [(line.mel, self._source.seen(self._source.speak(line, rng, 0, style)))] if referred else []
        for item in items:
            self._refer(item, clips)
            item.update(deck.manner(style))
        return items

    def _refer(self, item: dict, clips: list[tuple[np.ndarray, np.ndarray]]) -> None:
        """Reference clip of ``style_frames`` frames from whole (mel, motion) lines, repeated to that length."""
        frames, rng = self._config.style_frames, self._rng
        mels, channels = item["mel"].shape[1], len(CHANNELS)
        item["style_given"] = np.float32(bool(clips) and rng.random() >= self._config.drop_condition)
        item["style_mel"] = np.zeros((frames, mels), np.float32)
        item["style_motion"] = np.zeros((frames, channels), np.float32)
        item["style_mel_given"], item["style_motion_given"] = np.float32(1), np.float32(1)
        if clips:
            for key, k in (("style_mel", 0), ("style_motion", 1)):
                item[key] = np.resize(np.concatenate([c[k] for c in clips]), (frames, clips[0][k].shape[1]))
            one = rng.random()
            item["style_mel_given"], item["style_motion_given"] = np.float32(one > 0.1), np.float32(one < 0.9)

    def _spoken(self, line: Line, style: TeacherStyle) -> dict[str, np.ndarray]:
        """A piece as inference makes it: a line's beginning, after nothing or after a silent face, or its middle."""
        rng, config = self._rng, self._config
        line = crop(line, int(rng.integers(0, 14)), int(rng.integers(0, 8)))
        context = int(rng.integers(config.context_min, config.context_max + 1))
        start = int(rng.integers(-config.frames // 3, max(1, len(line.owner) - config.frames // 2)))
        before = (context if rng.random() < 0.6 else 0) if start <= 0 else 0
        item = self._cut(line, max(start, 0), before, 0 if start <= 0 else context, style)
        return self._label(self._flow_times(item), line)

    def _cut(self, line: Line, start: int, before: int, context: int, style: TeacherStyle) -> dict[str, np.ndarray]:
        """``before`` frames of motion alone, then the line from ``start``, whose first ``context`` frames are known."""
        frames = self._config.frames
        whole = self._source.speak(line, self._rng, before, style).astype(np.float32)
        participant = np.zeros((frames, self._partners.width), np.float32)
        if self._rng.random() < self._config.partner_share:
            whole, participant = self._partners.beside(line, whole, before, self._rng, start, frames, before + context)
        motion = whole[start:start + frames]
        self._intend(participant, motion, before + context)
        cut = slice(start, start + frames - before)
        n = before + len(line.owner[cut])
        around = (before, frames - n)
        at = np.arange(frames)
        motion_known = (at < before + context).astype(np.float32)
        if self._rng.random() > 0.9:
            motion_known = np.zeros_like(motion_known)
        return {
            "codes": line.codes, "duration": np.log1p(line.lengths).astype(np.float32), "plan": line.plan,
            "owner": np.pad(line.owner[cut], around), "mel": np.pad(line.mel[cut], (around, (0, 0))),
            "motion": np.pad(motion[:, :len(COLUMNS)], ((0, frames - len(motion)), (0, 0))),
            "position": np.pad(line.position[cut], (around, (0, 0))),
            "prosody": np.pad(line.prosody[cut], (around, (0, 0))), "bilabial": np.pad(line.bilabial[cut], around),
            "accents": np.pad(line.accents[cut], (around, (0, 0))),
            "frames": (at < n).astype(np.float32), "spoken": ((at >= before) & (at < n)).astype(np.float32),
            "mel_given": (at < context).astype(np.float32), "motion_given": motion_known, "present": np.float32(1),
            "text_given": np.float32(1), "participant": participant, "planned": np.float32(1),
            "whole": (line.mel, self._source.seen(whole[before:before + len(line.mel)])),
        }

    def _intend(self, participant: np.ndarray, motion: np.ndarray, known: int) -> None:
        """Tell what the avatar has in mind in each frame; of the ``known`` ones it may have been forgotten."""
        marks = motion[:, len(COLUMNS):].copy()
        if self._rng.random() < FORGOTTEN:
            marks[:known] = 0
        participant[:len(marks), -len(MARKS):] = marks

    def _label(self, item: dict, line: Line) -> dict:
        """Speaker, emotion and emphasis, each now and then left out."""
        rng, drop, voice = self._rng, self._config.drop_condition, line.voice
        speaker, emotion = np.r_[voice.speaker, 1], np.r_[voice.emotion, 1]
        item["speaker"] = (speaker * (rng.random() >= drop)).astype(np.float32)
        item["emotion"] = (emotion * (rng.random() >= drop)).astype(np.float32)
        item["emphasis"] = voice.emphasis
        item["bands"] = (np.arange(line.mel.shape[1]) < voice.bands).astype(np.float32)
        return item

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

    def _sitting(self, line: Line, style: TeacherStyle, frames: int, count: int) -> list[dict[str, np.ndarray]]:
        """Pieces of ``frames`` for the motion tower alone: no text, no sound; alone, or listening to a partner."""
        rng = self._rng
        emotion = np.zeros(len(EMOTIONS), np.float32)
        emotion[0] = 1
        if rng.random() < 0.3:
            which, intensity = int(rng.integers(1, len(EMOTIONS))), rng.uniform(0.3, 1)
            emotion[which], emotion[0] = intensity, 1 - intensity
        conversation = self._partners.converse(rng, style, emotion) if rng.random() < 0.7 else None
        return [self._idle(line, style, frames, emotion, conversation) for _ in range(count)]

    def _idle(self, line: Line, style: TeacherStyle, frames: int, emotion: np.ndarray,
              conversation: tuple[np.ndarray, ...] | None) -> dict[str, np.ndarray]:
        """One piece of a sitting."""
        rng, chunk = self._rng, self._partners.chunk
        context = int(rng.choice([0, 24, IDLE_CONTEXT], p=[0.1, 0.1, 0.8]))
        length = min(frames, context + (chunk + LOOKAHEAD if context == IDLE_CONTEXT else 96))
        if conversation is not None:
            motion, participant = self._partners.listen(conversation, frames, length, context, rng)
        else:
            motion = self._source.idle(frames + 90, rng, style, emotion)[90:].astype(np.float32)
            participant = np.zeros((frames, self._partners.width), np.float32)
        self._intend(participant, motion, context)
        at = np.arange(frames)
        zero = np.zeros(frames, np.float32)
        item = {"codes": line.codes, "duration": np.log1p(line.lengths).astype(np.float32), "plan": line.plan,
                "owner": zero.astype(int), "mel": np.zeros((frames, line.mel.shape[1]), np.float32),
                "motion": motion[:, :len(COLUMNS)], "position": np.zeros((frames, 8), np.float32),
                "prosody": np.zeros((frames, 3), np.float32), "bilabial": zero,
                "accents": np.zeros((frames, ACCENTS), np.float32),
                "frames": (at < length).astype(np.float32), "spoken": zero, "mel_given": zero,
                "motion_given": (at < context).astype(np.float32), "present": np.float32(0),
                "text_given": np.float32(0), "participant": participant, "planned": np.float32(0),
                "mel_time": np.float32(0), "motion_time": np.float32(self._times(1)[0]),
                "prosody_given": np.zeros(3, np.float32)}
        item = self._label(item, line)
        item["emotion"] = (np.r_[emotion, 1] * (rng.random() >= self._config.drop_condition)).astype(np.float32)
        return item


def motion_statistics(batches: Batches, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each channel over the motion of ``count`` batches, the latter with a floor.

    The batches' source must not normalise: emotions, conversations and idling count as often as they are trained.
    """
    drawn = [batch["motion"][batch["frames"] > 0] for batch, _ in zip(batches, range(count))]
    everything = np.concatenate(drawn)
    return everything.mean(0).astype(np.float32), np.maximum(everything.std(0), SD_FLOOR).astype(np.float32)


def collate(items: list[dict]) -> dict[str, np.ndarray]:
    """Stack; phone arrays are padded, and ``phone_mask`` (batch, phones) tells them apart."""
    longest = max(item["codes"].shape[1] for item in items)
    batch = {}
    for key in items[0]:
        values = [item[key] for item in items]
        if key == "codes":
            values = [np.pad(v, ((0, 0), (0, longest - v.shape[1]))) for v in values]
        elif key in ("duration", "plan", "emphasis"):
            values = [np.pad(v, [(0, longest - len(v))] + [(0, 0)] * (v.ndim - 1)) for v in values]
        batch[key] = np.stack(values)
    sizes = np.array([item["codes"].shape[1] for item in items])
    batch["phone_mask"] = (np.arange(longest)[None] < sizes[:, None]).astype(np.float32)
    return batch
