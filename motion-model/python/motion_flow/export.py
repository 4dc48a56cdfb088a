"""Export the graphs, ``model.json`` and the golden tensors that Java is compared with."""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from motion_flow import config as configs
from motion_flow import gpu, released
from motion_flow import text as texts
from motion_flow.compact import compact, half
from motion_flow.data import cues
from motion_flow.data.corpus import DIALS
from motion_flow.golden import write_failing, write_goldens
from motion_flow.model.joint import JointModel
from motion_flow.model.prosody import DIMENSIONS
from motion_flow.model.planner import VOICE
from motion_flow.model.vocoder import NOISE_DEPTH, Vocoder
from motion_flow.released import name_initializers
from motion_flow.teacher.channels import CHANNELS, MARKS, PARTS
from motion_flow.teacher.emotion import EMOTIONS
from motion_flow.teacher.plan import APART, FADE
from motion_flow.teacher.style import TeacherStyle

NAME, VERSION = "parley-kathleen-8", "0.8.0"
OPSET = 18
CONTEXT, CHUNKS, LOOKAHEAD, BUCKETS = 24, [40, 96, 144], 8, list(range(32, 177, 8))
# Solver steps; a line's first piece, which is waited for, has fewer.
STEPS, FIRST_STEPS = 6, 4
# Frames beyond a piece's new ones by which the planner sees what will be said: a nod begins before its accent.
PLAN_LOOKAHEAD = 64
IDLE_CHUNK = 32
IDLE_CONTEXT = 56
# Share of the sampled mel in the result (the rest is what the first step expects), and how much farther from its
# sentence's mean the planned log-F0 goes than the regression has it. Both by measurement: docs/experiments.md.
MEL_DETAIL, LOG_F0_RANGE = 0.4, 1.1
VOICED_THRESHOLD = 0.6
# Scales of the noise of mel, motion and prosody.
TEMPERATURES = (1.0, 1.0, 0.3)
SWAY = -0.5
# How much farther from neutral a style's numbers go than they were read, by their names in TeacherStyle: what is hard to
# read in ten seconds is guessed near the mean, and would hardly be copied.
MANNER_GAINS = {"nod_rate": 2.0, "blink_rate": 1.3, "brow_use": 2.0, "gaze_contact": 1.3}
# Channels with nothing quick in them, and the Gaussian in frames that they are seen through.
SLOW = ("brow", "eyeWide", "eyeSquint", "cheek", "mouthFrown", "mouthShrug", "mouthDimple", "mouthLeft",
        "mouthRight", "jawLeft", "jawRight", "jawForward", "noseSneer")
SMOOTHING, HEAD_SMOOTHING = 1.8, 3.0


def smoothing(channel: str) -> float:
    """Frames: the Gaussian that a sampled channel is seen through."""
    if channel.startswith("head"):
        return HEAD_SMOOTHING
    return SMOOTHING if channel.startswith(SLOW) else 0.0


class Style(nn.Module):
    """The style encoder as a graph, its numbers drawn out by their gains."""

    def __init__(self, model: JointModel):
        super().__init__()
        self.core = model.style
        gains = torch.ones(1, model.config.style_rows, model.config.style_width)
        for number, habit in enumerate(fields(TeacherStyle)):
            gains[:, -1, number] = MANNER_GAINS.get(habit.name, 1.0)
        self.gains = gains

    def forward(self, mel, motion, mel_given, motion_given):
        return self.core(mel, motion, mel_given, motion_given) * self.gains


class Condition(nn.Module):
    """The conditioner as a graph: one output a block, so that no step has to cut them apart."""

    def __init__(self, model: JointModel):
        super().__init__()
        self.core = model.condition

    def forward(self, *inputs):
        return self.core.both(*inputs)[0]


class Plan(nn.Module):
    """The planner as a graph: chances instead of logits."""

    def __init__(self, model: JointModel):
        super().__init__()
        self.core = model.planner

    def forward(self, *inputs):
        return torch.sigmoid(self.core(*inputs))


class Velocity(nn.Module):
    """Both towers as a graph."""

    def __init__(self, field):
        super().__init__()
        self.core = field

    def forward(self, mel, motion, mel_time, motion_time, mel_context, motion_context, mel_given, motion_given, frames,
                *condition):
        return self.core(mel, motion, mel_time, motion_time, mel_context, motion_context, mel_given, motion_given,
                          condition, frames)


