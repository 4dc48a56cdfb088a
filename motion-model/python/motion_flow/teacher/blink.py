"""Blinks: log-normal intervals, a fast close and a slower opening, some drawn to phrase ends and large gaze shifts."""

import numpy as np

from .curves import bumps, log_normal

SPEAKING_INTERVAL = 2.6
RESTING_INTERVAL = 3.5
SPREAD = 0.5
CLOSING, OPENING = 0.070, 0.170
HOLD = (0.010, 0.030)
DOUBLE = 0.10
ATTRACTION = 0.75
REACH = 0.8
SHORTEST = 0.5


def plan(duration, events, mean, rng):
    """Times of blinks (s, lids shut) up to duration, ascending; events: times that attract a blink.

    Intervals are log-normal with the given mean and a spread of 0.5; a blink within 0.8 s of an event moves onto it
    with probability 0.75. One in ten gets a second blink 0.3-0.4 s later.
    """
    events = np.sort(np.asarray(events, dtype=float))
    count = int(duration / mean * 2) + 8
    interval = np.maximum(log_normal(rng, mean, SPREAD, count), SHORTEST)
    draw = rng.random((count, 3))
    t, last, times = -interval[0] * draw[0, 2], -1.0, []
    for k in range(count):
        t += interval[k]
        if t > duration:
            break
        at = _attracted(t, events, draw[k], last)
        if at - last < 0.45:
            continue
        times.append(at)
        last = at
        if draw[k, 2] < DOUBLE:
            last = at + 0.3 + 0.1 * draw[k, 1]
            times.append(last)
    return np.array(times)


def _attracted(t, events, draw, last):
    if len(events) == 0 or draw[0] > ATTRACTION:
        return t
    nearest = events[np.argmin(np.abs(events - t))] + 0.12 * draw[1]
    return nearest if abs(nearest - t) < REACH and nearest - last > 0.45 else t


def lids(times, blinks, rng):
    """Lid weight 0..1, (frames,), of blinks at the given times (shut at the time, 70 ms close, 170 ms open)."""
    hold = rng.uniform(*HOLD, len(blinks))
    height = rng.uniform(0.9, 1.0, len(blinks))
    closing = np.full(len(blinks), CLOSING)
    opening = np.full(len(blinks), OPENING)
    return np.minimum(bumps(times, blinks, blinks + hold, closing, opening, height), 1.0)
