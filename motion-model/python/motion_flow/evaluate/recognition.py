"""What a recogniser hears: word error rate with a language model of the very sentences, and with a general one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from motion_flow import text as texts
from motion_flow.evaluate import arpa

RATE = 16000
PAD = 0.15


@dataclass(frozen=True)
class WordErrors:
    """Edits that turn the reference into what was heard, and the words of the reference."""

    edits: int
    words: int

    def __add__(self, other: "WordErrors") -> "WordErrors":
        return WordErrors(self.edits + other.edits, self.words + other.words)

    @property
    def rate(self) -> float:
        """Word error rate, per cent."""
        return 100.0 * self.edits / max(self.words, 1)


def word_errors(reference: list[str], heard: list[str]) -> WordErrors:
    """Levenshtein distance in words."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(reference, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != other))
    return WordErrors(row[-1], len(reference))


class Recogniser:
    """Hears mono sound. One a process; not thread-safe."""

    def __init__(self, **settings):
        from pocketsphinx import Decoder

        self._decoder = Decoder(samprate=RATE, loglevel="FATAL", **settings)

    @staticmethod
    def closed(sentences: list[list[str]], lexicon: texts.Lexicon) -> "Recogniser":
        """Knows the sentences' words, in all the lexicon's pronunciations, and their bigrams."""
        with tempfile.TemporaryDirectory() as folder:
            model, dictionary = Path(folder, "closed.arpa"), Path(folder, "closed.dict")
            arpa.write(sentences, model)
            write_dictionary({word for words in sentences for word in words}, lexicon, dictionary)
            return Recogniser(lm=str(model), dict=str(dictionary))

    @staticmethod
    def generic() -> "Recogniser":
        """Knows English: the language model and dictionary that come with the recogniser."""
        return Recogniser()

    def hear(self, samples: np.ndarray) -> list[str]:
        """Words heard in mono samples at 16 kHz, -1..1."""
        rng = np.random.default_rng(0)
        pad = rng.standard_normal((2, int(PAD * RATE))) * 1e-3
        pcm = np.concatenate([pad[0], samples, pad[1]])
        self._decoder.start_utt()
        self._decoder.process_raw((np.clip(pcm, -1, 1) * 32767).astype("<i2").tobytes(), full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return [word.split("(")[0] for word in found.hypstr.split()] if found else []


def write_dictionary(words: set[str], lexicon: texts.Lexicon, path: Path) -> None:
    """A pocketsphinx dictionary: every variant, stress removed."""
    lines = []
    for word in sorted(words):
        variants = {tuple(texts.split_stress(p)[0] for p in phones): None for phones in lexicon.variants(word)}
        for i, phones in enumerate(variants, 1):
            lines.append(f"{word if i == 1 else f'{word}({i})'} {' '.join(phones)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
