"""One clip measured by itself: what a recogniser hears in it, where its phones lie, its pitch, buzz and harmonicity."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import align, audio
from motion_flow import text as texts
from motion_flow.config import AudioConfig
from motion_flow.evaluate import spectral
from motion_flow.evaluate.cache import AnalysisCache
from motion_flow.evaluate.clips import Clip
from motion_flow.evaluate.recognition import Recogniser
from motion_flow.teacher.teacher import Phone


@dataclass(frozen=True)
class Plan:
    """What to measure, and with what: sentences of the closed language model, folder of the lexicon."""

    sentences: list[list[str]]
    lexicon: Path
    audio: AudioConfig = field(default_factory=AudioConfig)
    closed: bool = True
    generic: bool = True
    sound: bool = True


@dataclass(frozen=True)
class Analysis:
    """A clip and what was measured. Fields that the plan left out are None; ``aligned`` is empty if that failed."""

    clip: Clip
    aligned: list[align.AlignedWord]
    closed: list[str] | None = None
    generic: list[str] | None = None
    mel: np.ndarray | None = None
    log_f0: np.ndarray | None = None
    voiced: np.ndarray | None = None
    energy: np.ndarray | None = None
    buzz: tuple[float, int] | None = None
    harmonicity: np.ndarray | None = None

    @property
    def phones(self) -> list[Phone]:
        """The aligned phones in seconds, pauses between them included."""
        return phones_of(self.clip, self.aligned)

    def speech(self, fps: float, margin: float = 0.05) -> slice:
        """Frames from the first phone to the last, with a margin in seconds."""
        if not self.aligned:
            return slice(0, None)
        first, last = self.aligned[0].starts[0] - margin, self.aligned[-1].ends[-1] + margin
        return slice(max(int(first * fps), 0), int(last * fps) + 1)


def phones_of(clip: Clip, aligned: list[align.AlignedWord], end: float | None = None) -> list[Phone]:
    """Aligned words as the teacher's phones; silence fills what they leave, up to ``end`` seconds."""
    phrase = _phrase_marks(texts.words(clip.text))
    phones: list[Phone] = []
    at = 0.0
    for i, word in enumerate(aligned):
        for name, start, stop in zip(word.phones, word.starts, word.ends):
            if start > at + 1e-6:
                phones.append(Phone("SIL", 0, at, start, -1, phrase[i - 1] if i else 0))
            symbol, stress = texts.split_stress(name)
            phones.append(Phone(symbol, stress, max(start, 0.0), stop, i, phrase[min(i, len(phrase) - 1)]))
            at = stop
    if end is not None and end > at:
        phones.append(Phone("SIL", 0, at, end, -1, phrase[-1]))
    return phones


def _phrase_marks(words: list[texts.Word]) -> list[int]:
    marks = [word.mark for word in words[:-1]] + [words[-1].mark or 4]
    return [next(m for m in marks[i:] if m) for i in range(len(marks))]


class Analyser:
    """Measures clips. One a process."""

    def __init__(self, plan: Plan, vocabulary: set[str]):
        lexicon = texts.Lexicon.load(plan.lexicon)
        self._plan = plan
        self._aligner = align.Aligner(lexicon, vocabulary)
        self._closed = Recogniser.closed(plan.sentences, lexicon) if plan.closed else None
        self._generic = Recogniser.generic() if plan.generic else None

    def analyse(self, clip: Clip) -> Analysis:
        """Everything the plan asks for."""
        settings = self._plan.audio
        narrow = audio.resample(clip.samples, settings.sample_rate, align.RATE)
        try:
            aligned, _ = self._aligner.align(narrow, clip.words)
        except (ValueError, RuntimeError):
            aligned = []
        heard = {"closed": self._closed.hear(narrow) if self._closed else None,
                 "generic": self._generic.hear(narrow) if self._generic else None}
        return Analysis(clip, aligned, **heard, **self._sound(clip.samples, settings))

    def _sound(self, samples: np.ndarray, settings: AudioConfig) -> dict:
        log_f0, voiced = audio.f0(samples, settings)
        energy = audio.energy(samples, settings)
        tracks = {"log_f0": log_f0, "voiced": voiced, "energy": energy}
        if not self._plan.sound:
            return tracks
        return {**tracks, "mel": audio.mel(samples, settings),
                "buzz": spectral.hop_buzz(samples, voiced, energy, settings),
                "harmonicity": spectral.harmonicity(samples, log_f0, voiced, settings)}


_analyser: Analyser | None = None


def _start(plan: Plan, vocabulary: set[str]) -> None:
    global _analyser
    os.environ["OMP_NUM_THREADS"] = "1"
    _analyser = Analyser(plan, vocabulary)


def _run(clip: Clip) -> Analysis:
    return _analyser.analyse(clip)


def analyse(clips: list[Clip], plan: Plan, processes: int, label: str, cache: Path | None = None) -> list[Analysis]:
    """Measure clips in ``processes`` processes (1: in this one), with a progress bar; what ``cache`` has is not redone."""
    store = AnalysisCache(cache, plan) if cache else None
    known = [store.find(clip) if store else None for clip in clips]
    made = iter(_measure([clip for clip, fields in zip(clips, known) if fields is None], plan, processes, label, store))
    return [next(made) if fields is None else Analysis(clip, **fields) for clip, fields in zip(clips, known)]


def _measure(clips: list[Clip], plan: Plan, processes: int, label: str, store: AnalysisCache | None) -> list[Analysis]:
    vocabulary = {word for clip in clips for word in clip.words}
    bar = {"total": len(clips), "desc": label, "unit": "clip"}
    if not clips:
        return []
    if processes <= 1:
        _start(plan, vocabulary)
        return [_kept(a, store) for a in tqdm(map(_run, clips), **bar)]
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(plan, vocabulary)) as pool:
        return [_kept(a, store) for a in tqdm(pool.map(_run, clips), **bar)]


def _kept(analysis: Analysis, store: AnalysisCache | None) -> Analysis:
    if store:
        store.keep(analysis.clip, {f.name: getattr(analysis, f.name) for f in fields(analysis) if f.name != "clip"})
    return analysis
