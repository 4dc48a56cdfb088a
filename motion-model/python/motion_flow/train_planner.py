"""Train the planner by itself: when a face nods and raises its brows (``train --part planner``). Minutes are enough."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from motion_flow import config as configs
from motion_flow.data import items
from motion_flow.data.heard import HeardVoices
from motion_flow.data.plans import Plans, Sizes
from motion_flow.export import IDLE_CHUNK
from motion_flow.model.joint import JointModel
from motion_flow.model.manner import row
from motion_flow.model.planner import VOICE
from motion_flow.teacher.channels import MARKS
from motion_flow.train_part import train_part

HELD_OUT = 16  # batches
SPOKEN = 8  # times as many heard pieces as spoken ones, which are longer


def planner_loss(model: JointModel, batch: dict) -> tuple[Tensor, dict]:
    """-> cross-entropy of gestures' beginnings where they could begin, in nats a second; the same by kind."""
    errors = {f"heard_{MARKS[0]}": _errors(heard(model, batch["heard"]), batch["heard"])[0]}
    spoken_errors = _errors(spoken(model, batch["spoken"]), batch["spoken"])
    errors.update({f"spoken_{mark}": error for mark, error in zip(MARKS, spoken_errors)})
    errors = {key: model.audio.fps * error for key, error in errors.items()}
    return sum(errors.values()), {key: float(error.detach()) for key, error in errors.items()}


def heard(model: JointModel, batch: dict[str, Tensor]) -> Tensor:
    """Logits (B,T,MARKS) of somebody who listens."""
    size, frames, _ = batch["voice"].shape
    return model.planner(torch.zeros(size, frames, model.config.text_width), torch.zeros(size),
                         torch.zeros(size, frames, 8), torch.zeros(size, frames, 6), batch["voice"],
                         **_line(model, batch))


def spoken(model: JointModel, batch: dict[str, Tensor]) -> Tensor:
    """Logits (B,T,MARKS) of somebody who speaks."""
    size, frames = batch["owner"].shape
    symbol, stress, mark, boundary = batch["codes"].unbind(1)
    absent = {key: value for key, value in model.absent(size, 0).items() if key in ("style", "style_given")}
    with torch.no_grad():
        text = model.text.encode(symbol, stress, mark, boundary, batch["emphasis"], batch["speaker"], batch["emotion"],
                                 **absent, mask=batch["phone_mask"])[0]
    spoken_frames = batch["prosody"][..., 3:].amax(-1, keepdim=True)
    return model.planner(text[torch.arange(size)[:, None], batch["owner"]] * spoken_frames, torch.ones(size),
                         batch["position"], batch["prosody"], torch.zeros(size, frames, VOICE), **_line(model, batch))


def _line(model: JointModel, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Emotion and style: of the latter the planner reads the numbers alone."""
    style = torch.zeros(len(batch["manner"]), model.config.style_rows, model.config.style_width)
    style[:, -1:] = row(batch["manner"], model.config.style_width)
    return {"emotion": batch["emotion"], "style": style, "style_given": batch["style_given"]}


def _errors(logits: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """(MARKS,) mean expected cross-entropy over the frames in which a gesture could begin."""
    error = F.binary_cross_entropy_with_logits(logits, batch["chance"], reduction="none") * batch["waiting"]
    return error.sum((0, 1)) / batch["waiting"].sum((0, 1)).clamp(min=1)


def train_planner(config: configs.Config, name: str, lines: list[items.Line], held: list[items.Line],
                  statistics: dict) -> None:
    """``lines``, ``held``: what is said and heard, in training and to look at; ``statistics``: of mel, pitch and motion."""
    source = items.MotionSource(config.audio, np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"]))
    sizes = Sizes(config.audio.fps, IDLE_CHUNK, config.train.batch, config.train.batch // SPOKEN)

    heard = HeardVoices(Path(config.train.heard).expanduser()) if config.train.heard else None

    def make(seed, said=lines):
        return Plans(said, source, statistics, sizes, seed, heard)

    train_part(config, name, "planner.", statistics, make, itertools.islice(make(7, held), HELD_OUT), planner_loss)
