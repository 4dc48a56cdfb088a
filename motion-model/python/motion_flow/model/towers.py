"""The velocity field: two towers of gated blocks with linear highways from sound to motion.

A tower works on tokens of ``fold`` neighbouring frames. All that the frames are known to be (text, prosody, speaker,
emotion, style, partner) is folded once a piece into the ``condition`` that every block of every step adds.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.model import manner
from motion_flow.model.blocks import (FlowBlock, GatedBlock, HarmonicComb, JointAttention, StyleAttention,
                                      TimeEmbedding, shift)
from motion_flow.teacher.channels import MARKS


def fold(x: Tensor, count: int) -> Tensor:
    """(B,T,C) -> (B,T/count,count*C)."""
    return x.reshape(x.shape[0], -1, count * x.shape[2])


def unfold(x: Tensor, count: int) -> Tensor:
    """(B,T/count,count*C) -> (B,T,C)."""
    return x.reshape(x.shape[0], -1, x.shape[2] // count)


def smoothed(x: Tensor, frames: Tensor) -> Tensor:
    """Binomial mean over five frames of those that are frames: x (B,T,C), frames (B,T).

    Faces hardly move above 12 Hz: this takes a third of that frequency, 19/20 of 30 Hz and all of the highest, where a
    tower on pairs of frames would leave a tremor.
    """
    mask = frames[..., None]
    x = x * mask
    total, weight = 6 * x, 6 * mask
    for by, share in ((1, 4), (2, 1)):
        total = total + share * (shift(x, by) + shift(x, -by))
        weight = weight + share * (shift(mask, by) + shift(mask, -by))
    return total / weight.clamp(min=1)


def part_sizes(config: ModelConfig) -> list[int]:
    """Widths of what the conditioner hands on: for each block, the mel tower's first, and for each tower's entry."""
    return [2 * config.mel_width] * config.blocks + [2 * config.motion_width] * config.blocks \
        + [config.mel_width, config.motion_width]


class Conditioner(nn.Module):
    """Everything known about each frame -> what each block of both towers adds."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, log_f0_mean: float, log_f0_sd: float):
        super().__init__()
        width = config.condition_width
        self.fold = config.fold
        self.comb = HarmonicComb(audio, config.comb_bands)
        self.register_buffer("log_f0_mean", torch.tensor(log_f0_mean))
        self.register_buffer("log_f0_sd", torch.tensor(log_f0_sd))
        frame = config.text_width + 8 + 6 + config.comb_bands
        self.frames = nn.Linear(config.fold * frame, width)
        self.line = nn.Linear(1 + config.dials + 1 + config.emotions + 1, width, bias=False)
        self.partner = nn.Linear(config.fold * (config.participant - len(MARKS)), width, bias=False)
        self.style = StyleAttention(width, config.style_width, config.style_heads_width)
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, width)
        self.dropout = nn.Dropout(config.dropout)
        self.blocks = nn.ModuleList(GatedBlock(width, 1, d, config.dropout) for d in config.condition_dilations)
        self.sizes = part_sizes(config)
        self.outward = nn.Linear(width, sum(self.sizes[:-2]))
        self.mean = nn.Linear(width, config.fold * audio.mels)
        self.entry = nn.Linear(config.fold * audio.mels, config.mel_width, bias=False)
        self.accents = nn.Linear(width, config.fold * config.accents)
        self.gesture = nn.Linear(config.fold * config.accents, config.motion_width, bias=False)
        self.gestures = manner.Gestures(config)
        self.gesture_plan = nn.Linear(config.fold * len(MARKS), config.motion_width, bias=False)
        for layer in (self.mean, self.entry, self.gesture, self.gesture_plan):
            nn.init.zeros_(layer.weight)

    def forward(self, text, text_given, position, prosody, speaker, emotion, style, style_given,
                participant) -> tuple[Tensor, ...]:
        """text (B,T,W), position (B,T,8), prosody (B,T,6), participant (B,T,62), the others one a line -> one tensor for
        each block, the mel tower's first, and one for each tower's entry."""
        return self.both(text, text_given, position, prosody, speaker, emotion, style, style_given, participant)[0]

    def both(self, text, text_given, position, prosody, speaker, emotion, style, style_given,
             participant) -> tuple[tuple[Tensor, ...], Tensor, Tensor]:
        """The condition, and what the towers start from: the mean mel (B,T,80) that these conditions alone suggest, and
        the logits of pitch accents (B,T,3), which nods and raises of the brows go with."""
        tokens, numbers = manner.cut(style, style_given)
        partner, plan = participant[..., :-len(MARKS)], participant[..., -len(MARKS):]
        x, mean, accents = self._hidden(text, text_given, position, prosody, speaker, emotion, tokens, style_given, partner)
        shared = self.outward(x).split(self.sizes[:-2], -1)
        half = len(shared) // 2
        own = self.gestures(x, fold(participant, self.fold), numbers, style_given)
        moving = [a + b for a, b in zip(shared[half:], own)]
        entry = self.gesture(torch.sigmoid(accents)) + self.gesture_plan(fold(plan, self.fold)) + own[-1]
        parts = (*shared[:half], *moving, self.entry(mean), entry)
        return parts, unfold(mean, self.fold), unfold(accents, self.fold)

    def _hidden(self, text, text_given, position, prosody, speaker, emotion, style, style_given,
                partner) -> tuple[Tensor, Tensor, Tensor]:
        """Tokens, and of their frames side by side the mean mel and the logits of accents."""
        given = text_given[:, None, None]
        log_f0 = prosody[..., 0] * self.log_f0_sd + self.log_f0_mean
        comb = self.comb(log_f0, prosody[..., 1] * prosody[..., 3] * prosody[..., 4])
        values = prosody[..., :3] * prosody[..., 3:]
        frame = torch.cat([text * given, position * given, values, prosody[..., 3:], comb], -1)
        line = self.line(torch.cat([text_given[:, None], speaker, emotion], -1))[:, None]
        x = self.frames(fold(frame, self.fold)) + line + self.partner(fold(partner, self.fold))
        x = nn.functional.silu(x)
        x = x + self.style(x, style, style_given)
        h = self.norm(x)
        x = x + nn.functional.silu(self.mix(self.dropout(torch.cat([shift(h, 1), h, shift(h, -1)], -1))))
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, ones, ones)
        return x, self.mean(x), self.accents(x)


