"""Continuous style numbers of the teacher."""

from dataclasses import dataclass, fields

import numpy as np

SPREADS = np.array([0.40, 0.25, 0.40, 0.40, 0.38, 0.45, 0.30, 0.08])
"""Standard deviations of the logarithms of head_amplitude ... brow_use, gaze_contact and lip_amplitude."""
SMILES = (0.03, 0.20)
SMILE = 6
"""Which of the fields is the smile, the only one that is no scale."""


@dataclass(frozen=True)
class TeacherStyle:
    """How lively a face is; every number has a neutral default and scales one behaviour.

    head_amplitude: size of all head motion; sway: of its slow noise alone; nod_rate: share of accents with a nod over
    the default half; move_rate: likewise for moves at onsets and ends; blink_rate: blinks over the default; brow_use:
    share of accents with a raise over the default quarter; smile_bias: resting smile, 0..1; gaze_contact: time on the
    partner over the default; lip_amplitude: scale of the lip table (0.7 conversational, 1 over-articulated).
    """

    head_amplitude: float = 1.0
    sway: float = 1.0
    nod_rate: float = 1.0
    move_rate: float = 1.0
    blink_rate: float = 1.0
    brow_use: float = 1.0
    smile_bias: float = 0.075
    gaze_contact: float = 1.0
    lip_amplitude: float = 0.7

    def numbers(self):
        """(9,) in the order of the fields: each one's distance from neutral in the spreads that ``draw`` has."""
        values = np.array([getattr(self, f.name) / f.default for f in fields(self)])
        scales = np.log(np.maximum(np.delete(values, SMILE), 1e-3)) / SPREADS
        low, high = SMILES
        return np.insert(scales, SMILE, (self.smile_bias - (low + high) / 2) / ((high - low) / np.sqrt(12)))

    @classmethod
    def draw(cls, rng):
        """A plausible style drawn from rng: log-normal scales about neutral, SPREADS wide and at most 2.5 of them off;
        a resting smile of 0.03-0.2."""
        scale = np.exp(SPREADS * np.clip(rng.standard_normal(len(SPREADS)), -2.5, 2.5))
        return cls(*scale[:6].tolist(), float(rng.uniform(*SMILES)), float(scale[6]), float(0.7 * scale[7]))
