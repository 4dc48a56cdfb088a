"""Emotions: faces by FACS action units, and how a mood changes head, gaze, lids, brows and lips (docs/teacher.md)."""

from dataclasses import dataclass, fields, replace

import numpy as np

from .channels import INDEX, SHAPES
from .curves import bumps, ease, slow_noise

EMOTIONS = ("neutral", "happy", "sad", "angry", "afraid", "disgusted", "surprised")
"""Order of an emotion's intensities."""

ACTION_UNITS = {
    "happy": {6: .80, 12: .90},
    "sad": {1: .90, 4: .20, 15: .80, 17: .35, 43: .15},
    "angry": {4: .95, 5: .40, 7: .55, 17: .30, 23: .65},
    "afraid": {1: .90, 2: .50, 4: .20, 5: .90, 7: .10, 20: .80, 26: .45},
    "disgusted": {4: .30, 9: .90, 10: .50, 15: .45, 16: .25},
    "surprised": {1: .90, 2: .90, 5: .65, 26: .85},
}
"""Action units of each prototype and their size 0..1 at full intensity."""

_BOTH = "Left", "Right"
_UNITS = {
    1: {"browInnerUp": 1.0},
    2: {"browOuterUp*": 1.0},
    4: {"browDown*": 1.0},
    5: {"eyeWide*": 1.0},
    6: {"cheekSquint*": 1.0, "eyeSquint*": 0.40},
    7: {"eyeSquint*": 1.0},
    9: {"noseSneer*": 1.0, "eyeSquint*": 0.30, "cheekSquint*": 0.25},
    10: {"mouthUpperUp*": 1.0},
    12: {"mouthSmile*": 1.0, "mouthDimple*": 0.15},
    15: {"mouthFrown*": 1.0},
    16: {"mouthLowerDown*": 1.0},
    17: {"mouthShrugLower": 1.0, "mouthShrugUpper": 0.4, "mouthFrown*": 0.4},
    20: {"mouthStretch*": 1.0, "mouthFrown*": 0.45, "mouthLowerDown*": 0.15},
    23: {"mouthPress*": 0.55, "mouthRollLower": 0.40, "mouthRollUpper": 0.40, "mouthFrown*": 0.35},
    26: {"jawOpen": 0.40},
    43: {"eyeBlink*": 1.0},
}
"""ARKit shapes of each action unit; * stands for left and right."""

GROUPS = 4
"""Parts of a face that wax and wane on their own: brows, eyes, nose and cheeks, mouth."""


def _group(name):
    for group, starts in enumerate((("brow",), ("eye",), ("nose", "cheek"))):
        if name.startswith(starts):
            return group
    return 3


_GROUP = np.array([_group(name) for name in SHAPES])
_JAW = INDEX["jawOpen"]
_WIDE = [INDEX["eyeWide" + side] for side in _BOTH]
_APART = [INDEX[name + side] for name in ("mouthUpperUp", "mouthLowerDown") for side in _BOTH]
_SNEER = [INDEX["noseSneer" + side] for side in _BOTH]
_SPREAD = [INDEX[name + side] for name in ("mouthSmile", "mouthStretch", "mouthFrown", "mouthDimple") for side in _BOTH]
_TIGHT = [INDEX[name] for name in ("mouthPressLeft", "mouthPressRight", "mouthRollLower", "mouthRollUpper")]
_LEFT = np.array([name.endswith("Left") for name in SHAPES])
_RIGHT = np.array([name.endswith("Right") for name in SHAPES])


def _face(units):
    face = np.zeros(len(SHAPES))
    for unit, size in units.items():
        for name, share in _UNITS[unit].items():
            for side in _BOTH if name.endswith("*") else ("",):
                face[INDEX[name.rstrip("*") + side]] += size * share
    return np.minimum(face, 1.0)


FACES = np.array([_face(ACTION_UNITS.get(name, {})) for name in EMOTIONS])
"""(7, 44) shapes of each emotion at full intensity."""


