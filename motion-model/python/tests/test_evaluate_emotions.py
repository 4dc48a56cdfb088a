"""The classifier on classes that can and cannot be told apart, features of known sounds, lines with emotions."""

import numpy as np
import pytest

from motion_flow.config import AudioConfig
from motion_flow.evaluate import classifier, emotions, livelink, traits
from motion_flow.evaluate.clips import read_rows
from motion_flow.teacher import CHANNELS, EMOTIONS, INDEX

AUDIO = AudioConfig()


def test_classes_that_differ_are_told_apart_and_others_are_not():
    rng = np.random.default_rng(2)
    classes = np.arange(700) % 7
    features = rng.standard_normal((700, 12))
    told = classifier.Classifier(features + 3 * np.eye(12)[classes], classes, 7)
    chance = classifier.Classifier(features, classes, 7)
    fresh = rng.standard_normal((700, 12))
    right = classifier.confusion(classes, told.predict(fresh + 3 * np.eye(12)[classes]), 7)
    assert classifier.recognised(right) > 85
    assert classifier.recognised(classifier.confusion(classes, chance.predict(fresh), 7)) == pytest.approx(100 / 7, abs=6)


def test_a_frequent_class_does_not_win_by_being_frequent():
    rng = np.random.default_rng(3)
    classes = np.r_[np.zeros(900, int), np.ones(60, int)]
    features = rng.standard_normal((960, 2)) + np.c_[2.0 * classes, np.zeros(960)]
    found = classifier.Classifier(features, classes, 2).predict(features)
    table = classifier.confusion(classes, found, 2)
    assert table[1, 1] / 60 > 0.75  # the best border halves the way: 84 % of both
    assert classifier.recognised(table) == pytest.approx(50 * (table[0, 0] / 900 + table[1, 1] / 60))


def voice(start, end, seconds=2.0):
    """A buzz whose pitch glides from start to end Hz, in syllables of a quarter of a second."""
    t = np.arange(int(seconds * AUDIO.sample_rate)) / AUDIO.sample_rate
    f0 = start * (end / start) ** (t / seconds)
    phase = 2 * np.pi * np.cumsum(f0) / AUDIO.sample_rate
    harmonics = sum(np.sin(k * phase) / k for k in range(1, 12))
    return 0.1 * harmonics * (0.55 - 0.45 * np.cos(2 * np.pi * 4 * t))


def test_features_of_a_glide():
    rising = traits.of_sound(voice(150, 150 * 2 ** (6 / 12)), AUDIO)
    level = traits.of_sound(voice(150, 150), AUDIO)
    higher = traits.of_sound(voice(200, 200), AUDIO)
    assert rising[4] == pytest.approx(3.0, abs=0.3)  # semitones a second
    assert level[4] == pytest.approx(0.0, abs=0.1)
    assert higher[0] - level[0] == pytest.approx(12 * np.log2(200 / 150), abs=0.1)
    assert level[10] == pytest.approx(4.0, abs=0.6)  # syllables a second


def test_features_of_motion_name_each_channel_in_the_file():
    motion = np.zeros((400, len(CHANNELS)))
    motion[:, INDEX["mouthSmileLeft"]] = 0.4
    motion[200:, INDEX["browInnerUp"]] = 1.0
    found = traits.of_motion(motion, AUDIO.fps)
    names = [n for n, carried in zip(CHANNELS, livelink.CARRIED) if carried]
    smile, brow = names.index("mouthSmileLeft"), names.index("browInnerUp")
    assert found[smile] == pytest.approx(0.4) and found[len(names) + smile] == pytest.approx(0, abs=1e-9)
    assert found[brow] == pytest.approx(0.5) and found[len(names) + brow] == pytest.approx(0.5)


def test_lines_to_bake_hold_every_emotion_strongly(tmp_path):
    emotions.main(["--make", str(tmp_path / "lines.tsv"), "--count", "4"])
    rows = read_rows(tmp_path / "lines.tsv")
    assert [row.emotion()[0] for row in rows] == [name for name in EMOTIONS for _ in range(4)]
    assert all(0.7 <= row.emotion()[1] <= 1 for row in rows)
    assert len({row.name for row in rows}) == 28
    assert all("=" not in row.text for row in rows)
