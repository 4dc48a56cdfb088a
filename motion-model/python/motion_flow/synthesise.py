"""Speak with a checkpoint, in PyTorch: for looking at a run before its graphs are exported."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from motion_flow import config as configs
from motion_flow import export
from motion_flow import text as texts
from motion_flow.data import frames as framing
from motion_flow.model.flow import smooth_noise, solve
from motion_flow.model.prosody import DIMENSIONS
from motion_flow.model.vocoder import synthesise as sound
from motion_flow.teacher.channels import joined


@dataclass(frozen=True)
class Spoken:
    """A line: samples (n,), mel (frames, 80) and motion (frames, columns), both normalised, phone lengths."""

    samples: np.ndarray
    mel: np.ndarray
    motion: np.ndarray
    tokens: list[texts.PhoneToken]
    lengths: np.ndarray


def known_paths(field, noise_mel, noise_motion):
    """The field, but known frames keep to their path: the loss leaves them out, so their velocity is not trained."""
    def velocity(**inputs):
        v_mel, v_motion = field(**inputs)
        mel, motion = inputs["mel_given"][..., None], inputs["motion_given"][..., None]
        return (v_mel + mel * (inputs["mel_context"] - noise_mel - v_mel),
                v_motion + motion * (inputs["motion_context"] - noise_motion - v_motion))

    return velocity


def own_voice(model) -> dict[str, torch.Tensor]:
    """Speaker and emotion of the corpus's own voice, neutral: all dials 0, neutral 1, both given."""
    config = model.config
    speaker, emotion = torch.zeros(1, config.dials + 1), torch.zeros(1, config.emotions + 1)
    speaker[:, -1] = emotion[:, -1] = emotion[:, 0] = 1
    return {"speaker": speaker, "emotion": emotion}


