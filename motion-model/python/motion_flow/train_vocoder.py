"""Training of the vocoder by a spectral energy distance: sounds that scatter as recordings do, without an adversary."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from motion_flow import config as configs
from motion_flow.data import corpus as corpora
from motion_flow.model.vocoder import Vocoder, excitation, log_mel, match, stft
from motion_flow.run import Run, Stream, held_out_file

SIZES = (128, 256, 512, 1024, 2048)
"""Samples of the windows whose spectra are compared; a quarter of it is the hop."""
SIZES_A_STEP = 3
PATCH = 4  # bins and frames that are compared together
EDGE = 4  # frames at either end of a stretch that lack their surroundings


class SpectralDistance:
    """Distance of sounds (B, samples) by their log magnitudes: bin by bin (L1), and patch by patch (L2).

    Bins tell how far magnitudes scatter, which is how noisy a frequency is; patches, what goes together.
    """

    def __init__(self, sizes: tuple[int, ...] = SIZES):
        self._windows = {size: torch.hann_window(size) for size in sizes}

    def spectra(self, samples: Tensor, sizes) -> list[tuple[Tensor, Tensor]]:
        """(magnitude, its log) for each size."""
        found = []
        for size in sizes:
            scale = (1024 / size) ** 0.5
            spectrum = torch.stft(samples, size, size // 4, window=self._windows[size], center=False,
                                  return_complex=True)
            magnitude = torch.view_as_real(spectrum).square().sum(-1).add(1e-8).sqrt() * scale
            found.append((magnitude, torch.log(magnitude + 1e-3)))
        return found

    @staticmethod
    def between(one, other, scale: list[Tensor]) -> Tensor:
        """Mean over sizes; ``scale`` is each item's mean magnitude."""
        total = 0.0
        for (linear, log), (linear_other, log_other), level in zip(one, other, scale):
            difference = log - log_other
            patches = torch.nn.functional.avg_pool2d(difference.square()[:, None], PATCH).add(1e-6).sqrt()
            total = total + 0.5 * (difference.abs().mean() + patches.mean())
            total = total + 0.3 * ((linear - linear_other).abs().mean((1, 2)) / level).mean()
        return total / len(scale)


class VocoderLoss:
    """Energy distance of spectra (Gritsenko et al. 2020), plus L1 of the mels.

    Two sounds are drawn of each stretch. Their distance to the recording less half their distance to each other is least
    when sounds scatter as recordings do: a distance alone would rather have a regular sound than a breathy one.
    """

    def __init__(self, config: configs.AudioConfig, seed: int = 1):
        self._config = config
        self._distance = SpectralDistance()
        self._rng = np.random.default_rng(seed)

    def _mel(self, model: Vocoder, samples: Tensor) -> Tensor:
        return log_mel(model, stft(samples, self._config))

    def draw(self, model: Vocoder, batch: dict[str, Tensor], count: int = 2) -> list[Tensor]:
        """Sounds of one set of filters, each with a noise and a phase of its own; (B, samples) each."""
        batch_size = len(batch["mel"])
        excited = [excitation(batch["log_f0"], batch["voiced"], batch["noise"][:, k], self._config,
                              batch["phase"][:, k]) for k in range(count)]
        filters = model.filters_of(batch["mel"], batch["log_f0"], batch["voiced"])
        spectra = torch.cat([model.apply_filters(filters, *each) for each in excited])
        made = match(model, spectra, batch["mel"].repeat(count, 1, 1))
        return list(made.split(batch_size))

    def __call__(self, model: Vocoder, batch: dict[str, Tensor], every: bool = False):
        """-> (total, terms)."""
        edge = EDGE * self._config.hop
        real = batch["samples"][:, edge:-edge]
        one, other = (sound[:, edge:-edge] for sound in self.draw(model, batch))
        sizes = SIZES if every else self._rng.choice(SIZES, SIZES_A_STEP, replace=False)
        with torch.no_grad():
            wanted = self._distance.spectra(real, sizes)
            scale = [magnitude.mean((1, 2)).clamp(min=1e-3) for magnitude, _ in wanted]
        a, b = self._distance.spectra(one, sizes), self._distance.spectra(other, sizes)
        near = self._distance.between(a, wanted, scale) + self._distance.between(b, wanted, scale)
        apart = self._distance.between(a, b, scale)
        target = self._mel(model, real)
        mel = sum((self._mel(model, sound) - target).abs().mean() for sound in (one, other)) / 2
        terms = {"near": near / 2, "apart": apart, "energy": near - apart, "mel": mel}
        return near - apart + mel, {key: float(value.detach()) for key, value in terms.items()}


