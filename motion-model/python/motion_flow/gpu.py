"""From an exported fp32 graph to one for GPUs: operators that WebGPU runs, and weights that are int8 in the file alone.

ONNX Runtime's WebGPU provider leaves int8 products to the processor, and copies their inputs and outputs there and back at
every one of them. Here the products are fp32, and the weights become fp32 as the session loads, with one bit more than
a processor's (compact.LARGEST).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from motion_flow.compact import Graph, attribute

# What runs often enough for a GPU to pay; the text encoder and the style encoder stay on the processor.
GRAPHS = ("condition", "velocity", "motion_velocity", "vocoder")
# WebGPU grants a shader eight buffers everywhere; a Split takes one for its input and one for each output.
MOST_PARTS = 7


def portable(source: Path, target: Path, small: bool = True) -> None:
    """Write the form for GPUs; ``small``: with int8 weights."""
    graph = Graph(source)
    cut_splits(graph)
    if small:
        store_bytes(graph)
    graph.save(target)


def cut_splits(graph: Graph) -> None:
    """A Split into many parts becomes as many Slices."""
    for node in [n for n in graph.nodes if n.op_type == "Split" and len(n.output) > MOST_PARTS]:
        axis = np.array([attribute(node, "axis", 0)], np.int64)
        ends = np.cumsum(graph.constants[node.input[1]])
        made = []
        for i, output in enumerate(node.output):
            names = [f"{output}.{part}" for part in ("begin", "end", "axis")]
            begin = ends[i - 1] if i else 0
            graph.constants.update(zip(names, (np.array([begin], np.int64), np.array([ends[i]], np.int64), axis)))
            made.append(helper.make_node("Slice", [node.input[0], *names], [output]))
        graph.replace([node], made)


def store_bytes(graph: Graph) -> None:
    """Every learnt matrix (one named ``.weight``) is int8 times a scale a column; the session multiplies once, at load."""
    made, done = [], set()
    for node in graph.nodes:
        if node.op_type not in ("MatMul", "Gemm") or ".weight" not in node.input[1] or node.input[1] in done:
            continue
        name = node.input[1]
        weight = graph.constants.get(name)
        if weight is None:
            continue
        done.add(name)
        summed = 1 if node.op_type == "Gemm" and attribute(node, "transB", 0) else 0
        scale = np.maximum(np.abs(graph.constants.pop(name)).max(summed, keepdims=True), 1e-8) / 127
        graph.constants[name + "_quantized"] = np.rint(weight / scale).astype(np.int8)
        graph.constants[name + "_scale"] = scale.astype(np.float32)
        made += [helper.make_node("Cast", [name + "_quantized"], [name + "_whole"], to=TensorProto.FLOAT),
                 helper.make_node("Mul", [name + "_whole", name + "_scale"], [name])]
    graph.nodes[:0] = made
