"""Train the reader of answers by itself: where a listener nods (``train --part answers``). Minutes are enough."""

from __future__ import annotations

import itertools

import numpy as np
from torch import Tensor
from torch.nn import functional as F

from motion_flow import config as configs
from motion_flow.data import items
from motion_flow.data.answers import Answers
from motion_flow.data.batches import SILENCE
from motion_flow.export import IDLE_CHUNK
from motion_flow.model.joint import JointModel
from motion_flow.train_part import train_part

HELD_OUT = 16  # batches


def answer_loss(model: JointModel, batch: dict[str, Tensor]) -> tuple[Tensor, dict]:
    """-> cross-entropy of nodding in the frames that are new, in nats a frame; the same by name."""
    logits = model.condition.answers(batch["voice"], batch["manner"])[:, SILENCE[0]:SILENCE[0] + IDLE_CHUNK, 0]
    error = F.binary_cross_entropy_with_logits(logits, batch["nods"])
    return error, {"nods": float(error.detach())}


def train_answers(config: configs.Config, name: str, lines: list[items.Line], held: list[items.Line],
                  statistics: dict) -> None:
    """``lines``, ``held``: what partners say, in training and to look at; ``statistics``: of mel, pitch and motion."""
    source = items.MotionSource(config.audio, np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"]))

    def make(seed, said=lines):
        return Answers(said, source, statistics, config.audio.fps, IDLE_CHUNK, config.train.batch, seed)

    train_part(config, name, "condition.answers.", statistics, make, itertools.islice(make(7, held), HELD_OUT), answer_loss)
