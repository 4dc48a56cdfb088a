"""Measures of facial motion, for the teacher and for what learns from it.

Every function takes motion (frames, 54) in the order of channels.CHANNELS and fps in frames a second; frame i is the
face at (i + 0.5) / fps seconds.
"""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d, grey_opening
from scipy.signal import find_peaks

from .channels import INDEX
from .phones import BILABIALS, VOWELS

TOUCH = 0.05
"""Lips touch when jawOpen - mouthClose is below this."""
ON_PARTNER = 3.6
"""Degrees from the partner's face within which gaze rests on it."""


@dataclass
class Counts:
    """What happened and should have, should have but did not, and happened but should not have."""

    hits: int
    misses: int
    false: int

    @property
    def f1(self):
        """2 hits / (2 hits + misses + false); 1 if there is nothing to count."""
        total = 2 * self.hits + self.misses + self.false
        return 2.0 * self.hits / total if total else 1.0

    def __add__(self, other):
        return type(self)(self.hits + other.hits, self.misses + other.misses, self.false + other.false)


class LipClosure(Counts):
    """Counts of lip closure: bilabials that shut, bilabials that do not, vowels that never open."""


class Answers(Counts):
    """Counts of answers: cues answered, cues not answered, events that answer none."""


def lip_closure(motion, phones, fps, threshold=TOUCH):
    """LipClosure of a line.

    A P, B or M is a hit if jawOpen - mouthClose is under the threshold anywhere in the middle 60 % of its label. A
    vowel of 50 ms or more with no bilabial neighbour is false if it never opens beyond the threshold.
    """
    gap = motion[:, INDEX["jawOpen"]] - motion[:, INDEX["mouthClose"]]
    symbols = [None] + [p.symbol for p in phones] + [None]
    found = LipClosure(0, 0, 0)
    for i, p in enumerate(phones):
        length = p.end - p.start
        if p.symbol in BILABIALS:
            shut = _span(gap, p.start + 0.2 * length, p.end - 0.2 * length, fps).min() < threshold
            found.hits += int(shut)
            found.misses += int(not shut)
        elif p.symbol in VOWELS and length >= 0.05 - 1e-9 and not BILABIALS & {symbols[i], symbols[i + 2]}:
            found.false += int(_span(gap, p.start, p.end, fps).max() <= threshold)
    return found


def lip_closure_f1(motion, phones, fps, threshold=TOUCH):
    """F1 of lip closure, 0..1; see lip_closure."""
    return lip_closure(motion, phones, fps, threshold).f1


def _span(signal, start, end, fps):
    """Frames whose middles lie in start..end seconds, or the nearest one."""
    first = int(np.ceil(start * fps - 0.5 - 1e-9))
    last = int(np.floor(end * fps - 0.5 + 1e-9)) + 1
    if last <= first:
        first = int(round(0.5 * (start + end) * fps - 0.5))
        last = first + 1
    first = min(max(first, 0), len(signal) - 1)
    return signal[first:max(min(last, len(signal)), first + 1)]


def blink_events(motion, fps):
    """(K, 4): start, time of the peak, end (seconds, at a tenth of the peak), height. Peaks of 0.5 or more count."""
    lid = 0.5 * (motion[:, INDEX["eyeBlinkLeft"]] + motion[:, INDEX["eyeBlinkRight"]])
    return _events(lid, fps, height=0.5, prominence=0.4, distance=0.15, foot=0.1)


def nod_events(motion, fps):
    """(K, 4): start, peak, end (seconds), size (degrees) of downward nods of 1 degree or more.

    A nod is a peak of head pitch over its own slow course (Gaussian of 0.35 s).
    """
    pitch = np.degrees(gaussian_filter1d(motion[:, INDEX["headPitch"]], 0.03 * fps, mode="nearest"))
    fast = pitch - gaussian_filter1d(pitch, 0.35 * fps, mode="nearest")
    return _events(fast, fps, height=0.4, prominence=1.0, distance=0.15, foot=0.5)


