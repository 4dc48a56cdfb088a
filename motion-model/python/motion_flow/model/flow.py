"""Flow matching: path, losses, and the solver that Java repeats."""

from __future__ import annotations

import math

import torch
from torch import Tensor

# x(t) = (1 - t) * noise + t * data, dx/dt = data - noise


def path(noise: Tensor, data: Tensor, time: Tensor) -> Tensor:
    """Point on the straight path. time (B,)."""
    t = time[:, None, None]
    return (1 - t) * noise + t * data


def noise_kernel(sigma: float) -> Tensor:
    """Gaussian of ``sigma`` frames, cut at 3 sigma, scaled so that it keeps the variance of white noise. (taps,)"""
    reach = math.ceil(3 * sigma)
    at = torch.arange(-reach, reach + 1, dtype=torch.float64)
    kernel = torch.exp(-0.5 * (at / sigma) ** 2) if sigma > 0 else torch.ones(1, dtype=torch.float64)
    return (kernel / kernel.square().sum().sqrt()).float()


def smooth_noise(batch: int, frames: int, channels: int, sigma: float, generator: torch.Generator | None = None,
                 scale: float = 1.0) -> Tensor:
    """Noise (B,T,C) of variance scale^2 whose neighbouring frames go together.

    Motion is smooth: what a sampler of few steps leaves of white noise in it is a tremor, of smooth noise a drift.
    """
    kernel = noise_kernel(sigma)
    white = torch.randn(batch, frames + len(kernel) - 1, channels, generator=generator) * scale
    return white.unfold(1, len(kernel), 1) @ kernel


def sway_times(steps: int, sway: float) -> list[float]:
    """Times 0..1 of the solver's steps: u + s (cos(pi/2 u) - 1 + u), F5-TTS's sway sampling."""
    return [u + sway * (math.cos(math.pi / 2 * u) - 1 + u) for u in (i / steps for i in range(steps + 1))]


def _ahead(velocity: Tensor, before: Tensor | None, step: float, step_before: float | None) -> Tensor:
    """Mean velocity of the step to come: the velocity goes on changing as it did over the last one."""
    return velocity if before is None else velocity + step / (2 * step_before) * (velocity - before)


@torch.no_grad()
def solve(field, mel: Tensor, motion: Tensor, conditions: dict[str, Tensor], steps: int, sway: float,
          mel_time: Tensor | None = None, mel_detail: float = 1.0) -> tuple[Tensor, Tensor]:
    """From noise to data by Adams and Bashforth's second order (the first step is Euler's). With ``mel_time`` given, the mel stream is known and stays as it is.

    ``mel_detail`` is the share of the sampled mel in the result; the rest is what the first step expects of the data.
    """
    times, expected, last = sway_times(steps, sway), None, None
    for now, then in zip(times[:-1], times[1:]):
        t = torch.full((mel.shape[0],), now)
        v_mel, v_motion = field(mel=mel, motion=motion, mel_time=t if mel_time is None else mel_time, motion_time=t,
                                **conditions)
        if mel_time is None:
            expected = mel + v_mel if expected is None else expected
            mel = mel + (then - now) * _ahead(v_mel, last and last[0], then - now, last and last[2])
        motion = motion + (then - now) * _ahead(v_motion, last and last[1], then - now, last and last[2])
        last = v_mel, v_motion, then - now
    if expected is not None:
        mel = expected + mel_detail * (mel - expected)
    return mel, motion
