"""The phones that were meant, as ./speak --batch writes them."""

import json

import pytest

from motion_flow.evaluate import planned

EVENTS = {"words": [{"value": "map", "start": 0.1, "end": 0.4}, {"value": "road", "start": 0.4, "end": 0.7}],
          "phonemes": [{"value": "M", "start": 0.1, "end": 0.2}, {"value": "AE1", "start": 0.2, "end": 0.3},
                       {"value": "P", "start": 0.3, "end": 0.4}, {"value": "R", "start": 0.4, "end": 0.5},
                       {"value": "OW1", "start": 0.5, "end": 0.6}, {"value": "D", "start": 0.6, "end": 0.7}]}


def test_phones_go_to_their_words(tmp_path):
    path = tmp_path / "a.events.json"
    path.write_text(json.dumps(EVENTS), encoding="utf-8")
    first, second = planned.words(path)
    assert (first.text, first.phones, second.phones) == ("map", ["M", "AE1", "P"], ["R", "OW1", "D"])
    assert second.starts == [0.4, 0.5, 0.6] and second.ends == [0.5, 0.6, 0.7]


def test_missing_events_are_told_in_one_line(tmp_path):
    with pytest.raises(FileNotFoundError, match="a.events.json is missing; ./speak --batch writes it"):
        planned.words(tmp_path / "a.events.json")
