"""Where a listener answers: what in the partner's voice invites a nod, in the open.

Through the flow alone the way from a voice to a nod two thirds of a second later is learnt slowly (docs/experiments.md). A
small reader is told the truth about nods instead, and what it expects is shown to the motion tower.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import ModelConfig

HEARD = (-7, -6, -5, -1)
"""Columns of the participant: voice activity, log-F0, energy, memory of cues."""
NOD_RATE = 2
"""Which of a manner's numbers tells how often somebody nods."""
TAPS = 7
GAIN = 12.0
"""What the motion tower is shown is the probability times this, of about unit spread: a weight on a probability, which is
nearly always under .3, is learnt a tenth as fast (docs/experiments.md)."""


def heard(participant: Tensor) -> Tensor:
    """(B,T,61) -> what there is of the voice, (B,T,4)."""
    return torch.stack([participant[..., column] for column in HEARD], -1)


class AnswerReader(nn.Module):
    """Voice and the listener's readiness -> logits of nodding: dilated convolutions over folded frames."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        width, self.fold = config.answer_width, config.fold
        widths = [config.fold * len(HEARD) + 1] + [width] * len(config.answer_dilations)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(a, width, TAPS, padding=TAPS // 2 * d, dilation=d) for a, d in zip(widths, config.answer_dilations))
        self.outward = nn.Linear(width, config.fold)

    def forward(self, voice: Tensor, manner: Tensor) -> Tensor:
        """voice (B,T,4), manner (B,NUMBERS), zero where there is none -> (B,T,1)."""
        tokens = voice.reshape(voice.shape[0], -1, self.fold * len(HEARD))
        rate = manner[:, NOD_RATE:NOD_RATE + 1, None].transpose(1, 2).expand(-1, tokens.shape[1], -1)
        x = torch.cat([tokens, rate], -1).transpose(1, 2)
        for convolution in self.convolutions:
            x = nn.functional.silu(convolution(x))
        return self.outward(x.transpose(1, 2)).reshape(voice.shape[0], -1, 1)
