"""What a face plans: marks, chances that agree with the teacher's draws, and a planner that can learn them."""

import numpy as np
import pytest
import torch
from test_items import AUDIO, STATISTICS, line, source, stream  # noqa: F401

from motion_flow.config import ModelConfig, TrainConfig
from motion_flow.data.batches import SILENCE
from motion_flow.data.items import accents_of
from motion_flow.data.plans import Plans, Sizes, answers_to, hazards, nods_on, raises_on
from motion_flow.model.planner import Planner
from motion_flow.teacher import MotionTeacher, brows, head
from motion_flow.teacher.channels import CHANNELS, COLUMNS, MARKS, PARTS
from motion_flow.teacher.dyad import ANSWER_AFTER, ANSWER_LIMITS, _answers, answer_chances
from motion_flow.teacher.partner import pitch_cues
from motion_flow.teacher.plan import NOD_LEAD, marks
from motion_flow.teacher.style import TeacherStyle

CHUNK, FPS = 32, AUDIO.fps


@pytest.fixture
def batch(line):  # noqa: F811
    return next(iter(Plans([line], source(), STATISTICS, Sizes(FPS, CHUNK, 16, 4), 1)))


def test_a_mark_stands_where_a_gesture_begins_and_fades():
    found = marks([1.0, 2.5], 300, FPS)
    begins = np.flatnonzero(found == 1)
    np.testing.assert_allclose((begins + 0.5) / FPS, [1.0, 2.5], atol=1 / FPS)
    assert not found[:begins[0]].any()
    assert found[begins[0] + 43] == pytest.approx(np.exp(-43 / (0.5 * FPS)))
    assert not marks([], 50, FPS).any()


def test_marks_lie_at_the_nods_that_the_teacher_makes():
    motion = MotionTeacher(FPS, apart=True).idle(600, np.random.default_rng(3), True, responses=[2.0, 5.0])
    nods, marked = motion[:, len(CHANNELS)], motion[:, len(COLUMNS)]
    assert motion.shape[1] == len(CHANNELS) + len(PARTS) + len(MARKS)
    assert (np.flatnonzero(marked == 1) + 0.5) / FPS == pytest.approx([2.0, 5.0], abs=1 / FPS)
    first = np.flatnonzero(nods > np.radians(0.2))[0]
    assert 0 <= first - np.flatnonzero(marked == 1)[0] < 0.1 * FPS


def test_a_speakers_nod_peaks_as_long_after_its_mark_as_nods_take(line):  # noqa: F811
    for seed in range(20):
        motion = source().speak(line, np.random.default_rng(seed))
        for begin in np.flatnonzero(motion[:, len(COLUMNS)] == 1):
            span = motion[begin:begin + round(2 * NOD_LEAD * FPS), len(CHANNELS)]
            if len(span) == round(2 * NOD_LEAD * FPS):
                assert abs(span.argmax() - NOD_LEAD * FPS) < 0.06 * FPS


def test_the_towers_are_told_the_marks_and_do_not_sample_them(line):  # noqa: F811
    batch = next(stream([line], TrainConfig(batch=3, frames=160, idle_share=0.0, idle_every=1, idle_batch=12)))
    for piece in (batch, batch["idle"]):
        assert piece["motion"].shape[2] == len(COLUMNS)
        told = piece["participant"][..., -len(MARKS):]
        assert told.min() >= 0 and told.max() <= 1
    assert (batch["participant"][..., -len(MARKS):] == 1).any() or (batch["idle"]["participant"][..., -2] == 1).any()


def draws(count, frames, plan):
    """Share of draws in which a gesture begins by each frame."""
    begun = np.zeros(frames)
    for seed in range(count):
        for start in plan(np.random.default_rng(seed)):
            begun[max(int(np.ceil(start * FPS - 0.5)), 0)] += 1
    return np.cumsum(begun) / count


def expected(gestures, frames, apart):
    """The same by the chances, one gesture after the other."""
    chance, waiting = hazards(gestures, frames, FPS, apart)
    return np.cumsum(chance * waiting)


def test_chances_are_those_of_the_teachers_answers():
    voice = np.stack([np.ones(700), np.full(700, 5.3), np.zeros(700)], 1)
    voice[300:330, 1] = 5.0
    voice[345:, 0] = 0
    chances = answer_chances(voice, FPS, TeacherStyle())
    assert len(chances) == 1 and chances[0, 1] == pytest.approx(0.60)
    drawn = draws(3000, 700, lambda rng: _answers(pitch_cues(voice, FPS), voice, FPS, 1.0, rng))
    np.testing.assert_allclose(expected(answers_to(chances), 700, 1.6), drawn, atol=0.035)


@pytest.mark.parametrize("style", [TeacherStyle(), TeacherStyle(nod_rate=1.7, brow_use=3.0)])
def test_chances_are_those_of_the_teachers_accents(line, style):  # noqa: F811
    accents, frames = accents_of(line.utterance), len(line.owner)
    assert accents
    nods = draws(3000, frames, lambda rng: head.plan_nods(accents, style, rng)[:, 0] - NOD_LEAD)
    np.testing.assert_allclose(expected(nods_on(accents, style), frames, 0.2), nods, atol=0.06)
    raises = draws(3000, frames, lambda rng: brows.plan_raises(accents, style, rng)[:, 0])
    np.testing.assert_allclose(expected(raises_on(accents, style), frames, 0.2), raises, atol=0.06)


def test_pieces_show_the_voice_as_far_as_inference_knows_it(batch):
    frames = sum(SILENCE) + CHUNK
    heard = batch["heard"]
    assert heard["voice"].shape == (16, frames, 6) and heard["chance"].shape == (16, frames, len(MARKS))
    assert not heard["voice"][:, SILENCE[0] + CHUNK:].any()
    assert not heard["waiting"][:, :SILENCE[0]].any()
    assert not heard["chance"][..., MARKS.index("raise")].any()
    assert set(np.unique(heard["voice"][..., 0])) <= {0.0, 1.0}
    assert not heard["voice"][heard["voice"][..., 3] == 0].any()


def test_the_planner_learns_that_cues_are_answered(line):  # noqa: F811
    """A cue of a pausing talker, and none: after some steps its chances rise and fall as the delay of answers does."""
    torch.manual_seed(0)
    planner, frames = Planner(ModelConfig()), 96
    voice = torch.zeros(2, frames, 6)
    voice[..., 3] = 1
    voice[0, 30:, 4] = torch.exp(-torch.arange(66) / FPS)
    cue = (30 - CHUNK) / FPS
    chance, waiting = hazards(answers_to(np.array([[cue, 0.6]])), frames, FPS, 1.6)
    begun = torch.stack([torch.from_numpy(chance), torch.zeros(frames)])
    given = [torch.zeros(2, frames, 192), torch.zeros(2), torch.zeros(2, frames, 8), torch.zeros(2, frames, 6), voice,
             torch.zeros(2, 8), torch.zeros(2, 33, 128), torch.zeros(2)]
    optimiser = torch.optim.AdamW(planner.parameters(), 3e-3)
    for _ in range(300):
        error = torch.nn.functional.binary_cross_entropy_with_logits(planner(*given)[..., 0], begun)
        optimiser.zero_grad()
        error.backward()
        optimiser.step()
    told = torch.sigmoid(planner(*given)[..., 0]).detach().numpy()
    peak = (told[0].argmax() + 0.5) / FPS - cue
    assert ANSWER_LIMITS[0] < peak < ANSWER_LIMITS[1] and abs(peak - ANSWER_AFTER[0]) < 0.15
    assert told[0].max() > 0.02 and told[1].max() < 0.01
