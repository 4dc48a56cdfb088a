"""Golden tensors: what PyTorch computes, for Java to compare with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from motion_flow.model.flow import solve
from motion_flow.model.vocoder import synthesise

_TYPES = {np.dtype(np.float32): "float32", np.dtype(np.int64): "int64"}


# WebGPU has no shader with so many buffers.
TOO_MANY = 16


def write_failing(source: Path, target: Path, longest: int) -> None:
    """A velocity graph that fails on WebGPU, as it runs, in pieces of more than ``longest`` frames."""
    model = onnx.load(str(source))
    graph, output = model.graph, model.graph.output[0]
    width = output.type.tensor_type.shape.dim[2].dim_value
    for node in graph.node:
        names = [name + "_known" if name == output.name else name for name in node.output]
        del node.output[:]
        node.output.extend(names)
    known, parts = output.name + "_known", [f"part{i}" for i in range(TOO_MANY)]
    value = helper.make_tensor_value_info("chosen", TensorProto.FLOAT, None)
    fails = helper.make_graph([helper.make_node("Split", [known], parts, axis=-1, num_outputs=len(parts)),
                               helper.make_node("Concat", parts, ["chosen"], axis=-1)], "fails", [], [value])
    works = helper.make_graph([helper.make_node("Identity", [known], ["chosen"])], "works", [], [value])
    assert width % TOO_MANY == 0
    graph.initializer.append(helper.make_tensor("longest", TensorProto.INT64, [1], [longest]))
    graph.node.extend([helper.make_node("Shape", ["mel"], ["frames_now"], start=1, end=2),
                       helper.make_node("Greater", ["frames_now", "longest"], ["too_long"]),
                       helper.make_node("If", ["too_long"], [output.name], then_branch=fails, else_branch=works)])
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


class GoldenWriter:
    """Writes cases as raw little-endian files and an index."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._cases = folder, []

    def add(self, case: str, graph: str, inputs: dict, outputs: dict, **extra) -> None:
        """One case; tensors by name."""
        self._cases.append({"case": case, "graph": graph, **extra, "inputs": self._write(case + ".in", inputs),
                            "outputs": self._write(case + ".out", outputs)})

    def _write(self, case: str, tensors: dict) -> dict:
        described = {}
        for name, tensor in tensors.items():
            values = np.ascontiguousarray(tensor.detach().numpy())
            values = values if values.dtype == np.int64 else values.astype(np.float32)
            file = f"{case}.{name}.bin"
            (self._folder / file).write_bytes(values.astype(values.dtype.newbyteorder("<")).tobytes())
            described[name] = {"shape": list(values.shape), "type": _TYPES[values.dtype], "file": file}
        return described

    def close(self) -> None:
        """Write the index."""
        (self._folder / "INDEX.json").write_text(json.dumps(self._cases, indent=1) + "\n", encoding="utf-8")


@torch.no_grad()
def write_goldens(folder: Path, modules: dict, inputs: dict, output_names: dict, model, vocoder,
                  whole: bool = True) -> None:
    """One case a graph; with ``whole`` also one whole solve and one vocoded line."""
    writer = GoldenWriter(folder)
    for name, module in modules.items():
        made = module(*inputs[name].values())
        made = made if isinstance(made, tuple) else (made,)
        writer.add(f"{name}-1", name, inputs[name], dict(zip(output_names[name], made)))
    if not whole:
        writer.close()
        return
    given = {k: v for k, v in inputs["velocity"].items() if k not in ("mel", "motion", "mel_time", "motion_time")}
    noise = {k: inputs["velocity"][k] for k in ("mel", "motion")}
    parts = [k for k in given if k.startswith("condition_")]
    conditions = {**{k: v for k, v in given.items() if k not in parts}, "condition": tuple(given[k] for k in parts)}
    mel, motion = solve(model.field, **noise, conditions=conditions, steps=8, sway=-0.5)
    writer.add("solver-1", "velocity", {**noise, **given}, {"mel": mel, "motion": motion}, steps=8, sway=-0.5)
    writer.add("vocoder-line-1", "vocoder", *_vocoder_line(vocoder))
    writer.close()


def _vocoder_line(vocoder) -> tuple[dict, dict]:
    frames, generator = 90, torch.Generator().manual_seed(5)
    at = torch.linspace(0, 1, frames)[None]
    line = {"mel": torch.randn(1, frames, vocoder.audio.mels, generator=generator) * 0.5,
            "log_f0": 5.1 + 0.2 * torch.sin(6 * at), "voiced": (torch.sin(20 * at) > -0.4).float(),
            "noise": torch.randn(1, frames * vocoder.audio.hop, generator=generator)}
    return line, {"pcm": synthesise(vocoder, **line)}
