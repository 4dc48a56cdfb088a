"""Source-filter vocoder: a network shapes the spectra of a pulse train and of noise.

Sound = harmonic filter * pulse train + noise filter * noise, in the short-time Fourier domain. The filters start from
the mel spectrogram itself; the network learns the rest: harmonics that 80 mels do not resolve, how voiced each frequency
is, and how far the phase departs from the minimum phase. The noise of voiced speech swells with each pulse.

What is made so has the right mel spectrogram on average. ``match`` brings each frame's to what was asked: it compares,
and scales the spectrum by the difference, a few times over.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from motion_flow import audio
from motion_flow.config import AudioConfig, VocoderConfig
from motion_flow.model.blocks import GatedBlock, HarmonicComb

NOISE_DEPTH = 0.3  # of the swell of voiced noise, amplitude; measured on the corpus at 3.5-7.5 kHz: 0.25
MOST_GAIN = 4.0  # of a match, ln amplitude
MATCH_AHEAD = 1  # later frames that a match hears; one more gains 1 % of the distance, none costs double
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
        self.audio, self.config = audio_config, config
        bins = audio_config.window // 2 + 1
        self.comb = HarmonicComb(audio_config, 64)
        self.inward = nn.Linear(audio_config.mels + 64 + 2, config.width)
        self.blocks = nn.ModuleList(GatedBlock(config.width, 2, d) for d in config.dilations)
        self.norm = nn.LayerNorm(config.width)
        self.outward = nn.Linear(config.width, 3 * bins)  # harmonic gain, noise gain, phase
        nn.init.zeros_(self.outward.weight)
        with torch.no_grad():
            self.outward.bias[:2 * bins] = -3.5  # a pulse train's peaks stand this far above its mean level
            self.outward.bias[2 * bins:] = 0
        spread, gain = spread_matrix(audio_config)
        self.register_buffer("spread", torch.from_numpy(spread))
        self.register_buffer("gain", torch.from_numpy(gain))
        self.register_buffer("phase", torch.from_numpy(phase_matrix(audio_config.window)))
        self.register_buffer("filters", torch.from_numpy(audio.mel_filters(audio_config).T.copy()), persistent=False)
        self.register_buffer("mel_mean", torch.tensor(statistics["mel_mean"]))
        self.register_buffer("mel_sd", torch.tensor(statistics["mel_sd"]))
        self.register_buffer("log_f0_mean", torch.tensor(statistics["log_f0_mean"]))

    def forward(self, mel: Tensor, log_f0: Tensor, voiced: Tensor, harmonic: Tensor, noise: Tensor) -> Tensor:
        """mel (B,T,80) normalised, log_f0 (B,T) ln Hz, voiced (B,T), spectra (B,T,513,2) -> (B,T,513,2)."""
        return self.apply_filters(self.filters_of(mel, log_f0, voiced), harmonic, noise)

    def filters_of(self, mel: Tensor, log_f0: Tensor, voiced: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(harmonic filter's real part, its imaginary part, noise gain), (B,T,513) each."""
        pitch = torch.stack([(log_f0 - self.log_f0_mean) * voiced, voiced], -1)
        x = self.inward(torch.cat([mel, self.comb(log_f0, voiced), pitch], -1))
        ones = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, None, pitch, ones)
        base = (mel * self.mel_sd + self.mel_mean) @ self.spread - self.gain
        voiced_gain, noise_gain, turn = self.outward(self.norm(x)).split(base.shape[-1], -1)
        log_harmonic = (base + voiced_gain).clamp(-14, 5)
        log_noise = (base + noise_gain).clamp(-14, 5)
        angle = log_harmonic @ self.phase + turn
        magnitude = torch.exp(log_harmonic)
        return magnitude * torch.cos(angle), magnitude * torch.sin(angle), torch.exp(log_noise)

    @staticmethod
    def apply_filters(filters: tuple[Tensor, Tensor, Tensor], harmonic: Tensor, noise: Tensor) -> Tensor:
        """Spectrum of the sound, (B,T,513,2)."""
        cosine, sine, gain = filters
        (a, b), (c, d) = harmonic.unbind(-1), noise.unbind(-1)
        return torch.stack([a * cosine - b * sine + c * gain, a * sine + b * cosine + d * gain], -1)


