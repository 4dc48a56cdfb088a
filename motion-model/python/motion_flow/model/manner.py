"""Manner: what of a style can be told in numbers, read from a reference clip by regression.

Style tokens learnt through the flow alone came to carry nothing of the face (docs/experiments.md): the way from a clip's
blinks to a sampled blink is long. Here the towers are trained on the numbers that the style was drawn with, and the
reader on finding them in the clip; in a style they are the last row.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.model.blocks import GatedBlock

FACE = 9  # numbers of the face: TeacherStyle's, in its order
PACE = FACE  # where the pace of speech stands
NUMBERS = FACE + 1
PACE_SPREAD = 0.1
"""What one standard deviation of pace adds to the logarithm of a phone's length."""


class MannerReader(nn.Module):
    """Reference clip -> (B, NUMBERS): gated blocks on folded frames, their mean over the clip, a linear guess."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int):
        super().__init__()
        width = config.manner_width
        self.fold = config.style_fold
        self.inward = nn.Linear(self.fold * (audio.mels + channels) + 2, width)
        self.blocks = nn.ModuleList(GatedBlock(width, 1, d) for d in (1, 2, 4, 8))
        self.spread = nn.Linear(width, 2 * width)
        self.outward = nn.Linear(2 * width, NUMBERS)

    def forward(self, tokens: Tensor) -> Tensor:
        """tokens (B,T/fold,fold*(mels+channels)+2), the clip's frames side by side and its two flags."""
        x = self.inward(tokens)
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, ones, ones)
        return self.outward(nn.functional.silu(self.spread(x)).mean(1))


def cut(style: Tensor, given: Tensor) -> tuple[Tensor, Tensor]:
    """A style (B,S,W) -> its tokens (B,S-1,W), and its numbers (B,NUMBERS), zero where there is no style."""
    return style[:, :-1], style[:, -1, :NUMBERS] * given[:, None]


def row(numbers: Tensor, width: int) -> Tensor:
    """Numbers (B,NUMBERS) -> the last row of a style, (B,1,width)."""
    return nn.functional.pad(numbers, (0, width - NUMBERS))[:, None]


class Gestures(nn.Module):
    """What the motion tower alone is told: manner and partner at first hand, beside what the conditioner makes of them.

    The conditioner serves the sound too; this branch lets the motion be trained on while the sound stays as it is. Its
    output starts at zero.
    """

    def __init__(self, config: ModelConfig):
        super().__init__()
        width = config.gesture_width
        self.fold = config.fold
        self.sizes = [2 * config.motion_width] * config.blocks + [config.motion_width]
        inward = config.condition_width + config.fold * config.participant + NUMBERS + 1
        self.inward = nn.Linear(inward, width)
        self.blocks = nn.ModuleList(GatedBlock(width, 1, d, config.dropout) for d in config.gesture_dilations)
        self.outward = nn.Linear(width, sum(self.sizes))
        # Numbers shift the gates of the motion tower's blocks, and so scale what these let through.
        self.gates = nn.Linear(NUMBERS, sum(self.sizes), bias=False)
        for layer in (self.outward, self.gates):
            nn.init.zeros_(layer.weight)
        nn.init.zeros_(self.outward.bias)

    def forward(self, x: Tensor, participant: Tensor, manner: Tensor, given: Tensor) -> list[Tensor]:
        """x (B,T/fold,condition_width), participant (B,T/fold,fold*62), manner (B,NUMBERS), given (B,) -> one tensor for
        each block of the motion tower, and one for its entry."""
        line = torch.cat([manner, given[:, None]], -1)[:, None].expand(-1, x.shape[1], -1)
        h = nn.functional.silu(self.inward(torch.cat([x, participant, line], -1)))
        ones = torch.ones_like(h[..., :1])
        for block in self.blocks:
            h = block(h, None, ones, ones)
        return list((self.outward(h) + self.gates(manner)[:, None]).split(self.sizes, -1))
