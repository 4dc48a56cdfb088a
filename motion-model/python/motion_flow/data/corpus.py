"""The prepared corpus: what ``prepare`` writes and training reads."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from motion_flow import text as texts
from motion_flow.teacher.emotion import EMOTIONS

# The speaker dials, in the graphs' order; docs/architecture.md gives their units.
DIALS = ("logF0Mean", "formantScale", "breathiness", "energy", *(f"timbre{i}" for i in range(16)))


@dataclass(frozen=True)
class Voice:
    """Who speaks and how, as labelled for training. The defaults are the corpus's own voice, neutral."""

    emphasis: np.ndarray  # (tokens,) 1 on the phones of an emphasised word
    group: str = ""  # utterances of one group share identity and style
    speaker: np.ndarray = field(default_factory=lambda: np.zeros(len(DIALS), np.float32))  # (20,) dials
    emotion: np.ndarray = field(default_factory=lambda: np.eye(len(EMOTIONS), dtype=np.float32)[0])  # (7,) intensities
    bands: int = 80  # mel bands that are real, from the lowest


@dataclass(frozen=True)
class Utterance:
    """One recording. Frame arrays are views into the corpus; do not modify them."""

    name: str
    text: str
    tokens: list[texts.PhoneToken]
    frames: np.ndarray  # (tokens,) int: length of each token in frames
    mel: np.ndarray  # (frames, mels)
    log_f0: np.ndarray  # (frames,) ln Hz, interpolated through unvoiced frames
    voiced: np.ndarray  # (frames,) 0 or 1
    energy: np.ndarray  # (frames,) ln amplitude
    samples: np.ndarray  # (frames * hop,) int16
    voice: Voice | None = None  # a corpus always sets it
    plan: np.ndarray | None = None  # (tokens, 4, 3) normalised log-F0, voicing, energy, where it was planned, not heard

    @property
    def prompt(self) -> str:
        """What takes of one sentence share: the name without its last part."""
        return self.name.rsplit("_", 1)[0]


class Corpus:
    """All utterances of a prepared folder, in memory."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._arrays = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
        with open(folder / "utterances.json", encoding="utf-8") as file:
            described = json.load(file)
        self.audio = described["audio"]
        self.statistics = described["statistics"]
        ends = np.cumsum([len(entry["tokens"]) for entry in described["utterances"]])
        self.utterances = [self._utterance(*pair) for pair in zip(described["utterances"], ends)]

    def _utterance(self, entry: dict, last: int) -> Utterance:
        """``last``: how many tokens all utterances up to this one have."""
        a, b, hop = entry["start"], entry["end"], self.audio["hop"]
        tokens = [texts.PhoneToken(*token) for token in entry["tokens"]]
        arrays = self._arrays
        return Utterance(entry["name"], entry["text"], tokens, np.array(entry["frames"]), arrays["mel"][a:b],
                         arrays["log_f0"][a:b], arrays["voiced"][a:b], arrays["energy"][a:b],
                         arrays["samples"][a * hop:b * hop], _voice(entry.get("voice"), len(tokens)),
                         arrays["plan"][last - len(tokens):last] if "plan" in arrays else None)

    def split(self, held_out: set[str]) -> tuple[list[Utterance], list[Utterance]]:
        """(training, held-out) utterances; ``held_out`` holds prompts."""
        return ([u for u in self.utterances if u.prompt not in held_out],
                [u for u in self.utterances if u.prompt in held_out])


def neutral_voice(tokens: int) -> Voice:
    """The corpus's own voice with no word emphasised."""
    return Voice(np.zeros(tokens, np.float32))


def _voice(entry: dict | None, tokens: int) -> Voice:
    """The label of an utterance; the corpus's own voice where nothing is written."""
    if entry is None:
        return neutral_voice(tokens)
    return Voice(np.array(entry["emphasis"], np.float32), entry["group"], np.array(entry["speaker"], np.float32),
                 np.array(entry["emotion"], np.float32), entry.get("bands", 80))


def held_out_prompts(path: Path) -> set[str]:
    """Prompt names of a held-out list: the first column of its lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("|")[0] for line in lines if line and not line.startswith("#")}
