"""Utterances one after the other, as one long line of sound, phones and prosody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from motion_flow.data.items import to_phones
from motion_flow.teacher import Phone


@dataclass(frozen=True)
class Joined:
    """A stretch of speech. samples -1..1; phones in seconds; tracks (frames,): ln F0, voiced, ln energy."""

    samples: np.ndarray
    phones: list[Phone]
    log_f0: np.ndarray
    voiced: np.ndarray
    energy: np.ndarray
    words: tuple[str, ...]

    @property
    def line(self) -> tuple:
        """(phones, log_f0, voiced, energy), as the teacher takes them."""
        return self.phones, self.log_f0, self.voiced, self.energy

    def cut(self, frames: int, hop: int, fps: float) -> "Joined":
        """The first so many frames."""
        phones = [p for p in self.phones if p.start < frames / fps]
        tracks = (track[:frames] for track in (self.log_f0, self.voiced, self.energy))
        return Joined(self.samples[:frames * hop], phones, *tracks, self.words)


def join(utterances: list, fps: float) -> Joined:
    """Join corpus utterances (or reshaped ones); the pauses at their edges are what lies between them."""
    phones: list[Phone] = []
    at = 0
    for u in utterances:
        first = phones[-1].word + 1 if phones and phones[-1].word >= 0 else len(phones)
        phones += [Phone(p.symbol, p.stress, p.start + at / fps, p.end + at / fps, p.word + first if p.word >= 0 else -1,
                         p.punctuation) for p in to_phones(u, u.frames, fps)]
        at += int(np.sum(u.frames))
    tracks = (np.concatenate([getattr(u, key) for u in utterances]) for key in ("log_f0", "voiced", "energy"))
    samples = np.concatenate([u.samples for u in utterances]) / 32767.0
    return Joined(samples, phones, *tracks, tuple(u.text for u in utterances))


def until(utterances: list, order, seconds: float, fps: float) -> list:
    """Utterances in an order (indices) until they last so many seconds."""
    chosen, frames = [], 0
    for index in order:
        if frames / fps >= seconds:
            break
        chosen.append(utterances[index])
        frames += int(np.sum(utterances[index].frames))
    if frames / fps < seconds:
        raise ValueError(f"{len(utterances)} utterances last {frames / fps:.0f} s; {seconds:.0f} s are needed")
    return chosen
