"""Pictures of a report: spectrograms of natural and made speech, pitch, motion curves."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from motion_flow.config import AudioConfig
from motion_flow.evaluate.analysis import Analysis
from motion_flow.teacher.channels import INDEX

CURVES = (("jawOpen", "mouthClose"), ("mouthPucker", "mouthFunnel", "mouthSmileLeft"), ("eyeBlinkLeft", "browInnerUp"),
          ("headYaw", "headPitch", "headRoll"))
MOST = 8


def write(folder: Path, made: list[Analysis], takes: dict[str, list[Analysis]], settings: AudioConfig) -> None:
    """One picture a line, of the first few lines."""
    for analysis in made[:MOST]:
        if analysis.mel is not None:
            _draw(folder / f"{analysis.clip.name}.png", analysis, takes.get(analysis.clip.name, [])[:1], settings)


def _draw(path: Path, made: Analysis, takes: list[Analysis], settings: AudioConfig) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    curves = CURVES if made.clip.motion is not None else ()
    figure, axes = pyplot.subplots(3 + len(curves), 1, figsize=(11, 2.0 * (3 + len(curves))), constrained_layout=True)
    for axis, analysis, title in zip(axes, [*takes, None, None][:1] + [made], ("natural", "made")):
        _spectrogram(axis, analysis, title, settings)
    _pitch(axes[2], made, takes, settings.fps)
    for axis, names in zip(axes[3:], curves):
        _motion(axis, made, names, settings.fps)
    figure.suptitle(made.clip.text)
    figure.savefig(path, dpi=80)
    pyplot.close(figure)


def _spectrogram(axis, analysis: Analysis | None, title: str, settings: AudioConfig) -> None:
    axis.set_title(title, loc="left", fontsize=9)
    if analysis is None:
        axis.text(0.5, 0.5, "no natural recording", ha="center", transform=axis.transAxes)
        return
    axis.imshow(analysis.mel.T, origin="lower", aspect="auto", cmap="magma", vmin=-10, vmax=1,
                extent=(0, len(analysis.mel) / settings.fps, 0, settings.mels))
    axis.set_ylabel("mel band")


def _pitch(axis, made: Analysis, takes: list[Analysis], fps: float) -> None:
    for analysis, label in [(made, "made"), *((take, "natural") for take in takes)]:
        track = np.where(analysis.voiced > 0.5, np.exp(analysis.log_f0), np.nan)
        axis.plot((np.arange(len(track)) + 0.5) / fps, track, label=label)
    axis.set_ylabel("F0, Hz")
    axis.legend(fontsize=8)


def _motion(axis, made: Analysis, names: tuple[str, ...], fps: float) -> None:
    motion = made.clip.motion
    for name in names:
        axis.plot((np.arange(len(motion)) + 0.5) / fps, motion[:, INDEX[name]], label=name)
    for phone in made.phones:
        if phone.symbol in ("P", "B", "M"):
            axis.axvspan(phone.start, phone.end, alpha=0.2)
    axis.set_xlim(0, len(motion) / fps)
    axis.legend(fontsize=8, loc="upper right")
