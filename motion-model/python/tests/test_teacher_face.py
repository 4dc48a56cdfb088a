"""The teacher's blinks, gaze, head and brows against the statistics that docs/teacher.md publishes."""

import numpy as np
import pytest
from test_teacher_lips import FPS, LINES, speak

from motion_flow.teacher import CHANNELS, INDEX, MotionTeacher, TeacherStyle, brows, head, made, prosody, stats
from motion_flow.teacher.channels import COLUMNS, MARKS, joined
from motion_flow.teacher.curves import frame_times
from dataclasses import replace

DRAWS = 16


@pytest.fixture(scope="module")
def talk():
    """A talk of two minutes and several draws of its motion."""
    phones, offset = [], 0.0
    for part in LINES * 3:
        phones += [replace(p, start=p.start + offset, end=p.end + offset) for p in part]
        offset = phones[-1].end
    log_f0, voiced, energy, _ = made.prosody(phones, FPS, np.random.default_rng(9))
    accents = prosody.accents(phones, log_f0, energy, voiced, FPS)
    return phones, accents, [speak(phones, seed) for seed in range(DRAWS)]


@pytest.fixture(scope="module", params=[False, True], ids=["idle", "listening"])
def rest(request):
    frames = int(60 * FPS)
    return request.param, [MotionTeacher(FPS).idle(frames, np.random.default_rng(s), request.param) for s in range(DRAWS)]


def minutes(motions):
    return sum(len(m) for m in motions) / FPS / 60.0


def test_blinks_while_speaking(talk):
    found = [stats.blink_events(m, FPS) for m in talk[2]]
    assert sum(map(len, found)) / minutes(talk[2]) == pytest.approx(26, abs=3)
    blinks = np.concatenate(found)
    assert np.median(blinks[:, 1] - blinks[:, 0]) == pytest.approx(0.06, abs=0.025)
    assert np.median(blinks[:, 2] - blinks[:, 1]) == pytest.approx(0.15, abs=0.04)
    interval = np.concatenate([np.diff(b[:, 1]) for b in found])
    assert np.mean(interval < 0.45) == pytest.approx(0.10, abs=0.04)
    single = interval[interval >= 0.45]
    assert single.mean() == pytest.approx(2.6, abs=0.3)
    assert np.log(single).std() == pytest.approx(0.5, abs=0.1)
    skew = np.mean(((single - single.mean()) / single.std()) ** 3)
    assert skew > 0.5


def test_blinks_gather_at_phrase_ends_and_gaze_shifts(talk):
    phones, _, motions = talk
    ends = [p.end for p in prosody.phrases(phones)]
    blinks = np.concatenate([stats.blink_events(m, FPS)[:, 1] for m in motions])
    near = np.mean([np.min(np.abs(np.array(ends) + 0.06 - t)) < 0.15 for t in blinks])
    assert 0.3 < near < 0.6


def test_blinks_at_rest_are_rarer(rest):
    count = sum(len(stats.blink_events(m, FPS)) for m in rest[1])
    assert count / minutes(rest[1]) == pytest.approx(17.5, abs=2.5)


def test_both_lids_blink_together(talk):
    motion = talk[2][0]
    assert np.allclose(motion[:, INDEX["eyeBlinkLeft"]], motion[:, INDEX["eyeBlinkRight"]])


def test_head_sways_as_much_as_published():
    times = frame_times(int(60 * FPS), FPS)
    draws = [head.sway(times, FPS, TeacherStyle(), np.random.default_rng(s)) for s in range(40)]
    assert np.sqrt(np.mean(np.square(draws), axis=(0, 1))) == pytest.approx([3.0, 2.2, 1.6], rel=0.07)
    power = np.mean([np.abs(np.fft.rfft(d[:, 0])) ** 2 for d in draws], axis=0)
    frequency = np.fft.rfftfreq(len(times), 1 / FPS)
    assert power[frequency > 2.0].sum() < 0.01 * power.sum()
    low, high = (power[(frequency > a) & (frequency < b)].sum() for a, b in ((0.1, 0.2), (0.4, 0.8)))
    assert low / high == pytest.approx(1.0, abs=0.4), "1/f noise has equal power an octave"


def test_head_of_a_talk_moves_more_than_its_sway(talk):
    spread = np.mean([np.degrees(m[:, 44:47].std(axis=0)) for m in talk[2]], axis=0)
    assert np.all(spread > [2.7, 2.2, 1.5]) and np.all(spread < [4.5, 4.2, 2.6])


