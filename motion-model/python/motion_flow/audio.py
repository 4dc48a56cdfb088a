"""Cleaning of recordings, mel spectrogram, F0 and energy."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import signal

from motion_flow.config import AudioConfig


def clean(samples: np.ndarray, rate: int, notch: tuple[float, ...] = (8000.0,)) -> np.ndarray:
    """Remove the offset, rumble below 60 Hz and steady lines at the ``notch`` frequencies (Hz)."""
    samples = samples - samples.mean()
    samples = signal.sosfiltfilt(signal.butter(2, 60.0, "highpass", fs=rate, output="sos"), samples)
    for frequency in notch:
        samples = signal.filtfilt(*signal.iirnotch(frequency, 60.0, fs=rate), samples)
    return samples


def resample(samples: np.ndarray, source: int, target: int) -> np.ndarray:
    """Polyphase resampling."""
    divisor = np.gcd(source, target)
    return signal.resample_poly(samples, target // divisor, source // divisor)


def normalise_level(samples: np.ndarray, rate: int, dbfs: float = -26.0) -> np.ndarray:
    """Bring the RMS of the active stretches (within 25 dB of the loudest 20 ms) to ``dbfs``."""
    size = int(rate * 0.02)
    count = len(samples) // size
    power = np.square(samples[: count * size]).reshape(count, size).mean(1) + 1e-12
    active = power > power.max() * 10 ** -2.5
    gain = 10 ** (dbfs / 20) / np.sqrt(power[active].mean())
    return np.clip(samples * gain, -0.99, 0.99)


def trim(samples: np.ndarray, rate: int, start: float, end: float, before: float = 0.06, after: float = 0.10,
         pad: float = 0.15, seed: int = 0) -> np.ndarray:
    """Cut to the speech between ``start`` and ``end`` (seconds), fade the edges, and pad with low noise."""
    a, b = max(0, int((start - before) * rate)), min(len(samples), int((end + after) * rate))
    body = samples[a:b].copy()
    fade = min(int(0.01 * rate), len(body) // 2)
    ramp = np.linspace(0, 1, fade)
    body[:fade] *= ramp
    body[-fade:] *= ramp[::-1]
    rng = np.random.default_rng(seed)
    quiet = np.percentile(np.abs(body), 10) + 1e-5
    noise = rng.standard_normal((2, int(pad * rate))) * quiet
    return np.concatenate([noise[0], body, noise[1]])


def _hz_to_mel(hz):
    """Slaney's mel scale: linear to 1 kHz, logarithmic above (Auditory Toolbox, 1998)."""
    hz = np.asarray(hz, dtype=np.float64)
    return np.where(hz < 1000.0, hz * 3 / 200, 15 + np.log(np.maximum(hz, 1e-9) / 1000.0) * 27 / np.log(6.4))


def _mel_to_hz(mel):
    return np.where(mel < 15, mel * 200 / 3, 1000.0 * np.exp((mel - 15) * np.log(6.4) / 27))


@lru_cache(maxsize=4)
def mel_filters(config: AudioConfig) -> np.ndarray:
    """Area-normalised triangles, (mels, window / 2 + 1)."""
    edges = _mel_to_hz(np.linspace(_hz_to_mel(config.fmin), _hz_to_mel(config.fmax), config.mels + 2))
    bins = np.fft.rfftfreq(config.window, 1 / config.sample_rate)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    weights = np.maximum(0, np.minimum(rising, falling))
    return (weights * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def mel_centres(config: AudioConfig) -> np.ndarray:
    """Centre frequencies of the bands, (mels,), Hz."""
    return _mel_to_hz(np.linspace(_hz_to_mel(config.fmin), _hz_to_mel(config.fmax), config.mels + 2))[1:-1]


def magnitude(samples: np.ndarray, config: AudioConfig) -> np.ndarray:
    """Short-time magnitudes, (frames, window / 2 + 1); as many frames as whole hops."""
    frames = len(samples) // config.hop
    left = (config.window - config.hop) // 2
    padded = np.pad(samples, (left, config.window), mode="reflect")
    view = np.lib.stride_tricks.sliding_window_view(padded, config.window)[:: config.hop][:frames]
    window = signal.get_window("hann", config.window, fftbins=True)
    return np.abs(np.fft.rfft(view * window, axis=1)).astype(np.float32)


def mel(samples: np.ndarray, config: AudioConfig) -> np.ndarray:
    """Natural-log mel amplitudes, (frames, mels)."""
    return np.log(np.maximum(magnitude(samples, config) @ mel_filters(config).T, config.floor)).astype(np.float32)


def energy(samples: np.ndarray, config: AudioConfig) -> np.ndarray:
    """Natural log of the windowed RMS amplitude, (frames,)."""
    power = np.square(magnitude(samples, config)).mean(1)
    return (0.5 * np.log(power + 1e-8)).astype(np.float32)


def f0(samples: np.ndarray, config: AudioConfig) -> tuple[np.ndarray, np.ndarray]:
    """ln F0 interpolated through unvoiced frames, and the voiced flags, both (frames,). WORLD's dio and stonemask."""
    import pyworld

    frames = len(samples) // config.hop
    shifted = np.ascontiguousarray(samples[config.hop // 2:], dtype=np.float64)
    track, times = pyworld.dio(shifted, config.sample_rate, config.f0_min, config.f0_max,
                               frame_period=1000.0 / config.fps)
    track = pyworld.stonemask(shifted, track, times, config.sample_rate)
    track = np.resize(track, frames) if len(track) >= frames else np.pad(track, (0, frames - len(track)))
    voiced = track > 0
    if not voiced.any():
        return np.full(frames, np.log(160.0), np.float32), voiced.astype(np.float32)
    at = np.arange(frames)
    log_f0 = np.interp(at, at[voiced], np.log(track[voiced]))
    return log_f0.astype(np.float32), voiced.astype(np.float32)
