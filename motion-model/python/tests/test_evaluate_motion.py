"""Measures of motion on curves whose answers are known, and the files they are read from."""

import numpy as np
import pytest

from motion_flow.evaluate import gestures, livelink
from motion_flow.teacher import CHANNELS, INDEX, Phone

FPS = 22050 / 256


def still(seconds):
    return np.zeros((int(seconds * FPS), len(CHANNELS)))


def phones(*rows):
    return [Phone(symbol, 2 if symbol in ("AA", "IY") else 0, start, end, 0, 4) for symbol, start, end in rows]


def times(motion):
    return (np.arange(len(motion)) + 0.5) / FPS


def test_lip_closure_counts_hits_misses_and_vowels_that_stay_shut():
    line = phones(("P", .1, .2), ("AA", .2, .4), ("T", .4, .5), ("M", .5, .6), ("T", .6, .7), ("AA", .7, .9),
                  ("T", .9, 1.0), ("IY", 1.0, 1.2), ("B", 1.2, 1.3))
    motion = still(1.5)
    t = times(motion)
    motion[:, INDEX["jawOpen"]] = 0.4
    motion[(t > .13) & (t < .17), INDEX["mouthClose"]] = 0.36  # P: a hit
    motion[(t > .48) & (t < .515), INDEX["mouthClose"]] = 0.4  # M shuts only in its first fifth: a miss
    motion[(t > .68) & (t < .92), INDEX["jawOpen"]] = 0.03  # the AA away from bilabials never opens: false
    motion[(t > 1.2) & (t < 1.3), INDEX["jawOpen"]] = 0.04  # B: a hit
    found = gestures.lip_closure(motion, line, FPS)
    assert (found.hits, found.misses, found.false) == (2, 1, 1)
    assert found.f1 == pytest.approx(4 / 6)


def test_lip_closure_survives_the_file_format():
    line = phones(("AA", .1, .4), ("P", .4, .5), ("AA", .5, .8))
    motion = still(1.0)
    motion[:, INDEX["jawOpen"]] = 0.4
    t = times(motion)
    motion[(t > .42) & (t < .47), INDEX["jawOpen"]] = 0.0
    assert gestures.lip_closure(livelink.as_delivered(motion, FPS), line, FPS).hits == 1


@pytest.mark.parametrize("milliseconds", [-60, 0, 45, 120])
def test_offset_of_a_jaw_that_follows_the_sound(milliseconds):
    rng = np.random.default_rng(3)
    knots = rng.random(60)
    at = np.arange(60) * 0.1

    def course(t):
        return np.interp(t, at, knots)

    motion = still(5.5)
    motion[:, INDEX["jawOpen"]] = 0.4 * course(times(motion) - milliseconds / 1000)
    curve = gestures.jaw_lags(motion, np.log(course(times(motion)) + 1e-3), FPS)
    assert gestures.peak_offset(curve, FPS) == pytest.approx(milliseconds, abs=6)


def test_beats_are_where_the_head_comes_to_rest():
    motion = still(4.0)
    t = times(motion)
    for peak in (1.0, 2.5):
        motion[:, INDEX["headPitch"]] += np.radians(5) * np.exp(-0.5 * ((t - peak) / 0.1) ** 2)
    found = gestures.beats(motion, FPS)
    assert min(abs(found - 1.0)) < 0.02 and min(abs(found - 2.5)) < 0.02
    np.testing.assert_allclose(gestures.beat_scores(np.array([1.0, 2.6]), np.array([1.0, 2.5])),
                               [1.0, np.exp(-0.5)], atol=1e-9)
    assert gestures.beat_scores(np.array([1.0]), np.zeros(0)) == [0.0]


def test_frechet_distance_of_known_gaussians():
    rng = np.random.default_rng(8)
    one = rng.standard_normal((40000, 4))
    other = np.array([1.0, 0, -2.0, 0]) + rng.standard_normal((40000, 4)) * np.array([2.0, 1.0, 1.0, 0.5])
    # |m|^2 = 5, (1 - 2)^2 = 1, (1 - 0.5)^2 = 0.25
    assert gestures.frechet(one, other) == pytest.approx(6.25, abs=0.15)
    assert gestures.frechet(one, one) == pytest.approx(0, abs=1e-6)


