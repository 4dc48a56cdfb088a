"""Does a listener answer? ``--make`` writes partners for ./speak --listen-batch, ``--outputs`` scores the listener."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import config as configs
from motion_flow.data.corpus import Corpus, held_out_prompts
from motion_flow.evaluate import joined, livelink
from motion_flow.evaluate.clips import write_sound
from motion_flow.evaluate.lines import CONFIGS
from motion_flow.teacher import Dyad, MotionTeacher, stats

CONVERSATIONS, SECONDS = 60, 20.0
ROOM = 5
"""How many times the length of a conversation a partner's speech is: the dyad begins anywhere in its first 80 %."""
CUES = "cues.json"
KINDS = ("nods", "smiles")
SHIFTS = 10


def start_of(speech: joined.Joined, voice: np.ndarray) -> int:
    """The frame of a speech with which a dyad's voice (frames, 3) begins: pitch is shifted by a constant, no more."""
    windows = np.lib.stride_tricks.sliding_window_view(speech.log_f0.astype(float), len(voice))
    difference = windows - voice[:, 1].astype(float)
    return int(difference.std(1).argmin())


class Conversations:
    """Draws conversations from a corpus's held-out recordings and the teacher's dyads."""

    def __init__(self, corpus: Corpus, settings, seed: int = 0):
        self._utterances = corpus.split(held_out_prompts(CONFIGS / "held-out.txt"))[1]
        self._settings, self._seed = settings, seed
        self._dyad = Dyad(MotionTeacher(settings.fps))

    def draw(self, number: int, seconds: float = SECONDS):
        """(samples of the partner, its motion, the teacher's listener, cues), all from the same first moment."""
        rng = np.random.default_rng([self._seed, number])
        fps, hop = self._settings.fps, self._settings.hop
        frames = int(seconds * fps)
        order = np.concatenate([rng.permutation(len(self._utterances)) for _ in range(4)])
        speech = joined.join(joined.until(self._utterances, order, ROOM * seconds + 1, fps), fps)
        own, other, voice, cues = self._dyad.draw_listening([speech.line], frames, rng)
        start = start_of(speech, voice)
        gain = np.exp(np.median(voice[:, 2] - speech.energy[start:start + frames]))
        return gain * speech.samples[start * hop:(start + frames) * hop], other, own, cues


