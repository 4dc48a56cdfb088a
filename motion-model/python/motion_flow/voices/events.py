"""Local events of a line: a question, an exclamation, an emphasised word. They change marks, lengths and contours."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from motion_flow import text as texts
from motion_flow.data.corpus import Utterance
from motion_flow.text import PhoneToken

QUESTION, EXCLAMATION = texts.PUNCTUATION.index("?"), texts.PUNCTUATION.index("!")
PRIMARY = 2  # the stress code of a vowel with primary stress

FUNCTION_WORDS = frozenset("""a an the and or but nor so if than as that this these those there here of to in on at by
for from with into onto upon over under up down out off about he she it they we you i me him her them us my your his its
their our mine is am are was were be been being do does did has have had will would shall should can could may might
must not no who whom which what when where why how let oh yes ah well just very too also only then now
i'm i'll i've i'd you're you'll he's she's it's we're they're that's don't didn't can't won't""".split())


@dataclass(frozen=True)
class Events:
    """What happens in a line. ``emphasis`` is a word index, -1 for none."""

    mark: int = 0  # QUESTION, EXCLAMATION or 0 for the recording's own mark
    rise: float = 6.5  # semitones from a question's low to its end
    emphasis: int = -1
    peak: float = 4.0  # semitones on the emphasised vowel
    stress_gain: float = 4.0  # dB on it
    stretch: float = 1.28  # factor on its length


def content_words(utterance: Utterance) -> list[int]:
    """Indices of the words that may be emphasised: not in the list of function words, with a voiced stressed vowel."""
    words = [word.text for word in texts.words(utterance.text)]
    return [w for w, word in enumerate(words) if word not in FUNCTION_WORDS and stressed_vowel(utterance, w) >= 0]


def stressed_vowel(utterance: Utterance, word: int) -> int:
    """The token of a word's primary stress, or -1 where it is shorter than 4 frames or mostly unvoiced."""
    ends = np.cumsum(utterance.frames)
    for i, token in enumerate(utterance.tokens):
        if token.word == word and token.stress == PRIMARY:
            heard = utterance.voiced[ends[i] - utterance.frames[i]:ends[i]]
            if len(heard) >= 4 and heard.mean() > 0.6:
                return i
    return -1


def nucleus(tokens: list[PhoneToken]) -> int:
    """The token of the line's last primary stress, or of its last vowel where there is none; -1 without vowels."""
    vowels = [i for i, token in enumerate(tokens) if token.stress]
    strong = [i for i in vowels if tokens[i].stress == PRIMARY]
    return (strong or vowels or [-1])[-1]


def can_ask(utterance: Utterance) -> bool:
    """Whether the line's nucleus is long and voiced enough to carry a rise."""
    at = nucleus(utterance.tokens)
    if at < 0 or utterance.frames[at] < 5:
        return False
    end = int(np.cumsum(utterance.frames)[at])
    return utterance.voiced[end - utterance.frames[at]:end].mean() > 0.4


def marked(tokens: list[PhoneToken], mark: int) -> list[PhoneToken]:
    """The tokens with ``mark`` on the last phrase and the last pause, as ``text.tokens`` codes it."""
    if not mark:
        return tokens
    closed = [i for i, t in enumerate(tokens[:-1]) if t.symbol == "SIL" and t.punctuation]
    first = closed[-1] + 1 if closed else 0
    return [t if i < first or (t.symbol == "SIL" and i < len(tokens) - 1) else dataclasses.replace(t, punctuation=mark)
            for i, t in enumerate(tokens)]


def marked_text(text: str, mark: int) -> str:
    """The written line with ``mark`` at its end."""
    return text.rstrip(" .,;:!?\"'") + texts.PUNCTUATION[mark] if mark else text
