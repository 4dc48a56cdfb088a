"""Source-filter vocoder: a network shapes the spectra of a pulse train and of noise.

Sound = harmonic filter (minimum phase) * pulse train + noise filter * noise, in the short-time Fourier domain. The
filters start from the mel spectrogram itself; the network learns the rest: harmonics that 80 mels do not resolve, and
how voiced each frequency is.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from motion_flow import audio
from motion_flow.config import AudioConfig, VocoderConfig
from motion_flow.model.blocks import GatedBlock, HarmonicComb

PHASE_QUEFRENCY = 160  # samples of the cepstrum that shape the phase: 7 ms, about one pitch period


def spread_matrix(config: AudioConfig) -> tuple[np.ndarray, np.ndarray]:
    """(mels, bins) linear interpolation from band centres to bins, and (bins,) the filters' log gain there."""
    centres = audio.mel_centres(config)
    bins = np.fft.rfftfreq(config.window, 1 / config.sample_rate)
    matrix = np.stack([np.interp(bins, centres, row) for row in np.eye(config.mels)])
    gain = np.log(audio.mel_filters(config).sum(1))
    return matrix.astype(np.float32), np.interp(bins, centres, gain).astype(np.float32)


def phase_matrix(window: int) -> np.ndarray:
    """(bins, bins): log magnitude -> minimum phase, through the folded cepstrum (Oppenheim and Schafer)."""
    bins = window // 2 + 1
    cepstrum = np.fft.irfft(np.eye(bins), axis=1)
    fold = np.zeros(window)
    ramp = np.arange(1, PHASE_QUEFRENCY)
    fold[1:PHASE_QUEFRENCY] = 2 * (0.5 + 0.5 * np.cos(np.pi * ramp / PHASE_QUEFRENCY))
    return np.fft.rfft(cepstrum * fold, axis=1).imag.astype(np.float32)


class Vocoder(nn.Module):
    """mel, F0 and the excitation's spectra -> the sound's spectrum. See docs/architecture.md for the shapes."""

    def __init__(self, config: VocoderConfig, audio_config: AudioConfig, statistics: dict):
        super().__init__()
        self.audio = audio_config
        bins = audio_config.window // 2 + 1
        self.comb = HarmonicComb(audio_config, 64)
        self.inward = nn.Linear(audio_config.mels + 64 + 2, config.width)
        self.blocks = nn.ModuleList(GatedBlock(config.width, 2, d) for d in config.dilations)
        self.norm = nn.LayerNorm(config.width)
        self.outward = nn.Linear(config.width, 2 * bins)
        nn.init.zeros_(self.outward.weight)
        with torch.no_grad():
            self.outward.bias[:bins] = -3.5  # a pulse train's peaks stand this far above its mean level
            self.outward.bias[bins:] = -3.5
        spread, gain = spread_matrix(audio_config)
        self.register_buffer("spread", torch.from_numpy(spread))
        self.register_buffer("gain", torch.from_numpy(gain))
        self.register_buffer("phase", torch.from_numpy(phase_matrix(audio_config.window)))
        self.register_buffer("mel_mean", torch.tensor(statistics["mel_mean"]))
        self.register_buffer("mel_sd", torch.tensor(statistics["mel_sd"]))
        self.register_buffer("log_f0_mean", torch.tensor(statistics["log_f0_mean"]))

    def forward(self, mel: Tensor, log_f0: Tensor, voiced: Tensor, harmonic: Tensor, noise: Tensor) -> Tensor:
        """mel (B,T,80) normalised, log_f0 (B,T) ln Hz, voiced (B,T), spectra (B,T,513,2) -> (B,T,513,2)."""
        pitch = torch.stack([(log_f0 - self.log_f0_mean) * voiced, voiced], -1)
        x = self.inward(torch.cat([mel, self.comb(log_f0, voiced), pitch], -1))
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, pitch, ones)
        base = (mel * self.mel_sd + self.mel_mean) @ self.spread - self.gain
        voiced_gain, noise_gain = self.outward(self.norm(x)).chunk(2, -1)
        log_harmonic = (base + voiced_gain).clamp(-14, 5)
        log_noise = (base + noise_gain).clamp(-14, 5)
        angle = log_harmonic @ self.phase
        magnitude = torch.exp(log_harmonic)
        cosine, sine = magnitude * torch.cos(angle), magnitude * torch.sin(angle)
        a, b = harmonic[..., 0], harmonic[..., 1]
        filtered = torch.stack([a * cosine - b * sine, a * sine + b * cosine], -1)
        return filtered + torch.exp(log_noise)[..., None] * noise