class Pieces:
    """Endless batches of random stretches of several corpora, each with its share."""

    def __init__(self, sources: list[tuple[list[corpora.Utterance], float]], statistics: dict,
                 config: configs.AudioConfig, batch: int, frames: int, seed: int):
        self._sources = [[u for u in utterances if len(u.mel) > frames] for utterances, _ in sources]
        self._shares = np.array([share for _, share in sources])
        self._mean, self._sd = np.array(statistics["mel_mean"], np.float32), statistics["mel_sd"]
        self._config, self._batch, self._frames = config, batch, frames
        self._rng = np.random.default_rng(seed)

    def __iter__(self):
        while True:
            rows = [self._row() for _ in range(self._batch)]
            mel, log_f0, voiced, samples = (np.stack(column) for column in zip(*rows))
            noise = self._rng.standard_normal((self._batch, 2, samples.shape[1]), dtype=np.float32)
            yield {"mel": mel, "log_f0": log_f0, "voiced": voiced, "samples": samples, "noise": noise,
                   "phase": self._rng.uniform(0, 2 * np.pi, (self._batch, 2))}

    def _row(self):
        utterances = self._sources[self._rng.choice(len(self._sources), p=self._shares)]
        u = utterances[self._rng.integers(len(utterances))]
        a = int(self._rng.integers(0, len(u.mel) - self._frames))
        cut, hop = slice(a, a + self._frames), self._config.hop
        return (((u.mel[cut] - self._mean) / self._sd).astype(np.float32), u.log_f0[cut], u.voiced[cut],
                u.samples[a * hop:(a + self._frames) * hop].astype(np.float32) / 32768)


def sources(config: configs.Config, corpus: corpora.Corpus, train: list) -> list[tuple[list, float]]:
    """The corpus and what is mixed with it: (training utterances, share). Held-out prompts are left out everywhere."""
    held = corpora.held_out_prompts(held_out_file())
    mixed = [(corpora.Corpus(corpus.folder.parent / name).split(held)[0], share)
             for name, share in config.train.mixed]
    return [(train, 1 - sum(share for _, share in mixed)), *mixed]


def train_vocoder(config: configs.Config, folder: Path, name: str) -> None:
    """Train on the prepared mels."""
    corpus = corpora.Corpus(folder)
    train, held = corpus.split(corpora.held_out_prompts(held_out_file()))
    model = Vocoder(config.vocoder, config.audio, corpus.statistics)
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": corpus.statistics})
    if config.train.start and not run.checkpoint.exists():
        print(f"{run.start_from(Path(config.train.start).expanduser())} tensors from {config.train.start}")
    run.resume()
    settings, mixture = config.train, sources(config, corpus, train)

    def make(seed, data=mixture):
        return Pieces(data, corpus.statistics, config.audio, settings.batch, settings.frames, seed)

    loss = VocoderLoss(config.audio)
    fixed = [{k: torch.from_numpy(np.asarray(v)) for k, v in batch.items()}
             for batch, _ in zip(make(7, [(held, 1.0)]), range(4))]

    @torch.no_grad()
    def validate(average):
        terms = [loss(average, batch, every=True)[1] for batch in fixed]
        return {key: round(float(np.mean([t[key] for t in terms])), 4) for key in terms[0]}

    loader = DataLoader(Stream(make, settings.seed + run.step), batch_size=None, num_workers=1, prefetch_factor=8)
    run.train(loader, loss, validate)
