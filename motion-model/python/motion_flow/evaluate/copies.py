"""Copy synthesis: held-out recordings to mels and F0, and back to sound by a vocoder's checkpoint; what that loses.

``python -m motion_flow.evaluate.copies --vocoder RUN/last.pt --report DIR`` prints a table and draws pictures.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from scipy import signal

from motion_flow import config as configs
from motion_flow import export
from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Corpus, Utterance, held_out_prompts
from motion_flow.evaluate import measures, prosody, spectral
from motion_flow.evaluate.analysis import Analysis, Plan, analyse
from motion_flow.evaluate.clips import Clip
from motion_flow.model.vocoder import Vocoder, synthesise
from motion_flow.run import held_out_file

FRICATIVES = ("S", "Z", "SH", "ZH", "CH", "F", "TH")
HIGH = ((6000.0, 8000.0), (8000.0, 10500.0))
SWELL = ((1500.0, 2500.0), (3500.0, 7500.0))  # hertz: whose swell is measured against which
ROWS = (("mcd13", "MCD13, dB", ".3f"), ("mel_l1", "mel L1, ln", ".3f"), ("hop_buzz", "hop buzz", ".3f"),
        ("hnr_low", "harmonicity 0-1.5 kHz, dB", ".1f"), ("hnr_high", "harmonicity 1.5-3.5 kHz, dB", ".1f"),
        ("f0_rmse", "F0 RMSE, semitones", ".2f"), ("vuv_error", "V/UV error, %", ".1f"),
        ("fricatives", "fricatives above 6 kHz, RMS error, dB", ".2f"),
        ("fricatives_bias", "fricatives above 6 kHz, bias, dB", "+.2f"),
        ("swell", "swell of 3.5-7.5 kHz at the pitch", ".3f"), ("wer_closed", "WER, closed, %", ".2f"))


def first_takes(corpus: Corpus, limit: int | None) -> list[Utterance]:
    """The first recording of each held-out prompt."""
    _, held = corpus.split(held_out_prompts(held_out_file()))
    return list({u.prompt: u for u in reversed(held)}.values())[::-1][:limit]


@torch.no_grad()
def copy(vocoder: Vocoder, utterance: Utterance, statistics: dict, seed: int = 1) -> np.ndarray:
    """Samples, -1..1, from the recording's mels and F0."""
    mel = (utterance.mel - np.array(statistics["mel_mean"], np.float32)) / statistics["mel_sd"]
    noise = torch.randn(1, len(utterance.samples), generator=torch.Generator().manual_seed(seed))
    tracks = (torch.from_numpy(np.array(x, np.float32))[None] for x in (mel, utterance.log_f0, utterance.voiced))
    return synthesise(vocoder, *tracks, noise)[0].double().numpy().clip(-1, 1)


def levels(samples: np.ndarray, utterance: Utterance, settings: AudioConfig) -> np.ndarray:
    """Levels in dB of each fricative in each band of HIGH, (fricatives, bands)."""
    edges = np.concatenate([[0], np.cumsum(utterance.frames)]) * settings.hop
    spans = [slice(a, b) for t, a, b in zip(utterance.tokens, edges, edges[1:])
             if t.symbol in FRICATIVES and b - a >= 4 * settings.hop]
    columns = []
    for low, high in HIGH:
        band = signal.sosfiltfilt(signal.butter(4, (low, high), "bandpass", fs=settings.sample_rate, output="sos"),
                                  samples)
        columns.append([10 * np.log10(np.square(band[span]).mean() + 1e-12) for span in spans])
    return np.array(columns).T


def swell(samples: np.ndarray, log_f0: np.ndarray, voiced: np.ndarray, settings: AudioConfig) -> tuple[float, int]:
    """How far high frequencies swell in time with the low ones, once a period: (sum of depths over frames, frames)."""
    rate = settings.sample_rate
    envelopes = [np.abs(signal.hilbert(signal.sosfiltfilt(
        signal.butter(4, band, "bandpass", fs=rate, output="sos"), samples))) for band in SWELL]
    total, count = 0.0, 0
    for i in np.flatnonzero(voiced > 0.5):
        f0 = np.exp(log_f0[i])
        size = int(round(4 * rate / f0))
        start = int((i + 0.5) * settings.hop) - size // 2
        if start < 0 or start + size > len(samples) or voiced[max(i - 3, 0):i + 4].min() < 0.5:
            continue
        window = np.hanning(size)
        turn = window * np.exp(-2j * np.pi * f0 * np.arange(size) / rate)
        low, high = (2 * (e[start:start + size] @ turn) / max(e[start:start + size] @ window, 1e-9)
                     for e in envelopes)
        total += float((high * np.conj(low) / max(abs(low), 1e-9)).real)
        count += 1
    return total, count


