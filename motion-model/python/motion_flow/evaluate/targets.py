"""The least that a voice must show, row by row, and whether it does."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

MADE, TEACHER, NATURAL, FLITE, COPY = "baked", "teacher there", "natural", "flite slt", "vocoder copy"
NEEDS = {NATURAL: "--natural", FLITE: "--flite", TEACHER: "the motion's teacher"}


@dataclass(frozen=True)
class Limit:
    """A range that a figure must lie in, ends included."""

    low: float = -math.inf
    high: float = math.inf
    form: str = "g"

    def holds(self, value: float) -> bool:
        """Whether the value lies in the range; not-a-number never does."""
        return self.low - 1e-9 <= value <= self.high + 1e-9

    def __str__(self) -> str:
        low, high = format(self.low, self.form), format(self.high, self.form)
        if math.isinf(self.low):
            return f"<= {high}"
        return f">= {low}" if math.isinf(self.high) else f"{low} to {high}"


class Missing(Exception):
    """A limit follows from a column that was not measured."""


class Context:
    """The columns of a table, and whether its lines are prompts with natural recordings."""

    def __init__(self, columns: dict[str, dict], prompts: bool):
        self.columns, self.prompts = columns, prompts

    def of(self, column: str, key: str) -> float:
        """A figure of another column; Missing says which option would measure it."""
        value = self.columns.get(column, {}).get(key)
        if value is None:
            raise Missing(f"needs {NEEDS.get(column, column)}")
        return float(value)


def _fixed(low: float = -math.inf, high: float = math.inf) -> Callable[[Context], Limit]:
    return lambda context: Limit(low, high)


def _closed(context: Context) -> Limit:
    return Limit(high=context.of(NATURAL, "wer_closed") + 1, form=".2f") if context.prompts else Limit(high=2.5)


def _generic(context: Context) -> Limit:
    return Limit(high=context.of(NATURAL if context.prompts else FLITE, "wer_generic") + 4, form=".1f")


def _near(column: str, key: str, reach: float) -> Callable[[Context], Limit]:
    def limit(context: Context) -> Limit:
        middle = context.of(column, key)
        return Limit(middle - reach, middle + reach, ".1f")

    return limit


def _times(column: str, key: str, low: float, high: float) -> Callable[[Context], Limit]:
    def limit(context: Context) -> Limit:
        middle = context.of(column, key)
        return Limit(low * middle if low else -math.inf, high * middle, ".2f")

    return limit


LIMITS: dict[str, Callable[[Context], Limit]] = {
    "wer_closed": _closed, "wer_generic": _generic,
    "mcd13": _fixed(high=3.2), "mcd13_copy": _fixed(high=0.6),
    "hop_buzz": _fixed(high=0.03), "hnr_high": _near(NATURAL, "hnr_high", 3.0),
    "f0_rmse": _fixed(high=2.7), "vuv_error": _fixed(high=17), "f0_sd_ratio": _fixed(low=0.85),
    "duration_rmse": _fixed(high=31), "pause_f1": _fixed(low=0.8), "pause_rmse": _fixed(high=120),
    "lip_f1": _fixed(low=0.95), "av_offset": _near(TEACHER, "av_offset", 20.0),
    "beat_head": _fixed(low=0.8), "beat_brows": _fixed(low=0.8),
    "fd_expression": _times(TEACHER, "fd_expression", 0, 2.0), "diversity": _times(TEACHER, "diversity", 0.8, 1.2),
    "lips_sd": _fixed(high=0.1), "jitter": _fixed(high=1.0), "frozen": _fixed(high=0.0),
    "wer_more": _fixed(high=1.0), "fd_ratio": _fixed(high=1.1),
    "emotion_motion": _fixed(low=80), "emotion_sound": _fixed(low=50),
    **{f"style_{name}": _fixed(low=0.7) for name in ("head", "nods", "blinks", "brows", "rate", "pitch")},
    "dyadic_share": _fixed(low=0.6), "size_mb": _fixed(high=55), "rtf": _fixed(high=0.06),
}
"""Limit of each row that has one."""
HOLDER = {"mcd13_copy": COPY}
"""Rows whose figure stands in another column than the product's."""


def verdict(key: str, context: Context) -> str:
    """'' for a row without a limit; else the limit and, where both are known, whether it is met."""
    if key not in LIMITS:
        return ""
    value = context.columns.get(HOLDER.get(key, MADE), {}).get(key)
    try:
        limit = LIMITS[key](context)
    except Missing as missing:
        return str(missing)
    if value is None:
        return str(limit)
    return f"{limit}: {'met' if limit.holds(float(value)) else 'MISSED'}"
