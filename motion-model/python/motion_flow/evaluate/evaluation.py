"""One run of the command: what was asked for, and the figures."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from motion_flow import config as configs
from motion_flow.data.corpus import Corpus
from motion_flow.evaluate import measures, others, planned, speed, table
from motion_flow.evaluate.analysis import Analysis, Plan, analyse
from motion_flow.evaluate.clips import Clip, NaturalSpeech, read_lines, read_motion, read_outputs
from motion_flow.evaluate.lines import CONFIGS
from motion_flow.evaluate.measures import MotionMeasures

MOTION_ROWS = ("lip_f1", "av_offset", "beat_share", "beat_head", "beat_brows", "fd_expression", "diversity", "lips_sd",
               "jitter", "frozen", "blinks", "nods", "brow_raises", "head_sd")
NATURAL_ROWS = ("mcd13", "f0_rmse", "vuv_error", "f0_sd_ratio", "duration_rmse", "pause_f1", "pause_rmse")
STUDIES = {"emotion_motion": "evaluate emotions", "emotion_sound": "evaluate emotions",
           **{f"style_{name}": "evaluate style" for name in ("head", "nods", "blinks", "brows", "rate", "pitch")},
           "dyadic_f1": "evaluate partner", "dyadic_share": "evaluate partner",
           "wer_more": "needs --against", "fd_ratio": "needs --against"}
"""Rows that other commands measure, or that need an option."""


class Evaluation:
    """Measures what the options of the command ask for into ``columns``: {heading: {key: value}}."""

    def __init__(self, options: argparse.Namespace):
        self._options = options
        self._config = configs.load(options.config)
        self._fps = self._config.audio.fps
        self._cache = None if options.no_cache else self._config.work_dir / "analyses"
        self.lines = read_lines(options.lines or CONFIGS / "held-out.txt")[:options.limit]
        self._natural = self._natural_speech()
        self.columns: dict[str, dict] = {}
        self.notes = dict(STUDIES)
        self.details: list[dict] = []
        self.jitters: dict[str, float] = {}
        self.made: list[Analysis] = []
        self.takes: dict[str, list[Analysis]] = {}

    @property
    def film(self) -> bool:
        """Whether the report is to hold a film's frames."""
        return self._options.film

    @property
    def prompts(self) -> bool:
        """Whether every line has a natural recording."""
        return bool(self._natural) and all(self._natural.takes(*line) for line in self.lines)

    def _natural_speech(self) -> NaturalSpeech | None:
        folder = self._options.corpus or self._config.work_dir / "kathleen"
        if (folder / "utterances.json").exists():
            return NaturalSpeech(Corpus(folder))
        if self._options.natural or self._options.copy:
            raise FileNotFoundError(f"{folder} holds no prepared corpus; make one with the command prepare")
        return None

    def _analyse(self, clips: list[Clip], label: str, words: bool = True, sound: bool = True) -> list[Analysis]:
        groups = self._options.metrics
        sentences = [Clip(name, text, None).words for name, text in self.lines]
        plan = Plan(sentences, self._options.lexicon, self._config.audio, words and "words" in groups,
                    words and "generic" in groups, sound and "sound" in groups)
        return analyse(clips, plan, self._options.processes, label, self._cache)

    def run(self) -> None:
        """Measure what the options ask for."""
        if self._options.outputs:
            self._measure_outputs()
        if self._options.against:
            self._measure_against()
        if self._options.natural or self._options.copy:
            self._measure_natural()
        if self._options.flite:
            clips = others.flite(self.lines, self._config.audio)
            self.columns["flite slt"] = self._alone("flite slt", self._analyse(clips, "flite slt"))
        for file in self._options.studies or ():
            self.add(json.loads(file.read_text(encoding="utf-8"))["columns"])

    def add(self, columns: dict[str, dict]) -> None:
        """Take in the figures of other commands."""
        for name, values in columns.items():
            self.columns.setdefault(name, {}).update(values)

    def _measure_outputs(self) -> None:
        folder = self._options.outputs
        self.made = self._analyse(read_outputs(folder, self.lines, self._config.audio), "baked lines")
        values = self._alone("baked", self.made)
        if "sound" in self._options.metrics:
            values |= self._against_natural()
        factor, how = speed.real_time_factor(folder, [name for name, _ in self.lines])
        self.notes["rtf"] = how
        values |= factor | speed.size(self._options.graphs)
        if "motion" in self._options.metrics:
            values |= self._motion()
        self.columns["baked"] = values
        if factor:
            print(f"real-time factor measured with {how}")

    def _alone(self, column: str, analyses: list[Analysis]) -> dict:
        values = measures.words(analyses)
        unaligned = [a.clip.name for a in analyses if not a.aligned]
        if unaligned:
            print(f"{column}: not aligned, and so without lips and phones: {len(unaligned)} of {len(analyses)}: "
                  + ", ".join(unaligned[:8]))
            values["unaligned"] = len(unaligned)
        self._describe(column, analyses)
        if "sound" not in self._options.metrics or any(a.mel is None for a in analyses):
            return values
        return values | measures.sound(analyses) | measures.intonations(analyses, self._fps)

    def _against_natural(self) -> dict:
        firsts = [self._natural.takes(*line)[:1] if self._natural else [] for line in self.lines]
        clips = [clip for takes in firsts for clip in takes]
        if not clips:
            self.notes |= {key: "no natural recording" for key in NATURAL_ROWS}
            return {}
        found = {a.clip.name: a for a in self._analyse(clips, "their natural takes", self._options.natural)}
        pairs = [(a, found[takes[0].name]) for a, takes in zip(self.made, firsts) if takes]
        self.takes = {a.clip.name: [natural] for a, natural in pairs}
        return measures.against(pairs, self._fps)

    def _motion(self) -> dict:
        moving = [a for a in self.made if a.clip.motion is not None and a.aligned]
        if not moving:
            why = "not aligned" if any(a.clip.motion is not None for a in self.made) else "no CSV"
            self.notes |= {key: why for key in MOTION_ROWS}
            return {}
        if self._options.planned:
            moving = planned.meant(moving, self._options.outputs)
        motion = MotionMeasures(moving, self._fps)
        self.columns["teacher there"] = motion.controls()
        self.columns["shuffled"] = motion.chance()
        self.jitters = motion.jitters()
        return motion.made() | self._seeds(motion, moving)

    def _seeds(self, motion: MotionMeasures, moving: list[Analysis]) -> dict:
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

    def _measure_against(self) -> None:
        clips = read_outputs(self._options.against, self.lines, self._config.audio)
        found = self._analyse(clips, "lines to compare with")
        values = self._alone("against", found)
        moving = [a for a in found if a.clip.motion is not None and a.aligned]
        if "motion" in self._options.metrics and moving:
            values |= MotionMeasures(moving, self._fps).made()
        self.columns["against"] = values
        made = self.columns["baked"]
        if "wer_closed" in values:
            made["wer_more"] = made["wer_closed"] - values["wer_closed"]
        if "fd_expression" in values:
            made["fd_ratio"] = made["fd_expression"] / values["fd_expression"]

    def _measure_natural(self) -> None:
        groups = [self._natural.takes(*line) for line in self.lines]
        clips = [clip for takes in groups for clip in takes]
        found = self._analyse(clips, "natural takes", self._options.natural)
        by_name = {a.clip.name: a for a in found}
        firsts = [by_name[takes[0].name] for takes in groups if takes]
        if self._options.copy:
            self._measure_copy(firsts)
        if not self._options.natural:
            return
        values = self._alone("natural", found)
        if "sound" in self._options.metrics:
            pairs = [(by_name[takes[0].name], by_name[other.name]) for takes in groups for other in takes[1:]]
            values |= measures.against(pairs, self._fps)
        self.columns["natural"] = values
        if "motion" in self._options.metrics:
            self.columns["teacher on natural"] = MotionMeasures(firsts, self._fps).controls()

    def _measure_copy(self, firsts: list[Analysis]) -> None:
        vocoder = others.GraphVocoder(self._options.graphs, self._config.audio)
        copies = self._analyse([vocoder.copy(a) for a in firsts], "vocoder copies")
        values = self._alone("vocoder copy", copies) | measures.against(list(zip(copies, firsts)), self._fps)
        self.columns["vocoder copy"] = values | {"mcd13_copy": values["mcd13"]}

    def _describe(self, column: str, analyses: list[Analysis]) -> None:
        for a in analyses:
            self.details.append({"column": column, "id": a.clip.name, "text": a.clip.text,
                                 "seconds": round(len(a.clip.samples) / self._config.audio.sample_rate, 3),
                                 "closed": a.closed and " ".join(a.closed),
                                 "generic": a.generic and " ".join(a.generic), "aligned": bool(a.aligned)})

    def text(self) -> str:
        """The table."""
        return table.text(self.columns, self.notes, self.prompts)

    def report(self, folder: Path) -> None:
        """Write ``report.json``, ``table.md``, the pictures and a page that shows them."""
        from motion_flow.evaluate import page

        folder.mkdir(parents=True, exist_ok=True)
        columns = {name: {k: _finite(v) for k, v in values.items()} for name, values in self.columns.items()}
        content = {"columns": columns, "targets": table.verdicts(self.columns, self.prompts), "notes": self.notes,
                   "jitter": self.jitters, "lines": self.details}
        (folder / "report.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        shown = table.markdown(self.columns, self.notes, self.prompts)
        (folder / "table.md").write_text(shown, encoding="utf-8")
        page.write(folder, self, self._config.audio)


def _finite(value) -> float | None:
    """A number that JSON has; None for what could not be measured."""
    return float(value) if value is not None and math.isfinite(value) else None