def listener_nods(motion, fps, least=1.2):
    """(K, 4): start, first peak, end (seconds), size (degrees) of a listener's nods of 1-4 cycles.

    Head pitch between about 1.5 and 6 Hz (difference of Gaussians of 0.03 and 0.12 s); peaks of 1.2 degrees or more, and
    of 4.5 times what is usual in the clip (1.48 times the median deviation); peaks 0.6 s or less apart are one nod.
    """
    pitch = np.degrees(motion[:, INDEX["headPitch"]].astype(float))
    fast = gaussian_filter1d(pitch, 0.03 * fps, mode="nearest") - gaussian_filter1d(pitch, 0.12 * fps, mode="nearest")
    usual = 1.48 * np.median(np.abs(fast - np.median(fast)))
    size = max(least, 4.5 * usual)
    peaks = _events(fast, fps, height=0.5 * size, prominence=size, distance=0.1, foot=0.3)
    if len(peaks) == 0:
        return peaks
    first = np.diff(peaks[:, 1], prepend=-np.inf) > 0.6
    last = np.append(first[1:], True)
    top = np.maximum.reduceat(peaks[:, 3], np.flatnonzero(first))
    return np.stack([peaks[first, 0], peaks[first, 1], peaks[last, 2], top], axis=1)


def smile_events(motion, fps, least=0.06):
    """(K, 4): start, peak, end (seconds), height of smiles that come and go: 0.06 or more over the valleys beside them.

    mouthSmile smoothed by a Gaussian of 0.1 s, so that the smiles of single phones hardly count.
    """
    smile = motion[:, [INDEX["mouthSmileLeft"], INDEX["mouthSmileRight"]]].mean(axis=1, dtype=float)
    smile = gaussian_filter1d(smile, 0.1 * fps, mode="nearest")
    return _events(smile, fps, height=least, prominence=least, distance=0.3, foot=0.15)


def brow_events(motion, fps):
    """(K, 4): start, peak, end (seconds), height of brow raises of 0.1 or more.

    The height is over the brows' own slow course (opening over 1.3 s), so that a mood's raised brows do not count.
    """
    brow = motion[:, [INDEX["browInnerUp"], INDEX["browOuterUpLeft"], INDEX["browOuterUpRight"]]].mean(axis=1, dtype=float)
    brow = gaussian_filter1d(brow, 0.02 * fps, mode="nearest")
    lift = brow - grey_opening(brow, int(1.3 * fps), mode="nearest")
    return _events(lift, fps, height=0.1, prominence=0.08, distance=0.25, foot=0.1)


def head_amplitude(motion):
    """Degrees: root of the summed variances of the head's yaw, pitch and roll."""
    return float(np.degrees(np.sqrt(motion[:, INDEX["headYaw"]:INDEX["headRoll"] + 1].astype(float).var(axis=0).sum())))


def quick_nods(motion, fps):
    """Times (s) of quick downward moves of the head: pitch falling faster than four head amplitudes a second.

    Counted against the clip's own head_amplitude, so that a lively head's sway is not taken for nods: the count of a
    minute of speech follows the style's nod_rate (r .70) and not its amplitude (r -.03).
    """
    speed = np.gradient(gaussian_filter1d(np.degrees(motion[:, INDEX["headPitch"]].astype(float)), 0.03 * fps)) * fps
    peaks = find_peaks(speed, height=max(4.0 * head_amplitude(motion), 1.0), distance=max(int(0.2 * fps), 1))[0]
    return (peaks + 0.5) / fps


def manner(motion, fps):
    """{name: value} of what makes a style: head_amplitude (degrees), then events a minute: nods (quick_nods), blinks
    and raises. Of ten seconds or more of speech."""
    minutes = len(motion) / fps / 60.0
    return {"head_amplitude": head_amplitude(motion), "nods": len(quick_nods(motion, fps)) / minutes,
            "blinks": len(blink_events(motion, fps)) / minutes, "raises": len(brow_events(motion, fps)) / minutes}


ANSWER_WINDOW = (0.3, 1.2)
"""Seconds after a cue in which an answer begins."""