class Speaker:
    """Speaks texts that are written out in words."""

    def __init__(self, model, vocoder, statistics: dict, lexicon: texts.Lexicon, steps: int = export.STEPS,
                 temperature: tuple[float, float, float] = export.TEMPERATURES, cascade: bool = False):
        """``temperature``: of mel, motion and prosody. The voice is the corpus's own, neutral, with no reference.

        ``cascade``: the sound first, then the motion that goes with it, instead of both together.
        """
        self._model, self._vocoder, self._statistics, self._lexicon = model, vocoder, statistics, lexicon
        self._steps, self._temperature, self._prosody_temperature = steps, temperature[:2], temperature[2]
        self._line, self._cascade = own_voice(model), cascade

    @torch.no_grad()
    def speak(self, text: str, seed: int = 1) -> Spoken:
        """Everything predicted."""
        line = texts.words(text)
        tokens = texts.tokens(line, [self._lexicon.variants(word.text)[0] for word in line])
        generator = torch.Generator().manual_seed(seed)
        encoded, lengths, plan = self.plan(tokens, generator)
        mel, motion = self.sample(encoded, tokens, lengths, plan, generator)
        samples = self.vocode(mel, lengths, plan, seed)
        return Spoken(samples, mel[0].numpy(), motion[0].numpy(), tokens, lengths)

    @torch.no_grad()
    def plan(self, tokens, generator, emphasis=None):
        """-> text features (1,N,W), lengths (N,) in frames, plan (N,4,3) with voicing as a probability.

        ``emphasis``: (N,) 1 on the phones of an emphasised word; None if there is none.
        """
        codes = torch.tensor([[texts.SYMBOL_INDEX[t.symbol], t.stress, t.punctuation, t.boundary]
                              for t in tokens]).T[:, None]
        noise = torch.randn(1, len(tokens), DIMENSIONS, generator=generator) * self._prosody_temperature
        line = {**self._model.absent_line(1, len(tokens)), **self._line, "prosody_noise": noise}
        if emphasis is not None:
            line["emphasis"] = torch.as_tensor(emphasis, dtype=torch.float32)[None]
        encoded, duration, prosody = self._model.text(*codes, **line)
        exact = torch.expm1(duration[0]).clamp(min=0).numpy()
        fps = self._model.audio.fps
        exact[0], exact[-1] = 0.07 * fps, 0.2 * fps
        edges = np.round(np.cumsum(np.r_[0, exact]))
        lengths = np.diff(edges).astype(int)
        lengths = np.maximum(lengths, [0 if t.symbol == "SIL" else 1 for t in tokens])
        plan = prosody[0].numpy().copy()
        plan[..., 1] = 1 / (1 + np.exp(-plan[..., 1]))
        voiced = plan[plan[..., 1] > 0.5][:, 0]
        if len(voiced):
            plan[..., 0] = voiced.mean() + export.LOG_F0_RANGE * (plan[..., 0] - voiced.mean())
        return encoded, lengths, plan

    @torch.no_grad()
    def sample(self, encoded, tokens, lengths, plan, generator):
        """-> mel (1,T,80), motion (1,T,columns), both normalised."""
        total, owner = int(lengths.sum()), framing.owners(lengths)
        tracks = np.stack([framing.contour(plan[..., i], lengths) for i in range(3)], -1)
        tracks[:, 1] = tracks[:, 1] > 0.5
        prosody = np.concatenate([tracks, np.ones_like(tracks)], -1)
        whole = {"text": encoded[:, owner], "position": torch.from_numpy(framing.positions(tokens, lengths))[None],
                 "prosody": torch.from_numpy(prosody.astype(np.float32))[None]}
        mels, columns = self._model.audio.mels, self._model.columns
        noise_mel = torch.randn(1, total, mels, generator=generator) * self._temperature[0]
        noise_motion = smooth_noise(1, total, columns, self._model.config.motion_noise_sigma, generator,
                                    self._temperature[1])
        mel, motion = torch.zeros(1, total, mels), torch.zeros(1, total, columns)
        start = 0
        for index in range(total):
            chunk = export.CHUNKS[min(index, len(export.CHUNKS) - 1)]
            context, end = min(export.CONTEXT, start), min(total, start + chunk)
            a, seen = start - context, min(total, end + export.LOOKAHEAD)
            given = (torch.arange(seen - a) < context).float()[None]
            made = self._piece(whole, mel, motion, noise_mel, noise_motion, slice(a, seen), given)
            mel[:, start:end], motion[:, start:end] = (stream[:, context:end - a] for stream in made)
            start = end
            if start >= total:
                break
        return mel, motion

    def _piece(self, whole, mel, motion, noise_mel, noise_motion, cut, given):
        """One piece, padded to whole tokens, and to the shortest of the lengths that the runtime uses."""
        count = given.shape[1]
        spare = max(-count % self._model.config.fold, export.BUCKETS[0] - count)

        def padded(x):
            return torch.nn.functional.pad(x[:, cut], (0, 0, 0, spare))

        given = torch.nn.functional.pad(given, (0, spare))
        frames = (torch.arange(count + spare) < count).float()[None]
        condition = self._model.condition(**{**self._model.absent(1, count + spare),
                                             **{k: padded(v) for k, v in whole.items()}, **self._line,
                                             "text_given": torch.ones(1)})
        noise = padded(noise_mel), padded(noise_motion)
        conditions = {"mel_context": padded(mel), "motion_context": padded(motion), "mel_given": given,
                      "motion_given": given, "condition": condition, "frames": frames}
        field = known_paths(self._model.field, *noise)
        made, moved = solve(field, *noise, conditions, self._steps, export.SWAY, mel_detail=export.MEL_DETAIL)
        if self._cascade:
            moved = solve(field, made, noise[1], conditions, self._steps, export.SWAY, torch.ones(1))[1]
        return made, moved

    @torch.no_grad()
    def vocode(self, mel, lengths, plan, seed) -> np.ndarray:
        """-> samples (n,) of a normalised mel (1,T,80)."""
        statistics = self._statistics
        log_f0 = framing.contour(plan[..., 0], lengths) * statistics["log_f0_sd"] + statistics["log_f0_mean"]
        voiced = framing.contour(plan[..., 1], lengths) > 0.5
        noise = torch.randn(1, mel.shape[1] * self._model.audio.hop, generator=torch.Generator().manual_seed(seed))
        samples = sound(self._vocoder, mel, torch.tensor(log_f0, dtype=torch.float32)[None],
                         torch.tensor(voiced, dtype=torch.float32)[None], noise)
        return samples[0].numpy().clip(-0.99, 0.99)


def main() -> None:
    """Speak every line of ``ID<TAB>text`` into DIR/ID.wav and DIR/ID.csv, as ``evaluate --outputs DIR`` reads them."""
    import soundfile
    from tqdm import tqdm

    from motion_flow.evaluate import livelink

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--joint", type=Path, required=True)
    parser.add_argument("--vocoder", type=Path, required=True)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=export.STEPS)
    parser.add_argument("--cascade", action="store_true", help="the sound first, then the motion that goes with it")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    _, model, vocoder, statistics = export.load_models(arguments.joint, arguments.vocoder)
    lexicon = texts.Lexicon.load(configs.repository() / "assets" / "Lexicon")
    speaker = Speaker(model, vocoder, statistics, lexicon, arguments.steps, cascade=arguments.cascade)
    mean, sd = np.array(statistics["motion_mean"]), np.array(statistics["motion_sd"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    for line in tqdm(arguments.lines.read_text(encoding="utf-8").splitlines()):
        name, text = line.split("\t")
        spoken = speaker.speak(text)
        soundfile.write(arguments.out / f"{name}.wav", spoken.samples, model.audio.sample_rate)
        livelink.write(arguments.out / f"{name}.csv", joined(spoken.motion * sd + mean), model.audio.fps)


if __name__ == "__main__":
    main()
