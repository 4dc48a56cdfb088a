"""Conversations of two: the avatar and a simulated partner, who answer each other (docs/teacher.md).

A listener nods after cues in the talker's voice and mimics smiles and brow raises. Motions are in the teacher's
units; nothing is delayed: row i of everything is the moment (i + 0.5) / fps seconds.
"""

import numpy as np
from scipy.stats import norm

from . import brows, plan
from .channels import INDEX
from .curves import frame_times
from .emotion import EMOTIONS, Mood
from .partner import (ACTIVITY, Talk, activity, mimicked, pitch_cues, plan_flashes, plan_smiles, silent_voice,
                      smile_course, talk)
from .style import TeacherStyle
from .teacher import MotionTeacher

ANSWERED, ANSWERED_AT_PAUSE = 0.22, 0.60
"""Share of cues that get a nod: talk that goes on, and talk that pauses within 0.45 s."""
ANSWER_AFTER = (0.62, 0.11)
"""Mean and sd (s) from a cue to the start of the nod."""
ANSWER_LIMITS = (0.40, 0.90)
APART = plan.APART["listening"][0]
GAIN = (0.30, 0.50)
BROW_FROM = 0.08
"""How far brows stand over their usual place before it counts."""
SMILING = 0.25
"""Share of partners in a happy mood; half as many are in another."""
MURMURING = 0.3
"""Share of a listening partner's nods with a short sound."""

_SMILE = [(INDEX[name + side], share) for side in ("Left", "Right")
          for name, share in (("mouthSmile", 1.0), ("cheekSquint", 0.8), ("eyeSquint", 0.3), ("mouthDimple", 0.12))]
_BROW = [(INDEX["browInnerUp"], 1.0), (INDEX["browOuterUpLeft"], 0.9), (INDEX["browOuterUpRight"], 0.9)]
_BROWS = [column for column, _ in _BROW]


class Dyad:
    """Draws both sides of a conversation. Immutable: any thread may use it. All chance comes from the generator given.

    teacher: MotionTeacher of both; its fps is that of all frames.
    """

    def __init__(self, teacher: MotionTeacher = MotionTeacher()):
        self._teacher, self._fps = teacher, teacher.fps

    def draw_listening(self, partner, frames, rng, style=None, emotion=None):
        """The avatar listens while the partner speaks.

        partner: non-empty list of lines (phones, log_f0, voiced, energy) as MotionTeacher.speak takes them, spoken in
        order, each over its own (frames,) tracks. style and emotion are the avatar's. Returns
        motion (frames, 54) of the avatar, motion (frames, 54) of the partner, voice (frames, 3) of the partner
        (activity 0 or 1, ln F0, ln energy), and cues [(seconds, kind)], ascending: 'pitch' invites a nod, 'smile' and
        'brow' are the onsets of what the avatar mimics.
        """
        times = frame_times(frames, self._fps)
        style = self._teacher.style if style is None else style
        said = talk(partner, frames, self._fps, rng)
        voice = said.voice()
        other = self._teacher.speak(said.phones, said.log_f0, said.voiced, said.energy, rng, frames,
                                    style=TeacherStyle.draw(rng), emotion=_mood_of_other(rng))
        smiles = plan_smiles(times[-1], rng)
        course = smile_course(times, smiles)
        pitch = pitch_cues(voice, self._fps)
        nods = _answers(pitch, voice, self._fps, _eagerness(style, emotion), rng)
        own = self._teacher.idle(frames, rng, True, nods, style=style, emotion=emotion)
        raised = _raises(other)
        _smile(other, course)
        _smile(own, mimicked(course, rng.uniform(*GAIN) * _warmth(emotion), self._fps))
        _raise(own, mimicked(raised, rng.uniform(*GAIN), self._fps))
        return own, other, voice.astype(np.float32), _cues(times, pitch, smiles, raised)

    def speaking(self, motion, voice, rng, emotion=None):
        """The avatar speaks while the partner listens.

        motion: (frames, 54) of the avatar's speech, which stays as it is; voice: (phones, log_f0, voiced, energy) of
        that speech; emotion: the avatar's, as it was for that motion. Returns the same as draw_listening: the avatar's
        motion with smiles and brow raises that answer the partner's, the partner's motion (nodding at the avatar's
        cues and smiling), the partner's voice (silent but for a short sound with some nods), and cues of 'smile' and
        'brow'.
        """
        frames = len(motion)
        times = frame_times(frames, self._fps)
        other_style = TeacherStyle.draw(rng)
        said = Talk(voice[0], *(np.asarray(t, dtype=float)[:frames] for t in voice[1:]), None)
        said.active = activity(said.phones, frames, self._fps)
        own_voice = said.voice()
        nods = _answers(pitch_cues(own_voice, self._fps), own_voice, self._fps, _eagerness(other_style, None), rng)
        other = self._teacher.idle(frames, rng, True, nods, style=other_style, emotion=_mood_of_other(rng))
        smiles = plan_smiles(times[-1], rng)
        course = smile_course(times, smiles)
        raised = brows.lift(times, plan_flashes(times[-1], rng, other_style.brow_use))
        _smile(other, course)
        _raise(other, raised)
        _raise(other, mimicked(_raises(motion), rng.uniform(*GAIN), self._fps))
        own = np.array(motion)
        _smile(own, mimicked(course, rng.uniform(*GAIN) * _warmth(emotion), self._fps))
        _raise(own, mimicked(raised, rng.uniform(*GAIN), self._fps))
        return own, other, _murmurs(times, nods, rng), _cues(times, (), smiles, raised)


