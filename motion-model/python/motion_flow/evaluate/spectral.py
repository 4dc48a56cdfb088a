"""Measures of sound: distance of mels, the vocoder's buzz, harmonicity. Frames and hops as in AudioConfig."""

from __future__ import annotations

import numpy as np
from scipy import signal
from scipy.fft import dct

from motion_flow.config import AudioConfig

BANDS = ((60.0, 1500.0), (1500.0, 3500.0))
"""Bands of harmonicity, hertz."""
SOUNDING = np.log(10.0) * 2.0
"""Depth below a clip's loudest frame, in ln amplitude, to which frames count as sounding: 40 dB."""
BUZZ_RUN = 4  # hops: an unvoiced stretch shorter than this has no room for the lag of two hops


def cepstra(mel: np.ndarray) -> np.ndarray:
    """(frames, bands) natural-log mels -> (frames, 13): the orthonormal DCT-II without c0."""
    return dct(np.asarray(mel, dtype=np.float64), type=2, norm="ortho", axis=1)[:, 1:14]


def distortion(one: np.ndarray, other: np.ndarray, bands: int = 80) -> np.ndarray:
    """MCD13 in dB of rows of cepstra that belong together, (rows,). Kubichek 1993, for ``bands`` mels."""
    scale = 10 / np.log(10) * np.sqrt(2) / np.sqrt(bands / 2)
    return scale * np.linalg.norm(one - other, axis=1)


def warp(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Dynamic time warping of two (frames, features): indices into both along the cheapest path.

    Steps of one frame in either or both. The table is filled by anti-diagonals.
    """
    cost = np.sqrt(np.maximum((one ** 2).sum(1)[:, None] + (other ** 2).sum(1)[None] - 2 * one @ other.T, 0))
    n, m = cost.shape
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for d in range(2, n + m + 1):
        i = np.arange(max(1, d - m), min(n, d - 1) + 1)
        j = d - i
        before = np.minimum(np.minimum(total[i - 1, j], total[i, j - 1]), total[i - 1, j - 1])
        total[i, j] = before + cost[i - 1, j - 1]
    return _trace(total)


def _trace(total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    i, j = total.shape[0] - 1, total.shape[1] - 1
    path = [(i - 1, j - 1)]
    while i > 1 or j > 1:
        steps = ((i - 1, j - 1), (i - 1, j), (i, j - 1))
        i, j = min(steps, key=lambda s: total[s])
        path.append((i - 1, j - 1))
    a, b = np.array(path[::-1]).T
    return a, b


def sounding(energy: np.ndarray) -> np.ndarray:
    """(frames,) whether a frame is within 40 dB of the loudest one; energy in ln amplitude."""
    return energy > energy.max() - SOUNDING


def hop_buzz(samples: np.ndarray, voiced: np.ndarray, energy: np.ndarray, settings: AudioConfig) -> tuple[float, int]:
    """Autocorrelation at two hops of the sounding unvoiced frames: (sum over frames, frames).

    A vocoder that makes every frame alike repeats itself at its hop: their mean is near 0 for natural noise. Each frame
    is compared with what lies two hops later, where the frames between are unvoiced and sounding too; its offset and
    slow course are removed above 500 Hz.
    """
    hop = settings.hop
    high = signal.sosfiltfilt(signal.butter(4, 500.0, "highpass", fs=settings.sample_rate, output="sos"), samples)
    usable = (voiced < 0.5) & sounding(energy)
    runs = np.lib.stride_tricks.sliding_window_view(usable, BUZZ_RUN).all(1) if len(usable) >= BUZZ_RUN else []
    values = [_correlation(high[(i + 1) * hop - hop // 2:][:hop], high[(i + 3) * hop - hop // 2:][:hop])
              for i in np.flatnonzero(runs)]
    return float(np.sum(values)), len(values)


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.sqrt(max((one @ one) * (other @ other), 1e-20)))


def harmonicity(samples: np.ndarray, log_f0: np.ndarray, voiced: np.ndarray, settings: AudioConfig) -> np.ndarray:
    """Harmonic-to-noise ratio of the voiced frames in dB, (voiced frames, bands).

    After Boersma 1993: r, the correlation of a stretch with the stretch one period later, is the harmonic share of the
    power, and the ratio is r / (1 - r). Here in each of BANDS, over 20 ms, with the period of the F0 track sought anew
    within 4 %.
    """
    rate = settings.sample_rate
    columns = []
    for low, high in BANDS:
        band = signal.sosfiltfilt(signal.butter(4, (low, high), "bandpass", fs=rate, output="sos"), samples)
        fine = signal.resample_poly(band, 2, 1)
        columns.append(_ratios(fine, log_f0, voiced, settings, 2 * rate))
    return np.stack(columns, 1)


def _ratios(samples, log_f0, voiced, settings: AudioConfig, rate: int) -> np.ndarray:
    half, scale = int(0.01 * rate), rate / settings.sample_rate
    values = []
    for i in np.flatnonzero(voiced > 0.5):
        centre = int((i + 0.5) * settings.hop * scale)
        period = rate / np.exp(log_f0[i])
        lags = np.arange(int(period * 0.96), int(period * 1.04) + 2)
        start = centre - half - int(period / 2)
        if start < 0 or start + 2 * half + lags[-1] > len(samples):
            values.append(np.nan)
            continue
        values.append(_period_correlation(samples[start:start + 2 * half + lags[-1]], 2 * half, lags))
    r = np.clip(np.array(values, dtype=float), 1e-3, 1 - 1e-4)
    return 10 * np.log10(r / (1 - r))


def _period_correlation(stretch: np.ndarray, length: int, lags: np.ndarray) -> float:
    view = np.lib.stride_tricks.sliding_window_view(stretch, length)[lags]
    first = stretch[:length]
    power = np.sqrt(np.maximum((first @ first) * (view ** 2).sum(1), 1e-20))
    return float((view @ first / power).max())
