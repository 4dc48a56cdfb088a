"""Forced alignment by pocketsphinx: words first, then phones, in 10 ms frames."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from motion_flow import text as texts

RATE = 16000
FRAME = 0.01
PAD = 0.15


@dataclass(frozen=True)
class AlignedWord:
    """A word with the pronunciation that was heard; times in seconds of the recording."""

    text: str
    phones: list[str]
    starts: list[float]
    ends: list[float]


class Aligner:
    """Aligns recordings with texts. Not thread-safe; one a process.

    The dictionary given to pocketsphinx is the lexicon's own, stress removed, so the phones it reports are the phones
    that the model will be asked for; the variant it chose gives the stress back.
    """

    def __init__(self, lexicon: texts.Lexicon, vocabulary: set[str]):
        from pocketsphinx import Decoder

        self._variants: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        with tempfile.NamedTemporaryFile("w", suffix=".dict") as file:
            for word in sorted(vocabulary):
                self._write(file, word, lexicon.variants(word))
            file.flush()
            self._decoder = Decoder(samprate=RATE, dict=file.name, lm=None, loglevel="FATAL", bestpath=False,
                                    beam=1e-80, wbeam=1e-60, pbeam=1e-80)

    def _write(self, file, word: str, variants: list[list[str]]) -> None:
        count = 0
        for phones in variants:
            plain = tuple(texts.split_stress(p)[0] for p in phones)
            if (word, plain) in self._variants:
                continue
            self._variants[(word, plain)] = phones
            count += 1
            name = word if count == 1 else f"{word}({count})"
            file.write(f"{name} {' '.join(plain)}\n")

    def align(self, samples: np.ndarray, words: list[str]) -> tuple[list[AlignedWord], float]:
        """Align mono samples at 16 kHz. Returns the words and the mean acoustic score a frame (higher is better)."""
        rng = np.random.default_rng(0)
        pad = rng.standard_normal((2, int(PAD * RATE))) * 1e-3
        pcm = np.concatenate([pad[0], samples, pad[1]])
        data = (np.clip(pcm, -1, 1) * 32767).astype("<i2").tobytes()
        self._decoder.set_align_text(" ".join(words))
        self._run(data)
        if self._decoder.hyp() is None:
            raise ValueError("no alignment found")
        self._decoder.set_alignment()
        self._run(data)
        return self._collect()

    def _run(self, data: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(data, full_utt=True)
        self._decoder.end_utt()

    def _collect(self) -> tuple[list[AlignedWord], float]:
        result, score, frames = [], 0.0, 0
        for word in self._decoder.get_alignment():
            score, frames = score + word.score, frames + word.duration
            name = word.name.split("(")[0] if not word.name.startswith("<") else ""
            if not name:
                continue
            entries = [(phone.name, phone.start, phone.duration) for phone in word]
            plain = tuple(entry[0] for entry in entries)
            phones = self._variants[(name, plain)]
            starts = [e[1] * FRAME - PAD for e in entries]
            ends = [(e[1] + e[2]) * FRAME - PAD for e in entries]
            result.append(AlignedWord(name, phones, starts, ends))
        return result, score / max(frames, 1)


def main() -> None:
    """Print the alignment of one recording."""
    import soundfile

    from motion_flow import audio, config

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("recording", type=Path)
    parser.add_argument("text")
    parser.add_argument("--lexicon", type=Path, default=config.repository() / "assets" / "Lexicon")
    arguments = parser.parse_args()
    samples, rate = soundfile.read(arguments.recording)
    line = [word.text for word in texts.words(arguments.text)]
    aligner = Aligner(texts.Lexicon.load(arguments.lexicon), set(line))
    aligned, score = aligner.align(audio.resample(samples, rate, RATE), line)
    for word in aligned:
        for phone, start, end in zip(word.phones, word.starts, word.ends):
            print(f"{start:8.3f} {end:8.3f} {phone:4s} {word.text}")
    print(f"mean score {score:.1f}")


if __name__ == "__main__":
    main()
