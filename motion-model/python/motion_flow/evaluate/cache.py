"""What was measured of a sound before: the recogniser is slow, and the natural takes are the same every time."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pickle
from functools import lru_cache
from pathlib import Path

CODE = ("motion_flow.align", "motion_flow.audio", "motion_flow.text", "motion_flow.evaluate.analysis",
        "motion_flow.evaluate.arpa", "motion_flow.evaluate.recognition", "motion_flow.evaluate.spectral")
"""Modules that a measurement follows from: a change in one of them makes it anew."""


@lru_cache(maxsize=1)
def _code() -> bytes:
    digest = hashlib.sha256()
    for name in CODE:
        digest.update(inspect.getsource(importlib.import_module(name)).encode())
    return digest.digest()


class AnalysisCache:
    """Files of pickled fields, named by what they follow from. Made and read by this command alone."""

    def __init__(self, folder: Path, plan):
        sentences = plan.sentences if plan.closed else []
        self._folder = folder
        self._plan = repr((sentences, plan.audio, plan.closed, plan.generic, plan.sound)).encode() + _code()
        folder.mkdir(parents=True, exist_ok=True)

    def _file(self, clip) -> Path:
        digest = hashlib.sha256(self._plan + clip.text.encode())
        digest.update(clip.samples.tobytes())
        return self._folder / f"{digest.hexdigest()[:32]}.pickle"

    def find(self, clip) -> dict | None:
        """The fields of a clip's analysis, or None if it was not measured."""
        file = self._file(clip)
        if not file.exists():
            return None
        return pickle.loads(file.read_bytes())

    def keep(self, clip, fields: dict) -> None:
        """Store the fields of a clip's analysis."""
        file = self._file(clip)
        temporary = file.with_suffix(".tmp")
        temporary.write_bytes(pickle.dumps(fields))
        temporary.replace(file)
