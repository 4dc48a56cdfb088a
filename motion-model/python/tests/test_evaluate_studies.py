"""Copying of style and answers to a partner, on clips whose answers are known; a corpus of buzzes stands for a reader."""

import json

import numpy as np
import pytest

from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Utterance, Voice
from motion_flow.evaluate import joined, livelink, manner, partner
from motion_flow.teacher import CHANNELS, INDEX, TeacherStyle
from motion_flow.text import PhoneToken
from motion_flow.voices.settings import Shape

AUDIO = AudioConfig()
FPS = AUDIO.fps


def still(seconds):
    return np.zeros((int(seconds * FPS), len(CHANNELS)))


def times(motion):
    return (np.arange(len(motion)) + 0.5) / FPS


def bell(t, centre, width):
    return np.exp(-0.5 * ((t - centre) / width) ** 2)


def utterance(name, seed, phones=6, frames=20):
    """A line of vowels whose pitch wanders; a pause at either end."""
    rng = np.random.default_rng(seed)
    tokens = [PhoneToken("SIL", 0, 0, 0, -1), *(PhoneToken("AA", 2, 4, 3, k) for k in range(phones)),
              PhoneToken("SIL", 0, 4, 0, -1)]
    lengths = np.full(phones + 2, frames)
    total = int(lengths.sum())
    quiet = np.r_[np.full(frames, True), np.full(phones * frames, False), np.full(frames, True)]
    log_f0 = np.log(180) + 0.2 * np.cumsum(rng.standard_normal(total)) / np.sqrt(total)
    energy = np.where(quiet, -9.0, -2.0)
    samples = (3000 * rng.standard_normal(total * AUDIO.hop)).astype(np.int16)
    return Utterance(name, "ah ah ah.", tokens, lengths, np.zeros((total, 80)), log_f0, (~quiet).astype(float), energy,
                     samples, Voice(np.zeros(len(tokens))))


def test_joined_lines_follow_each_other_in_sound_phones_and_tracks():
    one, other = utterance("a_1", 1), utterance("b_1", 2)
    both = joined.join([one, other], FPS)
    assert len(both.samples) == (len(one.log_f0) + len(other.log_f0)) * AUDIO.hop
    np.testing.assert_array_equal(both.log_f0[len(one.log_f0):], other.log_f0)
    assert [p.start for p in both.phones] == sorted(p.start for p in both.phones)
    assert both.phones[8].start == pytest.approx(len(one.log_f0) / FPS)
    assert both.phones[9].word > both.phones[6].word  # words of the second line are new words
    cut = both.cut(100, AUDIO.hop, FPS)
    assert len(cut.voiced) == 100 and len(cut.samples) == 100 * AUDIO.hop
    assert max(p.start for p in cut.phones) < 100 / FPS


def test_as_many_lines_as_the_time_needs():
    lines = [utterance(f"{k}_1", k) for k in range(5)]
    seconds = len(lines[0].log_f0) / FPS
    assert [u.name for u in joined.until(lines, [3, 1, 0, 2], 1.5 * seconds, FPS)] == ["3_1", "1_1"]
    with pytest.raises(ValueError, match="5 utterances last"):
        joined.until(lines, range(5), 9 * seconds, FPS)


def test_manner_of_a_clip_that_was_made_to_have_one():
    motion = still(30)
    t = times(motion)
    for side in ("Left", "Right"):
        motion[:, INDEX["eyeBlink" + side]] = sum(bell(t, c, 0.05) for c in np.arange(2, 30, 4.0))
    motion[:, INDEX["headYaw"]] = np.radians(4) * np.sqrt(2) * np.sin(2 * np.pi * t)
    line = utterance("a_1", 1)
    found = manner.measure([motion], [manner.Spoken.of_utterance(line)], FPS)
    assert found["blinks"] == pytest.approx(14, rel=0.01)
    assert found["head"] == pytest.approx(4, rel=0.01)
    assert found["rate"] == pytest.approx(FPS / 20, rel=0.01)  # a phone every 20 frames, pauses not counted
    higher = manner.measure([motion], [manner.Spoken.of_utterance(line).shifted(3.0, 2.0)], FPS)
    assert higher["pitch"] - found["pitch"] == pytest.approx(3.0)
    assert higher["rate"] == pytest.approx(found["rate"] / 2)


