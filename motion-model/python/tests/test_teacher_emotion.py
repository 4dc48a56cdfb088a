"""The teacher's emotions and emphasis: which shapes rise, how the head and eyes change, and that lips still hit."""

from dataclasses import replace

import numpy as np
import pytest
from test_teacher_lips import FPS, LINES

from motion_flow.teacher import CHANNELS, EMOTIONS, INDEX, MotionTeacher, TeacherStyle, made, prosody, stats

FEELINGS = EMOTIONS[1:]
RISING = {  # shapes of the FACS prototypes, and others that must stay away
    "happy": ("mouthSmile cheekSquint", "mouthFrown browDown noseSneer"),
    "sad": ("browInnerUp mouthFrown", "mouthSmile browOuterUp eyeWide"),
    "angry": ("browDown eyeSquint mouthPress", "mouthSmile browOuterUp browInnerUp"),
    "afraid": ("browInnerUp eyeWide mouthStretch", "mouthSmile noseSneer"),
    "disgusted": ("noseSneer mouthUpperUp", "mouthSmile browOuterUp eyeWide"),
    "surprised": ("browInnerUp browOuterUp eyeWide", "browDown noseSneer mouthFrown"),
}


def vector(name, intensity=1.0):
    emotion = np.zeros(7)
    emotion[EMOTIONS.index(name)] = intensity
    emotion[0] += 1.0 - intensity
    return emotion


def speak(phones, seed=1, **options):
    log_f0, voiced, energy, frames = made.prosody(phones, FPS, np.random.default_rng(9))
    return MotionTeacher(FPS).speak(phones, log_f0, voiced, energy, np.random.default_rng(seed), frames, **options)


def idle(seconds, seed, **options):
    return MotionTeacher(FPS).idle(int(seconds * FPS), np.random.default_rng(seed), **options)


def mean(motion, shape):
    return np.mean([motion[:, i].mean() for name, i in INDEX.items() if name.startswith(shape)])


@pytest.fixture(scope="module")
def spoken():
    return {name: [speak(line, s, emotion=vector(name)) for s, line in enumerate(LINES)] for name in EMOTIONS}


@pytest.fixture(scope="module")
def resting():
    return {name: [idle(40, s, emotion=vector(name)) for s in range(8)] for name in EMOTIONS}


@pytest.mark.parametrize("name", FEELINGS)
def test_its_action_units_rise_and_others_do_not(name, spoken, resting):
    rising, absent = (s.split() for s in RISING[name])
    for drawn in (spoken, resting):
        face, calm = np.concatenate(drawn[name]), np.concatenate(drawn["neutral"])
        for shape in rising:
            assert mean(face, shape) - mean(calm, shape) > 0.15, shape
        for shape in absent:
            assert mean(face, shape) - mean(calm, shape) < 0.12, shape


@pytest.mark.parametrize("name", FEELINGS)
def test_lips_still_hit_at_full_intensity(name, spoken):
    for line, motion in zip(LINES, spoken[name]):
        found = stats.lip_closure(motion, line, FPS)
        assert found.misses == 0 and found.false == 0
        gap = motion[:, INDEX["jawOpen"]] - motion[:, INDEX["mouthClose"]]
        t = (np.arange(len(motion)) + 0.5) / FPS
        apart = motion[:, INDEX["mouthUpperUpLeft"]] + motion[:, INDEX["mouthLowerDownLeft"]]
        for p in line:
            if p.symbol in ("P", "B", "M"):
                length = p.end - p.start
                inside = (t >= p.start + 0.2 * length) & (t <= p.end - 0.2 * length)
                assert gap[inside].max(initial=0) < 0.05
                assert apart[inside].max(initial=0) < 0.12
        assert gap.min() > -0.051
        assert motion[:, :44].min() >= 0 and motion[:, :44].max() <= 1


@pytest.mark.parametrize("name", FEELINGS)
def test_faces_move_without_jitter(name, spoken, resting):
    share = np.mean([stats.high_frequency_share(m, FPS) for m in spoken[name] + resting[name]], axis=0)
    assert dict(zip(CHANNELS, share)) == pytest.approx({c: 0.0 for c in CHANNELS}, abs=0.01)
    shape = INDEX[{"happy": "mouthSmileLeft", "sad": "mouthFrownLeft", "angry": "browDownLeft", "afraid": "eyeWideLeft",
                   "disgusted": "noseSneerLeft", "surprised": "browInnerUp"}[name]]
    for motion in resting[name]:
        assert motion[:, shape].std() > 0.02, "an expression that never changes is a mask"


def test_intensity_scales_the_face():
    sizes = [mean(np.concatenate([idle(20, s, emotion=vector("happy", i)) for s in range(6)]), "mouthSmile")
             for i in (0.0, 0.4, 0.7, 1.0)]
    assert np.all(np.diff(sizes) > 0.1)


def test_smiles_shrink_on_rounded_vowels(spoken):
    rounded, spread = [], []
    for line, motion in zip(LINES, spoken["happy"]):
        for p in line:
            smile = motion[int(p.start * FPS):int(p.end * FPS) + 1, INDEX["mouthSmileLeft"]].mean()
            (rounded if p.symbol in ("W", "UW") else spread if p.symbol in ("AA", "AH", "T", "K") else []).append(smile)
    assert np.mean(rounded) < 0.7 * np.mean(spread)


