"""Make a prepared folder of three more speakers with the synthesiser Flite (its voices slt, rms and awb). Resumable.

Flite reads the training prompts of a prepared corpus; phones and times come from this package's own lexicon and
aligner, not from Flite's. Its sound ends at 8 kHz, so each utterance says how many mel bands are real.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import align, audio, config as configs, prepare
from motion_flow import text as texts
from motion_flow.data.corpus import Corpus, held_out_prompts
from motion_flow.voices import store
from motion_flow.voices.__main__ import HELD_OUT
from motion_flow.voices.reshape import Reshaped
from motion_flow.voices.settings import TIMBRE, emotion_label

VOICES = ("slt", "rms", "awb")
STRETCHES = (0.88, 1.0, 1.15)  # one group each
REAL = 7150.0  # Hz; above, the mean level falls off (measured): those bands are not real
PAD = 0.15  # seconds of quiet at both ends
KEPT = 0.97  # share of a group's utterances kept, by alignment score
_VERSION = 1

_aligner: align.Aligner | None = None
_config: configs.Config | None = None


@dataclass(frozen=True)
class Job:
    """One group: a voice at one pace, and the (name, text) it reads."""

    voice: int
    pace: int
    lines: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The group's name."""
        return f"{VOICES[self.voice]}{self.pace}"


def speak(text: str, voice: str, stretch: float) -> tuple[np.ndarray, int]:
    """Samples -1..1 and their rate."""
    import soundfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "line.wav")
        subprocess.run(["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}", "-o", str(path), "-t", text],
                       check=True)
        return soundfile.read(path)


def measure(samples: np.ndarray, rate: int, line: list[texts.Word], aligner: align.Aligner,
            config: configs.AudioConfig) -> tuple[Reshaped, float]:
    """The prepared utterance (without text) and its alignment score, as ``prepare`` makes them of a recording."""
    samples = audio.normalise_level(audio.clean(samples, rate, notch=()), rate)
    aligned, score = aligner.align(audio.resample(samples, rate, align.RATE), [w.text for w in line])
    first, last = aligned[0].starts[0], aligned[-1].ends[-1]
    before = min(0.06, first)
    trimmed = audio.resample(audio.trim(samples, rate, first, last, before=before, pad=PAD), rate, config.sample_rate)
    count = len(trimmed) // config.hop
    trimmed = trimmed[: count * config.hop]
    shift = PAD + before - first
    moved = [replace(w, starts=[s + shift for s in w.starts], ends=[e + shift for e in w.ends]) for w in aligned]
    tokens, frames = prepare.lay_out(line, moved, count / config.fps, config.fps)
    log_f0, voiced = audio.f0(trimmed, config)
    return Reshaped("", tokens, frames, audio.mel(trimmed, config), log_f0, voiced, audio.energy(trimmed, config),
                    (trimmed * 32767).astype(np.int16), np.zeros(len(tokens), np.float32)), score


def _start_worker(config: configs.Config, lexicon: Path, vocabulary: set[str]) -> None:
    global _aligner, _config
    _config, _aligner = config, align.Aligner(texts.Lexicon.load(lexicon), vocabulary)


def _make(item: tuple[Job, Path]) -> str:
    job, path = item
    if path.exists():
        return str(path)
    found = []
    for name, text in job.lines:
        sound = speak(text, VOICES[job.voice], STRETCHES[job.pace])
        try:
            made, score = measure(*sound, texts.words(text), _aligner, _config.audio)
        except (ValueError, KeyError, RuntimeError) as error:
            print(f"left out {name}: {error}")
            continue
        if made.frames.sum() == len(made.mel):
            found.append((score, name, replace(made, text=text)))
    limit = np.quantile([score for score, _, _ in found], 1 - KEPT)
    kept = [(name, made) for score, name, made in found if score >= limit]
    label = {"group": job.name, "emotion": emotion_label("neutral", 0.0)}
    entries = [store.entry(f"{name}-{job.name}", made, {**label, "speaker": _dials(job.voice, 0.0)})
               for name, made in kept]
    store.write_part(path, entries, [made for _, made in kept])
    return str(path)


def real_bands(config: configs.AudioConfig) -> int:
    """Mel bands centred below the limit."""
    return int((audio.mel_centres(config) < REAL).sum())


def _dials(voice: int, pitch: float) -> list[float]:
    """``pitch`` is ln(mean F0 / the corpus's); formants are part of the voice's own timbre dial."""
    dials = [0.0] * len(DIALS)
    dials[0], dials[TIMBRE + voice] = round(float(pitch), 4), 1.0
    return dials


def _complete(described: dict, log_f0: np.ndarray, voiced: np.ndarray, mean: float) -> None:
    """Set the number of real bands, and each speaker's pitch dial to what was measured over all its utterances."""
    bands = real_bands(configs.AudioConfig(**described["audio"]))
    of_voice: dict[int, list[dict]] = {}
    for entry in described["utterances"]:
        of_voice.setdefault(entry["voice"]["speaker"].index(1.0), []).append(entry)
    for dial, entries in of_voice.items():
        heard = np.concatenate([log_f0[e["start"]:e["end"]][voiced[e["start"]:e["end"]] > 0] for e in entries])
        for entry in entries:
            entry["voice"]["bands"] = bands
            entry["voice"]["speaker"] = _dials(dial - TIMBRE, heard.mean() - mean)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m motion_flow.voices.flite", description=__doc__)
    parser.add_argument("--config", help="a run's TOML file")
    parser.add_argument("--corpus", default="kathleen", help="name of the prepared corpus whose prompts are read")
    parser.add_argument("--target", help="name of the folder to make; the corpus's with '-flite' by default")
    parser.add_argument("--lines", type=int, default=180, help="utterances a voice")
    parser.add_argument("--held-out", type=Path, default=HELD_OUT)
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    if shutil.which("flite") is None:
        raise SystemExit("the command 'flite' was not found; install it (Debian: apt-get install flite)")
    config = configs.load(arguments.config)
    folder = config.work_dir / (arguments.target or f"{arguments.corpus}-flite")
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    corpus = Corpus(config.work_dir / arguments.corpus)
    prompts = {u.prompt: u.text for u in corpus.split(held_out_prompts(arguments.held_out))[0]}
    jobs = _jobs(prompts, arguments.lines, np.random.default_rng(arguments.seed))
    vocabulary = {word.text for text in prompts.values() for word in texts.words(text)}
    items = [(job, store.part_path(folder, job.name, (_VERSION, job, config.audio))) for job in jobs]
    with ProcessPoolExecutor(arguments.processes, initializer=_start_worker,
                             initargs=(config, arguments.lexicon, vocabulary)) as pool:
        parts = [Path(p) for p in tqdm(pool.map(_make, items), total=len(items), desc="flite")]
    frames = store.assemble(parts, folder, corpus, finish=_complete)
    print(f"{frames / config.audio.fps / 60:.1f} minutes in {folder}")


def _jobs(prompts: dict[str, str], lines: int, rng: np.random.Generator) -> list[Job]:
    """Every voice reads prompts of its own draw, a part of them at each pace."""
    names = sorted(prompts)
    jobs = []
    for voice in range(len(VOICES)):
        drawn = [names[i] for i in rng.permutation(len(names))[:lines]]
        jobs += [Job(voice, pace, tuple((f"{n}_{VOICES[voice]}", prompts[n]) for n in part))
                 for pace, part in enumerate(np.array_split(drawn, len(STRETCHES)))]
    return jobs


if __name__ == "__main__":
    main()