def make(folder: Path, corpus: Corpus, settings, count: int) -> None:
    """Write NAME.wav and NAME.csv of partners, teacher/NAME.csv of listeners, cues.json, and partners.tsv."""
    (folder / "teacher").mkdir(parents=True, exist_ok=True)
    conversations, rows, cues = Conversations(corpus, settings), [], {}
    for number in tqdm(range(count), desc="conversations", unit="clip"):
        name = f"talk{number:02d}"
        samples, other, own, cues[name] = conversations.draw(number)
        write_sound(folder / f"{name}.wav", samples, settings.sample_rate)
        livelink.write(folder / f"{name}.csv", other, settings.fps)
        livelink.write(folder / "teacher" / f"{name}.csv", own, settings.fps)
        path = folder.absolute() / name
        rows.append(f"{name}\t{path}.wav\tmotion={path}.csv\tseed={number}")
    (folder / "partners.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / CUES).write_text(json.dumps({"seconds": SECONDS, "cues": cues}) + "\n", encoding="utf-8")


def answers(motions: dict[str, np.ndarray], cues: dict[str, list], fps: float, shift: int = 0) -> dict[str, stats.Answers]:
    """Answers of all listeners by kind; with a shift, to the cues of the conversation so many places on."""
    names = list(motions)
    total = {kind: stats.Answers(0, 0, 0) for kind in KINDS}
    for i, name in enumerate(names):
        found = stats.responses(motions[name], cues[names[(i + shift) % len(names)]], fps)
        total = {kind: total[kind] + found[kind] for kind in KINDS}
    return total


def f1s(total: dict[str, stats.Answers]) -> dict[str, float]:
    """F1 of all answers, and of each kind."""
    everything = sum(list(total.values())[1:], list(total.values())[0])
    return {"all": everything.f1, **{kind: found.f1 for kind, found in total.items()}}


def by_chance(motions: dict[str, np.ndarray], cues: dict[str, list], fps: float) -> dict[str, float]:
    """The same of listeners to whom another partner spoke, mean over shifts."""
    shifts = np.unique(np.linspace(1, max(len(motions) - 1, 1), SHIFTS).astype(int))
    found = [f1s(answers(motions, cues, fps, int(shift))) for shift in shifts]
    return {key: float(np.mean([f[key] for f in found])) for key in found[0]}


def read(folder: Path, names: list[str], seconds: float, fps: float) -> dict[str, np.ndarray]:
    """Listeners' motions as files have them."""
    missing = [name for name in names if not (folder / f"{name}.csv").exists()]
    if missing:
        raise FileNotFoundError(f"{folder / missing[0]}.csv is missing, and {len(missing) - 1} more; bake with "
                                f"./speak --listen-batch partners.tsv --out {folder}")
    return {name: livelink.to_frames(livelink.read(folder / f"{name}.csv"), int(seconds * fps), fps) for name in names}


def score(folder: Path, outputs: Path | None, fps: float) -> dict:
    """F1 of the teacher, of the product, of both by chance; the product's share of the teacher's gap."""
    described = json.loads((folder / CUES).read_text(encoding="utf-8"))
    cues = {name: [tuple(cue) for cue in found] for name, found in described["cues"].items()}
    result, gaps = {"columns": {"teacher there": {}, "shuffled": {}}, "f1": {}}, {}
    sides = {"teacher there": folder / "teacher", **({"baked": outputs} if outputs else {})}
    for column, place in sides.items():
        motions = read(place, list(cues), described["seconds"], fps)
        found, chance = f1s(answers(motions, cues, fps)), by_chance(motions, cues, fps)
        gaps[column] = found["all"] - chance["all"]
        result["f1"][column], result["f1"][f"{column}, shuffled"] = found, chance
        result["columns"].setdefault(column, {})["dyadic_f1"] = found["all"]
        result["columns"][column]["dyadic_share"] = gaps[column] / gaps["teacher there"]
    result["columns"]["shuffled"] = {"dyadic_f1": result["f1"]["teacher there, shuffled"]["all"], "dyadic_share": 0.0}
    return result


def show(result: dict) -> str:
    """The scores as text."""
    lines = [f"{'F1':26}{'all':>8}" + "".join(f"{kind:>8}" for kind in KINDS)]
    lines += [f"{name:26}" + "".join(f"{row[key]:8.3f}" for key in ("all", *KINDS)) for name, row in result["f1"].items()]
    if "baked" in result["columns"]:
        lines.append(f"share of the gap: {result['columns']['baked']['dyadic_share']:.2f}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Command line of the study."""
    parser = argparse.ArgumentParser(prog="evaluate partner", description=__doc__)
    parser.add_argument("--partners", type=Path, required=True, help="folder of the partners")
    parser.add_argument("--make", action="store_true", help="write the partners and partners.tsv, and do nothing else")
    parser.add_argument("--count", type=int, default=CONVERSATIONS, help=f"conversations that --make writes ({CONVERSATIONS})")
    parser.add_argument("--outputs", type=Path, help="folder of the listeners; without it, the teacher and chance alone")
    parser.add_argument("--corpus", type=Path, help="prepared corpus (work folder/kathleen)")
    parser.add_argument("--report", type=Path, help="JSON file for the figures, for evaluate --studies")
    parser.add_argument("--config", type=Path, help="TOML file of the run")
    options = parser.parse_args(arguments)
    config = configs.load(options.config)
    try:
        if options.make:
            make(options.partners, Corpus(options.corpus or config.work_dir / "kathleen"), config.audio, options.count)
            return
        result = score(options.partners, options.outputs, config.audio.fps)
    except (FileNotFoundError, ValueError) as error:
        raise SystemExit(f"evaluate partner: {error}") from error
    print(show(result))
    if options.report:
        options.report.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
