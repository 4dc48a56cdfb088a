"""Corpora of a trained model's own predictions, for the second stage of training.

``forced``: recorded durations, pitch and energy, predicted mels, recorded sound, for tuning a vocoder to mels as they
will come. ``predicted``: everything predicted; the motion tower is told the plan, and learns what the teacher does with
the sound that comes of it. The lines are the corpus's own and, with ``--texts``, such as nobody has read: what the
planner and the motion tower learn from there is not bound to one corpus's words.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from motion_flow import audio, export
from motion_flow import config as configs
from motion_flow import text as texts
from motion_flow.data import corpus as corpora
from motion_flow.data import frames as framing
from motion_flow.data import items
from motion_flow.run import held_out_file
from motion_flow.synthesise import Speaker
from motion_flow.voices.events import FUNCTION_WORDS

ARRAYS = ("mel", "log_f0", "voiced", "energy", "samples")
GROUP = "predicted"
EMPHASISED = 3
"""One in so many texts beyond the corpus has an emphasised word."""


class Predictor:
    """Says a corpus's lines again."""

    def __init__(self, speaker: Speaker, statistics: dict, settings: configs.AudioConfig):
        self._speaker, self._statistics, self._settings = speaker, statistics, settings

    def forced(self, utterance: corpora.Utterance, seed: int) -> corpora.Utterance:
        """The line with its recorded delivery and a predicted mel."""
        line = items.make_line(utterance, self._statistics)
        generator = torch.Generator().manual_seed(seed)
        encoded, _, _ = self._speaker.plan(utterance.tokens, generator)
        mel, _ = self._speaker.sample(encoded, utterance.tokens, line.lengths, line.plan, generator)
        return dataclasses.replace(utterance, mel=self._mel(mel))

    def predicted(self, utterance: corpora.Utterance, seed: int) -> corpora.Utterance:
        """The line as the model alone would say it: its plan, and pitch, voicing and loudness as they are heard."""
        generator = torch.Generator().manual_seed(seed)
        voice = dataclasses.replace(utterance.voice or corpora.neutral_voice(len(utterance.tokens)), group=GROUP)
        encoded, lengths, plan = self._speaker.plan(utterance.tokens, generator, voice.emphasis)
        mel, _ = self._speaker.sample(encoded, utterance.tokens, lengths, plan, generator)
        samples = self._speaker.vocode(mel, lengths, plan, seed)
        log_f0, voiced = audio.f0(samples, self._settings)
        return dataclasses.replace(utterance, frames=lengths, mel=self._mel(mel), plan=plan.astype(np.float32),
                                   voice=voice, samples=(samples * 32767).astype(np.int16),
                                   log_f0=log_f0.astype(np.float32),
                                   voiced=voiced.astype(np.float32),
                                   energy=audio.energy(samples, self._settings).astype(np.float32))

    def _mel(self, mel: torch.Tensor) -> np.ndarray:
        s = self._statistics
        return (mel[0].numpy() * s["mel_sd"] + np.array(s["mel_mean"])).astype(np.float32)


def unread(file: Path, lexicon: texts.Lexicon, like: corpora.Utterance) -> list[corpora.Utterance]:
    """Utterances of a file's sentences, one a line, written out in words: tokens alone, all tracks of ``like`` empty.

    Sentences with a word that the lexicon lacks are left out, and counted.
    """
    rng = np.random.default_rng(4)
    found, sentences = [], file.read_text(encoding="utf-8").splitlines()
    for number, sentence in enumerate(sentences):
        try:
            words = texts.words(sentence)
            pronunciations = [lexicon.variants(word.text)[0] for word in words]
        except (KeyError, ValueError):
            continue
        if words:
            tokens = texts.tokens(words, pronunciations)
            content = [w for w, word in enumerate(words) if word.text not in FUNCTION_WORDS]
            stressed = rng.choice(content) if content and number % EMPHASISED == 0 else None
            emphasis = np.array([stressed is not None and token.word == stressed for token in tokens], np.float32)
            found.append(dataclasses.replace(like, name=f"{file.stem}_{number:05d}", text=sentence, tokens=tokens,
                                             voice=corpora.Voice(emphasis), plan=None, frames=np.zeros(0, int),
                                             **{key: getattr(like, key)[:0] for key in ARRAYS}))
    print(f"{file}: {len(found)} of {len(sentences)} sentences")
    return found


def write(folder: Path, source: corpora.Corpus, utterances: list[corpora.Utterance]) -> None:
    """A prepared corpus of these utterances, with the statistics of ``source``."""
    folder.mkdir(parents=True, exist_ok=True)
    entries, at = [], 0
    for u in utterances:
        voice = {} if u.voice is None else {"voice": {key: value.tolist() if isinstance(value, np.ndarray) else value
                                                      for key, value in vars(u.voice).items()}}
        entries.append({"name": u.name, "text": u.text, "tokens": [dataclasses.astuple(t) for t in u.tokens],
                        "frames": u.frames.tolist(), "start": at, "end": at + len(u.mel), **voice})
        at += len(u.mel)
    for key in (*ARRAYS, *(["plan"] if utterances[0].plan is not None else [])):
        np.save(folder / f"{key}.npy", np.concatenate([getattr(u, key) for u in utterances]))
    described = {"audio": source.audio, "statistics": source.statistics, "utterances": entries}
    (folder / "utterances.json").write_text(json.dumps(described), encoding="utf-8")


def main() -> None:
    """Command line of the second stage's data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--joint", type=Path, required=True, help="checkpoint of the joint run")
    parser.add_argument("--vocoder", type=Path, default=configs.repository() / "assets" / "Onnx",
                        help="checkpoint, or folder of released graphs, of the vocoder (%(default)s)")
    parser.add_argument("--corpus", type=Path, required=True, help="the corpus that prepare was given")
    parser.add_argument("--kind", choices=("forced", "predicted"), required=True)
    parser.add_argument("--limit", type=int, default=600, help="how many lines of the corpus")
    parser.add_argument("--texts", type=Path, help="sentences beyond the corpus, one a line (predicted alone)")
    parser.add_argument("--steps", type=int, default=export.STEPS)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    config, model, vocoder, statistics = export.load_models(arguments.joint, arguments.vocoder)
    source = corpora.Corpus(config.work_dir / arguments.corpus.resolve().name)
    train, _ = source.split(corpora.held_out_prompts(held_out_file()))
    drawn = np.random.default_rng(3).permutation(len(train))[:arguments.limit]
    chosen = [(int(i), train[i]) for i in sorted(drawn)]
    if arguments.texts:
        if arguments.kind != "predicted":
            raise SystemExit("--texts has no recordings: it goes with --kind predicted alone")
        lexicon = texts.Lexicon.load(configs.repository() / "assets" / "Lexicon")
        chosen += enumerate(unread(arguments.texts, lexicon, train[0]))
    speaker = Speaker(model, vocoder, statistics, None, arguments.steps)
    predictor = Predictor(speaker, statistics, config.audio)
    make = getattr(predictor, arguments.kind)
    made = [make(utterance, seed) for seed, utterance in tqdm(chosen)]
    write(source.folder.with_name(f"{source.folder.name}-{arguments.kind}"), source, made)


if __name__ == "__main__":
    main()
