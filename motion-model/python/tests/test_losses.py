"""Weights of the losses."""

import torch

from motion_flow.losses import _after_known


def test_frames_after_the_known_ones():
    given = torch.tensor([[1.0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]])
    torch.testing.assert_close(_after_known(given, 3), torch.tensor([[0.0, 0, 1, 1, 1, 0], [0] * 6]))
