"""Train the reader of answers by itself: where a listener nods (``train --part answers``). Minutes are enough."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import DataLoader

from motion_flow import config as configs
from motion_flow.data import items
from motion_flow.data.answers import Answers
from motion_flow.data.batches import SILENCE
from motion_flow.export import IDLE_CHUNK
from motion_flow.model.joint import JointModel
from motion_flow.run import Run, Stream, tensors
from motion_flow.teacher.channels import CHANNELS

HELD_OUT = 16  # batches


def answer_loss(model: JointModel, batch: dict[str, Tensor]) -> tuple[Tensor, dict]:
    """-> cross-entropy of nodding in the frames that are new, in nats a frame; the same by name."""
    logits = model.condition.answers(batch["voice"], batch["manner"])[:, SILENCE[0]:SILENCE[0] + IDLE_CHUNK, 0]
    error = F.binary_cross_entropy_with_logits(logits, batch["nods"])
    return error, {"nods": float(error.detach())}


def train_answers(config: configs.Config, name: str, lines: list[items.Line], held: list[items.Line],
                  statistics: dict) -> None:
    """``lines``, ``held``: what partners say, in training and to look at; ``statistics``: of mel, pitch and motion."""
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    for key, parameter in model.named_parameters():
        parameter.requires_grad_(key.startswith("condition.answers."))
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": statistics})
    run.begin()
    source = items.MotionSource(config.audio, np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"]))

    def make(seed, said=lines):
        return Answers(said, source, statistics, config.audio.fps, IDLE_CHUNK, config.train.batch, seed)

    unseen = [tensors(batch) for batch, _ in zip(make(7, held), range(HELD_OUT))]

    @torch.no_grad()
    def validate(average):
        return {"nods": round(float(np.mean([answer_loss(average, batch)[1]["nods"] for batch in unseen])), 4)}

    loader = DataLoader(Stream(make, config.train.seed + run.step), batch_size=None, num_workers=1, prefetch_factor=8)
    run.train(loader, answer_loss, validate)
