"""Size of the graphs and speed of the run, from what the product itself writes down."""

from __future__ import annotations

import json
from pathlib import Path


def size(graphs: Path) -> dict:
    """Megabytes (10^6) of the graphs in a folder."""
    files = list(graphs.glob("*.onnx"))
    return {"size_mb": sum(f.stat().st_size for f in files) / 1e6} if files else {}


def real_time_factor(outputs: Path, names: list[str]) -> tuple[dict, str]:
    """Seconds of work for a second of sound over all lines' ID.json, and how it was run; empty without the files.

    The first lines of a batch warm the program up; they count like the others.
    """
    reports = [json.loads(f.read_text(encoding="utf-8")) for f in (outputs / f"{n}.json" for n in names) if f.exists()]
    reports = [r for r in reports if r.get("audio_s") and r.get("synthesis_s")]
    if not reports:
        return {}, "no ID.json"
    how = ", ".join(sorted({f"{r.get('threads')} thread(s), {r.get('steps')} steps" for r in reports}))
    return {"rtf": sum(r["synthesis_s"] for r in reports) / sum(r["audio_s"] for r in reports)}, how
