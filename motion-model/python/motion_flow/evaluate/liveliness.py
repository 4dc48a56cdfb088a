"""Is the face alive, and calm? Rates of blinks, nods and brow raises, size of the head's motion, jitter, frozen pauses.

Motion is (frames, channels) in the order of teacher.channels; fps is frames a second.
"""

from __future__ import annotations

import numpy as np

from motion_flow.evaluate.livelink import CARRIED
from motion_flow.teacher import stats
from motion_flow.teacher.channels import CHANNELS, INDEX

CUTOFF = 12.0
"""Hertz above which a face does not move: what is there is jitter."""
STILL_SD = 2e-3
"""A channel whose standard deviation is below this (weight or radians) is not seen, and so cannot jitter."""
PAUSE = 0.1
STILL_RUN = 0.1
STILL_ANGLE = np.radians(0.2)
STILL_LID = 0.02
"""A frame is still if no angle of head or eyes moves by 0.2 degrees a second, and no lid by 0.02 a second."""
ANGLES = [INDEX[name] for name in CHANNELS if name.endswith(("Yaw", "Pitch", "Roll"))]
LIDS = [INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]]
HEAD = [INDEX["headYaw"], INDEX["headPitch"], INDEX["headRoll"]]


def rates(motions: list[np.ndarray], fps: float) -> dict:
    """Blinks, nods and brow raises a minute, and the standard deviation of head rotation in degrees.

    Of the head: the root of the mean variance of yaw, pitch and roll over all frames of all motions.
    """
    minutes = sum(map(len, motions)) / fps / 60
    found = {"blinks": stats.blink_events, "nods": stats.nod_events, "brow_raises": stats.brow_events}
    result = {key: sum(len(events(m, fps)) for m in motions) / minutes for key, events in found.items()}
    head = np.degrees(np.concatenate([m[:, HEAD] for m in motions]))
    return result | {"head_sd": float(np.sqrt(head.var(0).mean()))}


def jitter(motions: list[np.ndarray], fps: float, cutoff: float = CUTOFF) -> np.ndarray:
    """(channels,) share of each channel's power above the cutoff, over all motions; 0 for channels that do not move.

    Means removed, Hann window, power summed over the motions before the shares are taken.
    """
    high, total = np.zeros(len(CHANNELS)), np.full(len(CHANNELS), 1e-20)
    for motion in motions:
        course = (motion - motion.mean(0)) * np.hanning(len(motion))[:, None]
        power = np.abs(np.fft.rfft(course, axis=0)) ** 2
        high += power[np.fft.rfftfreq(len(motion), 1 / fps) > cutoff].sum(0)
        total += power.sum(0)
    moves = np.concatenate(motions).std(0) > STILL_SD
    return np.where(moves & CARRIED, high / total, 0.0)


def worst_jitter(motions: list[np.ndarray], fps: float) -> tuple[float, str]:
    """Per cent of the power above 12 Hz in the worst channel, and its name."""
    shares = jitter(motions, fps)
    return 100.0 * float(shares.max()), CHANNELS[int(shares.argmax())]


def still(motion: np.ndarray, fps: float) -> np.ndarray:
    """(frames,) whether head, eyes and lids all rest there, for 100 ms or more."""
    speed = np.abs(np.diff(motion, axis=0, prepend=motion[:1])) * fps
    speed[0] = speed[1] if len(speed) > 1 else 0
    rest = (speed[:, ANGLES] < STILL_ANGLE).all(1) & (speed[:, LIDS] < STILL_LID).all(1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rest.astype(int), [0]])))
    for start, end in edges.reshape(-1, 2):
        if (end - start) / fps < STILL_RUN:
            rest[start:end] = False
    return rest


def pauses(phones: list, frames: int, fps: float) -> np.ndarray:
    """(frames,) whether a frame lies in a silence of 100 ms or more; before the first phone and after the last too."""
    at = (np.arange(frames) + 0.5) / fps
    sounding = [p for p in phones if p.symbol != "SIL"]
    quiet = np.ones(frames, bool)
    for run in _runs(sounding):
        quiet &= ~((at >= run[0]) & (at <= run[1]))
    return quiet


def _runs(phones: list) -> list[list[float]]:
    """(start, end) of stretches of speech without a pause inside."""
    runs: list[list[float]] = []
    for p in phones:
        if runs and p.start - runs[-1][1] < PAUSE:
            runs[-1][1] = p.end
        else:
            runs.append([p.start, p.end])
    return runs


def frozen(motions: list[np.ndarray], silences: list[np.ndarray], fps: float) -> float:
    """Per cent of the frames in pauses in which the face is still; nan without pauses."""
    inside = [still(m, fps)[quiet[:len(m)]] for m, quiet in zip(motions, silences)]
    frames = np.concatenate(inside) if inside else np.zeros(0)
    return 100.0 * float(frames.mean()) if len(frames) else float("nan")
