"""Losses of the joint model."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from motion_flow.data import items
from motion_flow.model.flow import path, smooth_noise
from motion_flow.model.manner import NUMBERS, row

# Frames after the known ones where a jump would be seen, and how much more they count.
SEAM, SEAM_WEIGHT = 6, 4.0
# Frames over which nods and raises change much and the head's slow sway little: their errors would drown in its.
GESTURE = 8


def _masked(values: Tensor, mask: Tensor) -> Tensor:
    """Mean of (B,T,C) over the channels and over the frames where mask (B,T) is set."""
    return (values.mean(-1) * mask).sum() / mask.sum().clamp(min=1)


def _after_known(given: Tensor, count: int) -> Tensor:
    """(B,T): 1 on the first ``count`` frames after known ones."""
    padded = F.pad(given, (count, 0))
    near = torch.stack([padded[:, count - i:padded.shape[1] - i] for i in range(1, count + 1)]).amax(0)
    return near * (1 - given)


class JointLoss:
    """All terms of one batch. ``mean`` and ``sd`` (channels,) undo the motion's normalisation."""

    def __init__(self, mean, sd):
        self._mean, self._sd = torch.as_tensor(mean), torch.as_tensor(sd)
        self._seen, self._mouth = torch.as_tensor(items.SEEN), torch.as_tensor(items.MOUTH)

    def __call__(self, model, batch: dict[str, Tensor], generator: torch.Generator | None = None):
        """-> (total, dictionary of terms)."""
        line, read = self._line(model, batch)
        terms = self._plan(model, batch, line, generator)
        text = terms.pop("text")
        terms.update(self._flow(model, batch, text, line, generator))
        terms["manner"] = read
        total = (terms["mel"] + terms["mean"] + 2 * terms["accents"] + terms["motion"] + 0.5 * terms["motion_step"] + terms["closure"]
                 + terms["duration"] + 0.5 * terms["log_f0"] + 0.2 * terms["voiced"] + 0.2 * terms["energy"] + 0.3 * terms["delivery"] + 0.3 * read)
        if "idle" in batch:
            silent = self._idle(model, batch["idle"], generator)
            terms.update(silent)
            total = total + 0.5 * (silent["idle"] + 0.5 * silent["idle_step"]) + 0.2 * silent["idle_manner"]
        return total, {key: float(value.detach()) for key, value in terms.items()}

    def _line(self, model, batch) -> tuple[dict[str, Tensor], Tensor]:
        """The conditions that hold for a whole line; the error of the manner read from the reference clips."""
        style, error = self._style(model, batch)
        return {"speaker": batch["speaker"], "emotion": batch["emotion"], "style": style,
                "style_given": batch["style_given"]}, error

    def _idle(self, model, batch, generator) -> dict[str, Tensor]:
        """Silent pieces: the motion tower alone."""
        motion, time = batch["motion"], batch["motion_time"]
        noise = smooth_noise(*motion.shape, model.config.motion_noise_sigma, generator)
        known, read = self._silence(model, batch)
        condition = model.condition(**known)
        velocity = model.field.motion_alone(path(noise, motion, time), time, motion, batch["motion_given"], condition,
                                            batch["frames"])
        square, step, _ = self._motion(velocity - (motion - noise), batch)
        return {"idle": square, "idle_step": step, "idle_manner": read}

    def _silence(self, model, batch) -> tuple[dict[str, Tensor], Tensor]:
        """What the conditioner is told of silent pieces; the error of the manner read."""
        size, frames = batch["frames"].shape
        line, read = self._line(model, batch)
        return {"text": torch.zeros(size, frames, model.config.text_width), "text_given": batch["text_given"],
                "position": batch["position"], "prosody": torch.zeros(size, frames, 6),
                "participant": batch["participant"], **line}, read

    def _motion(self, error: Tensor, batch) -> tuple[Tensor, Tensor, Tensor]:
        """Squared errors of velocity and of its steps from frame to frame, and the frames that are wanted (B,T).

        Squares, not magnitudes: the field is a mean, and blinks, glances and nods are rare, so their median is a face
        that does nothing.
        """
        wanted = batch["frames"] * (1 - batch["motion_given"])
        weight = self._seen * (1 + batch["bilabial"][..., None] * self._mouth)
        weight = weight * (1 + SEAM_WEIGHT * _after_known(batch["motion_given"], SEAM))[..., None]
        # Known frames have no error: the step out of them into the first new frame counts too.
        error = error * wanted[..., None]
        return 0.5 * _masked(error.square() * weight, wanted), self._change(error, batch["frames"], wanted, 1) \
            + 2 * self._change(error, batch["frames"], wanted, GESTURE), wanted

    def _change(self, error: Tensor, frames: Tensor, wanted: Tensor, lag: int) -> Tensor:
        """Squared change of the error over ``lag`` frames. Any such quadratic form has the same best field."""
        change = error[:, lag:] - error[:, :-lag]
        return 0.5 * _masked(change.square() * self._seen, wanted[:, lag:] * frames[:, :-lag])

    @staticmethod
    def _style(model, batch) -> tuple[Tensor, Tensor]:
        """Styles of the items, zeros where there is no reference; the error of the manner that was read there.

        The towers are told the numbers as they were drawn, not as they were read: they learn what the numbers mean,
        the reader learns what they are.
        """
        given, config = batch["style_given"] > 0, model.config
        style = torch.zeros(len(given), config.style_rows, config.style_width)
        error = torch.zeros(())
        if given.any():
            made = model.style(*(batch["style_" + key][given] for key in ("mel", "motion", "mel_given", "motion_given")))
            true = batch["manner"][given]
            off = (made[:, -1, :NUMBERS] - true).square() * batch["manner_known"][given]
            error = off.sum() / batch["manner_known"][given].sum()
            whole = torch.cat([made[:, :-1], row(true, config.style_width)], 1)
            style = style.index_put((given.nonzero()[:, 0],), whole)
        return style, error

    def _plan(self, model, batch, line, generator) -> dict[str, Tensor]:
        symbol, stress, mark, boundary = batch["codes"].unbind(1)
        mask = batch["phone_mask"]
        text, planned, duration, prosody = model.text.encode(symbol, stress, mark, boundary, batch["emphasis"], **line,
                                                             mask=mask)
        wanted = mask * batch["planned"][:, None]
        silence = (symbol == 0).float()
        # The silences around a line are set, not predicted.
        inner = wanted.clone()
        inner[:, 0] = 0
        last = mask.sum(1).long() - 1
        inner[torch.arange(len(last)), last] = 0
        plan, voiced = batch["plan"], batch["plan"][..., 1]
        sounding = (wanted * (1 - silence))[..., None]
        return {
            "text": text,
            "duration": _masked((duration - batch["duration"]).abs()[..., None], inner),
            "log_f0": ((prosody[..., 0] - plan[..., 0]).abs() * voiced * sounding).sum()
            / (voiced * sounding).sum().clamp(min=1),
            "voiced": _masked(F.binary_cross_entropy_with_logits(prosody[..., 1], voiced, reduction="none"), wanted),
            "energy": _masked((prosody[..., 2] - plan[..., 2]).abs(), wanted),
            "delivery": self._delivery(model.text.flow, batch, planned.detach(), duration.detach(), prosody.detach(),
                                       inner, generator),
        }

    @staticmethod
    def _delivery(flow, batch, planned, duration, prosody, inner, generator) -> Tensor:
        """Flow matching on what the regression leaves: durations, and F0 where voiced, voicing and energy."""
        plan = batch["plan"]
        middle = torch.stack([prosody[..., 0], torch.sigmoid(prosody[..., 1]), prosody[..., 2]], -1)
        rest = torch.cat([(batch["duration"] - duration)[..., None], (plan - middle).flatten(2)], -1)
        rest = (rest / flow.scale).clamp(-4, 4)
        weight = torch.ones_like(plan)
        weight[..., 0] = plan[..., 1]
        weight = torch.cat([torch.ones_like(weight[..., 0, :1]), weight.flatten(2)], -1) * inner[..., None]
        noise = torch.randn(rest.shape, generator=generator)
        time = torch.rand(len(rest), generator=generator)
        error = flow(path(noise, rest, time), time, planned, batch["phone_mask"]) - (rest - noise)
        return (error.square() * weight).sum() / weight.sum().clamp(min=1)

    def _flow(self, model, batch, text, line, generator) -> dict[str, Tensor]:
        size, frames = batch["frames"].shape
        rows = torch.arange(size)[:, None]
        spoken = batch["spoken"][..., None]
        given = batch["prosody_given"][:, None] * spoken
        mel, motion = batch["mel"], batch["motion"]
        noise_mel = torch.randn(mel.shape, generator=generator)
        noise_motion = smooth_noise(*motion.shape, model.config.motion_noise_sigma, generator)
        motion_at = path(noise_motion, motion, batch["motion_time"])
        condition, mean, accents = model.condition.both(text=text[rows, batch["owner"]] * spoken, text_given=batch["text_given"],
                                               position=batch["position"],
                                               prosody=torch.cat([batch["prosody"] * given, given], -1),
                                               participant=batch["participant"], **line)
        v_mel, v_motion = model.field(
            mel=path(noise_mel, mel, batch["mel_time"]), motion=motion_at, mel_time=batch["mel_time"],
            motion_time=batch["motion_time"], mel_context=mel, motion_context=motion, mel_given=batch["mel_given"],
            motion_given=batch["motion_given"], condition=condition, frames=batch["frames"],
            mel_present=batch["present"])
        wanted_mel = batch["spoken"] * (1 - batch["mel_given"]) * (batch["mel_time"] < 1).float()[:, None]
        square, step, wanted = self._motion(v_motion - (motion - noise_motion), batch)
        guess = (motion_at + (1 - batch["motion_time"])[:, None, None] * v_motion) * self._sd + self._mean
        gap = F.relu(guess[..., items.JAW_OPEN] - guess[..., items.MOUTH_CLOSE] - 0.03)
        return {
            "mel": _masked((v_mel - (mel - noise_mel)).abs() * batch["bands"][:, None], wanted_mel),
            "accents": _masked(F.binary_cross_entropy_with_logits(accents, batch["accents"], reduction="none"),
                               batch["spoken"] * batch["text_given"][:, None]),
            "mean": _masked((mean - mel).abs() * batch["bands"][:, None], batch["spoken"]),
            "motion": square,
            "motion_step": step,
            "closure": (gap * batch["bilabial"] * wanted).sum() / (batch["bilabial"] * wanted).sum().clamp(min=1),
        }
