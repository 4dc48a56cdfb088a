"""The model's own readings as training sees them: told what was planned, moving to what is heard."""

import dataclasses
import types

import numpy as np

from motion_flow import adapt
from motion_flow.data import items
from motion_flow.data.corpus import Corpus
from tests.test_items import AUDIO, STATISTICS, line, source  # noqa: F401 (a fixture)


def test_a_reading_is_told_its_plan_and_keeps_what_is_heard(line, tmp_path):  # noqa: F811
    heard = line.utterance
    plans = [np.full_like(line.plan, value) for value in (0.7, -0.4)]
    made = [dataclasses.replace(heard, name=f"made_{i}", plan=plan) for i, plan in enumerate(plans)]
    adapt.write(tmp_path, types.SimpleNamespace(audio=dataclasses.asdict(AUDIO), statistics=STATISTICS), made)
    for utterance, plan in zip(Corpus(tmp_path).utterances, plans):
        again = items.make_line(utterance, STATISTICS)
        np.testing.assert_array_equal(again.plan, plan)
        np.testing.assert_allclose(again.prosody[:, 0], plan[0, 0, 0])
        for said, expected in zip(source().voice(again)[1:], (heard.log_f0, heard.voiced, heard.energy)):
            np.testing.assert_array_equal(said, expected)


def test_what_is_only_heard_is_also_the_plan(line):  # noqa: F811
    assert np.ptp(line.plan[..., 0]) < 1e-6 and abs(line.plan[0, 0, 0] - 0.5) < 1e-5  # (5.1 - 5.0) / 0.2
