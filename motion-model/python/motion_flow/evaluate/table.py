"""The table of metrics, on paper and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

LATER = "not trained yet"
ORDER = ("baked", "teacher there", "natural", "teacher on natural")


@dataclass(frozen=True)
class Row:
    """A metric: its key, name and unit, how it is written, and what is known from elsewhere."""

    key: str
    name: str
    form: str
    reference: str


ROWS = [
    Row("wer_closed", "WER, closed, %", ".2f", "natural 2.5-3.9, flite slt 1.2-2.4; limit 5"),
    Row("wer_generic", "WER, generic LM, %", ".1f", "natural 22.8, flite slt 20.4"),
    Row("mcd13", "MCD13, dB", ".2f", "take against take 3.1-3.3, a wrong sentence 7.5"),
    Row("hop_buzz", "hop buzz", ".3f", "natural .005, no GAN .41"),
    Row("hnr_low", "harmonicity 0-1.5 kHz, dB", ".1f", "natural"),
    Row("hnr_high", "harmonicity 1.5-3.5 kHz, dB", ".1f", "natural"),
    Row("f0_rmse", "F0 RMSE, semitones", ".2f", "take against take 2.47, copy synthesis 0.9"),
    Row("vuv_error", "V/UV error, %", ".1f", "take against take 14.6, copy synthesis 15-16"),
    Row("duration_rmse", "phone-duration RMSE, ms", ".1f", "take against take 29"),
    Row("lip_f1", "lip-closure F1", ".3f", "phone times known 1.00, chance .17; limit .90"),
    Row("av_offset", "AV offset, ms (+: jaw late)", ".0f", "teacher on the same sound"),
    Row("beat_share", "beat alignment, share of gap", ".2f", "teacher 1, shuffled 0"),
    Row("fd_expression", "FD expression", ".2f", "a draw of the teacher against others"),
    Row("diversity", "diversity, sd units", ".2f", "teacher"),
    Row("lips_sd", "sd of lips over seeds", ".3f", "below .1"),
    Row("style_copy", "style copy", ".2f", "nods .60, brows .53"),
    Row("dyadic_f1", "dyadic response F1", ".2f", "teacher; shuffled participant"),
]


def text(columns: dict[str, dict], notes: dict[str, str]) -> str:
    """The table. ``columns`` are {heading: {key: value}}; ``notes`` say why a row has no value."""
    columns = dict(sorted(columns.items(), key=lambda c: ORDER.index(c[0])))
    heads = ["metric", *columns, "reference"]
    body = [[row.name, *(_cell(row, values, notes) for values in columns.values()), row.reference] for row in ROWS]
    widths = [max(len(line[i]) for line in [heads, *body]) for i in range(len(heads))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in [heads, *body]]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _cell(row: Row, values: dict, notes: dict[str, str]) -> str:
    if row.key in values:
        return format(float(values[row.key]), row.form)
    return notes.get(row.key, "-")
