"""Reference clips for the reader of manners."""

import numpy as np

from motion_flow.config import TrainConfig
from motion_flow.data.batches import Pool
from motion_flow.data.clips import Clips, stretched
from motion_flow.model.manner import NUMBERS, PACE
from test_items import line, source  # noqa: F401


def test_a_slower_line_keeps_its_phones_and_its_course(line):  # noqa: F811
    slow = stretched(line, 1.25)
    assert abs(len(slow.mel) - 1.25 * len(line.mel)) < 1 and slow.lengths.sum() == len(slow.mel) == len(slow.owner)
    np.testing.assert_allclose(slow.lengths, 1.25 * line.lengths, atol=1)
    ramp = np.arange(len(line.mel), dtype=np.float32)
    moved = stretched(type(line)(**{**line.__dict__, "mel": ramp[:, None]}), 1.25).mel[:, 0]
    np.testing.assert_allclose(np.diff(moved)[2:-2], 1 / 1.25, atol=1e-4)


def test_clips_show_one_style_at_one_pace(line):  # noqa: F811
    config = TrainConfig(batch=40, style_frames=320)
    batch = next(iter(Clips([Pool([line], 1.0)], source(), config, 3)))
    assert batch["mel"].shape == (40, 320, 80) and batch["manner"].shape == (40, NUMBERS)
    pace = batch["manner"][:, PACE]
    assert pace.min() < -1 and pace.max() > 1 and np.abs(pace).max() < 2.3
    assert set(batch["mel_given"] + batch["motion_given"]) == {1, 2}
