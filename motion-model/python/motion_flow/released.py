"""Weights out of released graphs: training can start from what ships, with no checkpoint in the repository.

The graphs for GPUs hold eight bits of a weight, those for processors seven (compact.LARGEST); the former are read where
both are there.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

# Graph -> prefix of its parameters in the joint model. The motion tower's own graph repeats a part of the field's.
PREFIXES = {"text_encoder": "text.", "style_encoder": "style.", "planner": "planner.", "condition": "condition.",
            "velocity": "field."}
_TURNED = ".turned"  # the initializer holds the transpose
_ROW, _MOST_ROWS = ".row", 8  # the initializer holds one row
_PART = ".slice"  # the initializer holds some of the columns, of a bias some of the values


def name_initializers(path: Path, module: nn.Module) -> int:
    """Give the initializers of an exported fp32 graph the names of the parameters they hold; returns how many."""
    graph = onnx.load(str(path))
    by_value = {}
    for name, parameter in module.named_parameters():
        values = parameter.detach().numpy()
        by_value[values.shape, values.tobytes()] = name
        if values.ndim == 2:
            by_value.setdefault((values.T.shape, np.ascontiguousarray(values.T).tobytes()), name + _TURNED)
            if len(values) <= _MOST_ROWS:  # a kernel that the exporter takes apart
                by_value.update({(row.shape, row.tobytes()): f"{name}{_ROW}{i}" for i, row in enumerate(values)})
    # Equal parameters share one initializer, and the others' names stand for copies of it.
    taken = {t.name for t in graph.graph.initializer} | {o for node in graph.graph.node for o in node.output}
    names = {}
    for tensor in graph.graph.initializer:
        values = numpy_helper.to_array(tensor)
        name = by_value.get((values.shape, values.tobytes()))
        if name and name not in taken:
            taken.add(name)
            names[tensor.name] = name
            tensor.name = name
    for node in graph.graph.node:
        for i, key in enumerate(node.input):
            node.input[i] = names.get(key, key)
    onnx.save(graph, str(path))
    return len(names)


def read(folder: Path, prefixes: dict[str, str] | None = None) -> dict[str, torch.Tensor]:
    """Parameters of the joint model, or of the graphs given, by name, as well as the released precision knows them."""
    found = {}
    for graph, prefix in (prefixes or PREFIXES).items():
        finer = folder / f"{graph}.gpu.onnx"
        path = finer if finer.exists() else folder / f"{graph}.onnx"
        if not path.exists():
            raise SystemExit(f"{path} is missing; give a folder of released graphs")
        stored = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer}
        for key, values in stored.items():
            name, values = _restore(key, values, stored, path == finer)
            if name and values.dtype.kind == "f":
                turned = name.endswith(_TURNED)
                values = np.ascontiguousarray(values.T if turned else values, np.float32)
                found[prefix + name.removesuffix(_TURNED)] = torch.from_numpy(np.array(values))
    return _join_rows(_join_parts(found))


def statistics(folder: Path) -> dict:
    """What a released model was trained under: means and spreads of mel, motion, pitch and energy."""
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    prosody = told["prosody"]
    return {"mel_mean": told["mel"]["mean"], "mel_sd": told["mel"]["sd"], "motion_mean": told["motion"]["mean"],
            "motion_sd": told["motion"]["sd"], "log_f0_mean": prosody["logF0Mean"], "log_f0_sd": prosody["logF0Sd"],
            "energy_mean": prosody["energyMean"], "energy_sd": prosody["energySd"]}


def _join_parts(found: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Outputs that a graph computes apart are rows of one weight, and stretches of one bias."""
    parts: dict[str, dict[int, torch.Tensor]] = {}
    for key in [k for k in found if _PART in k]:
        name, number = key.rsplit(_PART, 1)
        parts.setdefault(name.removesuffix(_TURNED), {})[int(number)] = found.pop(key)
    return {**found, **{name: torch.cat([by[i] for i in sorted(by)]) for name, by in parts.items()}}


def _join_rows(found: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    rows: dict[str, dict[int, torch.Tensor]] = {}
    for key in [k for k in found if _ROW in k]:
        name, number = key.rsplit(_ROW, 1)
        rows.setdefault(name, {})[int(number)] = found.pop(key).flatten()
    return {**found, **{name: torch.stack([parts[i] for i in sorted(parts)]) for name, parts in rows.items()}}


def _restore(key: str, values: np.ndarray, stored: dict, as_was: bool) -> tuple[str | None, np.ndarray]:
    """(parameter name, fp32 values) of an fp32, fp16 or int8 initializer; (None, ...) for scales and zero points.

    ``as_was``: int8 weights stand as they were exported; otherwise they were all turned to (inputs, outputs).
    """
    if key.endswith("_half"):
        return key.removesuffix("_half"), values.astype(np.float32)
    if key.endswith("_quantized"):
        name = key.removesuffix("_quantized")
        centred = values.astype(np.float32) - stored.get(name + "_zero_point", np.zeros(())).astype(np.float32)
        values = centred * stored[name + "_scale"]
        return (name, values) if as_was else (_name(name) + _TURNED, values)
    if key.endswith(("_scale", "_zero_point")):
        return None, values
    return key, values


def _name(key: str) -> str:
    """Without the mark of a transpose, which stands before that of a part."""
    return key.replace(_TURNED, "", 1)
