"""The phones that the product meant, out of the events that it wrote: apart from how well sound can be aligned."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from motion_flow import align
from motion_flow.evaluate.analysis import Analysis


def words(path: Path) -> list[align.AlignedWord]:
    """Words and phones with their times, from ``ID.events.json``."""
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing; ./speak --batch writes it beside the sound")
    events = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for word in events["words"]:
        phones = [p for p in events["phonemes"] if word["start"] <= 0.5 * (p["start"] + p["end"]) < word["end"]]
        found.append(align.AlignedWord(word["value"], [p["value"] for p in phones], [p["start"] for p in phones],
                                       [p["end"] for p in phones]))
    return found


def meant(analyses: list[Analysis], folder: Path) -> list[Analysis]:
    """The same clips with the phones that were meant in the place of those heard."""
    return [replace(a, aligned=words(folder / f"{a.clip.name}.events.json")) for a in analyses]
