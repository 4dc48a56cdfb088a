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
        return self._velocity(x, time, self._conditions(planned), mask)

    def _conditions(self, planned: Tensor) -> tuple[Tensor, ...]:
        return self.condition(planned).split(2 * self.inward.out_features, -1)

    def _velocity(self, x: Tensor, time: Tensor, conditions: tuple[Tensor, ...], mask: Tensor | None) -> Tensor:
        keep = torch.ones_like(x[..., :1]) if mask is None else mask[..., None]
        times = self.times(self.time(time))[:, None].split(self.inward.out_features, -1)
        h = self.inward(x)
        for block, condition, bias in zip(self.blocks, conditions, times):
            h = block(h, bias, condition, keep)
        return self.outward(self.norm(h))

    def sample(self, noise: Tensor, planned: Tensor, mask: Tensor | None) -> Tensor:
        """Noise (B,N,13) -> residual in the plan's units. Noise of zero gives what the flow thinks is its middle."""
        times, x, conditions = sway_times(STEPS, SWAY), noise, self._conditions(planned)
        for now, then in zip(times[:-1], times[1:]):
            x = x + (then - now) * self._velocity(x, noise.new_full((1,), now), conditions, mask)
        return x * self.scale
