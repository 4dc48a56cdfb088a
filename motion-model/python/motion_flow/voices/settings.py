"""What a reshaping changes of a voice, and how several changes add up."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

from motion_flow.data.corpus import DIALS
from motion_flow.teacher.emotion import EMOTIONS

TIMBRE = DIALS.index("timbre0")  # the first of the 16 timbre dials
RESYNTHESISED = DIALS.index("timbre15")  # marks sound that went through analysis and resynthesis

_FACTORS = ("range", "formant", "duration", "stressed", "pause")


@dataclass(frozen=True)
class Shape:
    """Changes against the recording. The defaults change nothing."""

    pitch: float = 0.0  # semitones, on the whole contour
    range: float = 1.0  # factor about the utterance's mean, in the log domain
    slope: float = 0.0  # semitones from the line's first frame to its last, about the middle
    accent: float = 0.0  # semitones added on the stressed vowels of content words
    ending: float = 0.0  # semitones reached at the line's last voiced frame, over its last 0.35 s
    jitter: float = 0.0  # semitones, standard deviation from frame to frame
    tremor: float = 0.0  # semitones, amplitude at 5.5 to 7 Hz
    formant: float = 1.0  # factor on the frequency axis of the envelope
    breath: float = 0.0  # 0..1, share of the periodic part that turns into noise, most above 3 kHz
    tilt: float = 0.0  # dB an octave about 1 kHz, level kept
    gain: float = 0.0  # dB
    duration: float = 1.0  # factor on every sound
    stressed: float = 1.0  # further factor on stressed vowels
    pause: float = 1.0  # further factor on pauses

    def then(self, other: "Shape") -> "Shape":
        """Both changes: what is in semitones or dB adds, factors multiply, breath saturates."""
        joined = {}
        for field in dataclasses.fields(self):
            a, b = getattr(self, field.name), getattr(other, field.name)
            joined[field.name] = a * b if field.name in _FACTORS else a + b
        joined["breath"] = 1 - (1 - self.breath) * (1 - other.breath)
        return Shape(**joined)

    def scaled(self, intensity: float) -> "Shape":
        """The same change at an intensity of 0..1: nothing at 0, this at 1."""
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return Shape(**{k: v ** intensity if k in _FACTORS else v * intensity for k, v in values.items()})


@dataclass(frozen=True)
class Identity:
    """Who speaks, against the corpus voice."""

    pitch: float = 1.0  # factor on the mean F0
    formant: float = 1.0  # factor on the formant frequencies
    breath: float = 0.0  # 0..1
    gain: float = 0.0  # natural log of the amplitude

    def shape(self) -> Shape:
        """The reshaping that makes this speaker of the corpus voice."""
        return Shape(pitch=12 * math.log2(self.pitch), formant=self.formant, breath=self.breath,
                     gain=20 * self.gain / math.log(10))

    def dials(self) -> list[float]:
        """The 20 dials: ln F0 ratio, ln formant ratio, breathiness, ln gain, and the timbre's mark."""
        dials = [0.0] * len(DIALS)
        dials[:4] = [math.log(self.pitch), math.log(self.formant), self.breath, self.gain]
        dials[RESYNTHESISED] = 1.0
        return [round(d, 5) for d in dials]


def emotion_label(name: str, intensity: float) -> list[float]:
    """Seven intensities: that of ``name``, and what is left to neutral."""
    label = [0.0] * len(EMOTIONS)
    label[0] = 1.0 - intensity
    label[EMOTIONS.index(name)] = intensity if name != "neutral" else 1.0
    return [round(v, 4) for v in label]
