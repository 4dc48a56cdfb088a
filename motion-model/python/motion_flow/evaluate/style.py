"""Does a style reach the result? ``--make`` writes references and lines to bake, ``--outputs`` scores what came of them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import config as configs
from motion_flow import text as texts
from motion_flow.data.corpus import Corpus, held_out_prompts
from motion_flow.evaluate import joined, livelink, manner
from motion_flow.evaluate.clips import read_lines, read_motion, read_sound, write_sound
from motion_flow.evaluate.lines import CONFIGS
from motion_flow.teacher import MotionTeacher, TeacherStyle

REFERENCES, REFERENCE_SECONDS, RESULT_SECONDS = 60, 10.0, 60.0
LINE_SECONDS = 2.8
"""A sentence of the list lasts about so long: how many make a minute."""
INDEX = "references.json"
LEAST = 0.1
"""Correlation of the ideal copier below which there is nothing to share."""


class References:
    """References in drawn styles: a corpus's sound said in a drawn manner, and the teacher's motion on it."""

    def __init__(self, corpus: Corpus, settings, seed: int = 0):
        held_out = held_out_prompts(CONFIGS / "held-out.txt")
        self._utterances = corpus.split(held_out)[1]
        self._settings, self._seed = settings, seed
        self._teacher = MotionTeacher(settings.fps)

    def style(self, number: int) -> tuple[TeacherStyle, object]:
        """How reference ``number`` moves, and how it speaks."""
        from motion_flow.voices import groups

        rng = np.random.default_rng([self._seed, number])
        return TeacherStyle.draw(rng), groups.style(rng)

    def make(self, number: int) -> tuple[joined.Joined, np.ndarray]:
        """Ten seconds of speech, and (frames, channels) of motion."""
        from motion_flow.voices.events import Events
        from motion_flow.voices.reshape import reshape

        face, voice = self.style(number)
        rng = np.random.default_rng([self._seed, number, 1])
        fps = self._settings.fps
        chosen = joined.until(self._utterances, rng.permutation(len(self._utterances)),
                              REFERENCE_SECONDS / voice.duration, fps)
        said = [reshape(u, voice, Events(), rng, self._settings) for u in chosen]
        frames = int(REFERENCE_SECONDS * fps)
        speech = joined.join(said, fps).cut(frames, self._settings.hop, fps)
        return speech, self._teacher.speak(*speech.line, rng, len(speech.voiced), style=face)


def make(folder: Path, corpus: Corpus, settings, lexicon: texts.Lexicon, count: int) -> None:
    """Write REFnn.wav, REFnn.csv, ``references.json`` (measured styles) and ``lines.tsv`` for ./speak --batch."""
    folder.mkdir(parents=True, exist_ok=True)
    references = References(corpus, settings)
    sentences = [text for _, text in read_lines(CONFIGS / "sentences.txt") if text.endswith(".")]
    each, measured, rows = int(np.ceil(RESULT_SECONDS / LINE_SECONDS)), {}, []
    rng = np.random.default_rng(1)
    for number in tqdm(range(count), desc="references", unit="clip"):
        name = f"ref{number:02d}"
        speech, motion = references.make(number)
        write_sound(folder / f"{name}.wav", speech.samples, settings.sample_rate)
        livelink.write(folder / f"{name}.csv", motion, settings.fps)
        delivered = livelink.as_delivered(motion, settings.fps)
        sounding = sum(p.symbol != "SIL" for p in speech.phones)
        measured[name] = manner.measure([delivered], [manner.Spoken.of(speech.samples, sounding, settings)], settings.fps)
        rows += [f"{name}-{i:02d}\t{sentences[k]}\tstyle={folder.absolute() / name}.wav\tseed={i}"
                 for i, k in enumerate(rng.permutation(len(sentences))[:each])]
    (folder / "lines.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / INDEX).write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def simulate(corpus: Corpus, settings, measured: dict, known: bool) -> dict[str, dict]:
    """A minute of an ideal copier for each reference, measured.

    ``known``: it knows the drawn style; otherwise it has to guess it from what was measured in the reference.
    """
    references = References(corpus, settings)
    training = corpus.split(held_out_prompts(CONFIGS / "held-out.txt"))[0]
    drawn = {name: references.style(int(name[3:])) for name in measured}
    guessed = drawn if known else manner.guess(measured, drawn)
    teacher, fps, result = MotionTeacher(settings.fps), settings.fps, {}
    for name in tqdm(measured, desc="ideal copier", unit="minute"):
        rng = np.random.default_rng([int(name[3:]), 2])
        face, voice = guessed[name]
        chosen = joined.until(training, rng.permutation(len(training)), RESULT_SECONDS, fps)
        motions = [livelink.as_delivered(teacher.speak(*joined.join([u], fps).line, rng, len(u.voiced), style=face), fps)
                   for u in chosen]
        spoken = [manner.Spoken.of_utterance(u).shifted(voice.pitch, voice.duration) for u in chosen]
        result[name] = manner.measure(motions, spoken, fps)
    return result


def read_results(folder: Path, references: Path, measured: dict, lexicon: texts.Lexicon, settings) -> dict[str, dict]:
    """The style of all baked lines of each reference."""
    groups: dict[str, list] = {name: [] for name in measured}
    for name, text in read_lines(references / "lines.tsv"):
        groups[name.split("-")[0]].append((name, text))
    result = {}
    for reference, lines in tqdm(groups.items(), desc="baked", unit="style"):
        motions, spoken = [], []
        for name, text in lines:
            samples = read_sound(folder / f"{name}.wav", settings.sample_rate)
            motion = read_motion(folder / f"{name}.csv", len(samples), settings)
            if motion is None:
                raise FileNotFoundError(f"{folder / name}.csv is missing; bake with ./speak --batch {references}/lines.tsv")
            phones = sum(len(lexicon.variants(word.text)[0]) for word in texts.words(text))
            motions.append(motion)
            spoken.append(manner.Spoken.of(samples, phones, settings))
        result[reference] = manner.measure(motions, spoken, settings.fps)
    return result


def score(options: argparse.Namespace) -> dict:
    """Correlations of result and reference: ideal copiers', the product's, and its share of the ideal one."""
    config = configs.load(options.config)
    corpus = Corpus(options.corpus or config.work_dir / "kathleen")
    measured = json.loads((options.references / INDEX).read_text(encoding="utf-8"))
    ideal = manner.correlations(measured, simulate(corpus, config.audio, measured, True))
    guess = manner.correlations(measured, simulate(corpus, config.audio, measured, False))
    result = {"columns": {"ideal copier": {f"style_{k}": 1.0 for k in ideal}}, "ideal copier, correlation": ideal,
              "copier that guesses, correlation": guess}
    if options.outputs:
        lexicon = texts.Lexicon.load(options.lexicon)
        made = read_results(options.outputs, options.references, measured, lexicon, config.audio)
        found = manner.correlations(measured, made)
        result["baked, correlation"] = found
        result["shuffled, correlation"] = manner.shuffled(measured, made)
        result["columns"]["baked"] = _shares(found, ideal)
        result["columns"]["shuffled"] = _shares(result["shuffled, correlation"], ideal)
        result["measured"] = {"references": measured, "baked": made}
    return result


def _shares(found: dict[str, float], ideal: dict[str, float]) -> dict[str, float | None]:
    """Found over ideal correlations; None where too few references leave the ideal copier without one."""
    return {f"style_{name}": found[name] / ideal[name] if ideal[name] > LEAST else None for name in found}


def show(result: dict) -> str:
    """The correlations as text."""
    columns = [key for key in result if key.endswith("correlation")]
    lines = [" " * 34 + "".join(f"{name:>8}" for name in manner.NAMES)]
    lines += [f"{key:34}" + "".join(f"{result[key][name]:8.2f}" for name in manner.NAMES) for key in columns]
    if "baked" in result["columns"]:
        lines.append(f"{'baked, share of the ideal copier':34}"
                     + "".join(f"{result['columns']['baked']['style_' + name] or float('nan'):8.2f}" for name in manner.NAMES))
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Command line of the study."""
    parser = argparse.ArgumentParser(prog="evaluate style", description=__doc__)
    parser.add_argument("--references", type=Path, required=True, help="folder of the references")
    parser.add_argument("--make", action="store_true", help="write the references and lines.tsv, and do nothing else")
    parser.add_argument("--count", type=int, default=REFERENCES, help=f"references that --make writes ({REFERENCES})")
    parser.add_argument("--outputs", type=Path, help="folder of the baked lines.tsv; without it, the ideal copiers alone")
    parser.add_argument("--corpus", type=Path, help="prepared corpus (work folder/kathleen)")
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--report", type=Path, help="JSON file for the figures, for evaluate --studies")
    parser.add_argument("--config", type=Path, help="TOML file of the run")
    options = parser.parse_args(arguments)
    config = configs.load(options.config)
    try:
        if options.make:
            corpus = Corpus(options.corpus or config.work_dir / "kathleen")
            make(options.references, corpus, config.audio, texts.Lexicon.load(options.lexicon), options.count)
            return
        result = score(options)
    except (FileNotFoundError, ValueError) as error:
        raise SystemExit(f"evaluate style: {error}") from error
    print(show(result))
    if options.report:
        options.report.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
