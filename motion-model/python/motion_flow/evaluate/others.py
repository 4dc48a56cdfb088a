"""Sounds to compare with: another synthesiser on the same sentences, and the vocoder on natural mels."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from motion_flow.config import AudioConfig
from motion_flow.evaluate.analysis import Analysis
from motion_flow.evaluate.clips import Clip, read_sound


def flite(lines: list[tuple[str, str]], settings: AudioConfig, voice: str = "slt") -> list[Clip]:
    """The lines spoken by flite, an open synthesiser with a voice recorded from the same kind of prompts."""
    if shutil.which("flite") is None:
        raise FileNotFoundError("flite is not installed; apt-get install flite, or leave out --flite")
    with tempfile.TemporaryDirectory() as folder:
        def speak(line: tuple[str, str]) -> Clip:
            file = Path(folder, f"{line[0]}.wav")
            subprocess.run(["flite", "-voice", voice, "-t", line[1], "-o", str(file)], check=True)
            return Clip(*line, read_sound(file, settings.sample_rate))

        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(speak, lines))


class GraphVocoder:
    """The shipped vocoder graph on natural mels. Not thread-safe."""

    def __init__(self, graphs: Path, settings: AudioConfig):
        import onnxruntime

        described = json.loads((graphs / "model.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(graphs / described["graphs"]["vocoder"]["file"]), options)
        self._mean = np.array(described["mel"]["mean"], np.float32)
        self._sd = np.array(described["mel"].get("sd", described["mel"].get("std")), np.float32)
        self._audio = settings

    def copy(self, analysis: Analysis) -> Clip:
        """The clip's own mel, F0 and voicing as sound again; noise of seed 0."""
        import torch

        from motion_flow.model import vocoder

        frames, hop = len(analysis.mel), self._audio.hop
        track, voiced = (torch.from_numpy(np.asarray(t, np.float32))[None] for t in (analysis.log_f0, analysis.voiced))
        noise = torch.randn(1, frames * hop, generator=torch.Generator().manual_seed(0))
        spectra = {"harmonic": vocoder.stft(vocoder.pulse_train(track, voiced, self._audio), self._audio),
                   "noise": vocoder.stft(noise, self._audio)}
        inputs = {"mel": ((analysis.mel - self._mean) / self._sd)[None].astype(np.float32), "log_f0": track.numpy(),
                  "voiced": voiced.numpy(), **{name: s.numpy() for name, s in spectra.items()}}
        made = self._session.run(None, inputs)[0]
        samples = vocoder.istft(torch.from_numpy(made), self._audio)[0].numpy()
        return Clip(analysis.clip.name, analysis.clip.text, np.clip(samples, -0.99, 0.99))
