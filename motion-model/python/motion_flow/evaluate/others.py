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
    """The shipped vocoder graph on natural mels, with what the model's description says is done around it.

    Not thread-safe.
    """

    def __init__(self, graphs: Path, settings: AudioConfig):
        import onnxruntime

        from motion_flow.config import VocoderConfig
        from motion_flow.model.vocoder import Vocoder

        described = json.loads((graphs / "model.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(graphs / described["graphs"]["vocoder"]["file"]), options)
        around = described["vocoder"]
        self._matches, self._breathes = around.get("matches", 0), around.get("noiseDepth", 0) > 0
        self._mean, self._sd = np.array(described["mel"]["mean"], np.float32), np.float32(described["mel"]["sd"])
        sizes = VocoderConfig(width=8, dilations=(1,), **({"matches": self._matches, "match_rate": around["matchRate"]}
                                                          if self._matches else {}))
        statistics = {"mel_mean": self._mean, "mel_sd": self._sd, "log_f0_mean": 0.0}
        self._around = Vocoder(sizes, settings, statistics)  # its constants alone; the graph does its network's work

    def copy(self, analysis: Analysis) -> Clip:
        """The clip's own mel, F0 and voicing as sound again; noise of seed 0."""
        import torch

        settings = self._around.audio
        track, voiced = (torch.from_numpy(np.asarray(t, np.float32))[None] for t in (analysis.log_f0, analysis.voiced))
        noise = torch.randn(1, len(analysis.mel) * settings.hop, generator=torch.Generator().manual_seed(0))
        mel = ((analysis.mel - self._mean) / self._sd)[None].astype(np.float32)
        harmonic, breath = self._excitation(track, voiced, noise)
        spectrum = torch.from_numpy(self._session.run(None, {
            "mel": mel, "log_f0": track.numpy(), "voiced": voiced.numpy(), "harmonic": harmonic.numpy(),
            "noise": breath.numpy()})[0])
        return Clip(analysis.clip.name, analysis.clip.text, np.clip(self._sound(spectrum, mel), -0.99, 0.99))

    def _excitation(self, track, voiced, noise):
        from motion_flow.model import vocoder

        settings = self._around.audio
        if self._breathes:
            return vocoder.excitation(track, voiced, noise, settings)
        pulses = vocoder.pulse_train(*vocoder.pulse_phase(track, settings), voiced, settings)
        return vocoder.stft(pulses, settings), vocoder.stft(noise, settings)

    def _sound(self, spectrum, mel: np.ndarray) -> np.ndarray:
        import torch

        from motion_flow.model import vocoder

        with torch.no_grad():
            if self._matches:
                return vocoder.match(self._around, spectrum, torch.from_numpy(mel))[0].numpy()
            return vocoder.istft(spectrum, self._around.audio)[0].numpy()
