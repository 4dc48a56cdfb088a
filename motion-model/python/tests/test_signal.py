"""Mel, excitation and the short-time transform, against numpy and against known signals."""

import numpy as np
import torch

from motion_flow import audio
from motion_flow.config import AudioConfig
from motion_flow.model import vocoder

CONFIG = AudioConfig()


def test_mel_of_a_tone_peaks_at_its_band():
    at = np.arange(CONFIG.sample_rate) / CONFIG.sample_rate
    made = audio.mel(0.3 * np.sin(2 * np.pi * 1000 * at), CONFIG)
    assert made.shape == (CONFIG.sample_rate // CONFIG.hop, 80)
    centre = audio.mel_centres(CONFIG)[made[20].argmax()]
    assert abs(centre - 1000) < 40


def test_transform_round_trip():
    x = torch.randn(2, 40 * CONFIG.hop)
    back = vocoder.istft(vocoder.stft(x, CONFIG), CONFIG)
    torch.testing.assert_close(back, x, atol=1e-4, rtol=0)


def test_frames_of_both_transforms_agree():
    x = np.random.default_rng(1).standard_normal(30 * CONFIG.hop)
    numpy_magnitude = audio.magnitude(x, CONFIG)
    made = torch.view_as_complex(vocoder.stft(torch.tensor(x[None], dtype=torch.float32), CONFIG)).abs()[0]
    np.testing.assert_allclose(made[4:-4].numpy(), numpy_magnitude[4:-4], atol=1e-3)


def test_pulses_have_unit_power_and_the_right_period():
    frames = 60
    f0 = torch.full((1, frames * CONFIG.hop), 147.0, dtype=torch.float64)
    angle = torch.cumsum(2 * np.pi * f0 / CONFIG.sample_rate, 1)
    pulses = vocoder.pulse_train(angle, f0, torch.ones(1, frames), CONFIG)[0].numpy()
    assert abs(np.square(pulses).mean() - 1) < 0.05
    period = CONFIG.sample_rate / 147.0
    spectrum = np.abs(np.fft.rfft(pulses * np.hanning(len(pulses))))
    peak = spectrum[:200 * len(pulses) // CONFIG.sample_rate].argmax() * CONFIG.sample_rate / len(pulses)
    assert abs(peak - 147.0) < 2
    assert period > 0


def test_minimum_phase_of_a_known_filter():
    """1 / (1 - 0.5 z^-1) is minimum-phase; its phase follows from its magnitude."""
    w = np.linspace(0, np.pi, CONFIG.window // 2 + 1)
    response = 1 / (1 - 0.5 * np.exp(-1j * w))
    made = np.log(np.abs(response)) @ vocoder.phase_matrix(CONFIG.window)
    np.testing.assert_allclose(made, np.angle(response), atol=2e-3)


def test_f0_of_a_sweep():
    n = CONFIG.sample_rate
    f0 = np.linspace(120, 240, n)
    x = sum(np.sin(k * 2 * np.pi * np.cumsum(f0) / CONFIG.sample_rate) / k for k in range(1, 9)) * 0.1
    log_f0, voiced = audio.f0(x, CONFIG)
    expected = np.log(f0[CONFIG.hop // 2:: CONFIG.hop][: len(log_f0)])
    inner = slice(5, -5)
    assert voiced[inner].mean() > 0.9
    assert np.abs(log_f0[inner] - expected[inner]).mean() < 0.01
