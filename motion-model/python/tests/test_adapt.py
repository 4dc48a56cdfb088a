"""The model's own readings as training sees them: told what was planned, moving to what is heard."""

import dataclasses
import types

import numpy as np

from motion_flow import adapt
from motion_flow.data import items
from motion_flow.data.corpus import Corpus
from motion_flow.text import Lexicon
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


SENTENCES = """Take the silver key.
Nobody knows the zzyzx of it.
It is 5 past 9.
The river is cold!

Are you of it?
The old bridge fell.
"""
WORDS = ("take the silver key nobody knows of it is past river cold are you old bridge fell").split()


def test_texts_beyond_the_corpus_are_spoken_with_an_emphasised_word_now_and_then(line, tmp_path):  # noqa: F811
    file = tmp_path / "said.txt"
    file.write_text(SENTENCES, encoding="utf-8")
    found = adapt.unread(file, Lexicon({word: [["AH1"]] for word in WORDS}), line.utterance)
    assert [u.text for u in found] == ["Take the silver key.", "The river is cold!", "Are you of it?", "The old bridge fell."]
    assert found[0].name == "said_00000" and all(len(u.mel) == len(u.samples) == 0 for u in found)
    emphasised = [{u.text.split()[t.word] for t, strong in zip(u.tokens, u.voice.emphasis) if strong} for u in found]
    assert [len(words) for words in emphasised] == [1, 1, 0, 1]  # lines 0, 3 and 6 of the file
    assert set().union(*emphasised) <= {"Take", "silver", "key.", "river", "cold!", "old", "bridge", "fell."}
    assert found[0].voice.emphasis[0] == 0  # the first pause


def test_an_emphasised_word_is_kept_in_the_index(line, tmp_path):  # noqa: F811
    voice = dataclasses.replace(items.neutral_voice(len(line.utterance.tokens)), group="predicted")
    voice.emphasis[1] = 1
    made = [dataclasses.replace(line.utterance, plan=line.plan, voice=voice)]
    adapt.write(tmp_path, types.SimpleNamespace(audio=dataclasses.asdict(AUDIO), statistics=STATISTICS), made)
    again = Corpus(tmp_path).utterances[0].voice
    np.testing.assert_array_equal(again.emphasis, voice.emphasis)
    assert again.group == "predicted" and again.emotion.tolist() == voice.emotion.tolist()
