"""Measures of what is heard: word errors, language model, mels, buzz, harmonicity, pitch, durations."""

import math
from collections import defaultdict

import numpy as np
import pytest

from motion_flow import audio
from motion_flow.align import AlignedWord
from motion_flow.config import AudioConfig
from motion_flow.evaluate import arpa, prosody, spectral
from motion_flow.evaluate.recognition import WordErrors, word_errors

AUDIO = AudioConfig()
RATE, HOP = AUDIO.sample_rate, AUDIO.hop


@pytest.mark.parametrize("heard, edits", [
    ("the bridge is broken", 0), ("the ridge is broken", 1), ("the bridge broken", 1), ("the old bridge is broken", 1),
    ("bridge is broken the", 2), ("", 4), ("a b c d e f", 6)])
def test_word_errors_of_known_edits(heard, edits):
    assert word_errors("the bridge is broken".split(), heard.split()) == WordErrors(edits, 4)


def test_word_error_rate_is_per_word_of_all_references():
    assert (WordErrors(1, 4) + WordErrors(2, 8)).rate == pytest.approx(25.0)


def test_bigrams_of_each_context_sum_to_one():
    sentences = [line.split() for line in ("the bridge is broken", "the road is long", "is the bridge long")]
    unigram, weight, bigram = {}, {}, defaultdict(dict)
    for line in arpa.bigram_model(sentences).splitlines():
        cells = line.split()
        if len(cells) == 3 and _number(cells[2]):
            unigram[cells[1]], weight[cells[1]] = 10 ** float(cells[0]), 10 ** float(cells[2])
        elif len(cells) == 3 and _number(cells[0]):
            bigram[cells[1]][cells[2]] = 10 ** float(cells[0])
    assert set(unigram) == {"<s>", "</s>", "the", "bridge", "is", "broken", "road", "long"}
    assert bigram["<s>"]["the"] == pytest.approx((2 - 0.9) / 3, rel=1e-3)
    for context in bigram:
        total = sum(bigram[context].get(w, weight[context] * unigram[w]) for w in unigram if w != "<s>")
        assert total == pytest.approx(1.0, abs=1e-3), context


