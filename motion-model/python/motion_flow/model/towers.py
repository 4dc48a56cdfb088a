"""The velocity field: two towers of gated blocks with linear highways between them."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.model.blocks import GatedBlock, HarmonicComb, StyleAttention, TimeEmbedding


class Conditioner(nn.Module):
    """Everything known about each frame, folded into one vector a frame."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, log_f0_mean: float, log_f0_sd: float):
        super().__init__()
        self.comb = HarmonicComb(audio, config.comb_bands)
        self.register_buffer("log_f0_mean", torch.tensor(log_f0_mean))
        self.register_buffer("log_f0_sd", torch.tensor(log_f0_sd))
        inputs = config.text_width + 1 + 8 + 6 + config.comb_bands + config.dials + 1 + config.emotions + 1
        self.mix = nn.Linear(inputs, config.condition_width)
        self.partner = nn.Linear(config.participant, config.condition_width, bias=False)

    def forward(self, text, text_given, position, prosody, speaker, emotion, participant) -> Tensor:
        """-> (B,T,condition_width)."""
        frames = text.shape[1]
        given = text_given[:, None, None]
        log_f0 = prosody[..., 0] * self.log_f0_sd + self.log_f0_mean
        comb = self.comb(log_f0, prosody[..., 1] * prosody[..., 3] * prosody[..., 4])
        values = prosody[..., :3] * prosody[..., 3:]
        line = torch.cat([text_given[:, None], speaker, emotion], -1)[:, None].expand(-1, frames, -1)
        mixed = self.mix(torch.cat([text * given, position * given, values, prosody[..., 3:], comb, line], -1))
        return nn.functional.silu(mixed + self.partner(participant))


class Tower(nn.Module):
    """One stream: its input and output projections and its blocks."""

    def __init__(self, channels: int, width: int, dilations: tuple[int, ...], config: ModelConfig):
        super().__init__()
        self.inward = nn.Linear(2 * channels + 1, width)
        self.blocks = nn.ModuleList(GatedBlock(width, config.condition_width, d, config.dropout) for d in dilations)
        self.styles = nn.ModuleList(StyleAttention(width, config.style_width, config.style_heads_width)
                                    for _ in dilations)
        self.times = nn.ModuleList(nn.Linear(config.time_width, width) for _ in dilations)
        self.norm = nn.LayerNorm(width)
        self.outward = nn.Linear(width, channels)
        nn.init.zeros_(self.outward.weight)
        nn.init.zeros_(self.outward.bias)

    def enter(self, x: Tensor, context: Tensor, given: Tensor) -> Tensor:
        """x, context (B,T,channels), given (B,T) -> (B,T,width)."""
        return self.inward(torch.cat([x, context * given[..., None], given[..., None]], -1))

    def step(self, i: int, h: Tensor, time: Tensor, condition: Tensor, style, style_given, frames) -> Tensor:
        """Block ``i``: style attention (left out where ``style`` is None), then the gated block."""
        if style is not None:
            h = h + self.styles[i](h, style, style_given)
        return self.blocks[i](h, self.times[i](time)[:, None], condition, frames[..., None])

    def leave(self, h: Tensor) -> Tensor:
        """(B,T,width) -> velocity (B,T,channels)."""
        return self.outward(self.norm(h))


class VelocityField(nn.Module):
    """Both towers. Each has its own flow time and sees the other's."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int, log_f0_mean: float, log_f0_sd: float):
        super().__init__()
        self.condition = Conditioner(config, audio, log_f0_mean, log_f0_sd)
        self.time = TimeEmbedding(config.time_width)
        width = config.time_width
        self.mel_time = nn.Sequential(nn.Linear(2 * width, width), nn.SiLU())
        self.motion_time_own = nn.Linear(width, width)
        self.motion_time_other = nn.Linear(width, width, bias=False)
        self.mel = Tower(audio.mels, config.mel_width, config.mel_dilations, config)
        self.motion = Tower(channels, config.motion_width, config.motion_dilations, config)
        self.to_mel = nn.ModuleList(nn.Linear(config.motion_width, config.mel_width, bias=False)
                                    for _ in range(config.blocks))
        self.to_motion = nn.ModuleList(nn.Linear(config.mel_width, config.motion_width, bias=False)
                                       for _ in range(config.blocks))
        for highway in (*self.to_mel, *self.to_motion):
            nn.init.normal_(highway.weight, std=0.01)

    def forward(self, mel, motion, mel_time, motion_time, mel_context, motion_context, mel_given, motion_given, text,
                text_given, position, prosody, speaker, emotion, style, style_given, participant, frames,
                mel_present: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Velocities of both streams. ``mel_present`` (B,) is 0 where the motion tower is to run alone (training)."""
        c = self.condition(text, text_given, position, prosody, speaker, emotion, participant)
        t_mel, t_motion = self.time(mel_time), self.time(motion_time)
        e_mel = self.mel_time(torch.cat([t_mel, t_motion], -1))
        other = self.motion_time_other(t_mel)
        present = 1.0
        if mel_present is not None:
            present = mel_present[:, None, None]
            other = other * mel_present[:, None]
        e_motion = nn.functional.silu(self.motion_time_own(t_motion) + other)
        a = self.mel.enter(mel, mel_context, mel_given)
        b = self.motion.enter(motion, motion_context, motion_given)
        for i in range(len(self.to_mel)):
            a, b = a + self.to_mel[i](b), b + self.to_motion[i](a) * present
            a = self.mel.step(i, a, e_mel, c, style, style_given, frames)
            b = self.motion.step(i, b, e_motion, c, style, style_given, frames)
        return self.mel.leave(a), self.motion.leave(b)

    def motion_alone(self, motion, motion_time, motion_context, motion_given, text, text_given, position, prosody,
                     speaker, emotion, style, style_given, participant, frames) -> Tensor:
        """The motion tower without the mel tower: the same as ``forward`` with ``mel_present`` 0."""
        c = self.condition(text, text_given, position, prosody, speaker, emotion, participant)
        e = nn.functional.silu(self.motion_time_own(self.time(motion_time)))
        b = self.motion.enter(motion, motion_context, motion_given)
        for i in range(len(self.to_mel)):
            b = self.motion.step(i, b, e, c, style, style_given, frames)
        return self.motion.leave(b)


class StyleEncoder(nn.Module):
    """A reference clip -> style tokens: gated blocks, then learned queries that attend to the clip."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int):
        super().__init__()
        width = config.style_width
        self.inward = nn.Linear(audio.mels + channels + 2, width)
        self.blocks = nn.ModuleList(GatedBlock(width, 1, d) for d in (1, 2, 4, 8))
        self.queries = nn.Parameter(torch.randn(config.style_tokens, width) * 0.1)
        self.key_value = nn.Linear(width, 2 * width)
        self.norm = nn.LayerNorm(width)

    def forward(self, mel: Tensor, motion: Tensor, mel_given: Tensor, motion_given: Tensor) -> Tensor:
        """mel (B,T,80), motion (B,T,channels), flags (B,) -> (B,tokens,width)."""
        frames = mel.shape[1]
        flags = torch.stack([mel_given, motion_given], -1)[:, None].expand(-1, frames, -1)
        x = self.inward(torch.cat([mel * mel_given[:, None, None], motion * motion_given[:, None, None], flags], -1))
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, ones, ones)
        key, value = self.key_value(x).chunk(2, -1)
        weights = torch.softmax(self.queries @ key.transpose(1, 2) * self.queries.shape[1] ** -0.5, -1)
        return self.norm(weights @ value)