def test_behaviour_follows_the_mood(spoken, resting):
    pitch = {n: np.degrees(np.concatenate(resting[n])[:, INDEX["headPitch"]].mean()) for n in EMOTIONS}
    assert pitch["sad"] > pitch["neutral"] + 5 and pitch["surprised"] < pitch["neutral"] - 2
    lean = {n: np.concatenate(resting[n])[:, INDEX["headZ"]].mean() for n in EMOTIONS}
    assert lean["angry"] > lean["neutral"] + 0.008 and lean["afraid"] < lean["neutral"] - 0.006
    spread = {n: np.mean([m[:, INDEX["headYaw"]].std() for m in spoken[n] + resting[n]]) for n in EMOTIONS}
    assert spread["happy"] > 1.1 * spread["neutral"] and spread["sad"] < 0.8 * spread["neutral"]
    blinks = {n: sum(len(stats.blink_events(m, FPS)) for m in resting[n]) for n in EMOTIONS}
    assert blinks["afraid"] > 1.3 * blinks["neutral"] and blinks["angry"] < 0.8 * blinks["neutral"]
    on = {n: np.mean(np.hypot(*stats.gaze_direction(np.concatenate(resting[n])).T) < stats.ON_PARTNER) for n in EMOTIONS}
    assert on["angry"] > on["neutral"] > on["sad"]


def test_fear_is_small_and_fast(resting):
    speed = {n: np.mean([np.abs(np.diff(m[:, INDEX["headYaw"]])).mean() / m[:, INDEX["headYaw"]].std()
                         for m in resting[n]]) for n in EMOTIONS}
    assert speed["afraid"] > 1.3 * speed["neutral"] > 1.3 * speed["sad"]


def test_an_emotion_of_the_wrong_size_is_refused():
    with pytest.raises(ValueError, match="7 intensities"):
        idle(1, 0, emotion=np.zeros(6))
    assert np.array_equal(idle(2, 3, emotion=vector("sad", 0.0)), idle(2, 3))


def test_every_emphasised_word_gets_a_nod_and_a_raise():
    style, hits, other = TeacherStyle(head_amplitude=0.6, nod_rate=0.0, brow_use=0.0, sway=0.3), [], []
    for number, line in enumerate(LINES):
        words = sorted({p.word for p in line if p.stress == 2})
        chosen = [p for p in line if p.word == words[len(words) // 2]]
        span = chosen[0].start, chosen[-1].end
        motion = speak(line, number, style=style, emphasis=[span])
        raises = stats.brow_events(motion, FPS)
        assert len(raises) == 1 and raises[0, 3] > 0.22 and span[0] - 0.2 < raises[0, 1] < span[1] + 0.6
        pitch = np.degrees(motion[:, INDEX["headPitch"]])
        plain = np.degrees(speak(line, number, style=style)[:, INDEX["headPitch"]])
        hits.append(any(span[0] - 0.1 < e[1] < span[1] + 0.25 and e[3] > 1.5 for e in stats.nod_events(motion, FPS)))
        other.append(np.ptp(pitch) - np.ptp(plain))
    assert np.mean(hits) >= 0.9, "the nod is seen over sway and the voice's own lift"
    assert np.median(other) > 1.0


def test_emphasis_takes_the_strongest_accent_of_the_word_or_makes_one():
    line = LINES[0]
    log_f0, voiced, energy, _ = made.prosody(line, FPS, np.random.default_rng(9))
    accents = prosody.accents(line, log_f0, energy, voiced, FPS)
    for p in (p for p in line if p.stress > 0):
        found = [a for a in prosody.emphasise(accents, [(p.start, p.end)], line, log_f0, FPS) if a.emphasised]
        assert len(found) == 1 and p.start - 0.03 <= found[0].time <= p.end + 0.05


def test_styles_differ_enough_to_be_copied():
    drawn = [TeacherStyle.draw(np.random.default_rng(s)) for s in range(600)]
    for name, least, most in (("head_amplitude", .34, .46), ("nod_rate", .34, .46), ("blink_rate", .32, .45),
                              ("brow_use", .38, .52)):
        assert least < np.log([getattr(d, name) for d in drawn]).std() < most
    smile = [d.smile_bias for d in drawn]
    assert 0.03 <= min(smile) < 0.05 and 0.18 < max(smile) <= 0.2


def test_style_is_seen_in_the_motion():
    """Measures of motion alone rank styles as they were set."""
    phones, offset, tracks = [], 0.0, []
    for i, line in enumerate(LINES):
        phones += [replace(p, start=p.start + offset, end=p.end + offset) for p in line]
        tracks.append(np.stack(made.prosody(line, FPS, np.random.default_rng(i))[:3]))
        offset += tracks[-1].shape[1] / FPS
    log_f0, voiced, energy = np.concatenate(tracks, axis=1)

    def seen(name, factor, key):
        style = TeacherStyle(**{name: getattr(TeacherStyle(), name) * factor})
        return np.mean([stats.manner(MotionTeacher(FPS, style).speak(
            phones, log_f0, voiced, energy, np.random.default_rng(s), len(log_f0)), FPS)[key] for s in range(6)])

    for name, key, least in (("head_amplitude", "head_amplitude", 1.7), ("nod_rate", "nods", 1.25),
                             ("blink_rate", "blinks", 1.5), ("brow_use", "raises", 1.5)):
        assert seen(name, 1.5, key) > least * seen(name, 1 / 1.5, key), name
    assert seen("head_amplitude", 2.0, "nods") == pytest.approx(seen("head_amplitude", 0.5, "nods"), rel=0.25)
