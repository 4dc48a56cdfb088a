"""A report folder as one page: the table, the pictures, and frames of a film."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import numpy as np

from motion_flow import config as configs
from motion_flow.config import AudioConfig
from motion_flow.evaluate import plots, table
from motion_flow.evaluate.controls import TeacherControl

MOST = 8
"""Lines that get a picture."""
TILES = (8, 3)
"""Frames of a film, columns and rows."""
TILE = (200, 256)
FACE = "crop=iw*0.625:ih*0.8:iw*0.1875:ih*0.03,scale=200:256"
"""What of a film's square picture is shown: the face."""
STYLE = """body{font-family:sans-serif;margin:1.5em;max-width:1500px}td,th{padding:.15em .7em;text-align:left}
th{border-bottom:1px solid}tr:nth-child(even){background:#f2f2f2}img{max-width:100%}.missed{color:#b00}"""


def write(folder: Path, evaluation, settings: AudioConfig) -> None:
    """The pictures of an Evaluation, and ``index.html`` that shows them under the table."""
    pictures = _pictures(folder, evaluation, settings)
    if evaluation.film and evaluation.lines:
        pictures.append(contact_sheet(folder, evaluation.lines[0][1]))
    parts = ["<!DOCTYPE html><meta charset=utf-8><title>Evaluation</title>", f"<style>{STYLE}</style>",
             "<h1>Evaluation</h1>", _table(evaluation)]
    parts += [f"<p><a href='{p.name}'><img src='{p.name}' alt='{html.escape(p.stem)}'></a>" for p in pictures]
    (folder / "index.html").write_text("\n".join(parts) + "\n", encoding="utf-8")


def _table(evaluation) -> str:
    rows = [line.strip("| ").split(" | ") for line in
            table.markdown(evaluation.columns, evaluation.notes, evaluation.prompts).splitlines()]
    head, body = rows[0], rows[2:]
    lines = ["<table><tr>" + "".join(f"<th>{html.escape(cell)}" for cell in head)]
    for row in body:
        lines.append("<tr>" + "".join(
            f"<td{' class=missed' if 'MISSED' in cell else ''}>{html.escape(cell)}" for cell in row))
    return "\n".join(lines) + "</table>"


def _pictures(folder: Path, evaluation, settings: AudioConfig) -> list[Path]:
    made = [a for a in evaluation.made if a.mel is not None]
    if not made:
        return []
    control = TeacherControl(settings.fps)
    draws = {a.clip.name: control.draw(a, 0) for a in made if a.aligned and a.clip.motion is not None}
    natural = {name: takes[0] for name, takes in evaluation.takes.items()}
    found = [folder / "overview.png"]
    plots.overview(found[0], made, list(natural.values()), list(draws.values()), settings)
    for analysis in made[:MOST]:
        found.append(folder / f"{analysis.clip.name}.png")
        plots.line(found[-1], analysis, natural.get(analysis.clip.name), draws.get(analysis.clip.name), settings)
    return found


def contact_sheet(folder: Path, text: str) -> Path:
    """A film of one line, ``film.mp4``, drawn by ./speak, and frames of it side by side, ``film.png``."""
    if shutil.which("ffmpeg") is None:
        raise FileNotFoundError("ffmpeg is not installed; apt-get install ffmpeg, or leave out --film")
    film, sheet = (folder / "film.mp4").absolute(), folder / "film.png"
    speak = configs.repository() / "speak"
    subprocess.run([str(speak), text, "--record", str(film), "--size", "480x480", "--fps", "30"], check=True)
    seconds = float(subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
                                    str(film)], check=True, capture_output=True, text=True).stdout)
    count = TILES[0] * TILES[1]
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(film), "-vf", f"fps={count / seconds:.4f},{FACE}", "-f",
                          "rawvideo", "-pix_fmt", "rgb24", "-"], check=True, capture_output=True).stdout
    width, height = TILE
    frames = np.frombuffer(raw, np.uint8).reshape(-1, height, width, 3)[:count]
    plots.tiles(sheet, frames, (np.arange(count) + 0.5) * seconds / count, TILES[0], text)
    return sheet
