"""Pictures of copy synthesis: spectrograms of a vowel and of a fricative, and their waves, natural above made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy import signal

from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Utterance

VOWELS, FRICATIVES = ("AA", "AE", "AO", "AY"), ("S", "SH", "Z", "CH")
SAMPLES_KEPT = 3  # prompts whose sounds are written


def write(folder: Path, takes: list[Utterance], sounds: dict[str, list[np.ndarray]], settings: AudioConfig) -> None:
    """``vowel.png``, ``fricative.png``, ``line.png`` and a few WAV files."""
    import soundfile

    i, centre = _longest(takes, VOWELS, settings)
    _draw(folder / "vowel.png", f"{takes[i].name}: a vowel", {n: s[i] for n, s in sounds.items()}, centre, 0.5, 4500,
          settings)
    i, centre = _longest(takes, FRICATIVES, settings)
    _draw(folder / "fricative.png", f"{takes[i].name}: a fricative", {n: s[i] for n, s in sounds.items()}, centre, 0.6,
          11025, settings)
    whole = len(takes[0].samples) / settings.sample_rate
    _draw(folder / "line.png", takes[0].text, {n: s[0] for n, s in sounds.items()}, whole / 2, whole, 11025, settings)
    for name, made in sounds.items():
        for utterance, samples in list(zip(takes, made))[:SAMPLES_KEPT]:
            soundfile.write(folder / f"{utterance.name}-{name.replace('/', '-')}.wav", samples, settings.sample_rate)


def _longest(takes: list[Utterance], symbols: tuple[str, ...], settings: AudioConfig) -> tuple[int, float]:
    """(line, seconds of the middle) of the longest such phone."""
    best = (0, 0, 0.0)
    for i, u in enumerate(takes):
        ends = np.cumsum(u.frames)
        for token, length, end in zip(u.tokens, u.frames, ends):
            if token.symbol in symbols and length > best[0]:
                best = (length, i, (end - length / 2) / settings.fps)
    return best[1], best[2]


def _draw(path: Path, title: str, sounds: dict[str, np.ndarray], centre: float, length: float, top: float,
          settings: AudioConfig) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rate = settings.sample_rate
    figure, axes = pyplot.subplots(2 * len(sounds), 1, figsize=(11, 3.6 * len(sounds)), constrained_layout=True,
                                   gridspec_kw={"height_ratios": [3, 1] * len(sounds)})
    for k, (name, samples) in enumerate(sounds.items()):
        size = 1024 if top < 6000 else 512
        hertz, seconds, power = signal.spectrogram(samples, rate, "hann", size, size - 32, mode="magnitude")
        shown, kept = np.abs(seconds - centre) < length / 2, hertz <= top
        view = 20 * np.log10(power[np.ix_(kept, shown)] + 1e-7)
        axes[2 * k].imshow(view, origin="lower", aspect="auto", cmap="magma", vmin=-105, vmax=-35,
                           extent=(centre - length / 2, centre + length / 2, 0, top))
        axes[2 * k].set_title(name, loc="left", fontsize=9)
        first, last = int(max(centre - 0.03, 0) * rate), int((centre + 0.03) * rate)
        axes[2 * k + 1].plot(np.arange(first, min(last, len(samples))) / rate, samples[first:last], linewidth=0.8)
    figure.suptitle(title)
    figure.savefig(path, dpi=75)
    pyplot.close(figure)
