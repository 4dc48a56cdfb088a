"""Graphs for processors compute what the exported ones do, in fewer and quicker operators."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from motion_flow import export
from motion_flow.compact import compact

GRAPHS = ["text_encoder", "condition", "velocity", "motion_velocity", "vocoder"]


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compact")
    _, model, vocoder, _ = export.tiny_models()
    modules, inputs = export.graph_modules(model, vocoder), export.example_inputs(model, torch.Generator().manual_seed(1))
    for name in GRAPHS:
        export.export_graph(modules[name], name, inputs[name], export.output_names(model)[name], folder / f"{name}.exact")
        compact(folder / f"{name}.exact", folder / f"{name}.onnx")
    return folder, model


def run(path, inputs):
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {k: v.numpy() for k, v in inputs.items()})


@pytest.mark.parametrize("name", GRAPHS)
def test_small_weights_cost_little(graphs, name):
    folder, model = graphs
    inputs = export.example_inputs(model, torch.Generator().manual_seed(2), phones=31, frames=100)[name]
    for exact, small in zip(run(folder / f"{name}.exact", inputs), run(folder / f"{name}.onnx", inputs)):
        assert exact.shape == small.shape
        assert np.abs(exact - small).mean() < 0.05 * np.abs(exact).mean()


@pytest.mark.parametrize("name", GRAPHS)
def test_two_products_fit_sixteen_bits(graphs, name):
    """Processors without VNNI add two at a time there, and what does not fit is cut off without a word."""
    graph = onnx.load(str(graphs[0] / f"{name}.onnx")).graph
    weights = [onnx.numpy_helper.to_array(t).astype(int) for t in graph.initializer if t.name.endswith("_quantized")]
    assert weights
    for weight in weights:
        rows = weight[:len(weight) // 2 * 2].reshape(-1, 2, weight.shape[1])
        sums = 255 * np.concatenate([np.maximum(rows, 0).sum(1), np.minimum(rows, 0).sum(1)])
        assert -2 ** 15 <= sums.min() and sums.max() < 2 ** 15


@pytest.mark.parametrize("name", GRAPHS)
def test_no_scalar_norm_and_no_learnt_float_matrix_is_left(graphs, name):
    folder, _ = graphs
    graph = onnx.load(str(folder / f"{name}.onnx")).graph
    assert all(node.op_type != "LayerNormalization" for node in graph.node)
    matrices = [t.name for t in graph.initializer if ".weight" in t.name and len(t.dims) == 2
                and t.data_type == onnx.TensorProto.FLOAT and min(t.dims) > 16]
    assert not [m for m in matrices if any(m in n.input for n in graph.node if n.op_type in ("MatMul", "Gemm"))]


def test_two_rows_are_computed_like_one(graphs):
    folder, model = graphs
    inputs = export.example_inputs(model, torch.Generator().manual_seed(3), frames=64)["velocity"]
    one = run(folder / "velocity.onnx", inputs)
    two = run(folder / "velocity.onnx", {k: v.repeat(2, *[1] * (v.dim() - 1)) for k, v in inputs.items()})
    for a, b in zip(one, two):
        np.testing.assert_allclose(np.concatenate([a, a]), b, atol=1e-4, rtol=1e-3)
