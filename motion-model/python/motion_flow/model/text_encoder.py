"""Text encoder with duration, F0, voicing and energy prediction."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow import text as texts
from motion_flow.config import ModelConfig
from motion_flow.model.blocks import StyleAttention, shift
from motion_flow.model.manner import PACE, PACE_SPREAD, cut
from motion_flow.model.prosody import ProsodyFlow


class EncoderLayer(nn.Module):
    """Depthwise convolution (7), self-attention, feed-forward with kernel 3; each pre-normed and residual."""

    def __init__(self, width: int, dropout: float, heads: int = 2):
        super().__init__()
        self.depthwise = nn.Parameter(torch.zeros(7, width))
        self.norm_attention = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_feed = nn.LayerNorm(width)
        self.inward = nn.Linear(3 * width, 4 * width)
        self.outward = nn.Linear(4 * width, width)
        self.dropout = nn.Dropout(dropout)
        self.heads = heads

    def _attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (self.qkv(x).reshape(batch, length, 3, self.heads, width // self.heads)
                   .permute(2, 0, 3, 1, 4).unbind(0))
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(mask[:, None, None] == 0, -1e4)
        return self.out((torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, width))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x (B,N,C), mask (B,N) or None -> (B,N,C)."""
        keep = 1.0 if mask is None else mask[..., None]
        x = x + sum(shift(x * keep, i - 3) * self.depthwise[i] if i != 3 else x * self.depthwise[3]
                    for i in range(7))
        x = x + self.dropout(self._attend(self.norm_attention(x), mask))
        h = self.norm_feed(x) * keep
        h = nn.functional.silu(self.inward(torch.cat([shift(h, 1), h, shift(h, -1)], -1)))
        return x + self.dropout(self.outward(h))


class TextEncoder(nn.Module):
    """Phones -> features for the towers, durations, prosody. See docs/architecture.md for the shapes."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        width = config.text_width
        self.symbol = nn.Embedding(len(texts.SYMBOLS), width)
        self.stress = nn.Embedding(4, width)
        self.mark = nn.Embedding(len(texts.PUNCTUATION), width)
        self.boundary = nn.Embedding(16, width)
        for table in (self.symbol, self.stress, self.mark, self.boundary):
            nn.init.normal_(table.weight, std=0.5)
        self.line = nn.Linear(1 + config.dials + 1 + config.emotions + 1, width, bias=False)
        self.layers = nn.ModuleList(EncoderLayer(width, config.text_dropout) for _ in range(config.text_layers))
        self.style = StyleAttention(width, config.style_width, config.style_heads_width)
        self.norm = nn.LayerNorm(width)
        self.plan = EncoderLayer(width, config.text_dropout)
        self.duration = nn.Linear(width, 1)
        self.prosody = nn.Linear(width, 12)
        self.flow = ProsodyFlow(width, config.prosody_width, config.text_dropout)

    def encode(self, phones, stress, punctuation, boundary, emphasis, speaker, emotion, style, style_given,
               mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """-> text (B,N,W), planned (B,N,W), and the regressed log_duration (B,N) and prosody (B,N,4,3)."""
        length = phones.shape[1]
        line = torch.cat([speaker, emotion], -1)[:, None].expand(-1, length, -1)
        x = (self.symbol(phones) + self.stress(stress) + self.mark(punctuation) + self.boundary(boundary)
             + self.line(torch.cat([emphasis[..., None], line], -1)))
        for layer in self.layers:
            x = layer(x, mask)
        tokens, manner = cut(style, style_given)
        x = self.norm(x + self.style(x, tokens, style_given))
        planned = self.plan(x, mask)
        prosody = self.prosody(planned).reshape(planned.shape[0], length, 4, 3)
        return x, planned, self.duration(planned)[..., 0] + PACE_SPREAD * manner[:, PACE, None], prosody

    def forward(self, phones, stress, punctuation, boundary, emphasis, speaker, emotion, style, style_given,
                prosody_noise, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """-> text (B,N,W), log_duration (B,N), prosody (B,N,4,3) with voicing as a logit."""
        x, planned, duration, prosody = self.encode(phones, stress, punctuation, boundary, emphasis, speaker, emotion,
                                                    style, style_given, mask)
        moved = prosody_noise.abs().amax((1, 2))[:, None, None] > 0
        residual = self.flow.sample(prosody_noise, planned, mask) * moved
        rest = residual[..., 1:].reshape(prosody.shape)
        voiced = (torch.sigmoid(prosody[..., 1]) + rest[..., 1]).clamp(0.01, 0.99)
        sampled = torch.stack([prosody[..., 0] + rest[..., 0], torch.log(voiced / (1 - voiced)),
                               prosody[..., 2] + rest[..., 2]], -1)
        return x, duration + residual[..., 0], sampled
