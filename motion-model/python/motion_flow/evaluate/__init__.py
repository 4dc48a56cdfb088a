"""Measures of speech and motion, on the product's own files and on natural recordings (docs/evaluation.md)."""

from __future__ import annotations

STUDIES = ("emotions", "style", "partner")


def main(arguments: list[str] | None = None) -> None:
    """Console command ``evaluate``; a study's name as the first argument runs that study."""
    import importlib
    import os
    import sys

    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # before numpy loads: the processes share two cores
        os.environ.setdefault(threads, "1")
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in STUDIES:
        importlib.import_module(f"motion_flow.evaluate.{arguments[0]}").main(arguments[1:])
        return
    importlib.import_module("motion_flow.evaluate.cli").main(arguments)
