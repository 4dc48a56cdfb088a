"""One utterance said in another voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from motion_flow import audio
from motion_flow import text as texts
from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Utterance
from motion_flow.text import PhoneToken
from motion_flow.voices import melody, world
from motion_flow.voices.events import PRIMARY, QUESTION, Events, marked, marked_text, nucleus
from motion_flow.voices.settings import Shape

SONORANT = frozenset("L M N NG R W Y".split())
LEAK = 3  # frames by which voicing may reach into a pause


@dataclass(frozen=True)
class Reshaped:
    """A new utterance: the fields of the corpus's, and a flag for each token of the emphasised word."""

    text: str
    tokens: list[PhoneToken]
    frames: np.ndarray
    mel: np.ndarray
    log_f0: np.ndarray
    voiced: np.ndarray
    energy: np.ndarray
    samples: np.ndarray  # int16
    emphasis: np.ndarray  # (tokens,) 0 or 1


def lengths(utterance: Utterance, shape: Shape, events: Events) -> np.ndarray:
    """(tokens,) frames of the new line; they are rounded together, so that the line's length is exact."""
    ending = nucleus(utterance.tokens)
    scales = []
    for i, token in enumerate(utterance.tokens):
        scale = shape.duration
        if token.symbol == "SIL":
            scale *= shape.pause
        if token.stress == PRIMARY:
            scale *= shape.stressed * (events.stretch if token.word == events.emphasis else 1.0)
        if events.mark == QUESTION and i == ending:
            scale *= 1.15
        scales.append(scale)
    edges = np.round(np.cumsum(utterance.frames * np.array(scales))).astype(int)
    return np.diff(edges, prepend=0)


def _spoken(utterance: Utterance) -> np.ndarray:
    """The voiced flags without those that the tracker set inside pauses."""
    voiced, ends = utterance.voiced.copy(), np.cumsum(utterance.frames)
    for token, end, count in zip(utterance.tokens, ends, utterance.frames):
        if token.symbol == "SIL":
            voiced[end - count + (LEAK if end > count else 0):max(0, end - (LEAK if end < ends[-1] else 0))] = 0
    return voiced


def _voice_the_end(utterance: Utterance, voiced: np.ndarray) -> np.ndarray:
    """The voiced flags with the vowels and sonorants from the nucleus on all voiced: a question's rise needs them."""
    voiced = voiced.copy()
    ends = np.cumsum(utterance.frames)
    for i in range(nucleus(utterance.tokens), len(utterance.tokens)):
        token, a, b = utterance.tokens[i], ends[i] - utterance.frames[i], ends[i]
        quiet = utterance.energy[a:b] < utterance.energy.max() - 4.5
        if token.stress or token.symbol in SONORANT:
            voiced[a:b] = np.where(quiet, voiced[a:b], 1.0)
    return voiced


def _borrow_noise(spectra: world.Spectra, before: np.ndarray, after: np.ndarray) -> world.Spectra:
    """Frames that became voiced take the aperiodicity of the nearest frame that was."""
    new, old = np.flatnonzero((after > 0.5) & (before < 0.5)), np.flatnonzero(before > 0.5)
    if not len(new) or not len(old):
        return spectra
    noise = spectra.noise.copy()
    noise[new] = spectra.noise[old[np.abs(old[None] - new[:, None]).argmin(1)]]
    return world.Spectra(spectra.envelope, noise)


def _limit(log_f0: np.ndarray, config: AudioConfig) -> np.ndarray:
    """ln F0 inside the range that the corpus's tracker knows, bent softly over its last 15 %."""
    low, high = np.log(config.f0_min), np.log(config.f0_max)
    knee = 0.15
    over = np.maximum(log_f0 - (high - knee), 0)
    under = np.maximum(low + knee - log_f0, 0)
    return log_f0 - over + knee * np.tanh(over / knee) + under - knee * np.tanh(under / knee)


def reshape(utterance: Utterance, shape: Shape, events: Events, rng: np.random.Generator,
            config: AudioConfig) -> Reshaped:
    """Say an utterance in another way. The F0 stored with it is the plan's own, not measured again."""
    frames = lengths(utterance, shape, events)
    line = melody.Line(utterance.tokens, [w.text for w in texts.words(utterance.text)], frames, config.fps)
    old, new = np.cumsum(utterance.frames), np.cumsum(frames)
    recorded = _spoken(utterance)
    voiced = _voice_the_end(utterance, recorded) if events.mark == QUESTION else recorded
    spectra = world.analyse(utterance.samples / 32767.0, utterance.log_f0, voiced, config)
    spectra = _borrow_noise(spectra, recorded, voiced)
    source = np.interp(np.arange(line.count) + 0.5, np.r_[0, new], np.r_[0, old]) - 0.5
    track = np.interp(source, np.arange(len(voiced)), utterance.log_f0)
    heard = _nearest(voiced, source)
    log_f0 = _limit(melody.contour(line, track, heard, shape, events, rng), config)
    samples = _sound(spectra, voiced, (np.r_[0, new], np.r_[0, old]), log_f0, melody.gain(line, shape, events), shape,
                     config)
    tokens = marked(utterance.tokens, events.mark)
    emphasis = np.array([float(t.word == events.emphasis >= 0) for t in tokens], np.float32)
    return Reshaped(marked_text(utterance.text, events.mark), tokens, frames, audio.mel(samples, config),
                    log_f0.astype(np.float32), heard.astype(np.float32), audio.energy(samples, config),
                    (samples * 32767).astype(np.int16), emphasis)


def _nearest(flags: np.ndarray, positions: np.ndarray) -> np.ndarray:
    return flags[np.clip(np.round(positions).astype(int), 0, len(flags) - 1)]


def _sound(spectra: world.Spectra, voiced: np.ndarray, edges: tuple[np.ndarray, np.ndarray], log_f0: np.ndarray,
           gain: np.ndarray, shape: Shape, config: AudioConfig) -> np.ndarray:
    """Samples -1..1 of the new line; ``edges`` are the tokens' borders in new and in old frames."""
    grid = np.arange(len(log_f0) + 1)
    source = np.interp(grid, *edges) - 0.5
    there = _nearest(voiced, source)
    moved = world.sample(spectra, voiced, source)
    shaped = world.colour(world.warp(moved, shape.formant), there, shape.tilt, shape.breath, config)
    shaped = world.keep_level(shaped, moved, there)
    centres = np.arange(len(log_f0)) + 0.5
    samples = world.synthesise(shaped, np.interp(grid, centres, log_f0), there, np.interp(grid, centres, gain), config)
    return np.clip(samples, -0.99, 0.99)