class Tower(nn.Module):
    """One stream: its input and output projections and its blocks."""

    def __init__(self, channels: int, width: int, dilations: tuple[int, ...], config: ModelConfig):
        super().__init__()
        self.fold, self.width = config.fold, width
        self.inward = nn.Linear(config.fold * (2 * channels + 1), width)
        self.blocks = nn.ModuleList(FlowBlock(width, d, config.dropout) for d in dilations)
        self.times = nn.Linear(config.time_width, len(dilations) * width)
        self.norm = nn.LayerNorm(width)
        self.outward = nn.Linear(width, config.fold * channels)
        nn.init.zeros_(self.outward.weight)
        nn.init.zeros_(self.outward.bias)

    def enter(self, x: Tensor, context: Tensor, given: Tensor, frames: Tensor) -> Tensor:
        """x, context (B,T,channels), given, frames (B,T) -> tokens (B,T/fold,width)."""
        x, given = x * frames[..., None], (given * frames)[..., None]
        return self.inward(fold(torch.cat([x, context * given, given], -1), self.fold))

    def biases(self, time: Tensor) -> list[Tensor]:
        """Time embedding (B,time_width) -> one (B,1,width) a block."""
        return list(self.times(time)[:, None].split(self.width, -1))

    def leave(self, h: Tensor) -> Tensor:
        """Tokens -> velocity (B,T,channels)."""
        return unfold(self.outward(self.norm(h)), self.fold)


