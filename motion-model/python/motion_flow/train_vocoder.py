"""Training of the vocoder: spectral losses at several resolutions, no adversary."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from motion_flow import audio, config as configs
from motion_flow.data import corpus as corpora
from motion_flow.model.vocoder import Vocoder, stft, synthesise
from motion_flow.run import Run, Stream, held_out_file

RESOLUTIONS = ((256, 64), (512, 128), (1024, 256), (2048, 512))


def spectral_loss(made: Tensor, real: Tensor) -> Tensor:
    """Spectral convergence and log-magnitude L1 (Parallel WaveGAN), mean over RESOLUTIONS. Inputs (B, samples)."""
    total = made.new_zeros(())
    for size, hop in RESOLUTIONS:
        window = torch.hann_window(size)
        a, b = (torch.stft(x, size, hop, window=window, return_complex=True).abs() for x in (made, real))
        convergence = (a - b).norm(dim=(1, 2)) / b.norm(dim=(1, 2)).clamp(min=1e-3)
        total = total + convergence.mean() + (torch.log(a + 1e-3) - torch.log(b + 1e-3)).abs().mean()
    return total / len(RESOLUTIONS)


class VocoderLoss:
    """Spectral loss plus mel L1."""

    def __init__(self, config: configs.AudioConfig):
        self._config = config
        self._filters = torch.from_numpy(audio.mel_filters(config))

    def _mel(self, samples: Tensor) -> Tensor:
        magnitude = torch.view_as_complex(stft(samples, self._config)).abs()
        return torch.log((magnitude @ self._filters.T).clamp(min=self._config.floor))

    def __call__(self, model: Vocoder, batch: dict[str, Tensor]):
        """-> (total, terms)."""
        made = synthesise(model, batch["mel"], batch["log_f0"], batch["voiced"], batch["noise"], batch["phase"])
        edge = 2 * self._config.hop
        inner, real = made[:, edge:-edge], batch["samples"][:, edge:-edge]
        spectral = spectral_loss(inner, real)
        mel = (self._mel(inner) - self._mel(real)).abs().mean()
        return spectral + mel, {"spectral": float(spectral.detach()), "mel": float(mel.detach())}


def pieces(utterances, statistics: dict, config: configs.AudioConfig, batch: int, frames: int, seed: int):
    """Endless batches of random stretches."""
    rng = np.random.default_rng(seed)
    long_enough = [u for u in utterances if len(u.mel) > frames]
    mean, sd = np.array(statistics["mel_mean"], np.float32), statistics["mel_sd"]
    while True:
        rows = []
        for u in (long_enough[i] for i in rng.integers(0, len(long_enough), batch)):
            a = int(rng.integers(0, len(u.mel) - frames))
            cut = slice(a, a + frames)
            rows.append((((u.mel[cut] - mean) / sd).astype(np.float32), u.log_f0[cut], u.voiced[cut],
                         u.samples[a * config.hop:(a + frames) * config.hop].astype(np.float32) / 32768))
        mel, log_f0, voiced, samples = (np.stack(column) for column in zip(*rows))
        yield {"mel": mel, "log_f0": log_f0, "voiced": voiced, "samples": samples,
               "noise": rng.standard_normal(samples.shape).astype(np.float32),
               "phase": rng.uniform(0, 2 * np.pi, batch)}


def train_vocoder(config: configs.Config, folder: Path, name: str) -> None:
    """Train on the recorded mels."""
    corpus = corpora.Corpus(folder)
    train, held = corpus.split(corpora.held_out_prompts(held_out_file()))
    model = Vocoder(config.vocoder, config.audio, corpus.statistics)
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": corpus.statistics})
    run.resume()
    settings = config.train

    def make(seed):
        return pieces(train, corpus.statistics, config.audio, settings.batch, settings.frames, seed)

    loss = VocoderLoss(config.audio)
    source = pieces(held, corpus.statistics, config.audio, settings.batch, settings.frames, 7)
    fixed = [{k: torch.from_numpy(np.asarray(v)) for k, v in next(source).items()} for _ in range(4)]

    @torch.no_grad()
    def validate(average):
        terms = [loss(average, batch)[1] for batch in fixed]
        return {key: round(float(np.mean([t[key] for t in terms])), 4) for key in terms[0]}

    loader = DataLoader(Stream(make, settings.seed + run.step), batch_size=None, num_workers=1, prefetch_factor=8)
    run.train(loader, loss, validate)
