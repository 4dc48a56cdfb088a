"""Conversations with a simulated partner: when a listener nods, how fast smiles are mimicked, what is returned."""

from dataclasses import replace

import numpy as np
import pytest
from test_teacher_lips import FPS, LINES

from motion_flow.teacher import INDEX, Dyad, MotionTeacher, TeacherStyle, made, stats
from motion_flow.teacher import partner as partners

FRAMES = int(30 * FPS)
DRAWS = 16


def spoken(lines=LINES):
    """Lines with made prosody, as a corpus gives them."""
    found = []
    for i, line in enumerate(lines):
        log_f0, voiced, energy, _ = made.prosody(line, FPS, np.random.default_rng(i))
        found.append((line, log_f0, voiced, energy))
    return found


@pytest.fixture(scope="module")
def listening():
    order = np.random.default_rng(0)
    lines = spoken()
    return [Dyad(MotionTeacher(FPS)).draw_listening([lines[i] for i in order.permutation(len(lines))], FRAMES,
                                                    np.random.default_rng(s), TeacherStyle()) for s in range(DRAWS)]


@pytest.fixture(scope="module")
def speaking():
    teacher = MotionTeacher(FPS)
    phones, offset, tracks = [], 0.0, []
    for line, *rest in spoken()[:8]:
        phones += [replace(p, start=p.start + offset, end=p.end + offset) for p in line]
        tracks.append(np.stack(rest))
        offset += len(rest[0]) / FPS
    log_f0, voiced, energy = np.concatenate(tracks, axis=1)
    found = []
    for s in range(DRAWS):
        motion = teacher.speak(phones, log_f0, voiced, energy, np.random.default_rng(s), len(log_f0))
        voice = phones, log_f0, voiced, energy
        found.append((motion, *Dyad(teacher).speaking(motion, voice, np.random.default_rng(s + 100))))
    return phones, found


def smile(motion):
    return motion[:, [INDEX["mouthSmileLeft"], INDEX["mouthSmileRight"]]].mean(axis=1)


def test_shapes_ranges_and_cues(listening):
    for own, other, voice, cues in listening:
        assert own.shape == other.shape == (FRAMES, 54) and voice.shape == (FRAMES, 3)
        for motion in (own, other):
            assert np.isfinite(motion).all() and motion[:, :44].min() >= 0 and motion[:, :44].max() <= 1
        assert set(np.unique(voice[:, 0])) <= {0.0, 1.0} and 0.5 < voice[:, 0].mean() < 1.0
        pitch = np.exp(voice[voice[:, 0] > 0, 1])
        assert 60 < pitch.min() and pitch.max() < 600
        assert cues == sorted(cues) and {kind for _, kind in cues} <= {"pitch", "smile", "brow"}
        assert all(0 <= t <= FRAMES / FPS for t, _ in cues)


def test_partners_differ_in_pitch(listening):
    means = [np.median(v[v[:, 0] > 0, 1]) for _, _, v, _ in listening]
    assert np.std(means) * 12 / np.log(2) > 2, "semitones"


def test_a_low_stretch_after_speech_is_a_cue():
    frames = int(6 * FPS)
    voice = np.stack([np.ones(frames), np.full(frames, np.log(200.0)), np.zeros(frames)], axis=1)
    voice[:, 1] += 0.001 * np.arange(frames) / frames
    t = np.arange(frames) / FPS
    voice[(t >= 0.3) & (t < 0.6), 1] -= 0.3  # too soon
    voice[(t >= 3.0) & (t < 3.08), 1] -= 0.4  # too short
    voice[(t >= 4.0) & (t < 4.9), 1] -= 0.2
    assert partners.pitch_cues(voice, FPS) == pytest.approx([4.11], abs=0.03)
    assert len(partners.pitch_cues(partners.silent_voice(frames), FPS)) == 0


def test_listeners_nod_four_to_eight_times_a_minute(listening):
    minutes = DRAWS * FRAMES / FPS / 60
    assert 4 < sum(len(stats.listener_nods(own, FPS)) for own, *_ in listening) / minutes < 8


def test_answers_follow_this_partner_and_no_other(listening):
    def scores(shift):
        found = [stats.responses(own, listening[(i + shift) % DRAWS][3], FPS) for i, (own, *_) in enumerate(listening)]
        return [sum((f[kind] for f in found[1:]), found[0][kind]) for kind in ("nods", "smiles")]
    nods, smiles = scores(0)
    chance = np.mean([[s.f1 for s in scores(k)] for k in range(1, 8)], axis=0)
    assert nods.f1 > chance[0] + 0.25 and smiles.f1 > chance[1] + 0.5
    assert nods.hits / (nods.hits + nods.false) > 0.8, "hardly a nod without a cue"


def lag_of(own, drive):
    """Seconds by which a smile follows a partner's, at the peak of the correlation of their slopes' sums."""
    a, b = own - own.mean(), drive - drive.mean()
    span = int(2 * FPS)
    scores = [a[k:] @ b[:len(b) - k] for k in range(span)]
    return np.argmax(scores) / FPS, max(scores) / (np.linalg.norm(a) * np.linalg.norm(b))


def test_smiles_are_mimicked_after_the_published_lag(listening):
    lags, seen = zip(*(lag_of(smile(own), smile(other)) for own, other, _, cues in listening
                       if sum(kind == "smile" for _, kind in cues) >= 2))
    assert 0.6 <= np.median(lags) <= 1.0
    assert np.median(seen) > 0.5


def test_mimicry_has_its_dead_time_and_gain():
    course = np.ones(int(4 * FPS))
    answer = partners.mimicked(course, 0.4, FPS)
    at = lambda t: answer[int(t * FPS)]
    assert at(0.48) == 0 and at(0.92) == pytest.approx(0.4 * (1 - np.exp(-1)), abs=0.02) and at(3.5) == pytest.approx(0.4, abs=0.01)


def test_a_sad_listener_hardly_smiles_back():
    lines, sad = spoken(), np.zeros(7)
    sad[2] = 1.0
    def visible(emotion):
        found = [Dyad(MotionTeacher(FPS)).draw_listening(lines, FRAMES, np.random.default_rng(s), TeacherStyle(), emotion)
                 for s in range(6)]
        return np.mean([smile(own).std() for own, *_ in found])
    assert visible(sad) < 0.75 * visible(None)


def test_a_speaker_smiles_back_and_keeps_its_lips(speaking):
    phones, found = speaking
    lags = []
    for motion, own, other, voice, cues in found:
        assert stats.lip_closure(own, phones, FPS).misses == 0
        changed = np.flatnonzero(np.abs(own - motion).max(axis=0) > 1e-6)
        assert all(i < INDEX["headYaw"] for i in changed)
        assert own[:, :44].max() <= 1
        if sum(kind == "smile" for _, kind in cues) >= 2:
            lags.append(lag_of(smile(own) - smile(motion), smile(other))[0])
    assert 0.6 <= np.median(lags) <= 1.0


def test_a_listening_partner_nods_and_is_mostly_silent(speaking):
    partner_nods = [len(stats.listener_nods(other, FPS)) / (len(other) / FPS / 60) for _, _, other, _, _ in speaking[1]]
    assert 2 < np.mean(partner_nods) < 12
    voices = np.concatenate([voice for _, _, _, voice, _ in speaking[1]])
    assert voices[:, 0].mean() < 0.1


def test_the_same_generator_gives_the_same_conversation():
    one, other = (Dyad().draw_listening(spoken(LINES[:2]), 400, np.random.default_rng(5)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(one[:3], other[:3])) and one[3] == other[3]
