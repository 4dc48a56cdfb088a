"""The exported graphs compute what PyTorch computes, at other sizes than they were exported with."""

import json

import numpy as np
import onnxruntime
import pytest
import torch

from motion_flow import export


GRAPHS = ["text_encoder", "style_encoder", "condition", "velocity", "motion_velocity", "vocoder"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graphs")
    config, model, vocoder, statistics = export.tiny_models()
    modules = export.graph_modules(model, vocoder)
    inputs = export.example_inputs(model, torch.Generator().manual_seed(1))
    for name, module in modules.items():
        export.export_graph(module, name, inputs[name], export.output_names(model)[name], folder / f"{name}.onnx")
    return folder, model, modules, config, statistics


def resized(model, batch):
    one = export.example_inputs(model, torch.Generator().manual_seed(2), phones=31, frames=100)
    return {graph: {k: v.repeat(batch, *[1] * (v.dim() - 1)) for k, v in inputs.items()}
            for graph, inputs in one.items()}


def field_inputs(model):
    """What the velocity graph reads, the parts of the condition as one tuple."""
    inputs = resized(model, 1)["velocity"]
    parts = [inputs.pop(name) for name in export.condition_names(model)]
    return {**inputs, "condition": tuple(parts)}


@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize("graph", GRAPHS)
def test_graph_equals_module(tiny, graph, batch):
    folder, model, modules, _, _ = tiny
    inputs = resized(model, batch)[graph]
    with torch.no_grad():
        expected = modules[graph](*inputs.values())
    expected = expected if isinstance(expected, tuple) else (expected,)
    session = onnxruntime.InferenceSession(str(folder / f"{graph}.onnx"), providers=["CPUExecutionProvider"])
    made = session.run(None, {k: v.numpy() for k, v in inputs.items()})
    assert [o.name for o in session.get_outputs()] == export.output_names(model)[graph]
    for a, b in zip(made, expected):
        np.testing.assert_allclose(a, b.numpy(), atol=1e-4, rtol=1e-3)


def test_motion_alone_equals_joint_field_without_mel(tiny):
    _, model, _, _, _ = tiny
    inputs = field_inputs(model)
    own = ("motion", "motion_time", "motion_context", "motion_given", "condition", "frames")
    with torch.no_grad():
        alone = model.field.motion_alone(**{k: inputs[k] for k in own})
        _, together = model.field(**inputs, mel_present=torch.zeros(1))
    torch.testing.assert_close(alone, together, atol=1e-5, rtol=1e-4)


def test_nothing_is_seen_beyond_the_mask(tiny):
    """Padding frames must not change real ones: Java pads every piece to a bucket."""
    _, model, _, _, _ = tiny
    inputs = field_inputs(model)
    with torch.no_grad():
        before = model.field(**inputs)
        changed = dict(inputs)
        padding = inputs["frames"] == 0
        for key in ("mel", "motion", "mel_context", "motion_context"):
            changed[key] = inputs[key].clone()
            changed[key][padding] = 9.0
        after = model.field(**changed)
    real = inputs["frames"][0] == 1
    for a, b in zip(before, after):
        torch.testing.assert_close(a[0, real], b[0, real])


def test_manifest_names_every_graph(tiny, tmp_path):
    folder, model, _, config, statistics = tiny
    files = {name: folder / f"{name}.onnx" for name in GRAPHS}
    described = json.loads(json.dumps(export.manifest(config, config.vocoder, statistics, files, "CC0-1.0",
                                                      model)))
    assert len(described["motion"]["channels"]) == 54
    assert len(described["graphs"]) == 6
    assert all(len(graph["sha256"]) == 64 for graph in described["graphs"].values())
