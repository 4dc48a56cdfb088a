"""Measures of speech and motion, on the product's own files and on natural recordings (docs/evaluation.md)."""


def main(arguments: list[str] | None = None) -> None:
    """Console command ``evaluate``."""
    import os

    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # before numpy loads: the processes share two cores
        os.environ.setdefault(threads, "1")
    from motion_flow.evaluate.cli import main as run

    run(arguments)
