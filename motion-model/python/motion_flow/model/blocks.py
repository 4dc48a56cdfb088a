"""Building blocks: gated dilated block, style attention, time embedding, harmonic comb."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn

from motion_flow import audio
from motion_flow.config import AudioConfig


def shift(x: Tensor, by: int) -> Tensor:
    """Move (batch, frames, channels) along time: positive ``by`` shows the past. Zeros come in."""
    return nn.functional.pad(x, (0, 0, by, -by))


class StyleAttention(nn.Module):
    """Every frame reads the style tokens. The output starts at zero, so an untrained style changes nothing."""

    def __init__(self, width: int, style_width: int, inner: int):
        super().__init__()
        self.query = nn.Linear(width, inner, bias=False)
        self.key_value = nn.Linear(style_width, 2 * inner, bias=False)
        self.out = nn.Linear(inner, width, bias=False)
        nn.init.zeros_(self.out.weight)
        self.scale = inner ** -0.5

    def forward(self, x: Tensor, style: Tensor, given: Tensor) -> Tensor:
        """x (B,T,C), style (B,S,W), given (B,) -> (B,T,C)."""
        key, value = self.key_value(style).split(self.query.out_features, -1)
        weights = torch.softmax(self.query(x) @ key.transpose(1, 2) * self.scale, -1)
        return self.out(weights @ value) * given[:, None, None]


class GatedBlock(nn.Module):
    """LayerNorm + time bias -> [x(-d), x, x(+d), condition] -> Linear -> SiLU gate -> Linear, residual."""

    def __init__(self, width: int, condition: int, dilation: int, dropout: float = 0.0):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.inward = nn.Linear(3 * width + condition, 2 * width)
        self.outward = nn.Linear(width, width)
        nn.init.normal_(self.outward.weight, std=0.01)
        nn.init.zeros_(self.outward.bias)
        self.dropout = nn.Dropout(dropout)
        self.dilation = dilation

    def forward(self, x: Tensor, bias: Tensor | None, condition: Tensor, frames: Tensor) -> Tensor:
        """x (B,T,C), bias (B,1,C) or None, condition (B,T,K), frames (B,T,1) -> (B,T,C)."""
        h = self.norm(x)
        if bias is not None:
            h = h + bias
        h = h * frames
        d = self.dilation
        both = self.inward(torch.cat([shift(h, d), h, shift(h, -d), condition], -1))
        gate, value = both.split(self.outward.in_features, -1)
        return x + self.outward(self.dropout(nn.functional.silu(gate) * value))


class FlowBlock(nn.Module):
    """A gated block of a flow's step: what does not change from step to step comes in ready multiplied.

    LayerNorm + time bias -> [x(-d), x, x(+d)] -> Linear, plus condition -> SiLU gate -> Linear, residual.
    """

    def __init__(self, width: int, dilation: int, dropout: float = 0.0):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.inward = nn.Linear(3 * width, 2 * width)
        self.outward = nn.Linear(width, width)
        nn.init.normal_(self.outward.weight, std=0.01)
        nn.init.zeros_(self.outward.bias)
        self.dropout = nn.Dropout(dropout)
        self.dilation = dilation

    def forward(self, x: Tensor, time: Tensor, condition: Tensor, mask: Tensor) -> Tensor:
        """x (B,T,C), time (B,1,C), condition (B,T,2C), mask (B,T,1) -> (B,T,C)."""
        h = (self.norm(x) + time) * mask
        d = self.dilation
        both = self.inward(torch.cat([shift(h, d), h, shift(h, -d)], -1)) + condition
        gate, value = both.split(self.outward.in_features, -1)
        return x + self.outward(self.dropout(nn.functional.silu(gate) * value))


class JointAttention(nn.Module):
    """The tokens of two streams attend to all of each other's (OmniTalker's way to join sound and motion)."""

    def __init__(self, width: int, other: int, inner: int = 128, heads: int = 4):
        super().__init__()
        self.norms = nn.ModuleList((nn.LayerNorm(width), nn.LayerNorm(other)))
        self.inward = nn.ModuleList((nn.Linear(width, 3 * inner), nn.Linear(other, 3 * inner)))
        self.outward = nn.ModuleList((nn.Linear(inner, width), nn.Linear(inner, other)))
        for layer in self.outward:
            nn.init.normal_(layer.weight, std=0.01)
        self.heads = heads

    def forward(self, a: Tensor, b: Tensor, mask: Tensor, present: Tensor | None) -> tuple[Tensor, Tensor]:
        """a (B,T,C), b (B,T,D), mask (B,T,1); present (B,1,1) 0 where ``a`` is not to be seen -> a, b with residuals."""
        batch, count = a.shape[:2]
        both = torch.cat([project(norm(x)) for project, norm, x in zip(self.inward, self.norms, (a, b))], 1)
        q, k, v = both.reshape(batch, 2 * count, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        alive = mask[..., 0]
        seen = torch.cat([alive if present is None else alive * present[..., 0], alive], 1)
        scores = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5).masked_fill(seen[:, None, None] == 0, -1e4)
        mixed = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, 2 * count, -1)
        return a + self.outward[0](mixed[:, :count]), b + self.outward[1](mixed[:, count:])


class TimeEmbedding(nn.Module):
    """Sinusoidal features of a flow time in 0..1."""

    def __init__(self, width: int):
        super().__init__()
        self.register_buffer("rates", torch.exp(torch.linspace(0, math.log(1000.0), width // 2)), persistent=False)

    def forward(self, time: Tensor) -> Tensor:
        """time (B,) -> (B, width)."""
        angle = time[:, None] * self.rates[None]
        return torch.cat([torch.sin(angle), torch.cos(angle)], -1)


def comb_table(config: AudioConfig, bands: int, steps: int = 128) -> np.ndarray:
    """Log-mel shape of ideal harmonics, (steps, bands), each row with zero mean; F0 runs from f0_min to f0_max."""
    filters = audio.mel_filters(config)[:bands].astype(np.float64)
    bins = np.arange(config.window // 2 + 1)
    rows = []
    for f0 in np.exp(np.linspace(np.log(config.f0_min), np.log(config.f0_max), steps)):
        harmonics = np.arange(1, int(config.fmax / f0) + 1) * f0 * config.window / config.sample_rate
        distance = bins[None] - harmonics[:, None]
        lobe = np.where(np.abs(distance) < 2, 0.5 + 0.5 * np.cos(np.pi * distance / 2), 0).sum(0)
        row = np.log(filters @ lobe / filters.sum(1) + 0.02)
        rows.append(row - row.mean())
    return np.array(rows, np.float32)


class HarmonicComb(nn.Module):
    """Where the harmonics of an F0 lie among the lowest mel bands; zero for unvoiced frames."""

    def __init__(self, config: AudioConfig, bands: int):
        super().__init__()
        self.register_buffer("table", torch.from_numpy(comb_table(config, bands)))
        self.low, self.high = math.log(config.f0_min), math.log(config.f0_max)

    def forward(self, log_f0: Tensor, voiced: Tensor) -> Tensor:
        """log_f0 (B,T) in ln Hz, voiced (B,T) -> (B,T,bands)."""
        last = self.table.shape[0] - 1
        at = ((log_f0 - self.low) / (self.high - self.low) * last).clamp(0, last - 0.001)
        index = at.floor()
        share = (at - index)[..., None]
        index = index.long()
        return (self.table[index] * (1 - share) + self.table[index + 1] * share) * voiced[..., None]
