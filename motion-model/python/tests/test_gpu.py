"""Graphs for a GPU compute what the processor's do, in operators that WebGPU runs."""

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from motion_flow import gpu
from motion_flow.compact import compact

SIZES = np.arange(10, dtype=np.int64) % 3 + 3


@pytest.fixture
def exact(tmp_path):
    """Two products, one of them of a turned matrix, and a Split into ten parts."""
    rng = np.random.default_rng(4)
    weights = {"a.weight": rng.standard_normal((16, 24)), "b.weight": rng.standard_normal((SIZES.sum(), 24)),
               "b.bias": rng.standard_normal(SIZES.sum())}
    tensors = [numpy_helper.from_array(v.astype(np.float32), k) for k, v in weights.items()]
    nodes = [helper.make_node("MatMul", ["x", "a.weight"], ["h"]),
             helper.make_node("Gemm", ["h", "b.weight", "b.bias"], ["y"], transB=1),
             helper.make_node("Split", ["y", "sizes"], [f"part{i}" for i in range(10)], axis=-1),
             helper.make_node("Concat", [f"part{i}" for i in reversed(range(10))], ["z"], axis=-1)]
    graph = helper.make_graph(nodes, "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 16])],
                              [helper.make_tensor_value_info("z", TensorProto.FLOAT, None)],
                              [*tensors, numpy_helper.from_array(SIZES, "sizes")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    onnx.save(model, str(tmp_path / "exact.onnx"))
    return tmp_path / "exact.onnx", rng.standard_normal((5, 16)).astype(np.float32)


def run(path, x):
    return onnxruntime.InferenceSession(str(path)).run(None, {"x": x})[0]


def test_splits_are_cut_without_a_change_of_values(exact, tmp_path):
    path, x = exact
    gpu.portable(path, tmp_path / "gpu.onnx", small=False)
    assert "Split" not in {node.op_type for node in onnx.load(str(tmp_path / "gpu.onnx")).graph.node}
    np.testing.assert_allclose(run(tmp_path / "gpu.onnx", x), run(path, x), rtol=1e-6)


def test_small_files_multiply_as_floats(exact, tmp_path):
    path, x = exact
    gpu.portable(path, tmp_path / "gpu.onnx")
    graph = onnx.load(str(tmp_path / "gpu.onnx")).graph
    assert {node.op_type for node in graph.node} == {"Cast", "Mul", "MatMul", "Gemm", "Slice", "Concat"}
    stored = {t.name: t.data_type for t in graph.initializer}
    assert stored["a.weight_quantized"] == stored["b.weight_quantized"] == TensorProto.INT8
    assert "a.weight" not in stored and "b.weight" not in stored
    expected = run(path, x)
    # int8: a 254th of each column's largest weight, through two products.
    assert np.abs(run(tmp_path / "gpu.onnx", x) - expected).max() < 0.03 * np.abs(expected).max()


def test_the_weights_are_the_processors_and_one_bit_finer(exact, tmp_path):
    path, _ = exact
    gpu.portable(path, tmp_path / "gpu.onnx")
    compact(path, tmp_path / "cpu.onnx")
    ours, theirs = ({t.name: numpy_helper.to_array(t) for t in onnx.load(str(tmp_path / f)).graph.initializer}
                    for f in ("gpu.onnx", "cpu.onnx"))
    fine, coarse = ours["a.weight_scale"].ravel(), theirs["a.weight_scale"]
    np.testing.assert_allclose(coarse / fine, 127 / 63, rtol=1e-6)
    off = ours["a.weight_quantized"] * fine - theirs["a.weight_quantized"] * coarse
    assert (np.abs(off) <= 0.5001 * (fine + coarse)).all()
