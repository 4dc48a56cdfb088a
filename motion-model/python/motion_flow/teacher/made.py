"""Made prosody for timed phones without sound, for demonstrations and tests; training passes the measured contours."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .curves import frame_times
from .phones import SILENCE

_VOICED = frozenset("B M V DH D N L Z ZH JH G NG R W Y".split())
_LEVEL = {0: -3.0, 1: -1.6, 2: -1.0, 3: -1.3}


def prosody(phones, fps, rng):
    """log_f0 (ln Hz), voiced (0 or 1), energy (log), each (frames,), and frames.

    A pitch that falls from 200 Hz, a rise of 0-5 semitones (drawn from rng) on each primary stress, loud vowels.
    """
    frames = int(np.ceil(phones[-1].end * fps))
    t = frame_times(frames, fps)
    log_f0 = np.log(200.0) - 0.12 * t / t[-1]
    voiced, energy = np.zeros(frames), np.full(frames, -6.0)
    for p in phones:
        if p.symbol == SILENCE:
            continue
        inside = (t >= p.start) & (t < p.end)
        voiced[inside] = float(p.stress > 0 or p.symbol in _VOICED)
        energy[inside] = _LEVEL[p.stress]
        if p.stress == 2:
            rise = rng.uniform(0.0, 5.0) * np.log(2.0) / 12.0
            log_f0 += rise * np.exp(-0.5 * ((t - 0.5 * (p.start + p.end)) / 0.06) ** 2)
    return log_f0, voiced, gaussian_filter1d(energy, 0.023 * fps), frames