@dataclass(frozen=True)
class Manner:
    """How a mood behaves. Gains (1 neutral): head (amplitude), speed (of sway), nods, moves, blinks, contact, brows,
    lips (articulation), smile (at rest), tremor. Offsets (0 neutral): pitch (degrees, + down), forward (metres),
    turn (degrees, to either side), down (degrees that averted gaze drops)."""

    head: float = 1.0
    speed: float = 1.0
    nods: float = 1.0
    moves: float = 1.0
    blinks: float = 1.0
    contact: float = 1.0
    brows: float = 1.0
    lips: float = 1.0
    smile: float = 1.0
    tremor: float = 1.0
    pitch: float = 0.0
    forward: float = 0.0
    turn: float = 0.0
    down: float = 0.0


_GAINS = 10
_MANNERS = {
    "happy": Manner(head=1.35, speed=1.15, nods=1.3, moves=1.2, blinks=1.15, contact=1.15, brows=1.3, lips=1.06,
                    pitch=-2.0, turn=1.0),
    "sad": Manner(head=.55, speed=.6, nods=.5, moves=.6, blinks=.8, contact=.55, brows=.5, lips=.85, smile=.2,
                  pitch=9.0, forward=-.004, turn=2.0, down=9.0),
    "angry": Manner(head=.85, speed=1.1, nods=1.4, moves=.8, blinks=.6, contact=2.0, brows=.35, lips=1.12, smile=.15,
                    pitch=5.0, forward=.016),
    "afraid": Manner(head=.7, speed=1.9, nods=.6, moves=.8, blinks=1.6, contact=.75, brows=.6, lips=.95, smile=.1,
                     tremor=3.0, pitch=-2.0, forward=-.014, turn=2.0),
    "disgusted": Manner(head=.85, speed=.85, nods=.7, blinks=1.1, contact=.6, brows=.5, lips=.95, smile=.2,
                        pitch=-4.0, forward=-.010, turn=6.0, down=2.0),
    "surprised": Manner(head=1.1, speed=1.1, nods=.8, moves=1.1, blinks=.65, contact=1.5, brows=1.4, lips=1.08,
                        smile=.6, pitch=-5.0, forward=-.006),
}
_TABLE = np.array([[getattr(_MANNERS.get(name, Manner()), f.name) for f in fields(Manner)] for name in EMOTIONS])
_TABLE[:, :_GAINS] = np.log(_TABLE[:, :_GAINS])


@dataclass(frozen=True)
class Mood:
    """An emotion with its intensity. face: (44,) shapes; manner: Manner; strength: 0..1, all but the neutral part."""

    face: np.ndarray
    manner: Manner
    strength: float

    @classmethod
    def of(cls, emotion):
        """Mood of (7,) intensities in the order of EMOTIONS, each 0..1; None or all neutral gives None."""
        if emotion is None:
            return None
        emotion = np.asarray(emotion, dtype=float)
        if emotion.shape != (len(EMOTIONS),):
            raise ValueError(f"an emotion has {len(EMOTIONS)} intensities ({', '.join(EMOTIONS)}), not {emotion.shape}")
        feeling = np.clip(emotion, 0.0, 1.0)
        feeling[0] = 0.0
        strength = float(feeling.sum())
        if strength < 0.01:
            return None
        feeling /= max(strength, 1.0)
        row = feeling @ _TABLE
        row[:_GAINS] = np.exp(row[:_GAINS])
        return cls(feeling @ FACES, Manner(*row.tolist()), min(strength, 1.0))

    def on(self, style):
        """The style in this mood."""
        m = self.manner
        return replace(style, head_amplitude=style.head_amplitude * m.head, nod_rate=style.nod_rate * m.nods,
                       move_rate=style.move_rate * m.moves, blink_rate=style.blink_rate * m.blinks,
                       brow_use=style.brow_use * m.brows, smile_bias=style.smile_bias * m.smile,
                       gaze_contact=style.gaze_contact * m.contact, lip_amplitude=style.lip_amplitude * m.lips)


ONSET_SHARE = 0.25
"""Share of lines on which the expression sets in instead of being there from the start."""


