"""What the face follows in the voice: loudness, pitch, phrases and pitch accents."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .phones import QUESTION, SILENCE


@dataclass
class Accent:
    """A pitch accent. time: seconds of its pitch peak; strength: semitones over the local level; nuclear: last of its
    phrase; rising: its pitch rises by half a semitone or more into the peak; question: its phrase ends in '?'; emphasised: its word is emphasised."""

    time: float
    strength: float
    nuclear: bool
    rising: bool
    question: bool
    emphasised: bool = False


@dataclass
class Phrase:
    """A stretch between pauses or marks. start, end: seconds; punctuation: its mark; pause_before, pause_after: s."""

    start: float
    end: float
    punctuation: int
    pause_before: float
    pause_after: float
    phones: list


def loudness(energy, voiced, fps):
    """Standardised log energy smoothed over 40 ms, (frames,), limited to +-2.5."""
    loud = energy[voiced > 0.5] if np.any(voiced > 0.5) else energy
    scale = max(float(np.std(loud)), 0.15)
    return np.clip(gaussian_filter1d((energy - np.mean(loud)) / scale, 0.04 * fps, mode="nearest"), -2.5, 2.5)


def semitones(log_f0, fps):
    """Pitch in semitones over the line's median, smoothed over 25 ms, (frames,)."""
    return gaussian_filter1d((log_f0 - np.median(log_f0)) * (12.0 / np.log(2.0)), 0.025 * fps, mode="nearest")


def phrases(phones):
    """Phrases of a line in order: runs of sounding phones with one mark, cut at pauses of 60 ms or more."""
    found, run, pause = [], [], 10.0
    for p in phones:
        silent = p.symbol == SILENCE
        if run and (silent and p.end - p.start >= 0.06 or p.punctuation != run[-1].punctuation and not silent):
            found.append(Phrase(run[0].start, run[-1].end, run[0].punctuation, pause, 0.0, run))
            run, pause = [], 0.0
        if silent:
            pause = p.end - p.start if not run else pause
            if found and not run:
                found[-1].pause_after = p.end - p.start
        else:
            run.append(p)
    if run:
        found.append(Phrase(run[0].start, run[-1].end, run[0].punctuation, pause, 0.0, run))
    if found:
        found[-1].pause_after += 10.0
        found[0].pause_before += 10.0
    return found


def accents(phones, log_f0, energy, voiced, fps, line_phrases=None):
    """Pitch accents of a line: primary-stressed vowels whose pitch and loudness stand over their surroundings.

    log_f0: (frames,) ln Hz without gaps; energy: (frames,) log energy; voiced: (frames,) 0..1. At least 250 ms lie
    between two accents (the stronger stays); a phrase with a stressed vowel has at least one.
    """
    line_phrases = phrases(phones) if line_phrases is None else line_phrases
    pitch = semitones(log_f0, fps)
    local = pitch - gaussian_filter1d(pitch, 0.4 * fps, mode="nearest")
    loud = loudness(energy, voiced, fps)
    found = []
    for phrase in line_phrases:
        found += _phrase_accents(phrase, pitch, local, loud, fps)
    return found


def emphasise(accents, spans, phones, log_f0, fps):
    """The accents with one emphasised in each span (start, end, seconds): the strongest inside, or one made there.

    A made accent lies at the span's highest pitch on its stressed vowel, if it has one, else anywhere in it. Accents
    that are not emphasised but less than 0.45 s away from one that is are taken out.
    """
    chosen = [_emphasised(accents, start, end, phones, log_f0, fps) for start, end in spans]
    kept = [a for a in accents if all(abs(a.time - c.time) >= 0.45 for c in chosen)]
    return sorted(kept + chosen, key=lambda a: a.time)


def _emphasised(accents, start, end, phones, log_f0, fps):
    inside = [a for a in accents if start - 0.02 <= a.time <= end + 0.04]
    if inside:
        return replace(max(inside, key=lambda a: a.strength), emphasised=True)
    within = [p for p in phones if p.end > start and p.start < end]
    stressed = [p for p in within if p.stress == 2] or within
    question = any(p.punctuation == QUESTION for p in within)
    first, last = (stressed[0].start, stressed[0].end) if stressed else (start, end)
    a = min(max(int(first * fps), 0), len(log_f0) - 1)
    peak = a + int(np.argmax(log_f0[a:max(int(last * fps), a + 1)]))
    return Accent((peak + 0.5) / fps, 0.0, False, False, question, True)


def _phrase_accents(phrase, pitch, local, loud, fps):
    candidates = [_candidate(p, pitch, local, loud, fps) for p in phrase.phones if p.stress == 2]
    chosen = []
    for c in sorted(candidates, key=lambda c: -c[1]):
        if (c[1] > 0.5 or not chosen) and all(abs(c[0] - o[0]) >= 0.25 for o in chosen):
            chosen.append(c)
    chosen.sort()
    question = phrase.punctuation == QUESTION
    return [Accent(t, strength, i == len(chosen) - 1, rising, question) for i, (t, strength, rising) in enumerate(chosen)]


def _candidate(phone, pitch, local, loud, fps):
    n = len(pitch)
    a = min(max(int((phone.start - 0.02) * fps), 0), n - 1)
    b = min(max(int((phone.end + 0.04) * fps), a + 1), n)
    peak = a + int(np.argmax(pitch[a:b]))
    before = pitch[max(peak - int(0.15 * fps), 0):peak + 1].min()
    strength = float(local[peak]) + 0.5 * float(loud[a:b].max())
    return (peak + 0.5) / fps, strength, bool(pitch[peak] - before >= 0.5)


