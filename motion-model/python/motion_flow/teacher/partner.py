"""The simulated partner of a conversation: a voice made of given tracks, what in it invites an answer, and smiles."""

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from .curves import bumps
from .phones import SILENCE, Phone

ACTIVITY, PITCH, ENERGY = range(3)
"""Columns of a voice."""
LOW = 26.0
"""Percentile under which pitch is low (Ward and Tsukahara 2000)."""
LOW_FOR = 0.110
AFTER = 0.700
SPACING = 2.0
BRIDGE = 0.2
DEAD_TIME, TIME_CONSTANT = 0.5, 0.4
SMILES_A_MINUTE = 6.0
SMILE_SIZE = (0.30, 0.70)
SMILE_HOLD = (1.0, 3.0)


@dataclass
class Talk:
    """What a partner says in a stretch of time. phones: list[Phone]; log_f0 (ln Hz), voiced, energy (ln): (frames,);
    active: (frames,) 1 where there is speech, gaps under 0.2 s bridged."""

    phones: list
    log_f0: np.ndarray
    voiced: np.ndarray
    energy: np.ndarray
    active: np.ndarray

    def voice(self):
        """(frames, 3): activity 0 or 1, ln F0 (interpolated where unvoiced), ln energy."""
        return np.stack([self.active, self.log_f0, self.energy], axis=1)


def silent_voice(frames, log_f0=0.0, energy=-6.0):
    """(frames, 3) of a partner who says nothing."""
    return np.tile(np.array([0.0, log_f0, energy]), (frames, 1))


def talk(lines, frames, fps, rng):
    """Talk made of lines, each (phones, log_f0, voiced, energy), in order, from the beginning again if they run out.

    It starts anywhere in the first line; up to 0.8 s lie between two lines. One shift of pitch (sd 4 semitones, about
    2 down) and one of loudness (sd 0.25) hold for all.
    """
    shift, gain = np.clip(rng.normal(-2.0, 4.0), -9.0, 6.0) * np.log(2.0) / 12.0, rng.normal(0.0, 0.25)
    at = -int(rng.uniform(0.0, 0.8) * len(lines[0][1]))
    phones, tracks, k = [], [], 0
    floor = min(float(np.min(line[3])) for line in lines)
    while at < frames:
        line = lines[k % len(lines)]
        length = len(line[1])
        first = max(-at, 0)
        rest = int(rng.uniform(0.0, 0.8) * fps)
        phones += _moved(line[0], at / fps)
        tracks.append(np.stack([np.asarray(t, dtype=float)[first:length] for t in line[1:]]))
        tracks.append(np.tile([[tracks[-1][0, -1]], [0.0], [floor]], rest))
        at, k = at + length + rest, k + 1
    log_f0, voiced, energy = np.concatenate(tracks, axis=1)[:, :frames]
    phones = [p for p in phones if p.start < frames / fps]
    return Talk(phones, log_f0 + shift, voiced, energy + gain, activity(phones, frames, fps))


def _moved(phones, by):
    return [Phone(p.symbol, p.stress, max(p.start + by, 0.0), p.end + by, p.word, p.punctuation)
            for p in phones if p.end + by > 0.0]


def activity(phones, frames, fps):
    """(frames,) 1 where phones sound, gaps under 0.2 s bridged."""
    active = np.zeros(frames)
    end = -1.0
    for p in phones:
        if p.symbol != SILENCE:
            start = end if p.start - end < BRIDGE else p.start
            active[max(int(start * fps), 0):int(np.ceil(p.end * fps))] = 1.0
            end = p.end
    return active


def pitch_cues(voice, fps, spacing=SPACING):
    """Times (s) at which a voice invites a listener's answer, ascending.

    voice: (frames, 3) as of Talk.voice. A cue is the moment at which pitch has been under its 26th percentile for 110
    ms, after 700 ms of speech or more (Ward and Tsukahara 2000), the next one `spacing` seconds later at the earliest.
    """
    active = voice[:, ACTIVITY] > 0.5
    if active.sum() < AFTER * fps:
        return np.zeros(0)
    low = active & (voice[:, PITCH] < np.percentile(voice[active, PITCH], LOW))
    due = (_run(low) == int(round(LOW_FOR * fps))) & (_run(active) >= AFTER * fps)
    times, last = [], -np.inf
    for t in (np.flatnonzero(due) + 1.0) / fps:
        if t - last >= spacing:
            times.append(t)
            last = t
    return np.array(times)


def _run(mask):
    """How many frames in a row a mask has been true, at each frame."""
    count = np.cumsum(mask)
    return count - np.maximum.accumulate(np.where(mask, 0, count))


def plan_smiles(duration, rng, a_minute=SMILES_A_MINUTE):
    """(K, 3) start (s), hold (s) and size of smiles of 0.3-0.7, 1-3 s long, with 1.5 s or more between them."""
    rows, t = [], rng.uniform(0.0, 60.0 / a_minute)
    while t < duration:
        hold = rng.uniform(*SMILE_HOLD)
        rows.append((t, hold, rng.uniform(*SMILE_SIZE)))
        t += hold + 1.5 + rng.exponential(max(60.0 / a_minute - 3.5, 0.5))
    return np.array(rows).reshape(-1, 3)


def smile_course(times, smiles):
    """(frames,) size of smiles: rise 0.4 s from their start, fall 0.7 s within their length."""
    n = len(smiles)
    top = smiles[:, 0] + 0.4
    end = np.maximum(top, smiles[:, 0] + smiles[:, 1] - 0.7)
    return bumps(times, top, end, np.full(n, 0.4), np.full(n, 0.7), smiles[:, 2])


def plan_flashes(duration, rng, use=1.0):
    """(K, 3) start (s), hold (s) and height of a listener's brow raises: two a minute times use, at random."""
    start = np.sort(rng.uniform(0.0, duration, rng.poisson(2.0 * use * duration / 60.0)))
    return np.stack([start, rng.uniform(0.2, 0.5, len(start)), rng.uniform(0.2, 0.45, len(start))], axis=1)


def mimicked(course, gain, fps):
    """(frames,) answer to a partner's course: gain * course after a dead time of 0.5 s and a first-order lag of 0.4 s."""
    delayed = np.zeros(len(course))
    dead = int(round(DEAD_TIME * fps))
    delayed[dead:] = course[:max(len(course) - dead, 0)]
    keep = np.exp(-1.0 / (TIME_CONSTANT * fps))
    return gain * lfilter([1.0 - keep], [1.0, -keep], delayed)
