"""Where a listener nods is told from the partner's voice, and can be learnt from talks alone."""

import numpy as np
import pytest
import torch
from test_items import AUDIO, STATISTICS, line, source  # noqa: F401

from motion_flow.config import ModelConfig
from motion_flow.data.answers import Answers
from motion_flow.data.batches import SILENCE
from motion_flow.model.answers import AnswerReader, heard

CHUNK = 32


@pytest.fixture
def batch(line):  # noqa: F811
    return next(iter(Answers([line], source(), STATISTICS, AUDIO.fps, CHUNK, 16, 1)))


def test_pieces_show_the_voice_as_far_as_inference_knows_it(batch):
    frames = sum(SILENCE) + CHUNK
    assert batch["voice"].shape == (16, frames, 4) and batch["nods"].shape == (16, CHUNK)
    assert not batch["voice"][:, SILENCE[0] + CHUNK:].any()
    assert set(np.unique(batch["voice"][..., 0])) <= {0.0, 1.0}
    assert batch["voice"][..., 3].min() >= 0 and batch["voice"][..., 3].max() <= 1


def test_the_reader_takes_the_voice_out_of_the_partner_and_nothing_else():
    torch.manual_seed(0)
    reader, partner = AnswerReader(ModelConfig()), torch.randn(2, 96, 61)
    manner = torch.zeros(2, 10)
    told = reader(heard(partner), manner)
    assert told.shape == (2, 96, 1)
    other = partner.clone()
    other[..., :54] = 0
    assert torch.equal(reader(heard(other), manner), told)
    other[:, 40, 60] += 1
    assert not torch.equal(reader(heard(other), manner), told)


def test_a_reader_learns_that_cues_are_answered():
    """A cue two thirds of a second ago, and none: after a few steps the one is told from the other."""
    torch.manual_seed(0)
    reader = AnswerReader(ModelConfig())
    voice = torch.zeros(32, 96, 4)
    voice[:16, 20:, 3] = torch.exp(-torch.arange(76) / 86.0)
    nods = torch.cat([torch.ones(16), torch.zeros(16)])[:, None].expand(-1, CHUNK)
    optimiser = torch.optim.AdamW(reader.parameters(), 3e-3)
    for _ in range(60):
        error = torch.nn.functional.binary_cross_entropy_with_logits(reader(voice, torch.zeros(32, 10))[:, 56:88, 0], nods)
        optimiser.zero_grad()
        error.backward()
        optimiser.step()
    assert float(error) < 0.1
