"""Train the reader of manners by itself: clips as long as references are, at every pace (``train --part manner``)."""

from __future__ import annotations

import itertools

import numpy as np
from torch import Tensor

from motion_flow import config as configs
from motion_flow.data import items
from motion_flow.data.batches import Pool
from motion_flow.data.clips import Clips
from motion_flow.model.joint import JointModel
from motion_flow.train_part import train_part

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
    source = items.MotionSource(config.audio, np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"]))

    def make(seed, drawn=pools):
        return Clips(drawn, source, config.train, seed)

    train_part(config, name, "style.manner.", statistics, make, itertools.islice(make(7, [Pool(held, 1.0)]), HELD_OUT),
               manner_loss)
