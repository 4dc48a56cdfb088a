"""Sounds under test: the product's files, and natural recordings of a prepared corpus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from motion_flow import audio
from motion_flow import text as texts
from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Corpus
from motion_flow.evaluate import livelink


@dataclass(frozen=True)
class Clip:
    """One spoken line. ``samples`` are mono at the model's rate, -1..1; ``motion`` is (frames, channels) or None."""

    name: str
    text: str
    samples: np.ndarray
    motion: np.ndarray | None = None

    @property
    def words(self) -> list[str]:
        """Words of the text in lower case."""
        return [word.text for word in texts.words(self.text)]


@dataclass(frozen=True)
class Row:
    """A row of a batch: what is said, or a partner's voice, and the columns ``name=value`` that direct it."""

    name: str
    text: str
    columns: dict[str, str]

    def emotion(self) -> tuple[str, float]:
        """(name, intensity 0..1) of the column ``emotion=NAME:INTENSITY``; neutral without it."""
        name, _, intensity = self.columns.get("emotion", "neutral").partition(":")
        return name, float(intensity or 1)


def read_rows(path: Path) -> list[Row]:
    """Rows of a file with ``ID<TAB>text<TAB>name=value...`` or ``ID|text``; ``#`` begins a comment."""
    result = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, *cells = line.split("\t") if "\t" in line else line.split("|", 1)
        if not cells or not cells[0].strip():
            raise ValueError(f"{path}:{number}: '{line}'; expected ID, a tab, and a text")
        columns = dict(cell.strip().split("=", 1) for cell in cells[1:] if "=" in cell)
        result.append(Row(name.strip(), cells[0].strip(), columns))
    return result


def read_lines(path: Path) -> list[tuple[str, str]]:
    """(ID, text) of each row of a file."""
    return [(row.name, row.text) for row in read_rows(path)]


def read_outputs(folder: Path, lines: list[tuple[str, str]], settings: AudioConfig) -> list[Clip]:
    """The baked files of the lines: ``ID.wav`` and, where it is there, ``ID.csv``."""
    missing = [name for name, _ in lines if not (folder / f"{name}.wav").exists()]
    if missing:
        raise FileNotFoundError(f"{folder} lacks {len(missing)} of {len(lines)} recordings, first "
                                f"{missing[0]}.wav; bake them with ./speak --batch LINES.tsv --out {folder}")
    return [_read_output(folder, name, text, settings) for name, text in lines]


def _read_output(folder: Path, name: str, text: str, settings: AudioConfig) -> Clip:
    samples = read_sound(folder / f"{name}.wav", settings.sample_rate)
    return Clip(name, text, samples, read_motion(folder / f"{name}.csv", len(samples), settings))


def read_sound(path: Path, rate: int) -> np.ndarray:
    """Mono samples at a rate."""
    import soundfile

    samples, source = soundfile.read(path, always_2d=True)
    samples = samples.mean(1)
    return samples if source == rate else audio.resample(samples, source, rate)


def write_sound(path: Path, samples: np.ndarray, rate: int) -> None:
    """Mono samples, -1..1, as 16 bit WAV."""
    import soundfile

    soundfile.write(path, np.clip(samples, -1, 1), rate, subtype="PCM_16")


def read_motion(path: Path, samples: int, settings: AudioConfig) -> np.ndarray | None:
    """Motion of a sound of that many samples, or None if there is no file."""
    if not path.exists():
        return None
    return livelink.to_frames(livelink.read(path), max(samples // settings.hop, 1), settings.fps)


class NaturalSpeech:
    """Takes of each prompt in a prepared corpus."""

    def __init__(self, corpus: Corpus):
        self._takes: dict[str, list[Clip]] = {}
        for u in corpus.utterances:
            self._takes.setdefault(u.prompt, []).append(Clip(u.name, u.text, u.samples / 32767.0))
        self._by_text = {takes[0].text.lower(): prompt for prompt, takes in self._takes.items()}

    def takes(self, name: str, text: str) -> list[Clip]:
        """Recordings of a line, found by its prompt's name or by its text; none if there are none."""
        prompt = name if name in self._takes else self._by_text.get(text.lower(), "")
        return self._takes.get(prompt, [])
