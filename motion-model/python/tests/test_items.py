"""Training items are the pieces that inference asks for."""

import numpy as np
import pytest

from motion_flow import text as texts
from motion_flow.config import AudioConfig, TrainConfig
from motion_flow.data import items
from motion_flow.data.corpus import Utterance
from motion_flow.teacher.channels import CHANNELS

AUDIO = AudioConfig()
STATISTICS = {"mel_mean": [0.0] * 80, "mel_sd": 1.0, "log_f0_mean": 5.0, "log_f0_sd": 0.2, "energy_mean": -2.0,
              "energy_sd": 1.0}


@pytest.fixture
def line():
    line = texts.words("map road, map road")
    said = {"map": "M AE1 P".split(), "road": "R OW1 D".split()}
    tokens = texts.tokens(line, [said[w.text] for w in line])
    lengths = np.array([18] + [12] * (len(tokens) - 2) + [21])
    total = int(lengths.sum())
    rng = np.random.default_rng(0)
    utterance = Utterance("made_1", "", tokens, lengths, rng.standard_normal((total, 80)).astype(np.float32),
                          np.full(total, 5.1, np.float32), np.ones(total, np.float32),
                          rng.standard_normal(total).astype(np.float32), np.zeros(total * AUDIO.hop, np.int16))
    return items.make_line(utterance, STATISTICS)


def source():
    return items.MotionSource(AUDIO, np.zeros(len(CHANNELS), np.float32), np.ones(len(CHANNELS), np.float32))


def test_crop_shortens_the_silences_alone(line):
    short = items.crop(line, 10, 5)
    assert short.lengths[0] == 8 and short.lengths[-1] == 16
    np.testing.assert_array_equal(short.lengths[1:-1], line.lengths[1:-1])
    np.testing.assert_array_equal(short.mel, line.mel[10:-5])
    assert len(short.owner) == len(short.position) == len(short.mel) == short.lengths.sum()


def test_motion_before_a_line_belongs_to_its_pause(line):
    motion = source().speak(line, np.random.default_rng(1), before=30)
    assert motion.shape == (30 + len(line.owner), len(CHANNELS))
    assert np.abs(np.diff(motion[:, :50], axis=0)).max() < 0.35


def test_batches_hold_what_inference_gives(line):
    config = TrainConfig(batch=16, frames=64)
    stream = iter(items.Batches([line], source(), config, 1))
    seen = {"before": 0, "context": 0, "idle": 0, "known sound": 0}
    for _ in range(12):
        batch = next(stream)
        for i in range(config.batch):
            spoken, given = batch["spoken"][i], batch["mel_given"][i]
            assert not (given * (1 - spoken)).any()
            assert not (batch["position"][i][spoken == 0]).any()
            seen["idle"] += not batch["present"][i]
            seen["before"] += bool(batch["present"][i] and spoken[0] == 0)
            seen["context"] += bool(given.any())
            seen["known sound"] += batch["mel_time"][i] == 1
    assert all(count > 5 for count in seen.values()), seen


def test_same_seed_same_items(line):
    config = TrainConfig(batch=4, frames=64)
    a, b = (next(iter(items.Batches([line], source(), config, 5))) for _ in range(2))
    for key in a:
        np.testing.assert_array_equal(a[key], b[key])
