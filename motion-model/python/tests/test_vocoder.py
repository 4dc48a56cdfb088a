"""The vocoder: its excitation, the match of its mels, and what its training loss prefers."""

import numpy as np
import pytest
import torch

from motion_flow import config as configs
from motion_flow import export
from motion_flow.evaluate import copies
from motion_flow.model import vocoder as vocoders
from motion_flow.train_vocoder import Pieces, SpectralDistance

AUDIO = configs.AudioConfig()


@pytest.fixture(scope="module")
def tiny():
    return export.tiny_models()[2]


def noise(frames: int, seed: int = 3) -> torch.Tensor:
    return torch.randn(1, frames * AUDIO.hop, generator=torch.Generator().manual_seed(seed))


def test_unvoiced_frames_are_excited_by_plain_noise():
    white, log_f0 = noise(12), torch.full((1, 12), 5.2)
    harmonic, breath = vocoders.excitation(log_f0, torch.zeros(1, 12), white, AUDIO)
    assert not harmonic.any()
    assert torch.equal(breath, vocoders.stft(white, AUDIO))


def test_noise_of_voiced_frames_swells_with_the_pulses_at_the_same_power():
    frames, f0 = 400, AUDIO.sample_rate / 128
    _, breath = vocoders.excitation(torch.full((1, frames), np.log(f0)), torch.ones(1, frames), noise(frames), AUDIO)
    power = vocoders.istft(breath, AUDIO)[0].square()
    about = torch.cos(2 * np.pi * torch.arange(1, len(power) + 1) / 128)
    assert power.mean() == pytest.approx(1, abs=0.03)
    depth = vocoders.NOISE_DEPTH
    assert (power * about).mean() == pytest.approx(depth / (1 + depth ** 2 / 2), abs=0.03)


def test_hearing_every_frame_is_the_transform_of_the_sound(monkeypatch):
    spectrum = vocoders.stft(noise(20), AUDIO) * torch.rand(1, 20, 1, 1)
    whole = vocoders.stft(vocoders.istft(spectrum, AUDIO), AUDIO)
    monkeypatch.setattr(vocoders, "MATCH_AHEAD", AUDIO.window // AUDIO.hop - 1)
    torch.testing.assert_close(vocoders.heard(spectrum, AUDIO), whole, atol=1e-4, rtol=1e-4)


def test_a_frame_hears_one_frame_ahead_and_no_further():
    spectrum = vocoders.stft(noise(20), AUDIO)
    later = spectrum.clone()
    later[:, 12:] *= 3
    one, other = vocoders.heard(spectrum, AUDIO), vocoders.heard(later, AUDIO)
    torch.testing.assert_close(one[:, :11], other[:, :11])
    assert (one[:, 11] - other[:, 11]).abs().max() > 0.1


def test_matching_brings_the_sound_to_its_mels(tiny):
    line = {"mel": torch.randn(1, 60, AUDIO.mels, generator=torch.Generator().manual_seed(1)) * 0.3,
            "log_f0": torch.full((1, 60), 5.2), "voiced": torch.ones(1, 60)}
    spectrum = tiny(**line, **dict(zip(("harmonic", "noise"), vocoders.excitation(
        line["log_f0"], line["voiced"], noise(60), AUDIO))))
    wanted = line["mel"] * tiny.mel_sd + tiny.mel_mean
    distances = []
    for sound in (vocoders.istft(spectrum, AUDIO), vocoders.match(tiny, spectrum, line["mel"])):
        found = vocoders.log_mel(tiny, vocoders.stft(sound, AUDIO))
        distances.append((found - wanted)[:, 8:-8].abs().mean())
    assert distances[1] < 0.6 * distances[0]


def test_the_energy_distance_asks_for_scatter_where_recordings_scatter():
    """A steady magnitude is nearest to noise on average, but noise has the least energy distance."""
    generator = torch.Generator().manual_seed(2)

    def scattered():
        magnitude = torch.randn(4, 2, 60, 80, generator=generator).square().sum(1).sqrt()
        return [(magnitude, torch.log(magnitude + 1e-3))]

    real = scattered()
    middle = torch.full((4, 60, 80), float(real[0][0].median()))
    steady, scale = [(middle, torch.log(middle))], [torch.ones(4)]
    one, other = scattered(), scattered()
    near = SpectralDistance.between
    assert near(steady, real, scale) < near(one, real, scale)
    energy = near(one, real, scale) + near(other, real, scale) - near(one, other, scale)
    assert energy < 2 * near(steady, real, scale)


def test_stretches_come_from_each_corpus_by_its_share():
    class Line:
        def __init__(self, value):
            self.mel, self.log_f0 = np.full((200, 80), value, np.float32), np.full(200, 5, np.float32)
            self.voiced, self.samples = np.ones(200, np.float32), np.zeros(200 * AUDIO.hop, np.int16)

    statistics = {"mel_mean": [0.0] * 80, "mel_sd": 1.0}
    pieces = iter(Pieces([([Line(0.0)], 0.8), ([Line(1.0)], 0.2)], statistics, AUDIO, 10, 16, 5))
    batches = [next(pieces) for _ in range(60)]
    assert batches[0]["mel"].shape == (10, 16, 80) and batches[0]["noise"].shape == (10, 2, 16 * AUDIO.hop)
    assert np.mean([b["mel"].mean() for b in batches]) == pytest.approx(0.2, abs=0.05)


def test_swell_is_found_where_it_is_and_nowhere_else():
    rate, frames = AUDIO.sample_rate, 300
    at = np.arange(frames * AUDIO.hop) / rate
    white = np.random.default_rng(4).standard_normal(len(at))
    log_f0, voiced = np.full(frames, np.log(200.0)), np.ones(frames)
    depths = []
    for depth in (0.0, 0.6):
        total, count = copies.swell(white * (1 + depth * np.cos(2 * np.pi * 200 * at)), log_f0, voiced, AUDIO)
        depths.append(total / count)
    assert depths[0] == pytest.approx(0, abs=0.06)
    assert 0.4 < depths[1] < 0.7