class Expression:
    """The course of a mood's face over a line.

    courses: (frames, 4) size of each part of the face: a slow wandering about 0.85 of full, apexes of 0.6-1.2 s (on
    accents in speech), and in a quarter of the lines an onset of 0.4-0.8 s. Each action's share differs by some 12 %
    from line to line, and the sides of the face by 5 %.
    """

    def __init__(self, mood, times, fps, rng, apexes=()):
        self._mood = mood
        self.courses = self._wander(times, fps, rng)
        self.courses += self._apexes(times, np.asarray(apexes, dtype=float), rng)[:, None]
        if rng.random() < ONSET_SHARE:
            start, rise = rng.uniform(0.0, 0.5), rng.uniform(0.4, 0.8)
            self.courses *= (0.15 + 0.85 * ease((times - start) / rise))[:, None]
        np.clip(self.courses, 0.0, 1.05, out=self.courses)
        share = np.exp(rng.normal(0.0, 0.12, len(SHAPES)))
        share[_RIGHT] = share[_LEFT]
        side = rng.normal(0.0, 0.05)
        self._face = np.minimum(mood.face * share * (1.0 + side * _LEFT - side * _RIGHT), 0.92)
        self.jaw_drop = self._face[_JAW] * self.courses[:, 3]
        """(frames,) jawOpen that the mood adds while the mouth is free."""
        self.parting = np.minimum(self.jaw_drop / 0.06, 1.0)
        """(frames,) how far the mood parts resting lips, 0..1."""
        self._posture = (rng.normal(1.0, 0.2), rng.choice((-1.0, 1.0)) * rng.uniform(0.6, 1.2), rng.normal(0.0, 1.0))

    def _wander(self, times, fps, rng):
        noise = slow_noise(len(times), fps, rng, 0.1, 0.6, GROUPS + 1)
        return 0.84 + 0.08 * noise[:, :1] + 0.05 * noise[:, 1:]

    def _apexes(self, times, apexes, rng):
        """Stronger moments: on half of the accents given, or about every four seconds."""
        if len(apexes):
            apexes = apexes[rng.random(len(apexes)) < 0.5]
        else:
            apexes = rng.uniform(0.0, times[-1], rng.poisson(times[-1] / 4.0))
        n = len(apexes)
        return bumps(times, apexes, apexes + 0.2, np.full(n, 0.35), np.full(n, 0.6), rng.uniform(0.08, 0.2, n))

    def posture(self):
        """(frames, 3) degrees of yaw, pitch, roll that the mood holds the head at, and (frames,) metres forward."""
        m, level = self._mood.manner, self.courses[:, 1]
        size, side, tilt = self._posture
        turn = np.array([m.turn * side, m.pitch * size, 0.3 * m.turn * tilt])
        return level[:, None] * turn, level * m.forward * size

    def show(self, out, talk, seal):
        """Add the face to (frames, 54) motion whose lips, lids and brows are set. jawOpen is left alone.

        talk: (frames,) 0 in pauses to 1 in speech: the mouth's part shrinks to 0.75, pressed lips to 0.4; seal:
        (frames,) 1 where the lips must meet or touch: what parts them yields. None in silence. Rounded lips
        yield what spreads.
        """
        size = self._face * self.courses[:, _GROUP]
        size[:, _JAW] = 0.0
        size[:, _WIDE] *= 1.0 - out[:, [INDEX["eyeBlinkLeft"]]]
        if talk is not None:
            size[:, _GROUP == 3] *= (1.0 - 0.25 * talk)[:, None]
            size[:, _TIGHT] *= (1.0 - 0.5 * talk)[:, None]
            size[:, _APART] *= (1.0 - 0.95 * seal)[:, None]
            size[:, _SNEER] *= (1.0 - 0.75 * seal)[:, None]
            rounded = out[:, INDEX["mouthPucker"]] + 0.6 * out[:, INDEX["mouthFunnel"]]
            size[:, _SPREAD] *= np.clip(1.0 - 1.3 * rounded, 0.2, 1.0)[:, None]
        shapes = out[:, :len(SHAPES)]
        shapes += size * (1.0 - shapes)
