"""Live Link Face CSV, as the product writes it, to motion frames and back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from motion_flow.evaluate import rig
from motion_flow.teacher.channels import CHANNELS

ROWS_PER_SECOND = 60
TRANSLATIONS = ("headX", "headY", "headZ")  # the format has no column for them
CARRIED = np.array([name not in TRANSLATIONS for name in CHANNELS])
"""(channels,) whether a channel is in the format."""


def read(path: Path) -> np.ndarray:
    """(rows, channels): row ``i`` is the face ``i / 60`` s after the first sample. What the file lacks is 0."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    column = {name[:1].lower() + name[1:]: i for i, name in enumerate(header)}
    missing = [name for name, carried in zip(CHANNELS, CARRIED) if carried and name not in column]
    if missing or not rows:
        raise ValueError(f"{path}: " + (f"no column for {', '.join(missing)}" if missing else "no rows")
                         + "; expected a Live Link Face CSV")
    motion = np.zeros((len(rows), len(CHANNELS)))
    for i, name in enumerate(CHANNELS):
        if CARRIED[i]:
            motion[:, i] = [float(row[column[name]]) for row in rows]
    return motion


def write(path: Path, motion: np.ndarray, fps: float) -> None:
    """Motion frames as a file; the head's translation is lost. Timecodes count 60 frames a second."""
    names = [name[:1].upper() + name[1:] for name, carried in zip(CHANNELS, CARRIED) if carried]
    lines = [",".join(["Timecode", "BlendShapeCount", *names])]
    for i, row in enumerate(to_rows(motion, fps)[:, CARRIED]):
        second, frame = divmod(i, ROWS_PER_SECOND)
        code = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}:{frame:02d}.000"
        lines.append(",".join([code, str(len(names)), *(f"{value:.6f}" for value in row)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def to_frames(rows: np.ndarray, frames: int, fps: float) -> np.ndarray:
    """Rows at 60 a second to the middles of the model's frames, (frames, channels)."""
    at = (np.arange(frames) + 0.5) / fps * ROWS_PER_SECOND
    return np.stack([np.interp(at, np.arange(len(rows)), column) for column in rows.T], 1)


def to_rows(motion: np.ndarray, fps: float) -> np.ndarray:
    """Motion frames to rows at 60 a second, by the rule that the product's writer follows."""
    count = max(1, int(np.ceil(len(motion) / fps * ROWS_PER_SECOND - 1e-9)))
    at = np.arange(count) / ROWS_PER_SECOND * fps - 0.5
    rows = np.stack([np.interp(at, np.arange(len(motion)), column) for column in motion.T], 1)
    return rows * CARRIED


def as_delivered(motion: np.ndarray, fps: float) -> np.ndarray:
    """Motion frames as they come back from a file, so that a control wears the same rig and suffers the same losses."""
    return to_frames(rig.worn(to_rows(motion, fps)), len(motion), fps)