def sample_track(track: Tensor, hop: int) -> Tensor:
    """Frame values (B,T) -> sample values (B,T*hop), linear between frame centres, held at the ends."""
    frames = track.shape[1]
    at = ((torch.arange(frames * hop, dtype=torch.float64) + 0.5) / hop - 0.5).clamp(0, frames - 1)
    low = at.floor().long().clamp(max=max(frames - 2, 0))
    share = at - low
    high = (low + 1).clamp(max=frames - 1)
    return track.double()[:, low] * (1 - share) + track.double()[:, high] * share


def pulse_phase(log_f0: Tensor, config: AudioConfig, phase: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """(phase of each sample in radians, F0 of each sample in Hz), (B, T*hop) in double."""
    f0 = torch.exp(sample_track(log_f0, config.hop))
    angle = torch.cumsum(2 * np.pi * f0 / config.sample_rate, 1)
    return (angle if phase is None else angle + phase[:, None]), f0


def pulse_train(angle: Tensor, f0: Tensor, voiced: Tensor, config: AudioConfig) -> Tensor:
    """Band-limited pulses of unit power, (B, T*hop): sqrt(2/K) * sum of K cosines up to half the sample rate."""
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


def excitation(log_f0: Tensor, voiced: Tensor, noise: Tensor, config: AudioConfig,
               phase: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Spectra of the pulse train and of the noise, which swells with the pulses; noise (B, T*hop) is white."""
    angle, f0 = pulse_phase(log_f0, config, phase)
    pulses = pulse_train(angle, f0, voiced, config)
    depth = NOISE_DEPTH * sample_track(voiced, config.hop)
    swell = (1 + depth * torch.cos(angle)) / torch.sqrt(1 + depth.square() / 2)
    return stft(pulses, config), stft(noise * swell.float(), config)


def log_mel(vocoder: Vocoder, spectrum: Tensor) -> Tensor:
    """(B,T,bins,2) -> natural-log mels (B,T,80)."""
    magnitude = (spectrum.square().sum(-1) + 1e-12).sqrt()
    return torch.log((magnitude @ vocoder.filters).clamp(min=vocoder.audio.floor))


def heard(spectrum: Tensor, config: AudioConfig) -> Tensor:
    """What a frame's transform finds in the sound of the frames up to MATCH_AHEAD after it, (B,T,bins,2) both.

    As ``stft(istft(spectrum))``, but for the later frames, which a stream would have to wait for.
    """
    size, hop = config.window, config.hop
    window = torch.hann_window(size)
    parts = torch.fft.irfft(torch.view_as_complex(spectrum.contiguous()), size) * window
    frames = parts.shape[1]
    total, weight = torch.zeros_like(parts), torch.zeros(frames, size)
    for k in range(1 - size // hop, MATCH_AHEAD + 1):
        first, last = max(0, k * hop), min(size, size + k * hop)
        mine, other = slice(max(0, -k), max(0, frames - max(0, k))), slice(max(0, k), max(0, frames + min(0, k)))
        total[:, mine, first:last] += parts[:, other, first - k * hop:last - k * hop]
        weight[mine, first:last] += window.square()[first - k * hop:last - k * hop]
    return torch.view_as_real(torch.fft.rfft(total / weight.clamp(min=1e-8) * window))


def match(vocoder: Vocoder, spectrum: Tensor, mel: Tensor) -> Tensor:
    """Sound of a spectrum, its mel spectrogram brought to ``mel`` (B,T,80) normalised; -> (B, T*hop).

    As Griffin and Lim (1984) do with magnitudes: the nearest sound, its spectrum, scaled to the mels; the step is longer
    than the difference, since frames that overlap undo part of it.
    """
    wanted = mel * vocoder.mel_sd + vocoder.mel_mean
    for _ in range(vocoder.config.matches):
        spectrum = heard(spectrum, vocoder.audio)
        step = vocoder.config.match_rate * (wanted - log_mel(vocoder, spectrum))
        spectrum = spectrum * (torch.exp(step.clamp(-MOST_GAIN, MOST_GAIN)) @ vocoder.spread)[..., None]
    return istft(spectrum, vocoder.audio)


def synthesise(vocoder: Vocoder, mel: Tensor, log_f0: Tensor, voiced: Tensor, noise: Tensor,
               phase: Tensor | None = None) -> Tensor:
    """Whole chain for training and tests: mel (B,T,80), noise (B,T*hop) -> samples (B,T*hop)."""
    harmonic, breath = excitation(log_f0, voiced, noise, vocoder.audio, phase)
    return match(vocoder, vocoder(mel, log_f0, voiced, harmonic, breath), mel)
