"""Print the table of metrics for baked lines, for natural recordings, or for both (docs/evaluation.md)."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from motion_flow import config as configs
from motion_flow.data.corpus import Corpus
from motion_flow.evaluate import measures, table
from motion_flow.evaluate.analysis import Analysis, Plan, analyse
from motion_flow.evaluate.clips import Clip, NaturalSpeech, read_lines, read_motion, read_outputs
from motion_flow.evaluate.lines import CONFIGS

GROUPS = ("words", "generic", "sound", "motion")
MOTION_ROWS = ("lip_f1", "av_offset", "beat_share", "fd_expression", "diversity", "lips_sd")
NOTES = {"style_copy": table.LATER, "dyadic_f1": table.LATER}


class Evaluation:
    """One run of the command: what was asked for, and the figures."""

    def __init__(self, options: argparse.Namespace):
        self._options = options
        self._config = configs.load(options.config)
        self._fps = self._config.audio.fps
        self._lines = read_lines(options.lines or CONFIGS / "held-out.txt")[:options.limit]
        self._natural = self._natural_speech()
        self.columns: dict[str, dict] = {}
        self.notes = dict(NOTES)
        self.details: list[dict] = []
        self.made: list[Analysis] = []
        self.takes: dict[str, list[Analysis]] = {}

    def _natural_speech(self) -> NaturalSpeech | None:
        folder = self._options.corpus or self._config.work_dir / "kathleen"
        if (folder / "utterances.json").exists():
            return NaturalSpeech(Corpus(folder))
        if self._options.natural:
            raise FileNotFoundError(f"{folder} holds no prepared corpus; make one with the command prepare")
        return None

    def _plan(self, sound: bool = True) -> Plan:
        groups = self._options.metrics
        sentences = [Clip(name, text, None).words for name, text in self._lines]
        return Plan(sentences, self._options.lexicon, self._config.audio, "words" in groups, "generic" in groups,
                    sound and "sound" in groups)

    def run(self) -> None:
        """Measure what the options ask for."""
        if self._options.outputs:
            self._measure_outputs()
        if self._options.natural:
            self._measure_natural()

    def _measure_outputs(self) -> None:
        clips = read_outputs(self._options.outputs, self._lines, self._config.audio)
        self.made = analyse(clips, self._plan(), self._options.processes, "baked lines")
        values = self._alone(self.made)
        if "sound" in self._options.metrics:
            values |= self._against_natural()
        if "motion" in self._options.metrics:
            values |= self._motion()
        self.columns["baked"] = values
        self._describe("baked", self.made)

    def _alone(self, analyses: list[Analysis]) -> dict:
        values = measures.words(analyses)
        unaligned = [a.clip.name for a in analyses if not a.aligned]
        if unaligned:
            print(f"not aligned, and so without lips and phones: {len(unaligned)} of {len(analyses)}: "
                  + ", ".join(unaligned[:8]))
            values["unaligned"] = len(unaligned)
        return values | (measures.sound(analyses) if "sound" in self._options.metrics else {})

    def _against_natural(self) -> dict:
        firsts = [self._natural.takes(*line)[:1] if self._natural else [] for line in self._lines]
        clips = [clip for takes in firsts for clip in takes]
        if not clips:
            for key in ("mcd13", "f0_rmse", "vuv_error", "duration_rmse"):
                self.notes[key] = "no natural recording"
            return {}
        plan = Plan([], self._options.lexicon, self._config.audio, False, False, True)
        found = {a.clip.name: a for a in analyse(clips, plan, self._options.processes, "their natural takes")}
        pairs = [(a, found[takes[0].name]) for a, takes in zip(self.made, firsts) if takes]
        self.takes = {a.clip.name: [natural] for a, natural in pairs}
        return measures.against(pairs, self._fps)

    def _motion(self) -> dict:
        moving = [a for a in self.made if a.clip.motion is not None and a.aligned]
        if not moving:
            why = "not aligned" if any(a.clip.motion is not None for a in self.made) else "no CSV"
            self.notes |= {key: why for key in MOTION_ROWS}
            return {}
        motion = measures.MotionMeasures(moving, self._fps)
        controls = motion.controls()
        self.columns["teacher there"] = controls | {"beat_share": 1.0}
        return motion.made(controls) | self._seeds(motion, moving)

    def _seeds(self, motion: measures.MotionMeasures, moving: list[Analysis]) -> dict:
        folders = self._options.seeds
        if not folders:
            self.notes |= {"diversity": "needs --seeds", "lips_sd": "needs --seeds"}
            return {}
        return motion.diversity([[a.clip.motion, *self._other_seeds(a, folders)] for a in moving])

    def _other_seeds(self, analysis: Analysis, folders: list[Path]) -> list:
        files = [folder / f"{analysis.clip.name}.csv" for folder in folders]
        missing = [str(file) for file in files if not file.exists()]
        if missing:
            raise FileNotFoundError(f"{missing[0]} is missing; bake the same lines with another --seed there")
        return [read_motion(file, len(analysis.clip.samples), self._config.audio) for file in files]

    def _measure_natural(self) -> None:
        groups = [self._natural.takes(*line) for line in self._lines]
        clips = [clip for takes in groups for clip in takes]
        found = analyse(clips, self._plan(), self._options.processes, "natural takes")
        by_name = {a.clip.name: a for a in found}
        values = self._alone(found)
        if "sound" in self._options.metrics:
            pairs = [(by_name[takes[0].name], by_name[other.name]) for takes in groups for other in takes[1:]]
            values |= measures.against(pairs, self._fps)
        self.columns["natural"] = values
        if "motion" in self._options.metrics:
            firsts = [by_name[takes[0].name] for takes in groups if takes]
            self.columns["teacher on natural"] = measures.MotionMeasures(firsts, self._fps).controls() | {
                "beat_share": 1.0}
        self._describe("natural", found)

    def _describe(self, column: str, analyses: list[Analysis]) -> None:
        for a in analyses:
            self.details.append({"column": column, "id": a.clip.name, "text": a.clip.text,
                                 "seconds": round(len(a.clip.samples) / self._config.audio.sample_rate, 3),
                                 "closed": a.closed and " ".join(a.closed),
                                 "generic": a.generic and " ".join(a.generic), "aligned": bool(a.aligned)})

    def report(self, folder: Path) -> None:
        """Write ``report.json`` and the plots."""
        from motion_flow.evaluate import plots

        folder.mkdir(parents=True, exist_ok=True)
        columns = {name: {k: _finite(v) for k, v in values.items()} for name, values in self.columns.items()}
        content = {"columns": columns,
                   "notes": self.notes, "lines": self.details}
        (folder / "report.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        plots.write(folder, self.made or [], self.takes, self._config.audio)


def _finite(value) -> float | None:
    """A number that JSON has; None for what could not be measured."""
    return float(value) if math.isfinite(value) else None


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--outputs", type=Path, help="folder of ID.wav and ID.csv, as ./speak --batch bakes them")
    parser.add_argument("--lines", type=Path, help="ID<TAB>text of what was said (the held-out prompts)")
    parser.add_argument("--natural", action="store_true", help="measure the natural recordings of the lines too")
    parser.add_argument("--corpus", type=Path, help="prepared corpus (work folder/kathleen)")
    parser.add_argument("--seeds", type=Path, nargs="+", help="folders of the same lines baked with other seeds")
    parser.add_argument("--metrics", nargs="+", choices=GROUPS, default=list(GROUPS),
                        help="which groups; 'words motion' is quick")
    parser.add_argument("--limit", type=int, help="only the first so many lines")
    parser.add_argument("--report", type=Path, help="folder for report.json and plots")
    parser.add_argument("--config", type=Path, help="TOML file of the run")
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--processes", type=int, default=2, choices=(1, 2))
    options = parser.parse_args(arguments)
    if not options.outputs and not options.natural:
        parser.error("give --outputs DIR, --natural, or both")
    return options


def main(arguments: list[str] | None = None) -> None:
    """Command line of the evaluation."""
    options = parse(arguments)
    try:
        evaluation = Evaluation(options)
        evaluation.run()
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise SystemExit(f"evaluate: {error}") from error
    print(table.text(evaluation.columns, evaluation.notes))
    if options.report:
        evaluation.report(options.report)
        print(f"report in {options.report}")