def _mood_of_other(rng):
    """(7,) of the partner: neutral, happy or something else."""
    emotion, draw = np.zeros(len(EMOTIONS)), rng.random(3)
    if draw[0] < 1.5 * SMILING:
        kind = 1 if draw[0] < SMILING else 2 + int(5 * draw[1])
        emotion[kind] = 0.3 + 0.6 * draw[2]
    emotion[0] = 1.0 - emotion.sum()
    return emotion


def _eagerness(style, emotion):
    """Gain on the share of cues that a listener answers."""
    mood = Mood.of(emotion)
    return style.nod_rate * (mood.manner.nods if mood else 1.0)


def _warmth(emotion):
    """Gain on the mimicry of smiles: a sad or angry face hardly smiles back."""
    mood = Mood.of(emotion)
    return np.sqrt(mood.manner.smile) if mood else 1.0


def answer_chances(voice, fps, style, emotion=None):
    """(K, 2) cues (s) in a voice (frames, 3), and how likely each is to be answered with a nod by somebody of a style and an
    emotion, 0..1."""
    cues = pitch_cues(voice, fps)
    return np.array([(cue, _share(cue, voice, fps, _eagerness(style, emotion))) for cue in cues]).reshape(-1, 2)


def answer_delay(seconds):
    """The share of answers that begin within so many seconds of their cue."""
    within = norm.cdf(seconds, *ANSWER_AFTER)
    return np.where(seconds < ANSWER_LIMITS[0], 0.0, np.where(seconds < ANSWER_LIMITS[1], within, 1.0))


def _share(cue, voice, fps, eagerness):
    pausing = np.any(voice[int(cue * fps):int((cue + 0.45) * fps), ACTIVITY] < 0.5)
    return min((ANSWERED_AT_PAUSE if pausing else ANSWERED) * eagerness, 0.95)


def _answers(cues, voice, fps, eagerness, rng):
    """Times (s) at which a listener starts to nod, 1.6 s or more apart."""
    draw, wait = rng.random(len(cues)), rng.normal(*ANSWER_AFTER, len(cues))
    found, last = [], -np.inf
    for cue, chance, after in zip(cues, draw, np.clip(wait, *ANSWER_LIMITS)):
        if chance < _share(cue, voice, fps, eagerness) and cue + after - last >= APART:
            last = cue + after
            found.append(last)
    return found


def _smile(motion, course):
    """Add a smile to motion; rounded lips yield."""
    rounded = motion[:, INDEX["mouthPucker"]] + 0.6 * motion[:, INDEX["mouthFunnel"]]
    size = course * np.clip(1.0 - 1.3 * rounded, 0.2, 1.0)
    for column, share in _SMILE:
        motion[:, column] += share * size * (1.0 - motion[:, column])


def _raise(motion, course):
    for column, share in _BROW:
        motion[:, column] += share * course * (1.0 - motion[:, column])


def _raises(motion):
    """(frames,) how far the brows stand over their usual place."""
    brow = motion[:, _BROWS].mean(axis=1, dtype=float)
    over = brow - np.median(brow)
    return over * np.clip(over / BROW_FROM - 0.5, 0.0, 1.0)


def _cues(times, pitch, smiles, raised):
    up = np.flatnonzero((raised[1:] >= BROW_FROM) & (raised[:-1] < BROW_FROM)) + 1
    cues = [(float(t), "pitch") for t in pitch if t < times[-1]] + [(float(s), "smile") for s in smiles[:, 0]]
    return sorted(cues + [(float(times[i]), "brow") for i in up])


def _murmurs(times, nods, rng):
    """(frames, 3) voice of a listener: silence but for a low sound of 0.2-0.4 s with some nods."""
    voice = silent_voice(len(times), np.log(150.0))
    draw = rng.random((len(nods), 3))
    for start, (chance, length, pitch) in zip(nods, draw):
        if chance < MURMURING:
            inside = (times >= start) & (times < start + 0.2 + 0.2 * length)
            voice[inside] = 1.0, np.log(110.0) + 0.6 * pitch, -2.0
    return voice.astype(np.float32)
