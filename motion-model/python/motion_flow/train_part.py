"""Train one part of the joint model by a loss of its own, on batches of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch.utils.data import DataLoader

from motion_flow import config as configs
from motion_flow.model.joint import JointModel
from motion_flow.run import Run, Stream, tensors
from motion_flow.teacher.channels import CHANNELS


def train_part(config: configs.Config, name: str, prefix: str, statistics: dict, make: Callable[[int], Iterable],
               unseen: Iterable, loss: Callable) -> None:
    """Train the parameters whose names begin with ``prefix``.

    ``make(seed)`` -> batches to train on; ``unseen``: batches to look at; ``loss(model, batch)`` -> (error, terms);
    ``statistics``: of mel, pitch and motion.
    """
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    for key, parameter in model.named_parameters():
        parameter.requires_grad_(key.startswith(prefix))
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": statistics})
    run.begin()
    fixed = [tensors(batch) for batch in unseen]

    @torch.no_grad()
    def validate(average):
        terms = [loss(average, batch)[1] for batch in fixed]
        return {key: round(float(np.mean([t[key] for t in terms])), 4) for key in terms[0]}

    loader = DataLoader(Stream(make, config.train.seed + run.step), batch_size=None, num_workers=1, prefetch_factor=8)
    run.train(loader, loss, validate)