def answers(cues, events, duration, window=ANSWER_WINDOW):
    """Answers of events (seconds) to cues (seconds), each event to one cue at most, in order.

    Cues whose window ends after the duration, and events before the first window could have opened, do not count.
    """
    cues = [c for c in cues if c + window[1] <= duration]
    left = [e for e in events if e >= window[0]]
    hits, total = 0, len(left)
    for cue in cues:
        found = [e for e in left if cue + window[0] <= e <= cue + window[1]]
        if found:
            left.remove(found[0])
            hits += 1
    return Answers(hits, len(cues) - hits, total - hits)


def responses(motion, cues, fps):
    """{'nods': Answers, 'smiles': Answers} of a listener's motion to the cues [(seconds, kind)] of Dyad.draw_listening.

    A nod begins where listener_nods says, and answers a 'pitch' cue; a smile begins at the start of smile_events, and
    answers a 'smile' cue. For chance, take the cues of another conversation (or shuffle motions).
    """
    duration = len(motion) / fps
    nods, smiles = listener_nods(motion, fps)[:, 0], smile_events(motion, fps)[:, 0]
    return {"nods": answers([t for t, kind in cues if kind == "pitch"], nods, duration),
            "smiles": answers([t for t, kind in cues if kind == "smile"], smiles, duration)}


def _events(signal, fps, height, prominence, distance, foot):
    peaks, shape = find_peaks(np.pad(signal, 1, constant_values=signal.min()), height=height, prominence=prominence,
                              distance=max(int(distance * fps), 1))
    rows = []
    for peak, prominent, left, right in zip(peaks - 1, shape["prominences"], shape["left_bases"], shape["right_bases"]):
        level = signal[peak] - (1.0 - foot) * prominent
        before = np.flatnonzero(signal[:peak] <= level)
        after = np.flatnonzero(signal[peak:] <= level)
        start = before[-1] if len(before) else 0
        end = peak + after[0] if len(after) else len(signal) - 1
        rows.append(((start + 0.5) / fps, (peak + 0.5) / fps, (end + 0.5) / fps, signal[peak]))
    return np.array(rows).reshape(-1, 4)


def gaze_direction(motion):
    """(frames, 2) degrees of yaw and pitch of gaze in the world: the head's plus the mean of the eyes'."""
    yaw = motion[:, INDEX["headYaw"]] + 0.5 * (motion[:, INDEX["leftEyeYaw"]] + motion[:, INDEX["rightEyeYaw"]])
    pitch = motion[:, INDEX["headPitch"]] + 0.5 * (motion[:, INDEX["leftEyePitch"]] + motion[:, INDEX["rightEyePitch"]])
    return np.degrees(np.stack([yaw, pitch], axis=1))


def gaze_bouts(motion, fps, limit=ON_PARTNER, shortest=0.12):
    """(K, 3): start, end (seconds), 1 on the partner or 0 off. Bouts shorter than `shortest` join the one before.

    The first and last bout are cut by the clip. The partner is straight ahead of the unturned head.
    """
    on = (np.hypot(*gaze_direction(motion).T) < limit).astype(int)
    edges = np.concatenate([[0], np.flatnonzero(np.diff(on)) + 1, [len(on)]])
    rows = []
    for a, b in zip(edges[:-1], edges[1:]):
        if rows and ((b - a) / fps < shortest or rows[-1][2] == on[a]):
            rows[-1][1] = b / fps
        else:
            rows.append([a / fps, b / fps, on[a]])
    return np.array(rows, dtype=float).reshape(-1, 3)


def high_frequency_share(motion, fps, cutoff=12.0, still=1e-4):
    """(channels,) share of each channel's power above the cutoff (hertz), mean removed, Hann window.

    Channels with a standard deviation under `still` give 0.
    """
    signal = motion - motion.mean(axis=0)
    power = np.abs(np.fft.rfft(signal * np.hanning(len(signal))[:, None], axis=0)) ** 2
    high = power[np.fft.rfftfreq(len(signal), 1.0 / fps) > cutoff].sum(axis=0)
    return np.where(motion.std(axis=0) > still, high / np.maximum(power.sum(axis=0), 1e-20), 0.0)