class VelocityField(nn.Module):
    """Both towers. Each has its own flow time and sees the other's."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int):
        super().__init__()
        width = config.time_width
        self.fold, self.blocks = config.fold, config.blocks
        self.time = TimeEmbedding(width)
        self.mel_time = nn.Sequential(nn.Linear(2 * width, width), nn.SiLU())
        self.motion_time_own = nn.Linear(width, width)
        self.motion_time_other = nn.Linear(width, width, bias=False)
        self.mel = Tower(audio.mels, config.mel_width, config.mel_dilations, config)
        self.motion = Tower(channels, config.motion_width, config.motion_dilations, config)
        self.sizes = part_sizes(config)
        back, forth = (config.blocks * (config.highways in kinds) for kinds in (("linear",), ("linear", "to_motion")))
        self.to_mel = nn.ModuleList(nn.Linear(config.motion_width, config.mel_width, bias=False) for _ in range(back))
        self.to_motion = nn.ModuleList(nn.Linear(config.mel_width, config.motion_width, bias=False) for _ in range(forth))
        attended = config.blocks // 2 if config.highways == "attention" else 0
        self.attention = nn.ModuleList(JointAttention(config.mel_width, config.motion_width) for _ in range(attended))
        for highway in (*self.to_mel, *self.to_motion):
            nn.init.normal_(highway.weight, std=0.01)

    def _motion(self, h, motion, time, context, given, frames) -> Tensor:
        """Tokens -> the motion's velocity, smoothed together with the known frames' own, so that no seam is left."""
        rest = (1 - time).clamp(min=0.01)[:, None, None]
        known = given[..., None]
        velocity = self.motion.leave(h)
        return smoothed(velocity + known * ((context - motion) / rest - velocity), frames)

    def _parts(self, condition: Tensor | tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """One tensor a block, the mel tower's first, and one for each tower's entry; a condition in one piece is cut."""
        return condition.split(self.sizes, -1) if isinstance(condition, Tensor) else condition

    def _mask(self, frames: Tensor) -> Tensor:
        """A token lives if any of its frames does: (B,T) -> (B,T/fold,1)."""
        return frames.reshape(frames.shape[0], -1, self.fold).amax(-1, keepdim=True)

    def forward(self, mel, motion, mel_time, motion_time, mel_context, motion_context, mel_given, motion_given, condition,
                frames, mel_present: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Velocities of both streams. ``mel_present`` (B,) is 0 where the motion tower is to run alone (training)."""
        parts = self._parts(condition)
        mask = self._mask(frames)
        t_mel, t_motion = self.time(mel_time), self.time(motion_time)
        e_mel = self.mel.biases(self.mel_time(torch.cat([t_mel, t_motion], -1)))
        other, present = self.motion_time_other(t_mel), None
        if mel_present is not None:
            present = mel_present[:, None, None]
            other = other * mel_present[:, None]
        e_motion = self.motion.biases(nn.functional.silu(self.motion_time_own(t_motion) + other))
        a = self.mel.enter(mel, mel_context, mel_given, frames) + parts[-2]
        b = self.motion.enter(motion, motion_context, motion_given, frames) + parts[-1]
        for i in range(self.blocks):
            a, b = self._join(i, a, b, mask, present)
            a = self.mel.blocks[i](a, e_mel[i], parts[i], mask)
            b = self.motion.blocks[i](b, e_motion[i], parts[self.blocks + i], mask)
        return self.mel.leave(a), self._motion(b, motion, motion_time, motion_context, motion_given, frames)

    def _join(self, i: int, a: Tensor, b: Tensor, mask: Tensor, present: Tensor | None) -> tuple[Tensor, Tensor]:
        """What the towers tell each other before block ``i``."""
        if len(self.to_motion):
            over = self.to_motion[i](a)
            moved = b + (over if present is None else over * present)
            return a + self.to_mel[i](b) if len(self.to_mel) else a, moved
        if i % 2 == 1 and i // 2 < len(self.attention):
            return self.attention[i // 2](a, b, mask, present)
        return a, b

    def motion_alone(self, motion, motion_time, motion_context, motion_given, condition, frames) -> Tensor:
        """The motion tower without the mel tower: the same as ``forward`` with ``mel_present`` 0."""
        parts = self._parts(condition)
        mask = self._mask(frames)
        e = self.motion.biases(nn.functional.silu(self.motion_time_own(self.time(motion_time))))
        b = self.motion.enter(motion, motion_context, motion_given, frames) + parts[-1]
        for i in range(self.blocks):
            b = self.motion.blocks[i](b, e[i], parts[self.blocks + i], mask)
        return self._motion(b, motion, motion_time, motion_context, motion_given, frames)


class StyleEncoder(nn.Module):
    """A reference clip -> style: tokens (gated blocks on folded frames, then learned queries that attend to the clip),
    and the numbers of its manner in the last row."""

    def __init__(self, config: ModelConfig, audio: AudioConfig, channels: int):
        super().__init__()
        width = config.style_width
        self.fold = config.style_fold
        self.inward = nn.Linear(self.fold * (audio.mels + channels) + 2, width)
        self.blocks = nn.ModuleList(GatedBlock(width, 1, d) for d in (1, 2, 4, 8))
        self.queries = nn.Parameter(torch.randn(config.style_tokens, width) * 0.1)
        self.key_value = nn.Linear(width, 2 * width)
        self.norm = nn.LayerNorm(width)
        self.manner = manner.MannerReader(config, audio, channels)

    def forward(self, mel: Tensor, motion: Tensor, mel_given: Tensor, motion_given: Tensor) -> Tensor:
        """mel (B,T,80), motion (B,T,channels), flags (B,) -> (B,tokens+1,width). T is a multiple of ``fold``."""
        both = torch.cat([mel * mel_given[:, None, None], motion * motion_given[:, None, None]], -1)
        tokens = fold(both, self.fold)
        flags = torch.stack([mel_given, motion_given], -1)[:, None].expand(-1, tokens.shape[1], -1)
        clip = torch.cat([tokens, flags], -1)
        x = self.inward(clip)
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, ones, ones)
        key, value = self.key_value(x).split(self.queries.shape[1], -1)
        weights = torch.softmax(self.queries @ key.transpose(1, 2) * self.queries.shape[1] ** -0.5, -1)
        numbers = manner.row(self.manner(clip), self.queries.shape[1])
        return torch.cat([self.norm(weights @ value), numbers], 1)
