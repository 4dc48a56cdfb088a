"""The figures of the table from analysed clips, {key: value}; a key that cannot be had is absent."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import add

import numpy as np

from motion_flow.evaluate import gestures, intonation, liveliness, pauses, prosody, spectral
from motion_flow.evaluate.analysis import Analysis
from motion_flow.evaluate.controls import TeacherControl
from motion_flow.evaluate.recognition import WordErrors, word_errors
from motion_flow.teacher.channels import CHANNELS
from motion_flow.teacher.stats import LipClosure

SHUFFLES = 5
DRAWS = 10
CONTROL_DRAWS = 4  # of the teacher: one draw is a noisy control
BEATS = {"": gestures.beats, "_head": gestures.head_beats, "_brows": gestures.brow_beats}
QUESTION, STATEMENT = "?", "."


def words(analyses: list[Analysis]) -> dict:
    """Word error rates, per cent."""
    result = {}
    for key, kind in (("wer_closed", "closed"), ("wer_generic", "generic")):
        heard = [(a.clip.words, getattr(a, kind)) for a in analyses if getattr(a, kind) is not None]
        if heard:
            result[key] = sum((word_errors(*pair) for pair in heard), WordErrors(0, 0)).rate
    return result


def sound(analyses: list[Analysis]) -> dict:
    """Buzz at the hop, and the median harmonic-to-noise ratio in dB of each band."""
    total, frames = np.sum([a.buzz for a in analyses], axis=0)
    ratios = np.nanmedian(np.concatenate([a.harmonicity for a in analyses]), axis=0)
    return {"hop_buzz": total / max(frames, 1), "hnr_low": ratios[0], "hnr_high": ratios[1]}


def intonations(analyses: list[Analysis], fps: float) -> dict:
    """Spread of pitch in semitones; per cent of the questions, and of the statements, whose end rises."""
    result = {"f0_sd": intonation.spread([(a.log_f0, a.voiced) for a in analyses])}
    for key, mark in (("questions_rise", QUESTION), ("statements_rise", STATEMENT)):
        rises = [intonation.final_rise(a.log_f0, a.voiced, a.phones, fps) for a in analyses
                 if a.aligned and a.clip.text.rstrip().endswith(mark)]
        rises = [rise for rise in rises if np.isfinite(rise)]
        if rises:
            result[key] = 100.0 * float(np.mean(np.array(rises) > 0))
    return result


def against(pairs: list[tuple[Analysis, Analysis]], fps: float) -> dict:
    """MCD13, F0 and voicing along the warped path of each pair, spread of F0, lengths of phones, pauses."""
    if not pairs:
        return {}
    distances, pitch, lengths, rests = [], np.zeros(4), [], pauses.Pauses()
    for one, other in pairs:
        cut_one, cut_other = one.speech(fps), other.speech(fps)
        a, b = spectral.cepstra(one.mel[cut_one]), spectral.cepstra(other.mel[cut_other])
        path = spectral.warp(a, b)
        distances.append(spectral.distortion(a[path[0]], b[path[1]], one.mel.shape[1]).mean())
        pitch += prosody.pitch_errors((one.log_f0[cut_one], one.voiced[cut_one]),
                                      (other.log_f0[cut_other], other.voiced[cut_other]), path)
        lengths.append(prosody.duration_errors(one.aligned, other.aligned))
        rests += pauses.compare(one.aligned, other.aligned)
    squares, both, differing, frames = pitch
    spreads = [intonation.spread([(a.log_f0, a.voiced) for a in side]) for side in zip(*pairs)]
    return {"mcd13": float(np.mean(distances)), "f0_rmse": float(np.sqrt(squares / max(both, 1))),
            "vuv_error": 100 * differing / frames, "f0_sd_ratio": spreads[0] / spreads[1],
            "duration_rmse": 1000 * float(np.sqrt(np.square(np.concatenate(lengths)).mean())),
            "pause_f1": rests.f1, "pause_rmse": rests.rmse}


def lips(analyses: list[Analysis], motions: list[np.ndarray], fps: float) -> LipClosure:
    """Lip closure over all lines."""
    counts = [gestures.lip_closure(m, a.phones, fps) for a, m in zip(analyses, motions) if a.aligned]
    return reduce(add, counts, LipClosure(0, 0, 0))


def offset(analyses: list[Analysis], motions: list[np.ndarray], fps: float) -> float:
    """Milliseconds by which the jaw follows the sound."""
    curves = [gestures.jaw_lags(m, a.energy, fps) for a, m in zip(analyses, motions)]
    return gestures.peak_offset(np.mean(curves, axis=0), fps)


def beat(accents: list[np.ndarray], beats: list[np.ndarray]) -> float:
    """Mean score of all accents, 0..1; both in seconds, a line each."""
    return float(np.concatenate([gestures.beat_scores(*pair) for pair in zip(accents, beats)]).mean())


def shuffled_beat(accents: list[np.ndarray], beats: list[np.ndarray]) -> float:
    """The same with every line's beats taken from another line."""
    n = len(beats)
    shifts = np.unique(np.linspace(1, max(n - 1, 1), SHUFFLES).astype(int))
    return float(np.mean([beat(accents, [beats[(i + s) % n] for i in range(n)]) for s in shifts]))


