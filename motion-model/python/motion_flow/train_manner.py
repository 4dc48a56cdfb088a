"""Train the reader of manners by itself: clips as long as references are, at every pace (``train --part manner``)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from motion_flow import config as configs
from motion_flow.data import items
from motion_flow.data.batches import Pool
from motion_flow.data.clips import Clips
from motion_flow.model.joint import JointModel
from motion_flow.run import Run, Stream, tensors
from motion_flow.teacher.channels import CHANNELS

HELD_OUT = 5  # batches


def manner_loss(model: JointModel, batch: dict[str, Tensor]) -> tuple[Tensor, dict]:
    """-> mean square of what was read wrongly, in standard deviations of drawn styles; the same for each number."""
    style = model.style(batch["mel"], batch["motion"], batch["mel_given"], batch["motion_given"])
    known = batch["manner_known"]
    wrong = (style[:, -1, :known.shape[1]] - batch["manner"]).square() * known
    return wrong.sum() / known.sum(), {f"manner{i}": float(v) for i, v in enumerate(wrong.detach().mean(0))}


def train_manner(config: configs.Config, name: str, pools: list[Pool], held: list[items.Line],
                 statistics: dict) -> None:
    """``pools``: the lines to draw from; ``statistics``: of mel, pitch and motion."""
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    for key, parameter in model.named_parameters():
        parameter.requires_grad_(key.startswith("style.manner."))
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": statistics})
    run.begin()
    source = items.MotionSource(config.audio, np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"]))
    unseen = [tensors(batch) for batch, _ in zip(Clips([Pool(held, 1.0)], source, config.train, 7), range(HELD_OUT))]

    @torch.no_grad()
    def validate(average):
        terms = [manner_loss(average, batch)[1] for batch in unseen]
        return {key: round(float(np.mean([t[key] for t in terms])), 3) for key in terms[0]}

    loader = DataLoader(Stream(lambda seed: Clips(pools, source, config.train, seed), config.train.seed + run.step),
                        batch_size=None, num_workers=1, prefetch_factor=4)
    run.train(loader, manner_loss, validate)
