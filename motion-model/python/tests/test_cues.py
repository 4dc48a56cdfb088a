"""Cues are told while a voice speaks: low pitch, after speech, and not too often."""

import numpy as np
import pytest

from motion_flow.data.cues import CueReader, cue_trace

FPS = 86.13


def voice(*stretches):
    """(frames, 3) of (seconds, Hz) in turn; 0 Hz is silence."""
    rows = [np.tile([hertz > 0, np.log(hertz or 150.0), -1.0], (round(seconds * FPS), 1)) for seconds, hertz in stretches]
    return np.concatenate(rows).astype(float)


def cues(*stretches):
    """Seconds at which cues are told."""
    return np.flatnonzero(cue_trace(voice(*stretches), FPS)[:, 0] == 1.0) / FPS


def test_low_pitch_after_speech_is_a_cue_a_tenth_of_a_second_later():
    assert cues((1.5, 220), (0.4, 160), (1.0, 0)) == pytest.approx([1.5 + 0.11], abs=0.02)


def test_no_cue_in_short_speech_in_high_pitch_or_in_silence():
    assert len(cues((0.3, 220), (0.3, 160), (1.0, 0))) == 0
    assert len(cues((1.5, 160), (0.4, 220), (1.0, 0))) == 0
    assert len(cues((3.0, 0))) == 0


def test_the_next_cue_is_two_seconds_later_at_the_earliest():
    found = cues(*[(0.9, 220), (0.2, 160)] * 6)
    assert len(found) >= 2 and np.diff(found).min() > 1.95


def test_a_deep_voice_is_measured_by_itself():
    for low in (80, 120, 200):
        assert len(cues((1.5, 1.35 * low), (0.4, low), (1.0, 0))) == 1


def test_what_comes_later_changes_nothing_and_the_memory_fades():
    whole = voice((1.5, 220), (0.4, 160), (2.0, 0))
    trace = cue_trace(whole, FPS)
    np.testing.assert_array_equal(trace[:200], cue_trace(whole[:200], FPS))
    trace = trace[:, 0]
    at = int(np.argmax(trace))
    assert trace[at + round(FPS)] == pytest.approx(np.exp(-1), abs=0.01)


def test_the_rank_is_the_share_that_was_as_low():
    reader = CueReader(FPS)
    ranks = []
    for log_f0 in (5.0, 5.2, 5.1, 4.9):
        reader.read(True, log_f0)
        ranks.append(reader.rank)
    np.testing.assert_allclose(ranks, [1, 1, 2 / 3, 1 / 4])
    reader.read(False, 5.0)
    assert reader.rank == 0
