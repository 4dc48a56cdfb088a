"""What a rig's profile makes of sampled motion: the product's files hold weights as its avatar wears them."""

from __future__ import annotations

import json
from functools import cache

import numpy as np

from motion_flow import config as configs
from motion_flow.teacher.channels import CHANNELS, INDEX

PROFILE = "woman"
"""The rig that ``./speak`` writes files for, unless it is told of another."""


@cache
def _rules(profile: str) -> dict[str, list[tuple[int, int]]]:
    """{"fades", "limits"}: pairs of channels, each shape and what it depends on. Shapes that are not sampled are left out."""
    path = configs.repository() / "assets" / "Rigs" / f"{profile}.json"
    rules = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return {kind: [(INDEX[a], INDEX[b]) for pair in pairs for a, b in zip(_sides(pair["shape"]), _sides(pair["by"]))]
            for kind, pairs in rules.items()}


def _sides(shape: str) -> list[str]:
    """A shape's channels: itself, or its left and right; none if it is not sampled."""
    return [name for name in CHANNELS if name in (shape, shape + "Left", shape + "Right")]


def worn(motion: np.ndarray, profile: str = PROFILE) -> np.ndarray:
    """(frames, channels) by the profile's rules: fades (``shape *= 1 - by``) first, then limits (``shape = min``)."""
    result, rules = np.array(motion), _rules(profile)
    for shape, by in rules["fades"]:
        result[:, shape] *= 1 - np.clip(result[:, by], 0, 1)
    for shape, by in rules["limits"]:
        result[:, shape] = np.minimum(result[:, shape], result[:, by])
    return result
