"""Are emotions recognised from the motion, and from the sound? ``make`` writes lines to bake, ``score`` judges them."""

from __future__ import annotations

import argparse
import json
import zlib
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import config as configs
from motion_flow.data.corpus import Corpus
from motion_flow.data.items import to_phones
from motion_flow.evaluate import livelink, traits
from motion_flow.evaluate.classifier import Classifier, confusion, recognised
from motion_flow.evaluate.clips import read_lines, read_motion, read_rows, read_sound
from motion_flow.evaluate.lines import CONFIGS
from motion_flow.teacher import EMOTIONS, MotionTeacher, TeacherStyle

LEAST, TRAIN_LEAST = 0.7, 0.5
"""Intensity from which an emotion is to be recognised, and from which the sound's classifier learns."""
PARTS = ("motion", "sound")
TEST_SHARE = 3
"""One prompt in so many is kept for the ceiling: a prompt is learnt from or tested on, never both."""


def make(path: Path, count: int, seed: int = 0) -> None:
    """Write a batch: ``count`` sentences in each of the seven ways, intensities of 0.7 to 1."""
    rng = np.random.default_rng(seed)
    texts = [text for _, text in read_lines(CONFIGS / "sentences.txt") if text.endswith(".")]
    rows = []
    for emotion in EMOTIONS:
        for i, k in enumerate(rng.permutation(len(texts))[:count]):
            column = "" if emotion == "neutral" else f"\temotion={emotion}:{rng.uniform(LEAST, 1):.2f}"
            rows.append(f"{emotion}_{i:02d}\t{texts[k]}{column}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


class TeacherItems:
    """Labelled examples: utterances of a corpus with emotions in the voice, and the teacher's faces on them."""

    def __init__(self, corpus: Corpus, settings, most: int):
        self._settings, self._teacher = settings, MotionTeacher(settings.fps)
        groups: dict[int, list] = {}
        for u in corpus.utterances:
            feeling = u.voice.emotion[1:]
            kind = int(feeling.argmax()) + 1 if feeling.max() > 0 else 0
            if not kind or feeling.max() >= TRAIN_LEAST:
                groups.setdefault(kind, []).append(u)
        missing = [name for k, name in enumerate(EMOTIONS) if k not in groups]
        if missing:
            raise ValueError(f"{corpus.folder} has no voices that are {', '.join(missing)}; make them with "
                             "python -m motion_flow.voices")
        rng = np.random.default_rng(5)
        self.items = [(group[i], kind) for kind, group in sorted(groups.items())
                      for i in rng.permutation(len(group))[:most]]

    def split(self, part: str) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
        """((features, classes) to learn from, and to test on)."""
        rows = {True: [], False: []}
        for u, kind in tqdm(self.items, desc=f"teacher's {part}", unit="item"):
            tested = zlib.crc32(u.prompt.encode()) % TEST_SHARE == 0
            if part == "sound" and tested and kind and u.voice.emotion[kind] < LEAST:
                continue
            rows[tested].append((self._motion(u, kind) if part == "motion" else self._sound(u), kind))
        return tuple(tuple(map(np.array, zip(*rows[tested]))) for tested in (False, True))

    def _motion(self, u, kind: int) -> np.ndarray:
        rng = np.random.default_rng([9, zlib.crc32(u.name.encode())])
        emotion = np.zeros(len(EMOTIONS))
        emotion[kind] = rng.uniform(LEAST, 1) if kind else 1
        emotion[0] = 1 - emotion[1:].sum()
        fps, frames = self._settings.fps, len(u.voiced)
        motion = self._teacher.speak(to_phones(u, u.frames, fps), u.log_f0, u.voiced, u.energy, rng, frames,
                                     style=TeacherStyle.draw(rng), emotion=emotion)
        return traits.of_motion(livelink.as_delivered(motion, fps), fps)

    def _sound(self, u) -> np.ndarray:
        return traits.of_sound(u.samples / 32767.0, self._settings)


def made_items(folder: Path, lines: Path, settings) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """{part: (features, classes)} of baked lines with an intensity of 0.7 or more."""
    found = {part: [] for part in PARTS}
    for row in tqdm(read_rows(lines), desc="baked", unit="line"):
        name, intensity = row.emotion()
        if intensity < LEAST:
            continue
        if name not in EMOTIONS:
            raise ValueError(f"{row.name}: no emotion '{name}'; there are {', '.join(EMOTIONS)}")
        samples = read_sound(folder / f"{row.name}.wav", settings.sample_rate)
        motion = read_motion(folder / f"{row.name}.csv", len(samples), settings)
        found["sound"].append((traits.of_sound(samples, settings), EMOTIONS.index(name)))
        if motion is not None:
            found["motion"].append((traits.of_motion(motion, settings.fps), EMOTIONS.index(name)))
    return {part: tuple(map(np.array, zip(*rows))) for part, rows in found.items() if rows}


def score(options: argparse.Namespace) -> dict:
    """Learn from the teacher's items, test on others and on the baked ones."""
    config = configs.load(options.config)
    corpus = Corpus(options.corpus or config.work_dir / "kathleen-voices")
    items = TeacherItems(corpus, config.audio, options.most)
    baked = made_items(options.outputs, options.lines, config.audio) if options.outputs else {}
    result = {"columns": {"baked": {}, "teacher there": {}}, "confusion": {}}
    for part in PARTS:
        learnt, tested = items.split(part)
        classifier = Classifier(*learnt, len(EMOTIONS))
        for column, found in (("teacher there", tested), ("baked", baked.get(part))):
            if found is not None:
                table = confusion(found[1], classifier.predict(found[0]), len(EMOTIONS))
                if table.sum(1).all():  # a figure over fewer than all classes would say too much
                    result["columns"][column][f"emotion_{part}"] = recognised(table)
                result["confusion"][f"{part}, {column}"] = table.tolist()
    return result


def show(result: dict) -> str:
    """Confusion matrices as text: rows are what was meant."""
    lines = []
    for title, table in result["confusion"].items():
        lines += ["", f"{title}: {recognised(np.array(table)):.0f} % recognised",
                  " " * 10 + "".join(f"{name[:6]:>7}" for name in EMOTIONS)]
        lines += [f"{name:10}" + "".join(f"{n:7d}" for n in row) for name, row in zip(EMOTIONS, table)]
    return "\n".join(lines[1:])


def main(arguments: list[str] | None = None) -> None:
    """Command line of the study."""
    parser = argparse.ArgumentParser(prog="evaluate emotions", description=__doc__)
    parser.add_argument("--make", type=Path, help="write the lines to bake to this file, and do nothing else")
    parser.add_argument("--count", type=int, default=20, help="lines of each emotion that --make writes (20)")
    parser.add_argument("--outputs", type=Path, help="folder of the baked lines; without it, the ceiling alone")
    parser.add_argument("--lines", type=Path, help="the lines, with columns emotion=NAME:INTENSITY")
    parser.add_argument("--corpus", type=Path, help="prepared voices with emotions (work folder/kathleen-voices)")
    parser.add_argument("--most", type=int, default=120, help="items of an emotion to learn from and test on (120)")
    parser.add_argument("--report", type=Path, help="JSON file for the figures, for evaluate --studies")
    parser.add_argument("--config", type=Path, help="TOML file of the run")
    options = parser.parse_args(arguments)
    if options.make:
        make(options.make, options.count)
        return
    if options.outputs and not options.lines:
        parser.error("--outputs DIR needs --lines F, the batch that was baked")
    try:
        result = score(options)
    except (FileNotFoundError, ValueError) as error:
        raise SystemExit(f"evaluate emotions: {error}") from error
    print(show(result))
    if options.report:
        options.report.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