class MotionMeasures:
    """Motion against the teacher's on the same sounds. ``analyses`` must be aligned."""

    def __init__(self, analyses: list[Analysis], fps: float):
        self._fps = fps
        self._analyses = [a for a in analyses if a.aligned]
        self._teacher = TeacherControl(fps)
        self._accents = [self._teacher.accents(a) for a in self._analyses]
        self._draws = [self.teacher_motion(number) for number in range(CONTROL_DRAWS)]
        self._space = gestures.Expression(self._draws[0], fps)
        self._points = [self._space.points(draw) for draw in self._draws]
        self._scale = np.maximum(np.concatenate(self._draws[0]).std(0), gestures.SD_FLOOR)

    def teacher_motion(self, number: int) -> list[np.ndarray]:
        """A draw of the teacher for each line."""
        return [self._teacher.draw(a, number) for a in self._analyses]

    def controls(self) -> dict:
        """What the teacher itself scores."""
        first = self._draws[0]
        scores = self._beat_scores
        return {"lip_f1": lips(self._analyses, first, self._fps).f1, "av_offset": offset(self._analyses, first, self._fps),
                **{f"beat_score{part}": teacher for part, (teacher, _) in scores.items()},
                **{f"beat{part or '_share'}": 1.0 for part in BEATS},
                "fd_expression": self._expression_control(), **self._life(self._draws),
                **self.diversity([[self._teacher.draw(a, k) for k in range(DRAWS)] for a in self._analyses[:12]])}

    def chance(self) -> dict:
        """What motion that belongs to another line, or to another time of the same line, scores."""
        moved = [np.roll(m, len(m) // 2, axis=0) for m in self._draws[0]]
        scores = self._beat_scores
        return {"lip_f1": lips(self._analyses, moved, self._fps).f1,
                **{f"beat_score{part}": shuffled for part, (_, shuffled) in scores.items()},
                **{f"beat{part or '_share'}": 0.0 for part in BEATS}}

    def _life(self, draws: list[list[np.ndarray]]) -> dict:
        """Rates, jitter and frozen pauses of motions, lines drawn once or several times."""
        motions = [m for draw in draws for m in draw]
        quiet = [liveliness.pauses(a.phones, len(m), self._fps) for draw in draws for a, m in zip(self._analyses, draw)]
        return {**liveliness.rates(motions, self._fps), "jitter": liveliness.worst_jitter(motions, self._fps)[0],
                "frozen": liveliness.frozen(motions, quiet, self._fps)}

    @cached_property
    def _beat_scores(self) -> dict:
        """{part: (teacher, shuffled)}, means over the draws."""
        result = {}
        for part, find in BEATS.items():
            beats = [[find(m, self._fps) for m in draw] for draw in self._draws]
            result[part] = (float(np.mean([beat(self._accents, b) for b in beats])),
                            float(np.mean([shuffled_beat(self._accents, b) for b in beats])))
        return result

    def _expression_control(self) -> float:
        """Distance of one draw from the others together, mean over the draws."""
        distances = []
        for k, points in enumerate(self._points):
            others = np.concatenate([p for i, p in enumerate(self._points) if i != k])
            distances.append(gestures.frechet(others, points))
        return float(np.mean(distances))

    def made(self) -> dict:
        """What the clips' own motion scores."""
        motions = [a.clip.motion for a in self._analyses]
        closure = lips(self._analyses, motions, self._fps)
        expression = gestures.frechet(np.concatenate(self._points), self._space.points(motions))
        return {"lip_f1": closure.f1, "lip_hits": closure.hits, "lip_misses": closure.misses,
                "lip_false": closure.false, "av_offset": offset(self._analyses, motions, self._fps),
                **self._beats(motions), "fd_expression": expression, **self._life([motions])}

    def jitters(self) -> dict[str, float]:
        """Per cent of the power above 12 Hz of each channel of the clips' own motion, worst first."""
        shares = 100 * liveliness.jitter([a.clip.motion for a in self._analyses], self._fps)
        return {CHANNELS[i]: round(float(shares[i]), 3) for i in np.argsort(-shares) if shares[i] > 0}

    def _beats(self, motions: list[np.ndarray]) -> dict:
        result = {}
        for part, find in BEATS.items():
            teacher, shuffled = self._beat_scores[part]
            beats = [find(m, self._fps) for m in motions]
            score, chance = beat(self._accents, beats), shuffled_beat(self._accents, beats)
            result |= {f"beat_score{part}": score, f"beat_chance{part}": chance,
                       f"beat{part or '_share'}": (score - chance) / (teacher - shuffled)}
        return result

    def diversity(self, lines: list[list[np.ndarray]]) -> dict:
        """Spread of several draws of each line."""
        return {"diversity": float(np.mean([gestures.diversity(draws, self._scale) for draws in lines])),
                "lips_sd": float(np.mean([gestures.lip_spread(draws) for draws in lines], axis=0).max())}
