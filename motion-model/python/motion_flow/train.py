"""Train the joint model (``--part joint``), its planner (``planner``), its reader of manners (``manner``) or the vocoder
(``vocoder``). Resumable; one TOML file a run."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader

from motion_flow import config as configs
from motion_flow import released
from motion_flow.data import corpus as corpora
from motion_flow.data import items
from motion_flow.data.batches import Batches, Pool, motion_statistics
from motion_flow.data.partners import PartnerSource
from motion_flow.export import IDLE_CHUNK
from motion_flow.losses import JointLoss
from motion_flow.model.joint import JointModel
from motion_flow.run import Run, Stream, held_out_file, tensors
from motion_flow.teacher.channels import CHANNELS, COLUMNS
from motion_flow.train_manner import train_manner
from motion_flow.train_planner import train_planner
from motion_flow.train_vocoder import train_vocoder


def load_lines(folder: Path) -> tuple[corpora.Corpus, list[items.Line], list[items.Line]]:
    """(corpus, training lines, held-out lines)."""
    corpus = corpora.Corpus(folder)
    train, held = corpus.split(corpora.held_out_prompts(held_out_file()))
    return corpus, [items.make_line(u, corpus.statistics) for u in train], \
        [items.make_line(u, corpus.statistics) for u in held]


def pools(folder: Path, lines: list[items.Line], corpus: corpora.Corpus, config: configs.TrainConfig) -> list[Pool]:
    """The corpus and what lies prepared beside it: resynthesised variants and other voices."""
    made = [Pool(lines, config.corpus_share)] if config.corpus_share > 0 else []
    for suffix, key, maker in (("-voices", "voices_share", "motion_flow.voices"),
                               ("-flite", "others_share", "motion_flow.voices.flite"),
                               ("-predicted", "predicted_share", "motion_flow.adapt --kind predicted")):
        share, beside = getattr(config, key), folder.with_name(folder.name + suffix)
        if share <= 0:
            continue
        if not (beside / "utterances.json").exists():
            raise SystemExit(f"{beside} holds no prepared corpus, and train.{key} is {share}; "
                             f"run python -m {maker}, or set {key} = 0")
        utterances = corpora.Corpus(beside).utterances
        made.append(Pool([items.make_line(u, corpus.statistics) for u in utterances], share))
        print(f"{beside.name}: {len(utterances)} lines")
    return made


def train_joint(config: configs.Config, folder: Path, name: str, part: str) -> None:
    """Train text encoder, conditioner and velocity field; or the planner, or the reader of manners, alone."""
    corpus, lines, held = load_lines(folder)
    drawn = pools(folder, lines, corpus, config.train)
    mean, sd = motion_scale(folder, corpus, lines, drawn, config)
    statistics = {**corpus.statistics, "motion_mean": mean.tolist(), "motion_sd": sd.tolist()}
    if part == "planner":
        train_planner(config, name, [line for pool in drawn for line in pool.lines], held, statistics)
        return
    if part == "manner":
        train_manner(config, name, drawn, held, statistics)
        return
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    for parameter_name, parameter in model.named_parameters():
        parameter.requires_grad_(not config.train.only or parameter_name.startswith(config.train.only))
    run = Run(config.work_dir / "runs" / name, model, config, {"statistics": statistics})
    run.begin()
    source = items.MotionSource(config.audio, mean, sd)
    partners = PartnerSource(lines, source, config.audio, corpus.statistics, IDLE_CHUNK)

    def make(seed):
        return Batches(drawn, source, partners, config.train, seed)

    loss = JointLoss(mean, sd)
    unseen = Batches([Pool(held, 1.0)], source, partners, config.train, 7)
    fixed = [tensors(batch) for batch, _ in zip(unseen, range(6))]

    @torch.no_grad()
    def validate(average):
        generator = torch.Generator().manual_seed(3)
        terms = [loss(average, batch, generator)[1] for batch in fixed]
        return {key: round(float(np.mean([t[key] for t in terms if key in t])), 4) for key in terms[-1]}

    loader = DataLoader(Stream(make, config.train.seed + run.step), batch_size=None, num_workers=1,
                        prefetch_factor=8)
    run.train(loader, loss, validate)


def motion_scale(folder: Path, corpus: corpora.Corpus, lines: list[items.Line], drawn: list[Pool],
                 config: configs.Config) -> tuple[np.ndarray, np.ndarray]:
    """Mean and sd of the columns: those of the weights that training starts from, otherwise those of training's own
    mixture, measured once and kept beside the corpus."""
    path, start = folder / "motion-scale.json", Path(config.train.start).expanduser()
    if config.train.start and start.exists():
        told = released.statistics(start) if start.is_dir() else torch.load(start, weights_only=False)["statistics"]
        return np.array(told["motion_mean"], np.float32), np.array(told["motion_sd"], np.float32)
    if not path.exists():
        columns = len(COLUMNS)
        raw = items.MotionSource(config.audio, np.zeros(columns, np.float32), np.ones(columns, np.float32))
        partners = PartnerSource(lines, raw, config.audio, corpus.statistics, IDLE_CHUNK)
        mean, sd = motion_statistics(Batches(drawn, raw, partners, config.train, config.train.seed), 150)
        path.write_text(json.dumps({"mean": mean.tolist(), "sd": sd.tolist()}), encoding="utf-8")
    stored = json.loads(path.read_text(encoding="utf-8"))
    return np.array(stored["mean"], np.float32), np.array(stored["sd"], np.float32)


def main() -> None:
    """Command line of training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", help="a run's TOML file")
    parser.add_argument("--corpus", required=True, type=Path, help="the corpus that prepare was given")
    parser.add_argument("--part", choices=("joint", "planner", "manner", "vocoder"), default="joint")
    parser.add_argument("--name", help="name of the run's folder (default: the part)")
    arguments = parser.parse_args()
    config = configs.load(arguments.config)
    torch.manual_seed(config.train.seed)
    torch.set_num_threads(config.train.threads)
    folder = config.work_dir / arguments.corpus.resolve().name
    if not (folder / "utterances.json").exists():
        raise SystemExit(f"{folder} holds no prepared corpus; run: prepare --corpus {arguments.corpus}")
    name = arguments.name or arguments.part
    if arguments.part == "vocoder":
        train_vocoder(config, folder, name)
    else:
        train_joint(config, folder, name, arguments.part)


if __name__ == "__main__":
    main()
