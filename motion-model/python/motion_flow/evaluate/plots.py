"""Pictures of a report: spectrograms of natural and made speech side by side, pitch, motion, spectra of motion."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from motion_flow import audio
from motion_flow.config import AudioConfig
from motion_flow.evaluate.analysis import Analysis
from motion_flow.teacher.channels import INDEX

CURVES = {
    "lips": ("jawOpen", "mouthClose", "mouthPucker", "mouthSmileLeft"),
    "lids and brows": ("eyeBlinkLeft", "browInnerUp"),
    "head, degrees": ("headYaw", "headPitch", "headRoll"),
    "eyes, degrees": ("leftEyeYaw", "leftEyePitch"),
}
GROUPS = {"jaw": ("jawOpen",), "lids": ("eyeBlinkLeft",), "brows": ("browInnerUp",), "head": ("headYaw", "headPitch"),
          "eyes": ("leftEyeYaw",)}
HIGHEST = 8000.0
"""Hertz, the top of the spectrograms."""
PITCH = (75, 420)


def pyplot():
    """matplotlib's pyplot, without a window."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as found

    return found


def line(path: Path, made: Analysis, natural: Analysis | None, teacher: np.ndarray | None, settings: AudioConfig) -> None:
    """One line: natural at the left, made at the right; below, the made motion, with a draw of the teacher dashed."""
    plt = pyplot()
    curves = CURVES if made.clip.motion is not None else {}
    figure = plt.figure(figsize=(15, 5.5 + 2.2 * len(curves)), constrained_layout=True)
    grid = figure.add_gridspec(2 + len(curves), 2, height_ratios=[1.5, 0.8] + [1.0] * len(curves))
    for column, (analysis, title) in enumerate(((natural, "natural"), (made, "made"))):
        _spectrogram(figure.add_subplot(grid[0, column]), analysis, title, settings)
        _pitch(figure.add_subplot(grid[1, column]), analysis, settings)
    for row, (title, names) in enumerate(curves.items(), 2):
        _motion(figure.add_subplot(grid[row, :]), made, teacher, title, names, settings.fps, row == 2)
    figure.suptitle(f"{made.clip.name}: {made.clip.text}", fontsize=14)
    figure.savefig(path, dpi=75)
    plt.close(figure)


def _spectrogram(axis, analysis: Analysis | None, title: str, settings: AudioConfig) -> None:
    axis.set_title(title, loc="left")
    if analysis is None:
        axis.text(0.5, 0.5, "no natural recording", ha="center", transform=axis.transAxes)
        axis.set_axis_off()
        return
    level = 20 * np.log10(audio.magnitude(analysis.clip.samples, settings) + 1e-5)
    bins = int(HIGHEST / settings.sample_rate * settings.window)
    axis.imshow(level[:, :bins].T, origin="lower", aspect="auto", cmap="magma", vmin=level.max() - 80,
                vmax=level.max() - 5, extent=(0, len(level) / settings.fps, 0, HIGHEST / 1000))
    axis.set_ylabel("kHz")


def _pitch(axis, analysis: Analysis | None, settings: AudioConfig) -> None:
    if analysis is None:
        axis.set_axis_off()
        return
    track = np.where(analysis.voiced > 0.5, np.exp(analysis.log_f0), np.nan)
    axis.plot((np.arange(len(track)) + 0.5) / settings.fps, track, ".", markersize=3)
    axis.set_yscale("log")
    axis.set_ylim(*PITCH)
    axis.set_yticks((100, 150, 200, 300, 400), ("100", "150", "200", "300", "400"), minor=False)
    axis.minorticks_off()
    axis.grid(axis="y", alpha=0.3)
    axis.set_xlim(0, len(track) / settings.fps)
    axis.set_ylabel("F0, Hz")


def _unit(name: str) -> float:
    return 180 / np.pi if name.endswith(("Yaw", "Pitch", "Roll")) else 1.0