def test_half_of_the_accents_get_a_nod_just_after_the_peak(talk):
    accents = talk[1]
    plans = [head.plan_nods(accents, TeacherStyle(), np.random.default_rng(s)) for s in range(DRAWS)]
    nods = np.concatenate(plans)
    assert len(nods) / (DRAWS * len(accents)) == pytest.approx(0.5, abs=0.1)
    lag = nods[:, 0] - np.array([accents[np.argmin([abs(a.time + 0.04 - t) for a in accents])].time for t in nods[:, 0]])
    assert lag.min() >= 0.0 and lag.max() <= 0.08
    assert np.histogram(lag, 4, (0.0, 0.08))[0] / len(lag) == pytest.approx(np.full(4, 0.25), abs=0.08)
    assert nods[:, 1].min() >= 1.5 and nods[:, 1].max() <= 4.0


def test_nods_peak_where_planned():
    times = frame_times(600, FPS)
    plan = np.array([[1.5, 3.0], [4.0, 2.0]])
    pitch = head.nod(times, plan, np.random.default_rng(1))
    assert times[np.argmax(pitch)] == pytest.approx(1.5, abs=0.012) and pitch.max() == pytest.approx(3.0, abs=0.05)


def test_nods_seen_in_the_motion_follow_the_accents(talk):
    accents = np.array([a.time for a in talk[1]])
    length = len(talk[2][0]) / FPS
    lags, chance = [], []
    for motion in talk[2]:
        for peak in stats.nod_events(motion, FPS)[:, 1]:
            lags.append(np.any((peak - accents > -0.02) & (peak - accents < 0.1)))
            moved = (peak + 7.3) % length
            chance.append(np.any((moved - accents > -0.02) & (moved - accents < 0.1)))
    assert np.mean(lags) > 1.8 * np.mean(chance)


def test_a_quarter_of_nuclear_accents_lift_the_brows_and_most_questions(talk):
    accents = talk[1]
    plain = [a for a in accents if a.nuclear and not a.question]
    asked = [a for a in accents if a.nuclear and a.question]
    raises = [brows.plan_raises(plain, TeacherStyle(), np.random.default_rng(s)) for s in range(40)]
    assert np.mean([len(r) for r in raises]) / len(plain) == pytest.approx(0.25, abs=0.05)
    lifted = [len(brows.plan_raises(asked, TeacherStyle(), np.random.default_rng(s))) for s in range(40)]
    assert np.mean(lifted) / len(asked) == pytest.approx(0.8, abs=0.1)
    seen = np.mean([len(stats.brow_events(m, FPS)) for m in talk[2]])
    assert seen == pytest.approx(0.25 * len(plain) + 0.8 * len(asked), rel=0.2)


def test_brows_rise_before_the_accent(talk):
    raises = np.concatenate([stats.brow_events(m, FPS) for m in talk[2]])
    accents = np.array([a.time for a in talk[1]])
    start = np.array([accents[np.argmin(np.abs(accents - t - 0.04))] - t for t in raises[:, 0]])
    assert np.median(start) == pytest.approx(0.04, abs=0.03)
    assert 0.12 < np.median(raises[:, 3]) < 0.5


def test_gaze_leaves_and_returns_as_published_when_speaking(talk):
    on, off = bouts(talk[2])
    assert on == pytest.approx(3.1, rel=0.15) and off == pytest.approx(0.9, rel=0.15)


def test_gaze_at_rest(rest):
    listening, motions = rest
    on, off = bouts(motions)
    assert (on, off) == (pytest.approx(7.9, rel=0.2), pytest.approx(0.4, rel=0.2)) if listening else off > 1.2


def bouts(motions):
    inner = np.concatenate([stats.gaze_bouts(m, FPS)[1:-1] for m in motions])
    length = inner[:, 1] - inner[:, 0]
    return length[inner[:, 2] == 1].mean(), length[inner[:, 2] == 0].mean()


def test_eyes_converge_and_hold_the_partner_while_the_head_moves(talk):
    motion = talk[2][0]
    inward = np.degrees(motion[:, INDEX["rightEyeYaw"]] - motion[:, INDEX["leftEyeYaw"]])
    assert inward.min() > 1.0 and inward.max() < 4.0
    on = np.hypot(*stats.gaze_direction(motion).T) < stats.ON_PARTNER
    head_yaw = motion[on, INDEX["headYaw"]]
    eye_yaw = 0.5 * (motion[on, INDEX["leftEyeYaw"]] + motion[on, INDEX["rightEyeYaw"]])
    assert np.corrcoef(head_yaw, eye_yaw)[0, 1] < -0.9


