"""Styles in numbers: drawn, spoken, read, and told to the towers."""

import dataclasses

import numpy as np
import torch

from motion_flow.config import AudioConfig
from motion_flow.data.batches import Pace
from motion_flow.model import manner
from motion_flow.model.joint import JointModel
from motion_flow.run import training
from motion_flow.teacher.channels import CHANNELS, COLUMNS
from motion_flow.teacher.style import TeacherStyle
from test_items import line  # noqa: F401
from test_losses import SMALL

FRAMES = 32


def model():
    torch.manual_seed(1)
    return JointModel(SMALL, AudioConfig(), len(CHANNELS),
                      {"log_f0_mean": 5.0, "log_f0_sd": 0.2, "motion_mean": [0.0] * len(COLUMNS)})


def test_drawn_styles_are_standardised():
    rng = np.random.default_rng(1)
    numbers = np.array([TeacherStyle.draw(rng).numbers() for _ in range(4000)])
    assert numbers.shape[1] == manner.FACE == len(dataclasses.fields(TeacherStyle))
    np.testing.assert_allclose(numbers.mean(0), 0, atol=0.06)
    np.testing.assert_allclose(numbers.std(0), 1, atol=0.06)


def test_one_number_for_each_habit():
    neutral = TeacherStyle().numbers()
    for i, field in enumerate(dataclasses.fields(TeacherStyle)):
        changed = dataclasses.replace(TeacherStyle(), **{field.name: 1.3 * field.default}).numbers() - neutral
        assert changed[i] > 0 and not np.delete(changed, i).any()


def test_slow_lines_have_a_higher_pace_and_emotional_ones_none(line):  # noqa: F811
    slow = dataclasses.replace(line, lengths=np.rint(line.lengths * 1.25).astype(int))
    pace = Pace([line, slow])
    assert pace.of([slow]) > 0 > pace.of([line])
    np.testing.assert_allclose((pace.of([slow]) - pace.of([line])) * manner.PACE_SPREAD, np.log(1.25), rtol=0.1)
    angry = dataclasses.replace(line.voice, emotion=np.array([0.3, 0, 0, 0.7, 0, 0, 0], np.float32))
    assert pace.of([dataclasses.replace(line, voice=angry)]) is None


def test_a_style_ends_in_its_numbers():
    joint = model()
    style = joint.style(torch.randn(2, 32, 80), torch.randn(2, 32, len(CHANNELS)), torch.ones(2), torch.ones(2))
    assert style.shape == (2, SMALL.style_rows, SMALL.style_width)
    numbers = manner.cut(style, torch.tensor([1.0, 0.0]))[1]
    assert numbers[0].abs().min() > 0 and not numbers[1].any()
    assert not style[:, -1, manner.NUMBERS:].any()


def condition(joint, pace=0.0, head=0.0):
    inputs = {**joint.absent(1, FRAMES), "text": torch.randn(1, FRAMES, 16, generator=torch.Generator().manual_seed(2)),
              "text_given": torch.ones(1), "position": torch.zeros(1, FRAMES, 8), "prosody": torch.zeros(1, FRAMES, 6)}
    inputs["style"][:, -1, 0], inputs["style"][:, -1, manner.PACE], inputs["style_given"] = head, pace, torch.ones(1)
    return joint.condition(**inputs)


def test_manner_reaches_the_motion_tower_alone():
    joint = model().eval()
    torch.nn.init.normal_(joint.condition.gestures.gates.weight)
    calm, lively = condition(joint), condition(joint, head=2.0)
    blocks = SMALL.blocks
    moving = {*range(blocks, 2 * blocks), 2 * blocks + 1}
    assert {i for i, (a, b) in enumerate(zip(calm, lively)) if not torch.equal(a, b)} == moving


def test_untrained_gestures_change_nothing():
    joint = model().eval()
    for a, b in zip(condition(joint), condition(joint, head=2.0)):
        torch.testing.assert_close(a, b, rtol=0, atol=0)


def test_frozen_sound_gets_no_gradient_and_no_dropout():
    joint, wanted = model(), ("field.motion.", "field.to_motion.", "condition.gestures.")
    for name, parameter in joint.named_parameters():
        parameter.requires_grad_(name.startswith(wanted))
        if "outward" in name:
            torch.nn.init.normal_(parameter, std=0.1)
    training(joint)
    assert not joint.field.mel.blocks[0].dropout.training and joint.field.motion.blocks[0].dropout.training
    given = torch.zeros(1, FRAMES)
    mel, motion = joint.field(torch.randn(1, FRAMES, 80), torch.randn(1, FRAMES, len(COLUMNS)), torch.rand(1),
                              torch.rand(1), torch.zeros(1, FRAMES, 80), torch.zeros(1, FRAMES, len(COLUMNS)), given,
                              given, condition(joint), torch.ones(1, FRAMES))
    assert not mel.requires_grad
    motion.square().mean().backward()
    assert joint.field.to_motion[1].weight.grad.any() and joint.condition.gestures.outward.weight.grad.any()


def test_pace_stretches_every_phone():
    joint = model().eval()
    codes = torch.ones(4, 1, 6, dtype=torch.int64)
    line = {**joint.absent_line(1, 6), "style_given": torch.ones(1)}
    quick = joint.text(*codes, **line)[1]
    line["style"][:, -1, manner.PACE] = 2
    torch.testing.assert_close(joint.text(*codes, **line)[1] - quick, torch.full((1, 6), 2 * manner.PACE_SPREAD))
