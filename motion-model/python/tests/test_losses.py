"""Weights of the losses."""

import numpy as np
import torch

from motion_flow.config import AudioConfig, ModelConfig
from motion_flow.data import items
from motion_flow.losses import JointLoss, _after_known
from motion_flow.model.joint import JointModel
from motion_flow.teacher.channels import CHANNELS, COLUMNS, INDEX

SMALL = ModelConfig(text_width=16, text_layers=1, prosody_width=8, mel_width=16, motion_width=12, mel_dilations=(1, 2),
                    motion_dilations=(1, 2), condition_width=16, time_width=8, style_width=16, style_heads_width=4)


def test_frames_after_the_known_ones():
    given = torch.tensor([[1.0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]])
    torch.testing.assert_close(_after_known(given, 3), torch.tensor([[0.0, 0, 1, 1, 1, 0], [0] * 6]))


def loss():
    return JointLoss(np.zeros(len(COLUMNS), np.float32), np.ones(len(COLUMNS), np.float32))


def silence(frames=32):
    zero = torch.zeros(2, frames)
    return {"motion": torch.randn(2, frames, len(COLUMNS)), "motion_time": torch.tensor([0.1, 0.6]),
            "motion_given": (torch.arange(frames) < 8).float().expand(2, -1), "frames": torch.ones(2, frames),
            "bilabial": zero, "text_given": torch.zeros(2), "position": torch.zeros(2, frames, 8),
            "participant": torch.zeros(2, frames, 62), "speaker": torch.zeros(2, 21), "emotion": torch.zeros(2, 8),
            "style_given": torch.zeros(2)}


def test_silent_pieces_train_the_motion_tower_alone():
    model = JointModel(SMALL, AudioConfig(), len(CHANNELS),
                       {"log_f0_mean": 5.0, "log_f0_sd": 0.2, "motion_mean": [0.0] * len(COLUMNS)})
    terms = loss()._idle(model, silence(), torch.Generator().manual_seed(1))
    sum(terms.values()).backward()
    reached = {name for name, p in model.named_parameters() if p.grad is not None and bool(p.grad.any())}
    assert any(name.startswith("field.motion.") for name in reached)
    assert not any(name.startswith(("field.mel.", "text.", "field.to_mel", "field.to_motion")) for name in reached)


def test_a_missed_nod_costs_more_than_a_missed_lean():
    """The same error in degrees: over a nod's third of a second, or as a lean of three seconds."""
    at = torch.arange(256) / 86.13
    costs = []
    for width in (0.12, 1.2):
        error = torch.zeros(1, 256, len(COLUMNS))
        error[0, :, INDEX["headPitch"]] = torch.exp(-0.5 * ((at - 1.5) / width) ** 2)
        error = error / error.square().sum().sqrt()
        batch = {"frames": torch.ones(1, 256), "motion_given": torch.zeros(1, 256), "bilabial": torch.zeros(1, 256)}
        square, change, _ = loss()._motion(error, batch)
        costs.append(float(square + 0.5 * change))
    assert costs[0] > 1.2 * costs[1]


def test_nods_and_raises_weigh_more_than_cheeks():
    weight = dict(zip(CHANNELS, items.SEEN))
    assert weight["headPitch"] > weight["mouthClose"] > weight["cheekPuff"]
    assert weight["browInnerUp"] > weight["headPitch"] == weight["leftEyeYaw"]
