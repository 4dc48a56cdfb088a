"""Timed phones and the gestures that the lips make for them."""

from dataclasses import dataclass

import numpy as np

SILENCE = "SIL"
COMMA, SEMICOLON, DASH, PERIOD, QUESTION, EXCLAMATION = range(1, 7)


@dataclass
class Phone:
    """One phone of an aligned line.

    symbol: ARPAbet without digit, or 'SIL'; stress: 0 not a vowel, 1 unstressed, 2 primary, 3 secondary;
    start, end: seconds; word: index of its word; punctuation: the mark that ends its phrase (0 none, 1 comma,
    2 semicolon, 3 dash, 4 period, 5 question, 6 exclamation).
    """

    symbol: str
    stress: int
    start: float
    end: float
    word: int
    punctuation: int


BILABIALS = frozenset("P B M".split())
LABIODENTALS = frozenset("F V".split())
SIBILANTS = frozenset("S Z SH ZH CH JH".split())
VOWELS = frozenset("AA AE AH AO AW AX AY EH ER EY IH IY OW OY UH UW".split())

SHAPES = ("jawOpen", "mouthFunnel", "mouthPucker", "mouthRollLower", "mouthRollUpper", "mouthPress",
          "mouthUpperUp", "mouthLowerDown", "mouthStretch", "mouthSmile", "mouthShrugLower", "jawForward", "tongueOut")
"""Lip and jaw shapes of a gesture; left and right go together."""

COLUMN = {name: i for i, name in enumerate(SHAPES)}
_SHORT = dict(zip(("jaw", "funnel", "pucker", "lower_roll", "upper_roll", "press", "upper", "lower", "stretch",
                   "smile", "shrug", "forward", "tongue"), range(len(SHAPES))))
_GROUP = np.array([0, 2, 2, 3, 3, 3, 1, 1, 1, 1, 3, 0, 3])
"""Dominance group of each shape: 0 jaw, 1 lips, 2 rounding, 3 seal (rolls, press, tongue)."""


def _shape(**values):
    target = np.zeros(len(SHAPES))
    for name, value in values.items():
        target[_SHORT[name]] = value
    return target


_BILABIAL = dict(jaw=.04, press=.35, lower_roll=.25, upper_roll=.2, shrug=.1)
_LABIODENTAL = dict(jaw=.10, lower_roll=.45, upper=.25)
_DENTAL = dict(jaw=.18, tongue=.25, lower=.25, upper=.15)
_ALVEOLAR = dict(jaw=.14, lower=.2, upper=.15, stretch=.1)
_HISS = dict(jaw=.06, stretch=.25, lower=.25, upper=.2, smile=.1)
_HUSH = dict(jaw=.10, funnel=.55, pucker=.25, lower=.25, upper=.2, forward=.12)
_VELAR = dict(jaw=.20, lower=.15)
_LIQUID = dict(jaw=.18, pucker=.3, funnel=.25)
_SPREAD = dict(smile=.3, stretch=.3, lower=.3)
_OPEN = dict(jaw=.62, lower=.3, upper=.1)

# alpha of jaw, lips, rounding and seal; reach of the gesture before and after, ms
_KINDS = {
    "vowel": ((1, 1, 1, 1), 70, 70),
    "round": ((1, 1, 1.5, 1), 70, 70),
    "bilabial": ((1.5, 3, .25, 3), 35, 35),
    "labiodental": ((2.5, 2.5, .5, 2.5), 40, 40),
    "tongue": ((.6, .3, .3, .5), 50, 50),
    "dental": ((.9, .8, .3, 1), 45, 45),
    "hiss": ((2, .8, .4, 1), 45, 45),
    "hush": ((2, .8, 1.5, 1), 45, 45),
    "glide": ((.8, .5, 1.5, .8), 60, 60),
    "breath": ((.3, .3, .2, .5), 50, 50),
    "rest": ((1, 1, 1, 1), 60, 60),
}
_ROUND_REACH = {"round": (120, 90), "hush": (120, 90), "glide": (120, 90)}

_TABLE = {
    "bilabial": {"P": _BILABIAL, "B": _BILABIAL, "M": _BILABIAL},
    "labiodental": {"F": _LABIODENTAL, "V": _LABIODENTAL},
    "dental": {"TH": _DENTAL, "DH": _DENTAL},
    "tongue": {**{s: _ALVEOLAR for s in "T D N L".split()}, **{s: _VELAR for s in "K G NG".split()},
               "Y": dict(_SPREAD, jaw=.12)},
    "breath": {"HH": _VELAR},
    "hiss": {"S": _HISS, "Z": _HISS},
    "hush": {s: _HUSH for s in "SH ZH CH JH".split()},
    "glide": {"R": _LIQUID, "W": dict(jaw=.15, pucker=.75, funnel=.35)},
    "round": {"ER": _LIQUID, "UW": dict(jaw=.15, pucker=.65, funnel=.35), "UH": dict(jaw=.22, pucker=.4, funnel=.35),
              "OW": dict(jaw=.38, funnel=.5, pucker=.35), "AO": dict(jaw=.45, funnel=.5, pucker=.35),
              "OY": dict(jaw=.42, funnel=.5, pucker=.35)},
    "vowel": {"AA": _OPEN, "AY": _OPEN, "AW": _OPEN,
              "AE": dict(jaw=.5, stretch=.25, lower=.35, upper=.2), "EH": dict(jaw=.38, stretch=.25, lower=.35, upper=.2),
              "AH": dict(jaw=.32, lower=.2), "AX": dict(jaw=.2, lower=.2),
              "IY": dict(_SPREAD, jaw=.14), "IH": dict(_SPREAD, jaw=.2, smile=.22, stretch=.22), "EY": dict(_SPREAD, jaw=.24)},
    "rest": {SILENCE: dict()},
}
_GLIDES = {
    "AY": ("vowel", dict(_SPREAD, jaw=.2)), "EY": ("vowel", dict(_SPREAD, jaw=.14)), "OY": ("vowel", dict(_SPREAD, jaw=.2)),
    "AW": ("round", dict(jaw=.24, pucker=.5, funnel=.35)), "OW": ("round", dict(jaw=.22, pucker=.55, funnel=.4)),
}
"""What a diphthong ends in: its last 40 per cent."""


def _row(kind, values):
    alpha, before, after = _KINDS[kind]
    round_before, round_after = _ROUND_REACH.get(kind, (before, after))
    reach = np.array([before, after, round_before, round_after]) / 1000.0
    return _shape(**values), np.array(alpha, dtype=float)[_GROUP], reach


_ROWS = [(symbol, _row(kind, values)) for kind, entries in _TABLE.items() for symbol, values in entries.items()]
_ROWS += [(symbol + "+", _row(kind, values)) for symbol, (kind, values) in _GLIDES.items()]
GESTURE = {symbol: i for i, (symbol, _) in enumerate(_ROWS)}
"""Row of each gesture; the end of a diphthong is its symbol and '+'."""
TARGETS = np.array([row[0] for _, row in _ROWS])
"""(gestures, shapes) targets of full articulation."""
DOMINANCE = np.array([row[1] for _, row in _ROWS])
"""(gestures, shapes) weight of each gesture on each shape."""
REACH = np.array([row[2] for _, row in _ROWS])
"""(gestures, 4) seconds: before and after, then the same for rounding."""
ROUNDING = np.flatnonzero(_GROUP == 2)
SPLIT = 0.6
"""Share of a diphthong before its glide."""
