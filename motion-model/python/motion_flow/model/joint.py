"""The joint model: text encoder, style encoder and velocity field, with the statistics it was trained under."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.model.text_encoder import TextEncoder
from motion_flow.model.towers import StyleEncoder, VelocityField


class JointModel(nn.Module):
    """Everything that training updates, but the vocoder."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int, statistics: dict):
        super().__init__()
        self.config, self.audio, self.channels = config, audio, channels
        self.text = TextEncoder(config)
        self.style = StyleEncoder(config, audio, channels)
        self.field = VelocityField(config, audio, channels, statistics["log_f0_mean"], statistics["log_f0_sd"])

    def absent(self, batch: int, frames: int) -> dict[str, Tensor]:
        """The optional conditions of the velocity field, all absent."""
        c = self.config
        return {"speaker": torch.zeros(batch, c.dials + 1), "emotion": torch.zeros(batch, c.emotions + 1),
                "style": torch.zeros(batch, c.style_tokens, c.style_width), "style_given": torch.zeros(batch),
                "participant": torch.zeros(batch, frames, c.participant)}

    def absent_line(self, batch: int, phones: int) -> dict[str, Tensor]:
        """The optional conditions of the text encoder, all absent."""
        line = self.absent(batch, 0)
        del line["participant"]
        return {"emphasis": torch.zeros(batch, phones), **line, "prosody_noise": torch.zeros(batch, phones, 8)}
