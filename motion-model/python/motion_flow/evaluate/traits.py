"""Statistics of a clip's motion and of its sound by which a classifier tells emotions apart."""

from __future__ import annotations

import numpy as np
from scipy.fft import dct
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks

from motion_flow import audio
from motion_flow.config import AudioConfig
from motion_flow.evaluate.livelink import CARRIED
from motion_flow.evaluate.prosody import SEMITONE
from motion_flow.teacher import stats
from motion_flow.teacher.channels import CHANNELS, INDEX

SOUNDING = np.log(10.0) * 1.75
"""Depth below a clip's loudest frames, in ln amplitude, to which frames are speech: 35 dB."""
CEPSTRA = 13
SYLLABLE = 0.04
SYLLABLE_RISE = 0.25
"""Seconds of smoothing of the envelope, and ln amplitude by which a syllable's peak stands over its valleys."""
ANGLES = [INDEX[n] for n in CHANNELS if n.endswith(("Yaw", "Pitch", "Roll"))]


def of_motion(motion: np.ndarray, fps: float) -> np.ndarray:
    """Of each channel in the file format: mean, sd, 10th and 90th percentile; speeds of the angles; blinks a minute."""
    seen = motion[:, CARRIED]
    speed = np.abs(np.diff(motion[:, ANGLES], axis=0)).mean(0) * fps
    minutes = len(motion) / fps / 60
    return np.concatenate([seen.mean(0), seen.std(0), *np.percentile(seen, (10, 90), axis=0), speed,
                           [len(stats.blink_events(motion, fps)) / minutes]])


def active(energy: np.ndarray) -> np.ndarray:
    """(frames,) whether there is speech; energy in ln amplitude."""
    return energy > np.percentile(energy, 98) - SOUNDING


def of_sound(samples: np.ndarray, settings: AudioConfig) -> np.ndarray:
    """F0: mean, sd, range, slope, end, shaking; voicing, level and its sd, syllables a second; tilt, centroid, cepstra."""
    log_f0, voiced = audio.f0(samples, settings)
    energy, mel = audio.energy(samples, settings), audio.mel(samples, settings)
    speech = active(energy)
    return np.concatenate([_pitch(log_f0, voiced, settings.fps), _level(energy, voiced, speech, settings.fps),
                           _colour(mel, (voiced > 0.5) & speech, settings), _colour(mel, speech, settings)])


def _pitch(log_f0: np.ndarray, voiced: np.ndarray, fps: float) -> np.ndarray:
    frames = np.flatnonzero(voiced > 0.5)
    if len(frames) < 10:
        return np.zeros(8)
    track = np.asarray(log_f0, float)[frames] / SEMITONE
    low, middle, high = np.percentile(track, (5, 50, 95))
    slope = np.polyfit(frames / fps, track, 1)[0]
    steps = np.abs(np.diff(track, 2))[np.diff(frames, 2) == 0]
    return np.array([track.mean(), track.std(), high - low, high - middle, slope, track[-int(0.15 * fps):].mean() - middle,
                     track[:int(0.3 * fps)].mean() - middle, np.median(steps) if len(steps) else 0.0])


def _level(energy: np.ndarray, voiced: np.ndarray, speech: np.ndarray, fps: float) -> np.ndarray:
    smooth = gaussian_filter1d(energy.astype(float), SYLLABLE * fps)
    peaks = find_peaks(np.where(speech, smooth, smooth.min()), prominence=SYLLABLE_RISE)[0]
    inside = np.flatnonzero(speech)
    span = (inside[-1] - inside[0] + 1) / fps
    return np.array([energy[speech].mean(), energy[speech].std(), len(peaks) / span, voiced[speech].mean(),
                     speech[inside[0]:inside[-1] + 1].mean()])


def _colour(mel: np.ndarray, kept: np.ndarray, settings: AudioConfig) -> np.ndarray:
    if not kept.any():
        kept = np.ones(len(mel), bool)
    frames = mel[kept]
    centres = audio.mel_centres(settings)
    power = np.exp(2 * frames)
    centroid = np.log((power * centres).sum(1) / power.sum(1))
    tilt = np.polyfit(np.log2(centres), frames.mean(0), 1)[0]
    coefficients = dct(frames, type=2, norm="ortho", axis=1)[:, 1:1 + CEPSTRA]
    return np.concatenate([[tilt, centroid.mean(), centroid.std()], coefficients.mean(0), coefficients.std(0)])
