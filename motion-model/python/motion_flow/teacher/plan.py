"""What a face has in mind: when its nods and raises of the brows begin, as marks beside the motion.

A sampled model that is told the marks need not learn, through the chance of all other channels, whether this accent or this
cue is one of those that are answered (docs/experiments.md).
"""

import numpy as np

FADE = 0.5
"""Seconds in which a mark falls by e: it is 1 in the frame in which the gesture begins, and 0 where there was none."""
NOD_LEAD = 0.19
"""Seconds that a nod of speech begins before its peak (the teacher's go down in 0.15-0.23 s)."""
APART = {"speaking": (0.2, 0.2), "listening": (1.6, 1.6)}
"""Seconds after a nod and after a raise in which no other of its kind begins."""


def marks(starts, frames, fps, fade=FADE):
    """(frames,) memory of gestures that begin at starts (seconds, in any order; before 0 and after the end, too)."""
    begun = np.sort(np.ceil(np.asarray(starts, dtype=float) * fps - 0.5)).astype(int)
    at = np.arange(frames)
    last = np.searchsorted(begun, at, side="right") - 1
    since = at - begun[np.maximum(last, 0)] if len(begun) else at
    return np.where(last >= 0, np.exp(-np.maximum(since, 0) / (fade * fps)), 0.0)