def compare(real: list[Analysis], made: list[Analysis], settings: AudioConfig) -> dict:
    """Frame by frame: MCD13, mel L1, F0 and voicing over the speech."""
    distances, differences, pitch = [], [], np.zeros(4)
    for one, other in zip(made, real):
        cut = other.speech(settings.fps)
        a, b = one.mel[cut], other.mel[cut]
        distances.append(spectral.distortion(spectral.cepstra(a), spectral.cepstra(b), settings.mels))
        differences.append(np.abs(a - b).mean(1))
        path = np.arange(len(a)), np.arange(len(a))
        pitch += prosody.pitch_errors((one.log_f0[cut], one.voiced[cut]), (other.log_f0[cut], other.voiced[cut]), path)
    squares, both, differing, frames = pitch
    return {"mcd13": float(np.concatenate(distances).mean()), "mel_l1": float(np.concatenate(differences).mean()),
            "f0_rmse": float(np.sqrt(squares / max(both, 1))), "vuv_error": 100 * differing / frames}


def alone(analyses: list[Analysis], settings: AudioConfig) -> dict:
    """What needs no recording to compare with."""
    depths = np.sum([swell(a.clip.samples, a.log_f0, a.voiced, settings) for a in analyses], axis=0)
    found = measures.sound(analyses) | {"swell": depths[0] / max(depths[1], 1)}
    return found | measures.words(analyses)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="copies", description=__doc__)
    parser.add_argument("--vocoder", type=Path, nargs="+", required=True, help="checkpoints, a column each")
    parser.add_argument("--corpus", type=Path, help="prepared corpus (work folder/kathleen)")
    parser.add_argument("--limit", type=int, help="only the first so many prompts")
    parser.add_argument("--no-words", action="store_true", help="without the recogniser, which takes half of the time")
    parser.add_argument("--report", type=Path, help="folder for report.json, pictures and sounds")
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--processes", type=int, default=1, choices=(1, 2))
    options = parser.parse_args()
    torch.set_num_threads(1)
    corpus = Corpus(options.corpus or configs.Config().work_dir / "kathleen")
    takes = first_takes(corpus, options.limit)
    settings = AudioConfig()
    clips = [Clip(u.name, u.text, u.samples / 32768.0) for u in takes]
    plan = Plan([c.words for c in clips], options.lexicon, settings, not options.no_words, False, True)
    real = analyse(clips, plan, options.processes, "natural")
    columns, sounds = {"natural": alone(real, settings)}, {"natural": [c.samples for c in clips]}
    for path in options.vocoder:
        config, statistics, state = export._load(path)
        vocoder = Vocoder(config.vocoder, config.audio, statistics)
        vocoder.load_state_dict(state)
        name = f"{path.parent.name}/{path.stem}"
        sounds[name] = [copy(vocoder.eval(), u, statistics) for u in takes]
        made = analyse([Clip(c.name, c.text, s) for c, s in zip(clips, sounds[name])], plan, options.processes, name)
        differences = np.concatenate([levels(s, u, settings) - levels(c.samples, u, settings)
                                      for s, u, c in zip(sounds[name], takes, clips)])
        columns[name] = compare(real, made, settings) | alone(made, settings) | {
            "fricatives": float(np.sqrt(np.square(differences).mean())), "fricatives_bias": float(differences.mean())}
    print(table(columns))
    if options.report:
        from motion_flow.evaluate import copy_plots

        options.report.mkdir(parents=True, exist_ok=True)
        (options.report / "report.json").write_text(json.dumps(columns, indent=1, default=float) + "\n",
                                                    encoding="utf-8")
        copy_plots.write(options.report, takes, sounds, settings)
        print(f"report in {options.report}")


def table(columns: dict[str, dict]) -> str:
    """The figures in Markdown, a column a checkpoint."""
    lines = ["| measure | " + " | ".join(columns) + " |", "|---" * (1 + len(columns)) + "|"]
    for key, name, form in ROWS:
        cells = [format(float(c[key]), form) if key in c else "-" for c in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
