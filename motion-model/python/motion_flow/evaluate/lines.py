"""Print a committed list of sentences as ``./speak --batch`` reads it: ``held-out`` or ``sentences``."""

from __future__ import annotations

import argparse
from pathlib import Path

from motion_flow.evaluate.clips import read_lines

CONFIGS = Path(__file__).resolve().parents[2] / "configs"
LISTS = ("held-out", "sentences")


def main(arguments: list[str] | None = None) -> None:
    """Command line of the lists."""
    parser = argparse.ArgumentParser(prog="lines", description=__doc__)
    parser.add_argument("list", choices=LISTS)
    parser.add_argument("--count", type=int, help="only the first so many")
    options = parser.parse_args(arguments)
    for name, text in read_lines(CONFIGS / f"{options.list}.txt")[:options.count]:
        print(f"{name}\t{text}")


if __name__ == "__main__":
    main()
