"""Smooth building blocks of the teacher: steps, bumps, windows, slow noise. Times in seconds, frames on axis 0."""

import numpy as np


def frame_times(frames, fps):
    """Middle of each frame in seconds, (frames,)."""
    return (np.arange(frames) + 0.5) / fps


def ease(x):
    """Raised cosine from 0 (x <= 0) to 1 (x >= 1)."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(x, 0.0, 1.0))


def minimum_jerk(x):
    """Minimum-jerk step from 0 (x <= 0) to 1 (x >= 1) (Flash and Hogan 1985)."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * x * (10.0 + x * (6.0 * x - 15.0))


def windows(times, start, end, ramp_in, ramp_out):
    """(frames, K) windows that are 1 from start to end with raised-cosine ramps outside; K events."""
    t = times[:, None]
    return ease((t - start + ramp_in) / ramp_in) * ease((end + ramp_out - t) / ramp_out)


def union(parts):
    """Smooth maximum of windows: 1 wherever any of them is 1, (frames, K) -> (frames,)."""
    return 1.0 - np.prod(1.0 - parts, axis=1)


def bumps(times, start, end, ramp_in, ramp_out, height):
    """Sum of windows times their heights, (frames,); all arguments but times hold one entry an event."""
    if len(height) == 0:
        return np.zeros(len(times))
    return windows(times, np.asarray(start), np.asarray(end), np.asarray(ramp_in), np.asarray(ramp_out)) @ np.asarray(height)


def steps(times, start, duration, change):
    """Sum of minimum-jerk steps, (frames, D), from (K,) starts and durations and (K, D) changes."""
    progress = minimum_jerk((times[:, None] - start) / duration)
    return progress @ change


def slow_noise(frames, fps, rng, low, high, columns, slope=0.5):
    """(frames, columns) of Gaussian noise with sd 1 and power f^(-2 slope) from low to high hertz.

    The sd is that of the process: a short draw may wander less or more.
    """
    span = max(frames, int(1.5 * fps / low))
    frequency = np.arange(1, int(1.6 * high * span / fps) + 1) * fps / span
    frequency = frequency[frequency >= 0.999 * low]
    gain = frequency ** -slope * np.where(frequency > high, 0.35, 1.0)
    gain /= np.sqrt(np.sum(gain * gain))
    coefficient = rng.standard_normal((2, len(frequency), columns)) * gain[None, :, None]
    phase = 2.0 * np.pi * frequency * frame_times(frames, fps)[:, None]
    return np.cos(phase) @ coefficient[0] + np.sin(phase) @ coefficient[1]


def log_normal(rng, mean, sigma, size=None):
    """Log-normal draws with the given mean (not median)."""
    return rng.lognormal(np.log(mean) - 0.5 * sigma * sigma, sigma, size)
