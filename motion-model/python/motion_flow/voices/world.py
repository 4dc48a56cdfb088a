"""Analysis and synthesis by WORLD (Morise, Yokomori, Ozawa 2016): envelope and aperiodicity at the corpus's frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from motion_flow.config import AudioConfig

_BREATH_LOW, _BREATH_FROM, _BREATH_TO = 0.25, 500.0, 3000.0


@dataclass(frozen=True)
class Spectra:
    """Log power envelope and aperiodicity, both (frames, bins)."""

    envelope: np.ndarray
    noise: np.ndarray


def analyse(samples: np.ndarray, log_f0: np.ndarray, voiced: np.ndarray, config: AudioConfig) -> Spectra:
    """Spectra at the frames' centres. ``samples`` is -1..1."""
    import pyworld

    samples = np.ascontiguousarray(samples, dtype=np.float64)
    times = (np.arange(len(log_f0)) + 0.5) * config.hop / config.sample_rate
    f0 = np.where(voiced > 0.5, np.exp(log_f0.astype(np.float64)), 0.0)
    power = pyworld.cheaptrick(samples, f0, times, config.sample_rate)
    noise = pyworld.d4c(samples, f0, times, config.sample_rate)
    return Spectra(np.log(np.maximum(power, 1e-16)), noise)


def sample(spectra: Spectra, voiced: np.ndarray, positions: np.ndarray) -> Spectra:
    """The spectra at fractional frames: linear, but never between a voiced and an unvoiced frame's noise."""
    positions = np.clip(positions, 0, len(spectra.envelope) - 1)
    low = np.minimum(positions.astype(int), max(len(spectra.envelope) - 2, 0))
    high = np.minimum(low + 1, len(spectra.envelope) - 1)
    part = (positions - low)[:, None]
    envelope = spectra.envelope[low] * (1 - part) + spectra.envelope[high] * part
    alike = ((voiced[low] > 0.5) == (voiced[high] > 0.5))[:, None]
    part = np.where(alike, part, part > 0.5)
    return Spectra(envelope, spectra.noise[low] * (1 - part) + spectra.noise[high] * part)


def frequencies(bins: int, config: AudioConfig) -> np.ndarray:
    """Hz of each bin."""
    return np.linspace(0, config.sample_rate / 2, bins)


def warp(spectra: Spectra, ratio: float) -> Spectra:
    """Move the envelope's formants to ``ratio`` times their frequency; beyond the last bin its value is held."""
    if ratio == 1.0:
        return spectra
    bins = spectra.envelope.shape[1]
    at = np.minimum(np.arange(bins) / ratio, bins - 1)
    low = np.minimum(at.astype(int), bins - 2)
    part = at - low
    moved = [x[:, low] * (1 - part) + x[:, low + 1] * part for x in (spectra.envelope, spectra.noise)]
    return Spectra(*moved)


def colour(spectra: Spectra, voiced: np.ndarray, tilt: float, breath: float, config: AudioConfig) -> Spectra:
    """Tilt (dB an octave; half of it on unvoiced frames) and breathiness of the voiced frames."""
    hertz = frequencies(spectra.envelope.shape[1], config)
    octaves = np.log2(np.clip(hertz, 125, 8000) / 1000.0)
    share = np.where(voiced > 0.5, 1.0, 0.5)[:, None]
    envelope = spectra.envelope + (tilt - 2.0 * breath) * np.log(10) / 10 * octaves * share
    rising = np.clip((hertz - _BREATH_FROM) / (_BREATH_TO - _BREATH_FROM), 0, 1)
    weight = breath * (_BREATH_LOW + (1 - _BREATH_LOW) * rising)
    noise = np.where(voiced[:, None] > 0.5, 1 - (1 - spectra.noise) * (1 - weight), spectra.noise)
    return Spectra(envelope, noise)


def keep_level(spectra: Spectra, before: Spectra, voiced: np.ndarray) -> Spectra:
    """The spectra at the mean power that the voiced frames had before."""
    heard = voiced > 0.5
    if not heard.any():
        return spectra
    change = np.log(np.exp(before.envelope[heard]).sum()) - np.log(np.exp(spectra.envelope[heard]).sum())
    return Spectra(spectra.envelope + change, spectra.noise)


def synthesise(spectra: Spectra, log_f0: np.ndarray, voiced: np.ndarray, gain: np.ndarray,
               config: AudioConfig) -> np.ndarray:
    """Sound of spectra on the hop's grid (frame ``k`` at sample ``k * hop``); ``gain`` in dB. (frames - 1) * hop."""
    import pyworld

    f0 = np.where(voiced > 0.5, np.exp(log_f0.astype(np.float64)), 0.0)
    power = np.exp(spectra.envelope + gain[:, None] * np.log(10) / 10)
    made = pyworld.synthesize(f0, np.ascontiguousarray(power), np.ascontiguousarray(np.clip(spectra.noise, 1e-3, 1)),
                              config.sample_rate, 1000.0 * config.hop / config.sample_rate)
    length = (len(f0) - 1) * config.hop
    return np.pad(made, (0, max(0, length - len(made))))[:length]
