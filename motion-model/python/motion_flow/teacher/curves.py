"""Smooth building blocks of the teacher: steps, bumps, windows, slow noise. Times in seconds, frames on axis 0."""

import numpy as np
from scipy.fft import irfft, next_fast_len


def frame_times(frames, fps):
    """Middle of each frame in seconds, (frames,)."""
    return (np.arange(frames) + 0.5) / fps


def between(limits, share):
    """The value a share (0..1) of the way from limits[0] to limits[1]."""
    return limits[0] + (limits[1] - limits[0]) * share


def ease(x):
    """Raised cosine from 0 (x <= 0) to 1 (x >= 1)."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(x, 0.0, 1.0))


def minimum_jerk(x):
    """Minimum-jerk step from 0 (x <= 0) to 1 (x >= 1) (Flash and Hogan 1985)."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * x * (10.0 + x * (6.0 * x - 15.0))


def _local(times, start, length):
    """Frame numbers (K, L) and their times for K events of at most `length` seconds; frames may lie outside the clip."""
    step = times[1] - times[0] if len(times) > 1 else 1.0
    first = np.floor((start - times[0]) / step).astype(int)
    frame = first[:, None] + np.arange(int(np.ceil(np.max(length) / step)) + 2)
    return frame, times[0] + frame * step


def _windows(times, start, end, ramp_in, ramp_out):
    """Frames (M,), event (M,) and values (M,) of windows: 1 from start to end, raised-cosine ramps outside."""
    start, end, ramp_in, ramp_out = (v[:, None] for v in np.broadcast_arrays(start, end, ramp_in, ramp_out))
    frame, t = _local(times, (start - ramp_in)[:, 0], end + ramp_out - start + ramp_in)
    event, column = np.nonzero((frame >= 0) & (frame < len(times)) & (t < end + ramp_out))
    t = t[event, column]
    start, end, ramp_in, ramp_out = start[event, 0], end[event, 0], ramp_in[event, 0], ramp_out[event, 0]
    return frame[event, column], event, ease((t - start + ramp_in) / ramp_in) * ease((end + ramp_out - t) / ramp_out)


def union(times, start, end, ramp_in, ramp_out, weight=1.0):
    """Smooth maximum of windows times their weights (0..1), (frames,): 1 wherever any of them is 1."""
    apart = np.ones(len(times))
    if np.size(start):
        frame, event, value = _windows(times, start, end, ramp_in, ramp_out)
        np.multiply.at(apart, frame, 1.0 - value * np.broadcast_to(weight, np.shape(start))[event])
    return 1.0 - apart


def bumps(times, start, end, ramp_in, ramp_out, height):
    """Sum of windows times their heights, (frames,)."""
    if np.size(start) == 0:
        return np.zeros(len(times))
    frame, event, value = _windows(times, np.asarray(start), end, ramp_in, ramp_out)
    weight = value * np.broadcast_to(height, np.shape(start))[event]
    return np.bincount(frame, weight, minlength=len(times))


def steps(times, start, duration, change):
    """Sum of minimum-jerk steps, (frames, D), from (K,) starts and durations and (K, D) changes."""
    if len(start) == 0:
        return np.zeros((len(times), change.shape[1]))
    frame, t = _local(times, start, duration)
    growth = np.diff(minimum_jerk((t - start[:, None]) / duration[:, None]), axis=1, prepend=0.0)
    inside = frame < len(times)
    event = np.nonzero(inside)[0]
    frame, growth = np.maximum(frame[inside], 0), growth[inside]
    added = [np.bincount(frame, growth * column[event], minlength=len(times)) for column in change.T]
    return np.cumsum(np.stack(added, axis=1), axis=0)


def slow_noise(frames, fps, rng, low, high, columns, slope=0.5):
    """(frames, columns) of Gaussian noise with sd 1 and power f^(-2 slope) from low to high hertz.

    The sd is that of the process: a short draw may wander less or more.
    """
    span = next_fast_len(max(frames + int(0.5 * fps / low), int(1.5 * fps / low)))
    frequency = np.arange(span // 2 + 1) * fps / span
    band = (frequency >= 0.999 * low) & (frequency <= 1.6 * high)
    gain = frequency[band] ** -slope * np.where(frequency[band] > high, 0.35, 1.0)
    gain *= 0.5 * span / np.sqrt(np.sum(gain * gain))
    spectrum = np.zeros((columns, span // 2 + 1), dtype=complex)
    draw = rng.standard_normal((2, columns, len(gain)))
    spectrum[:, band] = gain * (draw[0] + 1j * draw[1])
    return irfft(spectrum, span, axis=1).T[:frames]


def log_normal(rng, mean, sigma, size=None):
    """Log-normal draws with the given mean (not median)."""
    return rng.lognormal(np.log(mean) - 0.5 * sigma * sigma, sigma, size)
