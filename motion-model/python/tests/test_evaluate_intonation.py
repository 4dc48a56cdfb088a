"""Pauses, spread of pitch and rising ends of readings whose answers are known."""

from types import SimpleNamespace

import numpy as np
import pytest

from motion_flow.evaluate import intonation, pauses, targets
from motion_flow.teacher import Phone

FPS = 22050 / 256


def reading(*words):
    """Words as (text, start, end)."""
    return [SimpleNamespace(text=text, starts=[start], ends=[end]) for text, start, end in words]


def test_pauses_are_matched_by_the_place_between_words():
    made = reading(("a", 0, .2), ("b", .5, .7), ("c", .7, .9), ("d", 1.1, 1.3))  # pauses of 300, 0, 200 ms
    natural = reading(("a", 0, .3), ("b", .5, .7), ("c", .9, 1.0), ("d", 1.05, 1.3))  # 200, 200, 50 ms
    found = pauses.compare(made, natural)
    assert (found.hits, found.missed, found.false) == (1, 1, 1)
    assert found.f1 == pytest.approx(0.5)
    assert found.rmse == pytest.approx(100)
    assert (found + found).f1 == found.f1


def test_readings_of_other_words_are_not_compared():
    found = pauses.compare(reading(("a", 0, 1), ("b", 2, 3)), reading(("a", 0, 1), ("c", 2, 3)))
    assert found.f1 == 1 and np.isnan(found.rmse)


def test_spread_is_within_lines_and_forgives_octave_errors():
    rng = np.random.default_rng(1)
    low, high = (np.log(base) + rng.normal(0, 2.0, 4000) * np.log(2) / 12 for base in (150, 250))
    low[:40] += np.log(2)  # the tracker slips by an octave
    voiced = np.ones(4000)
    assert intonation.spread([(low, voiced), (high, voiced)]) == pytest.approx(2.0, abs=0.05)


def contour(points, seconds=2.0):
    """ln F0 through (time, Hz) points."""
    t = (np.arange(int(seconds * FPS)) + 0.5) / FPS
    return np.interp(t, [p[0] for p in points], [np.log(p[1]) for p in points])


@pytest.mark.parametrize("end, semitones", [(300, 12.0), (150, 0.0), (112.25, -5.02)])
def test_the_end_is_measured_from_the_last_accent(end, semitones):
    """The accent of 1.2 to 1.4 s is at 150 Hz; the last 200 ms are at `end`; an earlier accent at 240 Hz is no matter."""
    phones = [Phone("AA", 2, .2, .4, 0, 5), Phone("AA", 2, 1.2, 1.4, 1, 5), Phone("IY", 1, 1.5, 1.9, 1, 5)]
    track = contour([(0, 240), (.9, 240), (1.1, 150), (1.45, 150), (1.6, end), (2, end)])
    voiced = ((np.arange(len(track)) + 0.5) / FPS < 1.9).astype(float)
    assert intonation.final_rise(track, voiced, phones, FPS) == pytest.approx(semitones, abs=0.1)


def test_an_accent_on_the_last_syllable_rises_within_itself():
    phones = [Phone("HH", 0, 1.4, 1.5, 0, 5), Phone("IH", 2, 1.5, 1.9, 0, 5)]
    rising, falling = contour([(1.5, 150), (1.9, 220)]), contour([(1.5, 220), (1.9, 150)])
    voiced = ((np.arange(len(rising)) + 0.5) / FPS < 1.9).astype(float)
    assert intonation.final_rise(rising, voiced, phones, FPS) > 1
    assert intonation.final_rise(falling, voiced, phones, FPS) < -1


def test_a_whisper_has_no_end():
    assert np.isnan(intonation.final_rise(np.zeros(100), np.zeros(100), [], FPS))


def test_targets_follow_from_what_is_compared_with():
    columns = {"baked": {"wer_closed": 3.3, "wer_generic": 25.0, "hop_buzz": 0.05, "av_offset": -30.0},
               "natural": {"wer_closed": 2.4}, "teacher there": {"av_offset": -14.0}}
    prompts, others = targets.Context(columns, True), targets.Context(columns, False)
    assert targets.verdict("wer_closed", prompts) == "<= 3.40: met"
    assert targets.verdict("wer_closed", others) == "<= 2.5: MISSED"
    assert targets.verdict("wer_generic", prompts) == "needs --natural"
    assert targets.verdict("wer_generic", others) == "needs --flite"
    assert targets.verdict("hop_buzz", prompts) == "<= 0.03: MISSED"
    assert targets.verdict("av_offset", prompts) == "-34.0 to 6.0: met"
    assert targets.verdict("lip_f1", prompts) == ">= 0.95"
    assert targets.verdict("blinks", prompts) == ""