def test_the_neck_carries_the_head_along(talk):
    motion = talk[2][0]
    assert np.corrcoef(motion[:, INDEX["headPitch"]], motion[:, INDEX["headZ"]])[0, 1] > 0.3
    assert np.corrcoef(motion[:, INDEX["headRoll"]], motion[:, INDEX["headX"]])[0, 1] < -0.2
    assert np.abs(motion[:, INDEX["headX"]:INDEX["headZ"] + 1]).max() < 0.04


def test_listeners_nod_on_request():
    frames = int(8 * FPS)
    quiet = MotionTeacher(FPS).idle(frames, np.random.default_rng(3), True, responses=[])
    nodding = MotionTeacher(FPS, TeacherStyle(sway=0.0)).idle(frames, np.random.default_rng(3), True, responses=[4.0])
    times = frame_times(frames, FPS)
    pitch = np.degrees(nodding[:, INDEX["headPitch"]])
    first = (times > 4.0) & (times < 4.5)
    assert 3.5 < pitch[first].max() - pitch[times < 3.9].mean() < 9.0
    assert quiet.shape == nodding.shape


def test_a_resting_face_is_never_frozen(rest):
    for motion in rest[1]:
        second = motion[:int(60) * int(FPS)].reshape(60, int(FPS), 54)
        moving = second.std(axis=1)
        assert np.all(moving[:, INDEX["headYaw"]] + moving[:, INDEX["headPitch"]] > 1e-4)
        assert np.all(moving[:, INDEX["jawOpen"]] > 1e-5)
        assert motion[:, :44].min() >= 0.0 and motion[:, :44].max() <= 1.0
        smile = motion[:, INDEX["mouthSmileLeft"]].mean()
        assert 0.03 < smile < 0.12


def test_rest_does_not_jitter(rest):
    share = np.mean([stats.high_frequency_share(m, FPS) for m in rest[1]], axis=0)
    assert dict(zip(CHANNELS, share)) == pytest.approx({name: 0.0 for name in CHANNELS}, abs=0.01)


def test_chance_comes_from_the_generator_alone(talk):
    phones = LINES[3]
    assert np.array_equal(speak(phones, 4), speak(phones, 4))
    assert not np.array_equal(speak(phones, 4), speak(phones, 5))
    teacher = MotionTeacher(FPS)
    assert np.array_equal(teacher.idle(300, np.random.default_rng(1)), teacher.idle(300, np.random.default_rng(1)))


def test_style_changes_what_it_names(talk):
    phones = talk[0]
    plain = talk[2][1]
    still = speak(phones, 1, TeacherStyle(head_amplitude=0.3))
    assert still[:, 44:47].std() < 0.6 * plain[:, 44:47].std()
    assert len(stats.blink_events(speak(phones, 1, TeacherStyle(blink_rate=1.8)), FPS)) > 1.4 * len(stats.blink_events(plain, FPS))
    assert len(stats.brow_events(speak(phones, 1, TeacherStyle(brow_use=0.0)), FPS)) == 0
    smiling = speak(phones, 1, TeacherStyle(smile_bias=0.3))
    assert smiling[:, INDEX["mouthSmileLeft"]].mean() > plain[:, INDEX["mouthSmileLeft"]].mean() + 0.15


def test_drawn_styles_are_plausible():
    rng = np.random.default_rng(0)
    styles = [TeacherStyle.draw(rng) for _ in range(300)]
    assert 0.5 < min(s.lip_amplitude for s in styles) and max(s.lip_amplitude for s in styles) < 0.95
    assert np.median([s.head_amplitude for s in styles]) == pytest.approx(1.0, abs=0.08)


def test_nods_stand_apart_and_together_make_the_head():
    frames = int(8 * FPS)
    whole = MotionTeacher(FPS).idle(frames, np.random.default_rng(3), True, responses=[2.0, 5.0])
    apart = MotionTeacher(FPS, apart=True).idle(frames, np.random.default_rng(3), True, responses=[2.0, 5.0])
    assert apart.shape == (frames, len(COLUMNS) + len(MARKS))
    np.testing.assert_allclose(joined(apart), whole, atol=1e-6)
    nods = np.degrees(apart[:, len(CHANNELS):len(COLUMNS)])
    assert nods.min() == 0 and nods.max() > 2
    assert not nods[:int(1.9 * FPS)].any()