def _motion(axis, made: Analysis, teacher, title: str, names: tuple[str, ...], fps: float, words: bool) -> None:
    motion = made.clip.motion
    at = (np.arange(len(motion)) + 0.5) / fps
    for i, name in enumerate(names):
        axis.plot(at, motion[:, INDEX[name]] * _unit(name), label=name, color=f"C{i}", linewidth=1.8)
        if teacher is not None:
            axis.plot(at[:len(teacher)], teacher[:len(at), INDEX[name]] * _unit(name), "--", color=f"C{i}", linewidth=0.9,
                      alpha=0.7)
    for phone in made.phones:
        if phone.symbol in ("P", "B", "M"):
            axis.axvspan(phone.start, phone.end, alpha=0.15, color="grey")
    if words:
        axis.set_xticks([w.starts[0] for w in made.aligned], [w.text for w in made.aligned], fontsize=8, rotation=20,
                        ha="left")
    axis.set_xlim(0, len(motion) / fps)
    axis.set_title(title + (" (solid: made, dashed: a draw of the teacher, grey: P, B, M)" if words else ""), loc="left",
                   fontsize=10)
    axis.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def tiles(path: Path, frames: np.ndarray, seconds: np.ndarray, columns: int, title: str) -> None:
    """Pictures (n, height, width, 3) side by side, each with its time."""
    plt = pyplot()
    rows = -(-len(frames) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(1.9 * columns, 2.6 * rows), squeeze=False, constrained_layout=True)
    for axis in axes.flat:
        axis.set_axis_off()
    for axis, frame, second in zip(axes.flat, frames, seconds):
        axis.imshow(frame)
        axis.set_title(f"{second:.2f} s", fontsize=9)
    figure.suptitle(title, fontsize=12)
    figure.savefig(path, dpi=90)
    plt.close(figure)


def overview(path: Path, made: list[Analysis], natural: list[Analysis], teacher: list[np.ndarray],
             settings: AudioConfig) -> None:
    """All lines together: mean spectrum, spread of pitch, and the power spectrum of groups of channels."""
    plt = pyplot()
    figure, axes = plt.subplots(2, 4, figsize=(18, 8), constrained_layout=True)
    flat = list(axes.flat)
    sides = [(made, "made"), (natural, "natural")]
    for analyses, label in sides:
        if analyses:
            _mean_spectrum(flat[0], analyses, label, settings)
            _pitch_histogram(flat[1], analyses, label)
    motions = [a.clip.motion for a in made if a.clip.motion is not None]
    for axis, (title, names) in zip(flat[2:], GROUPS.items()):
        for courses, label in ((motions, "made"), (teacher, "teacher there")):
            if courses:
                _motion_spectrum(axis, courses, names, label, settings.fps)
        axis.set_title(f"motion of {title}: power by frequency", fontsize=10)
        axis.set_xlabel("Hz")
    for axis in flat:
        axis.legend(fontsize=8) if axis.has_data() else axis.set_axis_off()
    figure.savefig(path, dpi=70)
    plt.close(figure)


def _mean_spectrum(axis, analyses: list[Analysis], label: str, settings: AudioConfig) -> None:
    power = np.mean([np.square(audio.magnitude(a.clip.samples, settings)[a.voiced > 0.5]).mean(0) for a in analyses], 0)
    level = 10 * np.log10(power + 1e-9)
    axis.plot(np.fft.rfftfreq(settings.window, 1 / settings.sample_rate) / 1000, level - level.max(), label=label)
    axis.set_title("mean spectrum of voiced frames, dB", fontsize=10)
    axis.set_xlabel("kHz")


def _pitch_histogram(axis, analyses: list[Analysis], label: str) -> None:
    pitch = np.exp(np.concatenate([a.log_f0[a.voiced > 0.5] for a in analyses]))
    axis.hist(pitch, bins=np.geomspace(*PITCH, 50), histtype="step", density=True, label=label, linewidth=1.6)
    axis.set_title("pitch of voiced frames, Hz", fontsize=10)


def _motion_spectrum(axis, motions: list[np.ndarray], names: tuple[str, ...], label: str, fps: float) -> None:
    from scipy.signal import welch

    columns = [INDEX[name] for name in names]
    length = int(2 * fps)
    found = [welch(m[:, columns], fps, nperseg=length, axis=0)[1].mean(1) for m in motions if len(m) >= length]
    if found:
        axis.loglog(np.fft.rfftfreq(length, 1 / fps)[1:], np.mean(found, 0)[1:], label=label)
        axis.set_ylim(bottom=1e-9)
        axis.axvline(12, color="grey", linewidth=0.8)
