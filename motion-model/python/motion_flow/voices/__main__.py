"""Make a prepared folder of synthetic voices from a prepared corpus. Resumable, group by group."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import config as configs
from motion_flow.data.corpus import Corpus, Utterance, held_out_prompts
from motion_flow.voices import groups, store
from motion_flow.voices.reshape import reshape

HELD_OUT = configs.repository() / "motion-model" / "python" / "configs" / "held-out.txt"
_VERSION = 1  # of the engine: parts of another one are made anew

_utterances: list[Utterance] = []
_config: configs.Config | None = None


def training(corpus: Corpus, held_out: Path) -> list[Utterance]:
    """The corpus without its held-out prompts."""
    return corpus.split(held_out_prompts(held_out))[0]


def _start_worker(config: configs.Config, corpus: Path, held_out: Path) -> None:
    global _utterances, _config
    _config, _utterances = config, training(Corpus(corpus), held_out)


def _make(item: tuple[groups.Group, Path]) -> str:
    group, path = item
    if path.exists():
        return str(path)
    entries, made = [], []
    for piece in group.pieces:
        utterance = _utterances[piece.source]
        result = reshape(utterance, group.shape(piece), piece.events, np.random.default_rng(piece.seed), _config.audio)
        made.append(result)
        entries.append(store.entry(store.new_name(utterance, group.name), result,
                                   {**group.label(piece), "bands": _config.audio.mels}))
    store.write_part(path, entries, made)
    return str(path)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m motion_flow.voices", description=__doc__)
    parser.add_argument("--config", help="a run's TOML file")
    parser.add_argument("--corpus", default="kathleen", help="name of a prepared corpus")
    parser.add_argument("--target", help="name of the folder to make; the corpus's with '-voices' by default")
    parser.add_argument("--minutes", type=float, default=90.0, help="sound to make, about")
    parser.add_argument("--held-out", type=Path, default=HELD_OUT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    config = configs.load(arguments.config)
    source = config.work_dir / arguments.corpus
    folder = config.work_dir / (arguments.target or f"{arguments.corpus}-voices")
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    corpus = Corpus(source)
    utterances = training(corpus, arguments.held_out)
    seconds = sum(len(u.mel) for u in utterances) / config.audio.fps / len(utterances)
    number = groups.OWN + groups.OTHERS + groups.EMOTIONAL * len(groups.SHAPES)
    drawn = groups.draw(utterances, arguments.seed, max(2, round(arguments.minutes * 60 / seconds / number)))
    items = [(g, store.part_path(folder, g.name, (_VERSION, g, [g.shape(p) for p in g.pieces], config.audio)))
             for g in drawn]
    with ProcessPoolExecutor(arguments.processes, initializer=_start_worker,
                             initargs=(config, source, arguments.held_out)) as pool:
        parts = [Path(p) for p in tqdm(pool.map(_make, items), total=len(items), desc="voices")]
    frames = store.assemble(parts, folder, corpus)
    print(f"{sum(len(g.pieces) for g in drawn)} utterances, {frames / config.audio.fps / 60:.1f} minutes, in {folder}")


if __name__ == "__main__":
    main()