def test_expression_tells_a_frozen_face_from_a_living_one():
    def face(seed, size):
        noise = np.random.default_rng(seed).standard_normal((2000, len(CHANNELS)))
        return np.cumsum(noise, axis=0) * 0.001 * size

    reference = [face(1, 1)]
    space = gestures.Expression(reference, FPS)
    alike = gestures.frechet(space.points(reference), space.points([face(1, 1) + 1e-4]))
    frozen = gestures.frechet(space.points(reference), space.points([face(1, 0)]))
    assert alike < 0.01 * frozen


def test_windows_are_half_a_second_and_overlap_by_half():
    motion = np.zeros((43 + 21 * 4, len(CHANNELS)))
    assert gestures.windows([motion, motion[:40]], FPS).shape == (5, 43 * 44)


def test_diversity_of_known_draws():
    draws = [still(1.0) for _ in range(3)]
    for k, motion in enumerate(draws):
        motion[:, gestures.STOCHASTIC] = k  # pairs differ by 1, 1 and 2
        motion[:, INDEX["jawOpen"]] = 0.1 * k
    scale = np.full(len(CHANNELS), 2.0)
    assert gestures.diversity(draws, scale) == pytest.approx(4 / 3 / 2)
    assert gestures.lip_spread(draws).max() == pytest.approx(np.std([0, .1, .2]))


def write_csv(path, rows):
    header = ["Timecode", "BlendShapeCount", *(n[0].upper() + n[1:] for n in CHANNELS), "EyeLookUpLeft"]
    lines = [",".join(["00:00:00:00.000", "61", *(f"{v:.6f}" for v in row), "0"]) for row in rows]
    path.write_text("\n".join([",".join(header), *lines]) + "\n")


def test_rows_of_a_file_are_sixty_a_second_from_the_first_sample(tmp_path):
    rows = np.zeros((60, len(CHANNELS)))
    rows[:, INDEX["jawOpen"]] = np.arange(60) / 60  # the value is the time
    write_csv(tmp_path / "a.csv", rows)
    motion = livelink.to_frames(livelink.read(tmp_path / "a.csv"), 80, FPS)
    np.testing.assert_allclose(motion[:, INDEX["jawOpen"]], times(motion)[:80], atol=1e-5)


def test_a_file_without_a_channel_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("Timecode,JawOpen\n00:00:00:00.000,0.5\n")
    with pytest.raises(ValueError, match="no column for eyeBlinkLeft"):
        livelink.read(tmp_path / "a.csv")


def test_resampling_there_and_back_keeps_the_course():
    motion = still(2.0)
    t = times(motion)
    motion[:, INDEX["headYaw"]] = np.sin(2 * np.pi * 3 * t)
    motion[:, INDEX["headX"]] = 1.0
    back = livelink.as_delivered(motion, FPS)
    assert np.abs(back - motion)[3:-3, INDEX["headYaw"]].max() < 0.02
    assert not back[:, INDEX["headX"]].any()


def test_a_face_that_beats_all_the_time_scores_no_better_than_its_chance():
    from motion_flow.evaluate import measures

    rng = np.random.default_rng(5)
    accents = [np.sort(rng.uniform(0.5, 4.5, 5)) for _ in range(30)]
    restless = [np.arange(0, 5, 0.1) for _ in accents]
    exact = [a + rng.normal(0, 0.02, len(a)) for a in accents]
    gain = {name: measures.beat(accents, beats) - measures.shuffled_beat(accents, beats)
            for name, beats in (("restless", restless), ("exact", exact))}
    assert abs(gain["restless"]) < 0.02
    assert gain["exact"] > 0.5


def test_the_teacher_wears_the_rules_of_the_rig_that_the_files_are_written_for():
    motion = still(1.0)
    motion[:, INDEX["eyeBlinkLeft"]], motion[:, INDEX["eyeSquintLeft"]] = 1.0, 0.3
    motion[:, INDEX["eyeBlinkRight"]], motion[:, INDEX["eyeSquintRight"]] = 0.25, 0.4
    motion[:, INDEX["jawOpen"]], motion[:, INDEX["mouthClose"]] = 0.1, 0.14
    worn = livelink.as_delivered(motion, FPS)[5]
    assert worn[INDEX["eyeSquintLeft"]] == 0
    assert worn[INDEX["eyeSquintRight"]] == pytest.approx(0.3)
    assert worn[INDEX["mouthClose"]] == pytest.approx(0.1)
    assert worn[INDEX["eyeBlinkLeft"]] == 1
