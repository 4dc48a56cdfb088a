"""Parts on disk, one a group, and the prepared folder made of them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from motion_flow.data.corpus import Corpus, Utterance
from motion_flow.voices.reshape import Reshaped

Finish = Callable[[dict, np.ndarray, np.ndarray, float], None]

TRACKS = ("mel", "log_f0", "voiced", "energy", "samples")


def part_path(folder: Path, name: str, described: object) -> Path:
    """Where a part lies. The name changes with what is ``described``, so that a stale part is made anew."""
    return folder / "parts" / f"{name}-{hashlib.sha256(repr(described).encode()).hexdigest()[:12]}.npz"


def entry(name: str, made: Reshaped, label: dict) -> dict:
    """What the index says of an utterance; ``start`` and ``end`` come with the assembly."""
    return {"name": name, "text": made.text, "tokens": [dataclasses.astuple(t) for t in made.tokens],
            "frames": made.frames.tolist(), "voice": {**label, "emphasis": made.emphasis.astype(int).tolist()}}


def new_name(utterance: Utterance, group: str) -> str:
    """The recording's name, with the group in its last part: the prompt stays readable."""
    return f"{utterance.name}-{group}"


def write_part(path: Path, entries: list[dict], made: list[Reshaped]) -> None:
    """Write a part at once, or not at all."""
    arrays = {key: np.concatenate([getattr(m, key) for m in made]) for key in TRACKS}
    temporary = path.with_suffix(".tmp.npz")
    np.savez(temporary, entries=json.dumps(entries), **arrays)
    temporary.replace(path)


def assemble(parts: list[Path], folder: Path, source: Corpus, finish: Finish | None = None) -> int:
    """Join the parts; returns the frames. The statistics are the source corpus's, so that both are normalised alike.

    ``finish(index, log_f0, voiced, mean ln F0 of the source)`` may change the index before it is written.
    """
    entries, columns, at = [], {key: [] for key in TRACKS}, 0
    for path in parts:
        with np.load(path) as data:
            for key, column in columns.items():
                column.append(data[key])
            for described in json.loads(str(data["entries"])):
                end = at + sum(described["frames"])
                entries.append({**described, "start": at, "end": end})
                at = end
    arrays = {key: np.concatenate(column) for key, column in columns.items()}
    for key, values in arrays.items():
        np.save(folder / f"{key}.npy", values)
    index = {"audio": source.audio, "statistics": source.statistics, "utterances": entries}
    if finish:
        finish(index, arrays["log_f0"], arrays["voiced"], source.statistics["log_f0_mean"])
    (folder / "utterances.json").write_text(json.dumps(index), encoding="utf-8")
    return at