def _number(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def mels(frames=60, seed=1):
    rng = np.random.default_rng(seed)
    return np.cumsum(rng.standard_normal((frames, AUDIO.mels)), axis=0) * 0.2 - 5


def test_distortion_of_the_same_mels_is_nothing_and_loudness_does_not_count():
    mel = mels()
    assert spectral.distortion(spectral.cepstra(mel), spectral.cepstra(mel)).max() == 0
    assert spectral.distortion(spectral.cepstra(mel), spectral.cepstra(mel + 0.7)).max() < 1e-9


def test_distortion_of_a_known_ripple():
    """A cosine of one nat over the bands is one cepstral coefficient of sqrt(40): 10 / ln 10 * sqrt 2 dB."""
    bands = np.arange(AUDIO.mels)
    mel = mels()
    ripple = np.cos(np.pi * 3 * (bands + 0.5) / AUDIO.mels)
    found = spectral.distortion(spectral.cepstra(mel), spectral.cepstra(mel + ripple))
    np.testing.assert_allclose(found, 6.1418, rtol=1e-4)
    fine = np.cos(np.pi * 20 * (bands + 0.5) / AUDIO.mels)  # beyond c13
    assert spectral.distortion(spectral.cepstra(mel), spectral.cepstra(mel + fine)).max() < 1e-9


def test_warping_undoes_a_change_of_tempo():
    mel = mels()
    slow = np.repeat(mel, 2, axis=0)
    a, b = spectral.cepstra(mel), spectral.cepstra(slow)
    i, j = spectral.warp(a, b)
    assert spectral.distortion(a[i], b[j]).mean() < 1e-9
    np.testing.assert_array_equal(i, j // 2)
    assert spectral.distortion(a, b[:60]).mean() > 1


def _buzz(samples):
    frames = len(samples) // HOP
    total, count = spectral.hop_buzz(samples, np.zeros(frames), np.zeros(frames), AUDIO)
    assert count > 150
    return total / count


def test_hop_buzz_finds_what_repeats_at_the_hop():
    rng = np.random.default_rng(4)
    noise = rng.standard_normal(200 * HOP)
    repeated = np.tile(rng.standard_normal(HOP), 200)
    assert abs(_buzz(noise)) < 0.02
    assert _buzz(repeated) > 0.99
    assert _buzz(noise + repeated) == pytest.approx(0.5, abs=0.05)
    assert abs(_buzz(np.tile(rng.standard_normal(300), 200)[:180 * HOP])) < 0.2


def test_hop_buzz_leaves_out_voiced_frames_and_silence():
    repeated = np.tile(np.random.default_rng(4).standard_normal(HOP), 50)
    energy = np.zeros(50)
    assert spectral.hop_buzz(repeated, np.ones(50), energy, AUDIO) == (0.0, 0)
    energy[5:] = -5.0  # 43 dB below the loudest
    assert spectral.hop_buzz(repeated, np.zeros(50), energy, AUDIO)[1] <= 2


@pytest.mark.parametrize("ratio", [5.0, 15.0])
def test_harmonicity_of_a_tone_in_noise(ratio):
    """In each band the noise has the tone's power less ``ratio`` dB."""
    f0, seconds = 150.0, 2.0
    t = np.arange(int(RATE * seconds)) / RATE
    frames = len(t) // HOP
    measured = []
    for band, (low, high) in enumerate(spectral.BANDS):
        tone = sum(np.cos(2 * np.pi * k * f0 * t + k * k) for k in range(1, 70) if low < k * f0 < high)
        spectrum = np.fft.rfft(np.random.default_rng(band).standard_normal(len(t)))
        at = np.fft.rfftfreq(len(t), 1 / RATE)
        noise = np.fft.irfft(np.where((at > low) & (at < high), spectrum, 0), len(t))
        noise *= np.sqrt(np.mean(tone ** 2) / np.mean(noise ** 2)) * 10 ** (-ratio / 20)
        found = spectral.harmonicity(tone + noise, np.full(frames, np.log(f0)), np.ones(frames), AUDIO)
        measured.append(np.nanmedian(found[:, band]))
    np.testing.assert_allclose(measured, ratio, atol=1.5)


def _sweep(semitones):
    """A sawtooth-like sweep from 150 to 200 Hz in 2 s, raised by some semitones."""
    t = np.arange(2 * RATE) / RATE
    phase = 2 * np.pi * np.cumsum(150 * (200 / 150) ** (t / 2) * 2 ** (semitones / 12)) / RATE
    return sum(np.cos(k * phase) / k for k in range(1, 12)) * 0.1


@pytest.mark.parametrize("semitones", [0.0, 1.0, 3.0])
def test_pitch_error_of_sweeps_a_known_interval_apart(semitones):
    one, other = audio.f0(_sweep(0), AUDIO), audio.f0(_sweep(semitones), AUDIO)
    n = len(one[0])
    path = (np.arange(5, n - 5), np.arange(5, n - 5))
    squares, both, differing, frames = prosody.pitch_errors(one, other, path)
    assert both > 0.9 * frames
    assert np.sqrt(squares / both) == pytest.approx(semitones, abs=0.08)


def test_voicing_errors_are_counted_along_the_path():
    track = np.full(10, 5.0)
    voiced, fewer = np.ones(10), np.r_[np.ones(7), np.zeros(3)]
    path = (np.arange(10), np.arange(10))
    assert prosody.pitch_errors((track, voiced), (track, fewer), path) == (0.0, 7, 3, 10)


def test_duration_errors_leave_out_words_said_otherwise():
    cat = ["K", "AE1", "T"]
    one = [AlignedWord("a", ["AH0"], [0.0], [0.1]), AlignedWord("cat", cat, [0.1, 0.2, 0.3], [0.2, 0.3, 0.4])]
    other = [AlignedWord("a", ["EY1"], [0.0], [0.3]), AlignedWord("cat", cat, [0.1, 0.2, 0.35], [0.2, 0.35, 0.4])]
    np.testing.assert_allclose(prosody.duration_errors(one, other), [0, -0.05, 0.05], atol=1e-12)


def test_a_copy_by_the_shipped_vocoder_keeps_what_it_is_given():
    """A buzz of 150 Hz comes back with its pitch and, within 4 dB, its mels (another sentence is 7.5 dB away)."""
    from motion_flow import audio
    from motion_flow import config as configs
    from motion_flow.evaluate import others
    from motion_flow.evaluate.analysis import Analysis
    from motion_flow.evaluate.clips import Clip

    settings = configs.AudioConfig()
    t = np.arange(2 * settings.sample_rate) / settings.sample_rate
    samples = 0.1 * sum(np.sin(2 * np.pi * 150 * k * t) / k for k in range(1, 30))
    samples += 0.002 * np.random.default_rng(1).standard_normal(len(t))
    log_f0, voiced = audio.f0(samples, settings)
    mel = audio.mel(samples, settings)
    clip = Clip("buzz", "buzz", samples)
    made = others.GraphVocoder(configs.repository() / "assets" / "Onnx", settings).copy(
        Analysis(clip, [], mel=mel, log_f0=log_f0, voiced=voiced)).samples
    assert len(made) == len(mel) * settings.hop
    inside = slice(20, len(mel) - 20)
    distance = spectral.distortion(spectral.cepstra(audio.mel(made, settings)), spectral.cepstra(mel))[inside].mean()
    assert distance < 4
    copied, sounding = audio.f0(made, settings)
    assert np.exp(np.median(copied[inside])) == pytest.approx(150, rel=0.01)
    assert sounding[inside].mean() > 0.95