class MotionVelocity(nn.Module):
    """The motion tower as a graph of its own."""

    def __init__(self, field):
        super().__init__()
        self.core = field

    def forward(self, motion, motion_time, motion_context, motion_given, frames, *own):
        condition = (None,) * self.core.blocks + own[:-1] + (None, own[-1])
        return self.core.motion_alone(motion, motion_time, motion_context, motion_given, condition, frames)


def example_inputs(model: JointModel, generator: torch.Generator, phones: int = 12, frames: int = 64) -> dict:
    """Inputs of every graph with plausible values: {graph: {name: tensor}}."""
    def normal(*shape):
        return torch.randn(*shape, generator=generator)

    def uniform(*shape):
        return torch.rand(*shape, generator=generator)

    def integer(high, *shape):
        return torch.randint(0, high, shape, generator=generator)

    c, columns, mels = model.config, model.columns, model.audio.mels
    bins = model.audio.window // 2 + 1
    line = {"speaker": uniform(1, c.dials + 1), "emotion": uniform(1, c.emotions + 1),
            "style": normal(1, c.style_rows, c.style_width), "style_given": torch.ones(1)}
    given = torch.zeros(1, frames)
    given[:, :CONTEXT] = 1
    prosody = torch.cat([normal(1, frames, 1), (uniform(1, frames, 1) > 0.3).float(), normal(1, frames, 1),
                         torch.ones(1, frames, 3)], -1)
    conditions = {"text": normal(1, frames, c.text_width), "text_given": torch.ones(1),
                  "position": uniform(1, frames, 8), "prosody": prosody, **line,
                  "participant": uniform(1, frames, c.participant)}
    condition = 0.3 * normal(1, frames // c.fold, sum(model.field.sizes))
    shared = {"frames": (torch.arange(frames) < frames - 5).float()[None]}
    parts = dict(zip(condition_names(model), condition.split(model.field.sizes, -1)))
    own = {name: parts[name] for name in condition_names(model, motion_parts(model))}
    motion = {"motion": normal(1, frames, columns), "motion_time": uniform(1),
              "motion_context": normal(1, frames, columns), "motion_given": given}
    return {
        "text_encoder": {"phones": integer(len(texts.SYMBOLS), 1, phones), "stress": integer(4, 1, phones),
                         "punctuation": integer(7, 1, phones), "boundary": integer(16, 1, phones),
                         "emphasis": uniform(1, phones), **line, "prosody_noise": normal(1, phones, DIMENSIONS)},
        "style_encoder": {"mel": normal(1, frames, mels), "motion": normal(1, frames, model.channels),
                          "mel_given": torch.ones(1), "motion_given": torch.ones(1)},
        "planner": {**{key: conditions[key] for key in ("text", "text_given", "position", "prosody")},
                    "voice": uniform(1, frames, VOICE), **{key: line[key] for key in ("emotion", "style", "style_given")}},
        "condition": conditions,
        "velocity": {"mel": normal(1, frames, mels), "motion": motion["motion"], "mel_time": uniform(1),
                     "motion_time": motion["motion_time"], "mel_context": normal(1, frames, mels),
                     "motion_context": motion["motion_context"], "mel_given": given, "motion_given": given, **shared, **parts},
        "motion_velocity": {**motion, **shared, **own},
        "vocoder": {"mel": normal(1, frames, mels), "log_f0": 5 + 0.2 * normal(1, frames),
                    "voiced": (uniform(1, frames) > 0.3).float(), "harmonic": 10 * normal(1, frames, bins, 2),
                    "noise": 10 * normal(1, frames, bins, 2)},
    }


def condition_names(model: JointModel, parts: list[int] | None = None) -> list[str]:
    """What the condition graph writes and the velocity graphs read: one tensor for each block, and one for each tower's entry."""
    return [f"condition_{i}" for i in (range(len(model.field.sizes)) if parts is None else parts)]


def motion_parts(model: JointModel) -> list[int]:
    """The parts that the motion tower alone reads."""
    blocks = model.field.blocks
    return [*range(blocks, 2 * blocks), 2 * blocks + 1]


def output_names(model: JointModel) -> dict[str, list[str]]:
    """Outputs of every graph."""
    return {"text_encoder": ["text", "log_duration", "prosody"], "style_encoder": ["style"],
            "planner": ["chance"], "condition": condition_names(model), "velocity": ["mel_velocity", "motion_velocity"],
            "motion_velocity": ["motion_velocity"], "vocoder": ["spectrum"]}


# Inputs with two dynamic axes; the others have a dynamic batch alone.
_LINE = {"speaker", "emotion", "style", "style_given", "text_given", "mel_time", "motion_time"}


def graph_modules(model: JointModel, vocoder: Vocoder) -> dict[str, nn.Module]:
    """The module behind each graph."""
    return {"text_encoder": model.text, "style_encoder": Style(model), "planner": Plan(model), "condition": Condition(model),
            "velocity": Velocity(model.field), "motion_velocity": MotionVelocity(model.field), "vocoder": vocoder}


def export_graph(module: nn.Module, name: str, inputs: dict[str, torch.Tensor], outputs: list[str], path: Path) -> None:
    """Write one fp32 graph with dynamic batch and length."""
    axis = "phones" if name == "text_encoder" else "frames"
    axes = {key: {0: "batch"} if key in _LINE or (name == "style_encoder" and key.endswith("given"))
            else {0: "batch", 1: axis} for key in inputs}
    for output in outputs:
        axes[output] = {0: "batch"} if output == "style" else {0: "batch", 1: axis}
    axes.update({key: {0: "batch", 1: "tokens"} for key in axes if key.startswith("condition_")})
    torch.onnx.export(module.eval(), tuple(inputs.values()), str(path), input_names=list(inputs),
                      output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    name_initializers(path, getattr(module, "core", module))


@torch.no_grad()
def round_to_half(module: nn.Module) -> None:
    """Give the large weights the values that ``compact.half`` stores: PyTorch computes what the shipped graphs do."""
    for tensor in (*module.parameters(), *module.buffers()):
        if tensor.is_floating_point() and tensor.numel() >= 256:
            tensor.copy_(tensor.half().float())


def manifest(config: configs.Config, vocoder: configs.VocoderConfig, statistics: dict, files: dict[str, Path],
             license_name: str, model: JointModel, gpu_files: dict[str, Path] | None = None) -> dict:
    """Contents of ``model.json``; docs/architecture.md explains the fields."""
    audio = config.audio
    keys = {"text_encoder": "textEncoder", "style_encoder": "styleEncoder", "planner": "planner", "condition": "condition",
            "velocity": "velocity", "motion_velocity": "motionVelocity", "vocoder": "vocoder"}
    return {
        "format": 2, "name": NAME, "version": VERSION, "license": license_name, "sampleRate": audio.sample_rate,
        "hop": audio.hop, "window": audio.window,
        "mel": {"bands": audio.mels, "fmin": audio.fmin, "fmax": audio.fmax, "mean": rounded(statistics["mel_mean"]),
                "sd": round(statistics["mel_sd"], 6), "floor": round(float(np.log(audio.floor)), 6)},
        "motion": {"channels": list(CHANNELS), "parts": list(PARTS), "mean": rounded(statistics["motion_mean"]),
                   "sd": rounded(statistics["motion_sd"]),
                   "smoothing": [smoothing(c) for c in CHANNELS] + [SMOOTHING] * len(PARTS)},
        "prosody": {"logF0Mean": round(statistics["log_f0_mean"], 6), "logF0Sd": round(statistics["log_f0_sd"], 6),
                    "energyMean": round(statistics["energy_mean"], 6),
                    "energySd": round(statistics["energy_sd"], 6), "voicedThreshold": VOICED_THRESHOLD,
                    "logF0Range": LOG_F0_RANGE},
        "text": {"symbols": list(texts.SYMBOLS), "punctuation": texts.PUNCTUATION, "leadSilence": 0.07,
                 "tailSilence": 0.2, "maxPhoneSeconds": 0.6},
        "speaker": {"dials": list(DIALS)}, "emotions": list(EMOTIONS),
        "style": {"tokens": config.model.style_rows, "width": config.model.style_width,
                  "fold": config.model.style_fold},
        "condition": {"parts": model.field.sizes, "motionParts": motion_parts(model), "fold": config.model.fold},
        "participant": config.model.participant, "cues": cues.described(),
        "plan": {"gestures": list(MARKS), "fadeSeconds": FADE, "apartSpeaking": list(APART["speaking"]),
                 "apartListening": list(APART["listening"]), "lookahead": PLAN_LOOKAHEAD},
        "textWidth": config.model.text_width,
        "pieces": {"context": CONTEXT, "chunks": CHUNKS, "lookahead": LOOKAHEAD, "buckets": BUCKETS},
        "solver": {"steps": STEPS, "firstSteps": FIRST_STEPS, "sway": SWAY, "melTemperature": TEMPERATURES[0], "melDetail": MEL_DETAIL,
                   "motionTemperature": TEMPERATURES[1], "prosodyTemperature": TEMPERATURES[2],
                   "motionNoiseSigma": config.model.motion_noise_sigma,
                   "guidance": 0.0},
        "vocoder": {"fft": audio.window, "context": sum(vocoder.dilations) + 2, "noiseDepth": NOISE_DEPTH,
                    "matches": vocoder.matches, "matchRate": vocoder.match_rate},
        "idle": {"chunk": IDLE_CHUNK, "context": IDLE_CONTEXT},
        "graphs": {keys[name]: _entry(path) for name, path in files.items()},
        "gpu": {keys[name]: _entry(path) for name, path in (gpu_files or {}).items()},
    }


def _entry(path: Path) -> dict[str, str]:
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def rounded(values) -> list[float]:
    """Six digits: the manifest is read by people too."""
    return [round(float(v), 6) for v in values]


def load_joint(path: Path) -> tuple[configs.Config, JointModel, dict]:
    """(configuration, model, statistics) of a joint run's averaged weights, or of a folder of released graphs."""
    config, statistics, state = _load(path)
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    model.load_state_dict(state)
    return config, model.eval(), statistics


def load_models(joint: Path, vocoder: Path) -> tuple[configs.Config, JointModel, Vocoder, dict]:
    """(configuration, joint model, vocoder, statistics) of two runs' averaged weights, or a released vocoder's."""
    config, model, statistics = load_joint(joint)
    if vocoder.is_dir():
        return config, model, released_vocoder(vocoder, config, statistics), statistics
    vocoder_config, vocoder_statistics, vocoder_state = _load(vocoder)
    made = Vocoder(vocoder_config.vocoder, vocoder_config.audio, vocoder_statistics)
    made.load_state_dict(vocoder_state)
    return config, model, made.eval(), statistics


def released_vocoder(folder: Path, config: configs.Config, statistics: dict) -> Vocoder:
    """The vocoder of released graphs, as well as they know its weights."""
    described = json.loads((folder / "model.json").read_text(encoding="utf-8"))["vocoder"]
    sizes = replace(config.vocoder, matches=described["matches"], match_rate=described["matchRate"])
    made = Vocoder(sizes, config.audio, statistics)
    stored, own = released.read(folder, {"vocoder": ""}), made.state_dict()
    made.load_state_dict({name: stored[name].reshape(own[name].shape) for name in own})
    return made.eval()


def tiny_models() -> tuple[configs.Config, JointModel, Vocoder, dict]:
    """A small model of the same build with random weights everywhere: graphs of a few hundred kilobytes."""
    torch.manual_seed(2)
    sizes = configs.ModelConfig(text_width=24, text_layers=1, prosody_width=16, mel_width=32, motion_width=24,
                                mel_dilations=(1, 2), motion_dilations=(2, 4), condition_width=16, time_width=16,
                                style_tokens=32, style_width=16, style_heads_width=8, manner_width=16, gesture_width=16,
                                planner_width=8, planner_dilations=(1, 2, 3), gesture_dilations=(1, 2), dropout=0.0, text_dropout=0.0)
    config = configs.Config(model=sizes, vocoder=configs.VocoderConfig(width=8, dilations=(1, 2), matches=2))
    channels = len(CHANNELS)
    statistics = {"mel_mean": np.linspace(-4, -6, config.audio.mels).tolist(), "mel_sd": 1.5, "log_f0_mean": 5.1,
                  "log_f0_sd": 0.2, "energy_mean": -1.0, "energy_sd": 1.5, "motion_mean": [0.1] * channels + [0.0] * len(PARTS),
                  "motion_sd": [0.1] * channels + [0.02] * len(PARTS)}
    model = JointModel(sizes, config.audio, channels, statistics)
    vocoder = Vocoder(config.vocoder, config.audio, statistics)
    for module in (model, vocoder):
        for parameter in module.parameters():
            if parameter.dim() > 1 or not parameter.any():
                torch.nn.init.normal_(parameter, std=0.1)
    return config, model.eval(), vocoder.eval(), statistics


def _load(path: Path):
    if path.is_dir():
        return _released(path)
    stored = torch.load(path, weights_only=False)
    config = configs._build(configs.Config, stored["config"], str(path))
    return config, stored["statistics"], stored["ema"]


def _released(folder: Path) -> tuple[configs.Config, dict, dict]:
    """The same of released graphs, whose sizes are the defaults: what they do not hold is computed, not learnt."""
    config, statistics = configs.Config(), released.statistics(folder)
    model = JointModel(config.model, config.audio, len(CHANNELS), statistics)
    stored, learnt = released.read(folder), dict(model.named_parameters())
    missing = [name for name in learnt if name not in stored]
    if missing:
        raise SystemExit(f"{folder} lacks {missing[0]} and {len(missing) - 1} more; give the graphs of this version")
    return config, statistics, {**model.state_dict(), **{name: stored[name].reshape(learnt[name].shape) for name in learnt}}


SHIPPED = {"text_encoder": compact, "style_encoder": half, "planner": half, "condition": compact, "velocity": compact,
           "motion_velocity": compact, "vocoder": compact}


def main() -> None:
    """Command line of the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--joint", type=Path, help="checkpoint of the joint run")
    parser.add_argument("--vocoder", type=Path, help="checkpoint of the vocoder run, or a folder of released graphs")
    parser.add_argument("--tiny", action="store_true",
                        help="instead of trained weights: a small model with random ones, for tests")
    parser.add_argument("--out", type=Path, default=configs.repository() / "assets" / "Onnx")
    parser.add_argument("--golden", type=Path, help="folder for golden tensors, computed by PyTorch in fp32")
    parser.add_argument("--fp32", action="store_true", help="ship the fp32 graphs instead of the small ones")
    parser.add_argument("--license", default="CC0-1.0")
    arguments = parser.parse_args()
    if arguments.tiny:
        config, model, vocoder, statistics = tiny_models()
    elif arguments.joint and arguments.vocoder:
        config, model, vocoder, statistics = load_models(arguments.joint, arguments.vocoder)
    else:
        parser.error("give --joint and --vocoder, or --tiny")
    arguments.out.mkdir(parents=True, exist_ok=True)
    inputs = example_inputs(model, torch.Generator().manual_seed(11))
    modules, outputs = graph_modules(model, vocoder), output_names(model)
    if not arguments.fp32:
        round_to_half(model)
        round_to_half(vocoder)
    files, others = {}, {}
    for name, module in modules.items():
        files[name] = arguments.out / f"{name}.onnx"
        exact = arguments.out / f"{name}.fp32.onnx"
        export_graph(module, name, inputs[name], outputs[name], exact)
        if name in gpu.GRAPHS:
            others[name] = arguments.out / f"{name}.gpu.onnx"
            gpu.portable(exact, others[name], small=not arguments.fp32)
        if arguments.fp32:
            exact.replace(files[name])
        else:
            SHIPPED[name](exact, files[name])
            exact.unlink()
        print(f"{files[name]} {files[name].stat().st_size / 1e6:.1f} MB")
    described = manifest(config, vocoder.config, statistics, files, arguments.license, model, others)
    (arguments.out / "model.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    if arguments.tiny:
        write_failing(others["velocity"], arguments.out / "velocity.fails.onnx", BUCKETS[2])
    if arguments.golden:
        write_goldens(arguments.golden, modules, inputs, outputs, model, vocoder, whole=arguments.fp32)


if __name__ == "__main__":
    main()
