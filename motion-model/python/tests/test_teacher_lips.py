"""The teacher's lips on made lines: closures, openings, touches, smoothness, symmetry."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from motion_flow.teacher import CHANNELS, INDEX, MotionTeacher, Phone, TeacherStyle, made, stats

FPS = 22050 / 256
LINES = [[Phone(*row) for row in line]
         for line in json.loads((Path(__file__).parent / "test_teacher_lines.json").read_text())["lines"]]
ARKIT = """eyeBlinkLeft eyeSquintLeft eyeWideLeft eyeBlinkRight eyeSquintRight eyeWideRight jawForward jawLeft jawRight
jawOpen mouthClose mouthFunnel mouthPucker mouthLeft mouthRight mouthSmileLeft mouthSmileRight mouthFrownLeft
mouthFrownRight mouthDimpleLeft mouthDimpleRight mouthStretchLeft mouthStretchRight mouthRollLower mouthRollUpper
mouthShrugLower mouthShrugUpper mouthPressLeft mouthPressRight mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft
mouthUpperUpRight browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft
cheekSquintRight noseSneerLeft noseSneerRight tongueOut headYaw headPitch headRoll headX headY headZ leftEyeYaw
leftEyePitch rightEyeYaw rightEyePitch""".split()


def speak(phones, seed=1, style=TeacherStyle()):
    log_f0, voiced, energy, frames = made.prosody(phones, FPS, np.random.default_rng(9))
    return MotionTeacher(FPS, style).speak(phones, log_f0, voiced, energy, np.random.default_rng(seed), frames)


def gap(motion):
    return motion[:, INDEX["jawOpen"]] - motion[:, INDEX["mouthClose"]]


def inside(signal, start, end):
    t = (np.arange(len(signal)) + 0.5) / FPS
    return signal[(t >= start) & (t <= end)]


def shifted(motion, seconds):
    frame = np.arange(len(motion))
    return np.stack([np.interp(frame - seconds * FPS, frame, column) for column in motion.T], axis=1)


def line(text, length=0.08):
    """A line of phones of one length between pauses; vowels carry their stress digit + 1."""
    phones, t = [Phone("SIL", 0, 0.0, 0.3, -1, 0)], 0.3
    for word, symbol in enumerate(text.split()):
        stress = int(symbol[-1]) + 1 if symbol[-1].isdigit() else 0
        stress = {0: 0, 1: 1, 2: 2, 3: 3}[stress]
        phones.append(Phone(symbol.rstrip("012"), stress, t, t + length, word, 4))
        t += length
    return phones + [Phone("SIL", 0, t, t + 0.5, -1, 4)]


def test_channels_are_arkits_without_gaze_then_pose():
    assert list(CHANNELS) == ARKIT
    assert all(INDEX[name] == i for i, name in enumerate(ARKIT))


@pytest.mark.parametrize("phones", LINES)
def test_weights_are_in_range_and_lips_do_not_cross(phones):
    motion = speak(phones)
    weights = motion[:, :44]
    assert motion.dtype == np.float32 and motion.shape == (int(np.ceil(phones[-1].end * FPS)), 54)
    assert np.isfinite(motion).all() and weights.min() >= 0.0 and weights.max() <= 1.0
    assert np.all(motion[:, INDEX["mouthClose"]] <= motion[:, INDEX["jawOpen"]] + 0.05)
    assert np.abs(motion[:, 44:]).max() < 0.8


def test_every_bilabial_shuts_and_every_vowel_opens():
    total = sum((stats.lip_closure(speak(phones), phones, FPS) for phones in LINES), stats.LipClosure(0, 0, 0))
    assert total.hits >= 35 and total.f1 == 1.0


@pytest.mark.parametrize("amplitude", [0.6, 0.7, 1.0])
@pytest.mark.parametrize("phones", LINES)
def test_bilabials_stay_shut_over_the_middle_of_their_label(phones, amplitude):
    motion = speak(phones, style=TeacherStyle(lip_amplitude=amplitude))
    for p in phones:
        if p.symbol in {"P", "B", "M"}:
            margin = 0.2 * (p.end - p.start)
            assert inside(gap(motion), p.start + margin, p.end - margin).max() < (0.05 if amplitude <= 0.7 else 0.075)


@pytest.mark.parametrize("length", [0.03, 0.07, 0.12, 0.2])
def test_closures_last_as_long_as_their_labels(length):
    phones = line("AA1 P AE1 B AH1 M AA1", length)
    motion = speak(phones)
    for p in phones[2:-1:2]:
        assert inside(gap(motion), p.start + 0.2 * length, p.end - 0.2 * length).max() < 0.05
        assert length < 0.1 or inside(gap(motion), p.end + 0.3 * length, p.end + 0.7 * length).max() > 0.1


@pytest.mark.parametrize("length", [0.05, 0.06, 0.1])
def test_fast_and_awkward_lines_still_shut_and_open(length):
    phones = line("P AA1 P M AA1 M S IH1 S SH UW1 T W IH0 B F B IY1 S IH1 Z CH UW1 JH M", length)
    assert stats.lip_closure_f1(speak(phones), phones, FPS) == 1.0


def test_a_shift_costs_closures():
    total = {shift: stats.LipClosure(0, 0, 0) for shift in (-0.06, 0.0, 0.08, 0.1)}
    rng = np.random.default_rng(2)
    vowels, stops = "AA1 AE1 AH1 EH1 AO1".split(), "P B M".split()
    for _ in range(20):
        phones = line(" ".join(f"{rng.choice(vowels)} {rng.choice(stops)}" for _ in range(6)) + " AA1", 0.075)
        phones = [replace(p, start=p.start + 0.2, end=p.end + 0.2) for p in phones]
        phones[0] = replace(phones[0], start=0.0)
        motion = speak(phones)
        for shift in total:
            total[shift] += stats.lip_closure(shifted(motion, shift), phones, FPS)
    assert total[0.0].f1 == 1.0 and total[-0.06].f1 < 0.9
    assert total[0.08].f1 < 0.95 and total[0.1].f1 < 0.5


def test_forty_milliseconds_off_is_seen_on_short_labels():
    phones = line("AA1 P AE1 B AH1 M EH1 P AO1 M AA1 B AE1", 0.05)
    motion = speak(phones)
    assert stats.lip_closure_f1(motion, phones, FPS) == 1.0
    assert min(stats.lip_closure_f1(shifted(motion, s), phones, FPS) for s in (-0.04, 0.04)) < 1.0


def test_labiodentals_touch_and_sibilants_close_the_jaw():
    motion = speak(line("AA1 F AA1 S AA1 SH AA1 V AA1", 0.11))
    for k, (symbol, _) in enumerate([("F", 1), ("S", 3), ("SH", 5), ("V", 7)]):
        middle = 0.3 + 0.11 * (2 * k + 1) + 0.05
        jaw = inside(motion[:, INDEX["jawOpen"]], middle - 0.012, middle + 0.012)
        roll = inside(motion[:, INDEX["mouthRollLower"]], middle - 0.012, middle + 0.012)
        assert jaw.max() < 0.13
        assert (roll.min() > 0.4) == (symbol in "FV")


def test_rounding_is_heard_in_the_lips_before_the_vowel():
    motion = speak(line("L UW1 T AA1 L IY1 T", 0.1))
    pucker = motion[:, INDEX["mouthPucker"]]
    assert inside(pucker, 0.4, 0.5).max() > 0.3
    assert inside(pucker, 0.35, 0.4).mean() > 0.1
    assert inside(pucker, 0.8, 0.9).max() < 0.1


def test_diphthongs_close_as_they_glide():
    motion = speak(line("T AY1 T", 0.2))
    jaw = motion[:, INDEX["jawOpen"]]
    assert inside(jaw, 0.52, 0.6).max() > inside(jaw, 0.66, 0.69).max() + 0.1


def test_a_line_without_phones_rests():
    flat = np.full(100, 5.0)
    motion = MotionTeacher(FPS).speak([], flat, 0 * flat, flat, np.random.default_rng(1), 100)
    assert gap(motion).max() < 0.05 and motion[:, INDEX["jawOpen"]].max() < 0.04


def test_an_unknown_symbol_is_named():
    with pytest.raises(ValueError, match="QQ"):
        speak([Phone("QQ", 0, 0.0, 0.1, 0, 4)])


def test_pauses_rest_almost_shut():
    phones = LINES[0]
    motion = speak(phones)
    rest = inside(np.stack([motion[:, INDEX["jawOpen"]], gap(motion)], 1), phones[-1].start + 0.3, phones[-1].end)
    assert rest[:, 0].max() < 0.04 and np.abs(rest[:, 1]).max() < 0.01


def test_no_channel_jitters():
    phones, offset = [], 0.0
    for part in LINES:
        phones += [replace(p, start=p.start + offset, end=p.end + offset) for p in part]
        offset = phones[-1].end
    shares = np.mean([stats.high_frequency_share(speak(phones, seed), FPS) for seed in range(6)], axis=0)
    assert dict(zip(CHANNELS, shares)) == pytest.approx({name: 0.0 for name in CHANNELS}, abs=0.01)


def test_left_and_right_lips_agree():
    motion = speak(LINES[2])
    for name in ("mouthPress", "mouthUpperUp", "mouthLowerDown", "mouthStretch", "mouthSmile", "mouthDimple"):
        left, right = motion[:, INDEX[name + "Left"]], motion[:, INDEX[name + "Right"]]
        assert np.abs(left - right).max() < 0.05
        assert np.corrcoef(left, right)[0, 1] > 0.99


def test_lips_differ_little_from_draw_to_draw():
    draws = np.stack([speak(LINES[1], seed) for seed in range(10)])
    lips = draws[:, :, INDEX["jawOpen"]:INDEX["mouthUpperUpRight"] + 1]
    assert lips.std(axis=0).max() < 0.1
    assert draws[:, :, INDEX["jawOpen"]].std(axis=0).max() < 0.02
    assert draws[:, :, INDEX["headYaw"]].std(axis=0).mean() > 0.02