def sample_track(track: Tensor, hop: int) -> Tensor:
    """Frame values (B,T) -> sample values (B,T*hop), linear between frame centres, held at the ends."""
    frames = track.shape[1]
    at = ((torch.arange(frames * hop, dtype=torch.float64) + 0.5) / hop - 0.5).clamp(0, frames - 1)
    low = at.floor().long().clamp(max=max(frames - 2, 0))
    share = at - low
    high = (low + 1).clamp(max=frames - 1)
    return track.double()[:, low] * (1 - share) + track.double()[:, high] * share


def pulse_train(log_f0: Tensor, voiced: Tensor, config: AudioConfig, phase: Tensor | None = None) -> Tensor:
    """Band-limited pulses of unit power, (B, T*hop): sqrt(2/K) * sum of K cosines up to half the sample rate."""
    f0 = torch.exp(sample_track(log_f0, config.hop))
    angle = torch.cumsum(2 * np.pi * f0 / config.sample_rate, 1)
    if phase is not None:
        angle = angle + phase[:, None]
    count = torch.floor(0.5 * config.sample_rate / f0)
    half = torch.sin(angle / 2)
    small = half.abs() < 1e-6
    total = torch.sin((count + 0.5) * angle) / (2 * torch.where(small, torch.ones_like(half), half)) - 0.5
    total = torch.where(small, count, total)
    return (torch.sqrt(2 / count) * total * sample_track(voiced, config.hop)).float()


def stft(samples: Tensor, config: AudioConfig) -> Tensor:
    """(B, T*hop) -> (B,T,bins,2); frame i is centred on sample i*hop + hop/2, zeros beyond the ends."""
    left = (config.window - config.hop) // 2
    padded = nn.functional.pad(samples, (left, left))
    window = torch.hann_window(config.window)
    spectrum = torch.fft.rfft(padded.unfold(1, config.window, config.hop) * window)
    return torch.view_as_real(spectrum)


def istft(spectrum: Tensor, config: AudioConfig) -> Tensor:
    """(B,T,bins,2) -> (B, T*hop): weighted overlap-add, divided by the summed squared window."""
    window = torch.hann_window(config.window)
    parts = torch.fft.irfft(torch.view_as_complex(spectrum.contiguous()), config.window) * window
    batch, frames, size = parts.shape
    total = (frames - 1) * config.hop + size
    index = (torch.arange(frames)[:, None] * config.hop + torch.arange(size)[None]).reshape(-1)
    out = torch.zeros(batch, total).index_add(1, index, parts.reshape(batch, -1))
    norm = torch.zeros(total).index_add(0, index, window.square().repeat(frames))
    left = (config.window - config.hop) // 2
    return (out / norm.clamp(min=1e-8))[:, left:left + frames * config.hop]


def synthesise(vocoder: Vocoder, mel: Tensor, log_f0: Tensor, voiced: Tensor, noise: Tensor,
               phase: Tensor | None = None) -> Tensor:
    """Whole chain for training and tests: mel (B,T,80), noise (B,T*hop) -> samples (B,T*hop)."""
    config = vocoder.audio
    harmonic = stft(pulse_train(log_f0, voiced, config, phase), config)
    return istft(vocoder(mel, log_f0, voiced, harmonic, stft(noise, config)), config)
