"""Draws motion for lines of timed phones, writes it and prints how it measures."""

import argparse
import json
from pathlib import Path

import numpy as np

from . import made, stats
from .channels import CHANNELS
from .teacher import MotionTeacher, Phone


def read_lines(path):
    """Lines of a JSON file {"lines": [[[symbol, stress, start, end, word, punctuation], ...], ...]}."""
    return [[Phone(*row) for row in line] for line in json.loads(Path(path).read_text())["lines"]]


def measure(motion, phones, fps):
    """One row of figures for a line, as text."""
    minutes = len(motion) / fps / 60.0
    head = ", ".join(f"{v:.1f}" for v in np.degrees(motion[:, CHANNELS.index("headYaw"):][:, :3].std(axis=0)))
    return (f"{minutes * 60:6.1f} s  closure F1 {stats.lip_closure_f1(motion, phones, fps):.2f}  "
            f"blinks {len(stats.blink_events(motion, fps))}  nods {len(stats.nod_events(motion, fps))}  "
            f"raises {len(stats.brow_events(motion, fps))}  head sd {head} deg  "
            f"over 12 Hz {100 * stats.high_frequency_share(motion, fps).max():.2f} %")


def main(arguments=None):
    """Console command `teacher`."""
    parser = argparse.ArgumentParser(prog="teacher", description=__doc__)
    parser.add_argument("lines", type=Path, help="JSON file of timed phones: {\"lines\": [[[symbol, stress, start, end, word, punctuation]]]}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for one CSV of all 54 channels a line")
    options = parser.parse_args(arguments)
    teacher = MotionTeacher()
    for i, phones in enumerate(read_lines(options.lines)):
        rng = np.random.default_rng([options.seed, i])
        log_f0, voiced, energy, frames = made.prosody(phones, teacher.fps, rng)
        motion = teacher.speak(phones, log_f0, voiced, energy, rng, frames)
        print(f"{i:3d} {measure(motion, phones, teacher.fps)}")
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            np.savetxt(options.out / f"{i:04d}.csv", motion, "%.5f", ",", header=",".join(CHANNELS), comments="")


if __name__ == "__main__":
    main()
