"""What a face has in mind: how likely a nod or a raise of the brows begins in each frame, drawn before the face is sampled.

Whether this accent or that cue is answered is chance, and one frame in fifty: through the flow alone it is learnt slowly, as it
drowns in the chance of all other channels (docs/experiments.md). So the plan is drawn first, frame by frame, with the
chances that this reader gives, and the motion tower is told when its nods and raises begin, in training as in use.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import ModelConfig
from motion_flow.model.manner import NUMBERS, cut
from motion_flow.teacher.channels import MARKS

VOICE = 6
"""Features of a partner's voice: activity, log-F0 and energy, normalised; 1 if a voice is known; the memory of cues, and the rank
of the pitch among all that was heard."""
TAPS = 7


class Planner(nn.Module):
    """What is said, or what is heard, and in which manner -> logits: dilated convolutions over folded frames."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        width, self.fold = config.planner_width, config.fold
        frame = config.text_width + 8 + 6 + VOICE
        self.inward = nn.Linear(config.fold * frame + NUMBERS + 1 + config.emotions + 1, width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, width, TAPS, padding=TAPS // 2 * d, dilation=d) for d in config.planner_dilations)
        self.outward = nn.Linear(width, config.fold * len(MARKS))

    def forward(self, text: Tensor, text_given: Tensor, position: Tensor, prosody: Tensor, voice: Tensor, emotion: Tensor,
                style: Tensor, style_given: Tensor) -> Tensor:
        """text (B,T,W), position (B,T,8), prosody (B,T,6), voice (B,T,6), the others one a line -> (B,T,MARKS): logits of
        a gesture's beginning in this frame, if none has begun just before."""
        given = text_given[:, None, None]
        values = prosody[..., :3] * prosody[..., 3:]
        frames = torch.cat([text * given, position * given, values, prosody[..., 3:], voice], -1)
        tokens = frames.reshape(frames.shape[0], -1, self.fold * frames.shape[2])
        _, manner = cut(style, style_given)
        line = torch.cat([manner, style_given[:, None], emotion], -1)[:, None].expand(-1, tokens.shape[1], -1)
        x = self.inward(torch.cat([tokens, line], -1)).transpose(1, 2)
        for convolution in self.convolutions:
            x = x + convolution(nn.functional.silu(x))
        logits = self.outward(nn.functional.silu(x).transpose(1, 2))
        return logits.reshape(frames.shape[0], -1, len(MARKS))
