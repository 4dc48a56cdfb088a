"""What of a style can be measured in a clip, and how well it is copied."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from motion_flow import audio
from motion_flow.config import AudioConfig
from motion_flow.evaluate.prosody import SEMITONE
from motion_flow.evaluate.traits import active
from motion_flow.teacher import stats

NAMES = ("head", "nods", "blinks", "brows", "rate", "pitch")
"""Head amplitude (degrees), nods, blinks and brow raises a minute, phones a second of speech, mean pitch (semitones)."""
FACE = {"head": "head_amplitude", "nods": "nod_rate", "blinks": "blink_rate", "brows": "brow_use"}
"""The teacher's number behind each measured one."""


@dataclass(frozen=True)
class Spoken:
    """Of one clip: phones said, seconds of speech, and the sum of ln F0 over so many voiced frames."""

    phones: int
    seconds: float
    pitch: float
    frames: int

    @staticmethod
    def of(samples: np.ndarray, phones: int, settings: AudioConfig) -> "Spoken":
        """Of sound: speech is what is within 35 dB of the loudest frames."""
        log_f0, voiced = audio.f0(samples, settings)
        energy = audio.energy(samples, settings)
        heard = voiced > 0.5
        return Spoken(phones, active(energy).sum() / settings.fps, float(log_f0[heard].sum()), int(heard.sum()))

    @staticmethod
    def of_utterance(u, fps: float = AudioConfig().fps) -> "Spoken":
        """Of a corpus's utterance, whose tracks are known."""
        heard = u.voiced > 0.5
        phones = sum(t.symbol != "SIL" for t in u.tokens)
        return Spoken(phones, active(u.energy).sum() / fps, float(u.log_f0[heard].sum()), int(heard.sum()))

    def shifted(self, semitones: float, duration: float) -> "Spoken":
        """The same said higher, and longer by a factor."""
        return replace(self, seconds=self.seconds * duration, pitch=self.pitch + self.frames * semitones * SEMITONE)


def measure(motions: list[np.ndarray], spoken: list[Spoken], fps: float) -> dict[str, float]:
    """{name: value} over clips of one style. The head's variance is taken within clips."""
    minutes = sum(map(len, motions)) / fps / 60
    events = {"nods": stats.nod_events, "blinks": stats.blink_events, "brows": stats.brow_events}
    lengths = np.array([len(m) for m in motions])
    amplitudes = np.array([stats.head_amplitude(m) for m in motions])
    return {"head": float(np.sqrt((np.square(amplitudes) * lengths).sum() / lengths.sum())),
            **{name: sum(len(find(m, fps)) for m in motions) / minutes for name, find in events.items()},
            "rate": sum(s.phones for s in spoken) / sum(s.seconds for s in spoken),
            "pitch": sum(s.pitch for s in spoken) / max(sum(s.frames for s in spoken), 1) / SEMITONE}


def correlations(references: dict[str, dict], results: dict[str, dict]) -> dict[str, float]:
    """Pearson's r of each measured number over the references; 0 where a result never changes."""
    found = {}
    for name in NAMES:
        one, other = (np.array([side[key][name] for key in references]) for side in (references, results))
        found[name] = float(np.corrcoef(one, other)[0, 1]) if one.std() > 0 and other.std() > 0 else 0.0
    return found


def shuffled(references: dict[str, dict], results: dict[str, dict], times: int = 20) -> dict[str, float]:
    """The same with every reference compared with another one's result, mean over shifts."""
    keys = list(references)
    shifts = np.unique(np.linspace(1, max(len(keys) - 1, 1), times).astype(int))
    found = [correlations(references, {key: results[keys[(i + s) % len(keys)]] for i, key in enumerate(keys)})
             for s in shifts]
    return {name: float(np.mean([f[name] for f in found])) for name in NAMES}


def guess(measured: dict[str, dict], drawn: dict[str, tuple]) -> dict[str, tuple]:
    """Styles as one who hears and sees only the references would guess them.

    Each number of a style is regressed on what was measured of it in all references (least squares of the logarithms;
    of pitch, of its value), so that a noisy measurement pulls the guess towards the mean.
    """
    keys = list(measured)

    def fitted(x: list[float], y: list[float]) -> np.ndarray:
        x, y = np.asarray(x, float), np.asarray(y, float)
        slope = np.cov(x, y)[0, 1] / max(x.var(ddof=1), 1e-12)
        return y.mean() + slope * (x - x.mean())

    faces = {field: np.exp(fitted([np.log(measured[k][name] + 1) for k in keys],
                                  [np.log(getattr(drawn[k][0], field)) for k in keys])) for name, field in FACE.items()}
    duration = np.exp(fitted([np.log(measured[k]["rate"]) for k in keys], [np.log(drawn[k][1].duration) for k in keys]))
    pitch = fitted([measured[k]["pitch"] for k in keys], [drawn[k][1].pitch for k in keys])
    return {k: (replace(drawn[k][0], sway=1.0, **{field: float(values[i]) for field, values in faces.items()}),
                replace(drawn[k][1], duration=float(duration[i]), pitch=float(pitch[i]))) for i, k in enumerate(keys)}
