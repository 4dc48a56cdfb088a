"""Training items are the pieces that inference asks for."""

import dataclasses

import numpy as np
import pytest

from motion_flow import text as texts
from motion_flow.config import AudioConfig, TrainConfig
from motion_flow.data import items
from motion_flow.data.batches import Batches, Pool
from motion_flow.data.corpus import Utterance
from motion_flow.data.items import emphasised_words
from motion_flow.data.partners import PartnerSource
from motion_flow.export import IDLE_CONTEXT, LOOKAHEAD
from motion_flow.teacher import MotionTeacher
from motion_flow.teacher.channels import CHANNELS, COLUMNS, INDEX, MARKS
from motion_flow.train import pools

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
    return items.MotionSource(AUDIO, np.zeros(len(COLUMNS), np.float32), np.ones(len(COLUMNS), np.float32))


def test_crop_shortens_the_silences_alone(line):
    short = items.crop(line, 10, 5)
    assert short.lengths[0] == 8 and short.lengths[-1] == 16
    np.testing.assert_array_equal(short.lengths[1:-1], line.lengths[1:-1])
    np.testing.assert_array_equal(short.mel, line.mel[10:-5])
    assert len(short.owner) == len(short.position) == len(short.mel) == short.lengths.sum()


def test_motion_before_a_line_belongs_to_its_pause(line):
    motion = source().speak(line, np.random.default_rng(1), before=30)
    assert motion.shape == (30 + len(line.owner), len(COLUMNS) + len(MARKS))
    assert np.abs(np.diff(motion[:, :50], axis=0)).max() < 0.35


def test_a_face_seen_from_outside_has_its_nods_in_its_pitch():
    made = items.MotionSource(AUDIO, np.full(len(COLUMNS), 0.1, np.float32), np.full(len(COLUMNS), 0.5, np.float32))
    apart = made.teacher.idle(300, np.random.default_rng(1), True, [1.0])
    whole = MotionTeacher(AUDIO.fps).idle(300, np.random.default_rng(1), True, [1.0])
    assert np.abs(apart[:, INDEX["headPitch"]] - whole[:, INDEX["headPitch"]]).max() > np.radians(1)
    for seen in (made.face(apart), made.seen((apart - made.mean) / made.sd)):
        np.testing.assert_allclose(seen * 0.5 + 0.1, whole, atol=1e-5)


def stream(lines, config, seed=1):
    motion = source()
    partners = PartnerSource(lines, motion, AUDIO, STATISTICS, 32)
    return iter(Batches([Pool(lines, 1.0)], motion, partners, config, seed))


def test_batches_hold_what_inference_gives(line):
    config = TrainConfig(batch=15, frames=128)
    batches = stream([line], config)
    seen = {"before": 0, "context": 0, "idle": 0, "known sound": 0, "reference": 0}
    for _ in range(12):
        batch = next(batches)
        for i in range(config.batch):
            spoken, given = batch["spoken"][i], batch["mel_given"][i]
            assert not (given * (1 - spoken)).any()
            assert not (batch["position"][i][spoken == 0]).any()
            seen["idle"] += not batch["present"][i]
            seen["before"] += bool(batch["present"][i] and spoken[0] == 0)
            seen["context"] += bool(given.any())
            seen["known sound"] += batch["mel_time"][i] == 1
            seen["reference"] += batch["style_given"][i] == 1
    assert all(count > 5 for count in seen.values()), seen


def test_silent_pieces_come_beside_every_second_batch_as_long_as_inference_makes_them(line):
    config = TrainConfig(batch=3, frames=160, idle_share=0.0, idle_every=2, idle_batch=6)
    drawn = [batch for batch, _ in zip(stream([line], config), range(8))]
    assert ["idle" in batch for batch in drawn] == [False, True] * 4
    heard = 0
    for batch in drawn[1::2]:
        assert batch["present"].all()
        silent = batch["idle"]
        assert silent["motion"].shape == (6, IDLE_CONTEXT + 32 + LOOKAHEAD, len(COLUMNS))
        assert not silent["spoken"].any() and not silent["text_given"].any() and not silent["present"].any()
        known = silent["motion_given"].sum(1).astype(int)
        for partner, count in zip(silent["participant"], known):
            # Row i shows the partner 32 frames earlier: nothing of what comes after the known frames.
            assert not partner[count + 32:].any()
            heard += partner.any()
    assert heard > 5


def test_the_corpus_voice_is_neutral_and_given(line):
    batch = next(stream([line], TrainConfig(batch=3, frames=64, drop_condition=0.0, idle_share=0.0)))
    assert (batch["speaker"][:, :-1] == 0).all() and (batch["speaker"][:, -1] == 1).all()
    np.testing.assert_array_equal(batch["emotion"][0], [1, 0, 0, 0, 0, 0, 0, 1])
    assert (batch["bands"] == 1).all() and not batch["emphasis"].any()


def test_a_reference_is_never_the_piece_itself(line):
    """Three lines whose mels are constant 0, 1 and 2: the reference of one holds the others' numbers alone."""
    lines = [dataclasses.replace(line, mel=np.full_like(line.mel, k)) for k in range(3)]
    config = TrainConfig(batch=3, frames=64, idle_share=0.0, style_share=1.0, drop_condition=0.0)
    batch = next(stream(lines, config))
    for i in range(3):
        own = batch["mel"][i][batch["spoken"][i] == 1][0, 0]
        assert set(np.unique(batch["style_mel"][i])) == {0.0, 1.0, 2.0} - {own}


def test_emphasised_phones_become_stretches_of_time():
    lengths = np.array([10, 20, 30, 10, 10])
    spans = emphasised_words(np.array([0, 1, 1, 0, 1]), lengths, 10.0)
    assert spans == [(1.0, 6.0), (7.0, 8.0)]


def test_same_seed_same_items(line):
    config = TrainConfig(batch=3, frames=64)
    a, b = (next(stream([line], config, 5)) for _ in range(2))
    for key in a:
        np.testing.assert_array_equal(a[key], b[key])


def test_a_share_of_voices_that_are_not_there_is_refused_by_name(line, tmp_path):
    config = TrainConfig(voices_share=0.4, others_share=0.0)
    with pytest.raises(SystemExit, match="voices_share is 0.4; run python -m motion_flow.voices"):
        pools(tmp_path / "corpus", [line], None, config)


def test_without_shares_the_corpus_stands_alone(line, tmp_path):
    made = pools(tmp_path / "corpus", [line], None, TrainConfig(voices_share=0.0, others_share=0.0))
    assert [pool.lines for pool in made] == [[line]]
