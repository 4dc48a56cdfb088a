"""Measures of speech and motion, on the product's own files and on natural recordings (docs/evaluation.md)."""


def main(arguments: list[str] | None = None) -> None:
    """Console command ``evaluate``."""
    from motion_flow.evaluate.cli import main as run

    run(arguments)
