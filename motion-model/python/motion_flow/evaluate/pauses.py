"""Pauses between words: are they where a reader makes them, and as long?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SHORTEST = 0.1
"""Seconds from which a gap between two words is a pause; shorter ones are the closures of stops."""


@dataclass(frozen=True)
class Pauses:
    """Counts over the places between words, and the sum of squared differences (s^2) of the pauses made by both."""

    hits: int = 0
    missed: int = 0
    false: int = 0
    squares: float = 0.0

    def __add__(self, other: "Pauses") -> "Pauses":
        return Pauses(self.hits + other.hits, self.missed + other.missed, self.false + other.false,
                      self.squares + other.squares)

    @property
    def f1(self) -> float:
        """2 hits / (2 hits + missed + false); 1 if neither reading pauses."""
        total = 2 * self.hits + self.missed + self.false
        return 2.0 * self.hits / total if total else 1.0

    @property
    def rmse(self) -> float:
        """Milliseconds, over the pauses that both readings make; nan without any."""
        return 1000.0 * float(np.sqrt(self.squares / self.hits)) if self.hits else float("nan")


def gaps(aligned: list) -> np.ndarray:
    """(words - 1,) seconds from the end of each word to the start of the next, of a list of align.AlignedWord."""
    return np.array([after.starts[0] - before.ends[-1] for before, after in zip(aligned, aligned[1:])])


def compare(made: list, natural: list) -> Pauses:
    """Pauses of one reading against another's of the same words; none are counted where the words differ."""
    if [word.text for word in made] != [word.text for word in natural]:
        return Pauses()
    one, other = gaps(made), gaps(natural)
    here, there = one >= SHORTEST - 1e-9, other >= SHORTEST - 1e-9
    both = here & there
    return Pauses(int(both.sum()), int((there & ~here).sum()), int((here & ~there).sum()),
                  float(np.square(one[both] - other[both]).sum()))
