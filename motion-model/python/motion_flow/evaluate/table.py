"""The table of metrics, on paper, in Markdown and as JSON."""

from __future__ import annotations

import math
from dataclasses import dataclass

from motion_flow.evaluate.targets import Context, verdict

ORDER = ("baked", "against", "teacher there", "shuffled", "ideal copier", "natural", "teacher on natural", "flite slt",
         "vocoder copy")


@dataclass(frozen=True)
class Row:
    """A metric: its key, name and unit, how it is written, and what is known from elsewhere."""

    key: str
    name: str
    form: str
    reference: str = ""


ROWS = [
    Row("wer_closed", "WER, closed, %", ".2f", "natural 2.5-3.9, flite slt 1.2-2.4"),
    Row("wer_generic", "WER, generic LM, %", ".1f", "natural 22.8, flite slt 20.4"),
    Row("mcd13", "MCD13, dB", ".2f", "take against take 3.1-3.3, a wrong sentence 7.5"),
    Row("mcd13_copy", "MCD13, vocoder copy, dB", ".2f", "without GAN .53, with .69"),
    Row("hop_buzz", "hop buzz", ".3f", "natural .005, no GAN .41"),
    Row("hnr_low", "harmonicity 0-1.5 kHz, dB", ".1f", "natural"),
    Row("hnr_high", "harmonicity 1.5-3.5 kHz, dB", ".1f", "natural"),
    Row("f0_rmse", "F0 RMSE, semitones", ".2f", "take against take 2.47, copy synthesis 0.9"),
    Row("vuv_error", "V/UV error, %", ".1f", "take against take 14.6, copy synthesis 15-16"),
    Row("f0_sd", "F0 sd within lines, semitones", ".2f"),
    Row("f0_sd_ratio", "F0 sd over natural's", ".2f", "take against take 1"),
    Row("duration_rmse", "phone-duration RMSE, ms", ".1f", "take against take 29"),
    Row("pause_f1", "pauses placed, F1", ".2f", "take against take"),
    Row("pause_rmse", "pauses sized, RMSE, ms", ".0f", "take against take"),
    Row("questions_rise", "questions that rise, %", ".0f", "the lists' own questions; not all should"),
    Row("statements_rise", "statements that rise, %", ".0f"),
    Row("lip_f1", "lip-closure F1", ".3f", "phone times known 1.00, chance .17"),
    Row("av_offset", "AV offset, ms (+: jaw late)", ".0f", "teacher on the same sound"),
    Row("beat_share", "beat alignment, share of gap", ".2f", "teacher 1, shuffled 0"),
    Row("beat_head", "  of the head alone", ".2f"),
    Row("beat_brows", "  of the brows alone", ".2f"),
    Row("beat_score", "beat score (head, brows)", ".3f"),
    Row("fd_expression", "FD expression", ".2f", "a draw of the teacher against others"),
    Row("diversity", "diversity, sd units", ".2f", "teacher"),
    Row("lips_sd", "sd of lips over seeds", ".3f"),
    Row("jitter", "power above 12 Hz, worst channel, %", ".2f", "teacher"),
    Row("frozen", "frozen frames in pauses, %", ".1f", "teacher"),
    Row("blinks", "blinks a minute", ".1f", "teacher; people in conversation 26"),
    Row("nods", "nods a minute", ".1f", "teacher"),
    Row("brow_raises", "brow raises a minute", ".1f", "teacher"),
    Row("head_sd", "sd of head rotation, degrees", ".2f", "teacher"),
    Row("wer_more", "WER over that of --against, points", ".2f", "0"),
    Row("fd_ratio", "FD expression over that of --against", ".2f", "1"),
    Row("emotion_motion", "emotion recognised from motion, %", ".0f", "chance 14"),
    Row("emotion_sound", "emotion recognised from sound, %", ".0f", "chance 14"),
    Row("style_head", "style copied: head amplitude", ".2f", "share of the ideal copier's correlation"),
    Row("style_nods", "style copied: nod rate", ".2f", "ideal copier .60"),
    Row("style_blinks", "style copied: blink rate", ".2f"),
    Row("style_brows", "style copied: brow rate", ".2f", "ideal copier .53"),
    Row("style_rate", "style copied: speech rate", ".2f"),
    Row("style_pitch", "style copied: mean pitch", ".2f"),
    Row("dyadic_f1", "dyadic response F1", ".2f", "teacher; shuffled partner"),
    Row("dyadic_share", "dyadic response, share of gap", ".2f", "teacher 1, shuffled 0"),
    Row("size_mb", "graphs on disk, MB", ".1f"),
    Row("rtf", "real-time factor of that run", ".3f"),
]


def _cells(columns: dict[str, dict], notes: dict[str, str], prompts: bool) -> list[list[str]]:
    """Heading and rows of the table."""
    columns = dict(sorted(columns.items(), key=lambda c: ORDER.index(c[0])))
    context = Context(columns, prompts)
    heads = ["metric", *columns, "target", "reference"]
    return [heads, *([row.name, *(_cell(row, name, values, notes) for name, values in columns.items()),
                      verdict(row.key, context), row.reference] for row in ROWS)]


def text(columns: dict[str, dict], notes: dict[str, str], prompts: bool = True) -> str:
    """The table. ``columns`` are {heading: {key: value}}; ``notes`` say why the product's own value is not there.

    ``prompts``: the lines have natural recordings, which some targets depend on.
    """
    cells = _cells(columns, notes, prompts)
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def markdown(columns: dict[str, dict], notes: dict[str, str], prompts: bool = True) -> str:
    """The same for a page: rows that no column has a value for are left out."""
    heads, *rows = _cells(columns, notes, prompts)
    kept = [cells for row, cells in zip(ROWS, rows) if any(row.key in values for values in columns.values())]
    lines = [heads, ["---"] * len(heads), *kept]
    return "\n".join("| " + " | ".join(cell.strip() for cell in line) + " |" for line in lines) + "\n"


def verdicts(columns: dict[str, dict], prompts: bool) -> dict[str, str]:
    """{key: limit, and whether it is met} of every row that has a limit."""
    context = Context(columns, prompts)
    return {row.key: found for row in ROWS if (found := verdict(row.key, context))}


def _cell(row: Row, column: str, values: dict, notes: dict[str, str]) -> str:
    if row.key in values:
        value = values[row.key]
        return format(float(value), row.form) if value is not None and math.isfinite(float(value)) else "-"
    return notes.get(row.key, "-") if column == "baked" else "-"
