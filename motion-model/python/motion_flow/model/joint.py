"""The joint model: text encoder, style encoder, conditioner and velocity field, with the statistics it was trained under."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.model.planner import Planner
from motion_flow.model.prosody import DIMENSIONS
from motion_flow.model.text_encoder import TextEncoder
from motion_flow.model.towers import Conditioner, StyleEncoder, VelocityField


class JointModel(nn.Module):
    """Everything that training updates, but the vocoder."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int, statistics: dict):
        super().__init__()
        self.config, self.audio, self.channels = config, audio, channels
        # What the motion tower samples: the channels, and parts of some of them.
        self.columns = len(statistics["motion_mean"])
        self.text = TextEncoder(config)
        self.style = StyleEncoder(config, audio, channels)
        self.condition = Conditioner(config, audio, statistics["log_f0_mean"], statistics["log_f0_sd"])
        self.planner = Planner(config)
        self.field = VelocityField(config, audio, self.columns)

    def absent(self, batch: int, frames: int) -> dict[str, Tensor]:
        """The optional conditions of the conditioner, all absent."""
        c = self.config
        return {"speaker": torch.zeros(batch, c.dials + 1), "emotion": torch.zeros(batch, c.emotions + 1),
                "style": torch.zeros(batch, c.style_rows, c.style_width), "style_given": torch.zeros(batch),
                "participant": torch.zeros(batch, frames, c.participant)}

    def absent_line(self, batch: int, phones: int) -> dict[str, Tensor]:
        """The optional conditions of the text encoder, all absent."""
        line = self.absent(batch, 0)
        del line["participant"]
        return {"emphasis": torch.zeros(batch, phones), **line, "prosody_noise": torch.zeros(batch, phones, DIMENSIONS)}
