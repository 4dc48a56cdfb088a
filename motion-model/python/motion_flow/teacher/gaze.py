"""Gaze: bouts on and off the partner, saccades, convergence, and eyes that hold their target while the head moves."""

from dataclasses import dataclass

import numpy as np

from .curves import slow_noise, steps

DEGREE = np.pi / 180.0
ON_OFF = {"speaking": (3.1, 0.9), "listening": (7.9, 0.4), "idle": (3.5, 2.0)}
"""Mean seconds on and off the partner; the first two by Eyes Alive (Lee, Badler and Badler 2002)."""
DIRECTIONS = np.array([15.54, 6.46, 17.69, 7.44, 16.80, 7.89, 20.38, 7.79]) / 99.99
"""Share of saccades to 0, 45, ... 315 degrees (0 to the side, 90 up)."""
MEAN_MAGNITUDE = 6.9
SMALLEST, LARGEST = 4.5, 24.0
HEAD_FROM = 10.0
HEAD_SHARE = 0.6
HALF_PUPILS = 0.031
NEAR, FAR = 1.1, 2.5


@dataclass
class GazePlan:
    """Fixations. start: (K,) seconds; target: (K, 2) yaw and pitch in degrees, 0 the partner's face; on: (K,) bool."""

    start: np.ndarray
    target: np.ndarray
    on: np.ndarray

    def shifts(self, least=8.0):
        """Times of gaze shifts of at least so many degrees."""
        return self.start[1:][self.sizes()[1:] >= least]

    def sizes(self):
        """(K,) degrees from the fixation before."""
        return np.hypot(*np.diff(self.target, axis=0, prepend=self.target[:1]).T)


def bouts(duration, mode, contact, rng, attend=()):
    """(start, on) of bouts covering 0..duration. attend: times at which the partner is looked at (turn ends).

    Durations are gamma of shape 2 about the means of ON_OFF, at least 0.25 s; contact scales time on the partner.
    """
    on_mean, off_mean = ON_OFF[mode][0] * contact, ON_OFF[mode][1] / contact
    on = rng.random() < on_mean / (on_mean + off_mean)
    t, found = 0.0, []
    length = rng.gamma(2.0, 0.5, 8 + int(4 * duration / (on_mean + off_mean)))
    k = 0
    while t < duration:
        found.append((t, on))
        mean = on_mean if on else off_mean
        step = max(mean * length[k % len(length)], 0.25) * (rng.random() if t == 0.0 else 1.0)
        end = t + step
        if not on:
            end = min([end] + [max(a, t + 0.25) for a in attend if t - 0.3 < a < end])
        t, on, k = end, not on, k + 1
    return found


def plan(duration, mode, contact, rng, attend=(), down=0.0):
    """GazePlan for 0..duration seconds; mode: 'speaking', 'listening' or 'idle'; down: degrees that averted gaze drops."""
    start, target, on = [], [], []
    changes = bouts(duration, mode, contact, rng, attend)
    ends = [b[0] for b in changes[1:]] + [duration]
    for (begin, facing), end in zip(changes, ends):
        centre = np.zeros(2) if facing else _aversion(rng) + (0.0, down)
        t = begin
        while t < end:
            offset = np.clip(rng.normal(0.0, 0.75, 2), -1.6, 1.6)
            start.append(t)
            target.append(centre + offset)
            on.append(facing)
            t += 0.25 + rng.exponential(0.75)
            if end - t < 0.15:
                break
    return GazePlan(np.array(start), np.array(target), np.array(on))


def _aversion(rng):
    """Where to look when not at the partner, degrees: A = -6.9 ln(P / 15.7) with P uniform, from 4.5 to 24."""
    magnitude = SMALLEST + rng.exponential(MEAN_MAGNITUDE)
    magnitude = min(magnitude, LARGEST)
    angle = np.pi / 4.0 * rng.choice(8, p=DIRECTIONS) + rng.normal(0.0, 0.12)
    return magnitude * np.array([np.cos(angle), -0.8 * np.sin(angle)])


def head_turn(gaze, times, rng):
    """(frames, 2) yaw and pitch in degrees that the head adds: (A - 10) * 0.6, 150-250 ms after the eyes."""
    size = np.maximum(np.hypot(*gaze.target.T), 1e-6)
    share = np.maximum(size - HEAD_FROM, 0.0) / size * HEAD_SHARE
    wish = gaze.target * share[:, None]
    change = np.diff(wish, axis=0, prepend=wish[:1])
    moved = np.flatnonzero(np.abs(change).sum(axis=1) > 1e-9)
    delay = rng.uniform(0.15, 0.25, len(moved))
    return wish[0] + steps(times, gaze.start[moved] + delay, np.full(len(moved), 0.45), change[moved])


def eyes(gaze, times, fps, head, rng):
    """(frames, 4) radians: left yaw, left pitch, right yaw, right pitch relative to the head.

    head: (frames, 2) head yaw and pitch in degrees; the eyes turn against it, so gaze holds its target. A saccade of A
    degrees lasts 25 ms + 2.4 ms * A. Both eyes converge on the target: 1.1 m away on the partner, 2.5 m off it.
    """
    change = np.diff(gaze.target, axis=0, prepend=gaze.target[:1])
    size = np.hypot(*change.T)
    world = gaze.target[0] + steps(times, gaze.start, 0.025 + 0.0024 * size, change)
    world = world + 0.06 * slow_noise(len(times), fps, rng, 0.5, 3.0, 2)
    inward = np.arctan(HALF_PUPILS / np.where(gaze.on, NEAR, FAR)) / DEGREE
    turn = inward[0] + steps(times, gaze.start, np.full(len(size), 0.16), np.diff(inward, prepend=inward[0])[:, None])[:, 0]
    yaw, pitch = (world - head).T
    return DEGREE * np.clip(np.stack([yaw - turn, pitch, yaw + turn, pitch], axis=1), -32.0, 32.0)
