"""A training run: its batches, its averaged weights, its learning rate, its state on disk."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import IterableDataset
from tqdm import tqdm

from motion_flow import config as configs
from motion_flow import released


class Stream(IterableDataset):
    """A batch stream for a loader's worker; ``make(seed)`` builds it there."""

    def __init__(self, make, seed: int):
        self._make, self._seed = make, seed

    def __iter__(self):
        torch.set_num_threads(1)
        for batch in self._make(self._seed):
            yield tensors(batch)


def tensors(batch: dict) -> dict:
    """Arrays, also those of a batch within the batch, as tensors."""
    return {key: tensors(value) if isinstance(value, dict) else torch.from_numpy(np.asarray(value))
            for key, value in batch.items()}


class Ema:
    """Exponential moving average of the weights, warmed up by the step count."""

    def __init__(self, model: nn.Module, decay: float):
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self._decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        decay = min(self._decay, (1 + step) / (10 + step))
        for average, value in zip(self.model.parameters(), model.parameters()):
            average.lerp_(value, 1 - decay)
        for average, value in zip(self.model.buffers(), model.buffers()):
            average.copy_(value)


def learning_rate(config: configs.TrainConfig, step: int, elapsed: float) -> float:
    """Warm-up, then (1 - t)^0.8 to zero at the planned end of the run (elapsed in 0..1)."""
    return config.learning_rate * min(1.0, (step + 1) / config.warmup) * max(1 - elapsed, 0.0) ** 0.8


def training(model: nn.Module) -> None:
    """Switch to training, but what is not trained: it works as it will."""
    model.train()
    for module in model.modules():
        own = list(module.parameters())
        if own and not any(p.requires_grad for p in own):
            module.eval()


class Run:
    """State of a run: model, average, optimiser, step, minutes spent; saved and loaded as one file."""

    def __init__(self, folder: Path, model: nn.Module, config: configs.Config, extra: dict):
        self.folder, self.model, self.config, self.extra = folder, model, config, extra
        self.ema = Ema(model, config.train.ema)
        self.optimizer = torch.optim.AdamW(model.parameters(), config.train.learning_rate, (0.9, 0.98),
                                           weight_decay=config.train.weight_decay, fused=True)
        self.step, self.minutes = 0, 0.0
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def checkpoint(self) -> Path:
        return self.folder / "last.pt"

    def save(self) -> None:
        temporary = self.folder / "last.tmp"
        torch.save({"model": self.model.state_dict(), "ema": self.ema.model.state_dict(),
                    "optimizer": self.optimizer.state_dict(), "step": self.step, "minutes": self.minutes,
                    "config": configs.as_dict(self.config), **self.extra}, temporary)
        temporary.replace(self.checkpoint)

    def begin(self) -> None:
        """Start from other weights, if the configuration names some, or go on where this run stopped."""
        start = self.config.train.start
        if start and not self.checkpoint.exists():
            print("started from", start, "-", self.start_from(Path(start).expanduser()), "tensors")
        self.resume()

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.ema.model.load_state_dict(state["ema"])
        if "optimizer" in state:
            self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.minutes = state["step"], state["minutes"]

    def start_from(self, source: Path) -> int:
        """Take over another run's averaged weights, or released graphs', where names and shapes agree; how many."""
        if not source.exists():
            raise SystemExit(f"train.start: {source} does not exist; name a checkpoint or a folder of released graphs")
        stored = released.read(source) if source.is_dir() else torch.load(source, weights_only=False)["ema"]
        own = self.model.state_dict()
        fitting = {k: v for k, v in stored.items() if k in own and own[k].shape == v.shape}
        self.model.load_state_dict(fitting, strict=False)
        self.ema.model.load_state_dict(self.model.state_dict())
        return len(fitting)

    def log(self, record: dict) -> None:
        with open(self.folder / "log.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps({"step": self.step, "minutes": round(self.minutes, 2), **record}) + "\n")

    def train(self, loader, loss, validate) -> None:
        """Steps until the planned minutes are spent; ``loss(model, batch)`` -> (total, terms)."""
        config, began, saved = self.config.train, time.time() - self.minutes * 60, time.time()
        sums: dict[str, list[float]] = {}
        bar = tqdm(total=config.minutes, initial=self.minutes, unit="min", mininterval=30)
        for batch in loader:
            elapsed = self.step / config.steps if config.steps else self.minutes / config.minutes
            if elapsed >= 1:
                break
            for group in self.optimizer.param_groups:
                group["lr"] = learning_rate(config, self.step, elapsed)
            training(self.model)
            with torch.autocast("cpu", torch.bfloat16, config.bfloat16):
                total, terms = loss(self.model, batch)
            total.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), config.clip)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.ema.update(self.model, self.step)
            self.step += 1
            minutes = (time.time() - began) / 60
            bar.update(minutes - self.minutes)
            self.minutes = minutes
            for key, value in terms.items():
                sums.setdefault(key, []).append(value)
            if self.step % 50 == 0:
                self.log({key: round(float(np.mean(values)), 4) for key, values in sums.items()})
                sums = {}
            if time.time() - saved > config.save_minutes * 60:
                self.log({"held_out": validate(self.ema.model)})
                self.save()
                saved = time.time()
        self.log({"held_out": validate(self.ema.model)})
        self.save()


def held_out_file() -> Path:
    """The committed list of held-out prompts."""
    return configs.repository() / "motion-model" / "python" / "configs" / "held-out.txt"