def values(numbers):
    return {f"ref{i:02d}": {name: float(v) for name in manner.NAMES} for i, v in enumerate(numbers)}


def test_correlations_of_good_deaf_and_contrary_copiers():
    reference = values([1, 2, 3, 4, 5])
    assert manner.correlations(reference, values([3, 5, 7, 9, 11]))["nods"] == pytest.approx(1)
    assert manner.correlations(reference, values([5, 4, 3, 2, 1]))["pitch"] == pytest.approx(-1)
    assert manner.correlations(reference, values([2, 2, 2, 2, 2]))["rate"] == 0
    assert abs(manner.shuffled(reference, values([1, 2, 3, 4, 5]))["head"]) < 0.5


def test_a_guess_follows_what_is_seen_and_shrinks_what_is_noise():
    rng = np.random.default_rng(4)
    drawn = {f"ref{i:02d}": (TeacherStyle.draw(rng), Shape(pitch=rng.uniform(-2, 2), duration=rng.uniform(.85, 1.2)))
             for i in range(40)}
    measured = {k: {"head": 5 * face.head_amplitude, "nods": rng.uniform(20, 60), "blinks": 25 * face.blink_rate - 1,
                    "brows": 8 * face.brow_use - 1, "rate": 12 / voice.duration, "pitch": 90 + voice.pitch}
                for k, (face, voice) in drawn.items()}
    found = manner.guess(measured, drawn)
    for k, (face, voice) in drawn.items():
        assert found[k][0].blink_rate == pytest.approx(face.blink_rate, rel=0.01)
        assert found[k][1].pitch == pytest.approx(voice.pitch, abs=0.01)
        assert found[k][1].duration == pytest.approx(voice.duration, rel=0.01)
    guessed = np.log([face.nod_rate for face, _ in found.values()])
    true = np.log([face.nod_rate for face, _ in drawn.values()])
    assert guessed.std() < 0.5 * true.std()  # nods were noise: the guess keeps near the mean


def test_the_beginning_of_a_dyad_is_found_in_the_speech():
    speech = joined.join([utterance(f"{k}_1", k) for k in range(6)], FPS)
    frames, start = 200, 331
    voice = np.stack([np.ones(frames), speech.log_f0[start:start + frames] - 0.3, np.zeros(frames)], 1)
    assert partner.start_of(speech, voice.astype(np.float32)) == start


def listener(nods):
    """A still head that nods twice at each time."""
    motion = still(20)
    t = times(motion)
    for start in nods:
        for k in (0.15, 0.45):
            motion[:, INDEX["headPitch"]] += np.radians(6) * bell(t, start + k, 0.06)
    return motion


def test_answers_are_scored_against_the_teacher_and_chance(tmp_path):
    """One listener nods after every second of its own partner's cues, one never."""
    rng = np.random.default_rng(6)
    cues, names = {}, [f"talk{i:02d}" for i in range(8)]
    (tmp_path / "teacher").mkdir()
    (tmp_path / "half").mkdir()
    (tmp_path / "still").mkdir()
    for name in names:
        at = np.cumsum(rng.uniform(2.2, 4.0, 5))
        cues[name] = [(float(c), "pitch") for c in at if c < 18]
        own = [c + 0.6 for c, _ in cues[name]]
        livelink.write(tmp_path / "teacher" / f"{name}.csv", listener(own), FPS)
        livelink.write(tmp_path / "half" / f"{name}.csv", listener(own[::2]), FPS)
        livelink.write(tmp_path / "still" / f"{name}.csv", still(20), FPS)
    (tmp_path / "cues.json").write_text(json.dumps({"seconds": 20.0, "cues": cues}))
    half = partner.score(tmp_path, tmp_path / "half", FPS)
    assert half["f1"]["teacher there"]["nods"] > 0.95
    assert half["f1"]["teacher there, shuffled"]["nods"] < 0.5
    assert 0.4 < half["columns"]["baked"]["dyadic_share"] < 0.95
    calm = partner.score(tmp_path, tmp_path / "still", FPS)
    assert calm["columns"]["baked"]["dyadic_share"] == pytest.approx(0, abs=1e-9)
    with pytest.raises(FileNotFoundError, match="talk00.csv is missing, and 7 more; bake with ./speak --listen-batch"):
        partner.score(tmp_path, tmp_path / "nowhere", FPS)
