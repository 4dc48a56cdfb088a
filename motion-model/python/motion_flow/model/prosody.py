"""A small flow over phones: what a reader's durations, pitch and loudness leave open once the text is known."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.model.blocks import FlowBlock, TimeEmbedding
from motion_flow.model.flow import sway_times

DIMENSIONS = 13  # log duration, then log-F0, voicing and energy at the four quarters
STEPS, SWAY = 4, -1.0


class ProsodyFlow(nn.Module):
    """Samples the residual of the regressed plan, in units of ``scale``."""

    def __init__(self, text_width: int, width: int, dropout: float):
        super().__init__()
        # Typical residuals of the regression: log duration, normalised log-F0, voicing as a probability, energy.
        self.register_buffer("scale", torch.tensor([0.25] + [0.6, 0.25, 0.35] * 4))
        self.inward = nn.Linear(DIMENSIONS, width)
        dilations = (1, 2, 4, 1)
        self.condition = nn.Linear(text_width, 2 * width * len(dilations))
        self.blocks = nn.ModuleList(FlowBlock(width, d, dropout) for d in dilations)
        self.time = TimeEmbedding(64)
        self.times = nn.Linear(64, width * len(dilations))
        self.norm = nn.LayerNorm(width)
        self.outward = nn.Linear(width, DIMENSIONS)
        nn.init.zeros_(self.outward.weight)
        nn.init.zeros_(self.outward.bias)

    def forward(self, x: Tensor, time: Tensor, planned: Tensor, mask: Tensor | None) -> Tensor:
        """x (B,N,13), time (B,), planned (B,N,text_width), mask (B,N) -> velocity (B,N,13)."""
        keep = torch.ones_like(x[..., :1]) if mask is None else mask[..., None]
        conditions = self.condition(planned).chunk(len(self.blocks), -1)
        times = self.times(self.time(time))[:, None].chunk(len(self.blocks), -1)
        h = self.inward(x)
        for block, condition, bias in zip(self.blocks, conditions, times):
            h = block(h, bias, condition, keep)
        return self.outward(self.norm(h))

    def sample(self, noise: Tensor, planned: Tensor, mask: Tensor | None) -> Tensor:
        """Noise (B,N,13) -> residual in the plan's units. Noise of zero gives what the flow thinks is its middle."""
        times, x = sway_times(STEPS, SWAY), noise
        for now, then in zip(times[:-1], times[1:]):
            x = x + (then - now) * self(x, torch.full_like(noise[:, 0, 0], now), planned, mask)
        return x * self.scale
