"""From an exported fp32 graph to the one that ships for processors: int8 weights, and operators that run fast.

ONNX Runtime's LayerNormalization is scalar code; InstanceNormalization over tokens is the same sum, vectorised. Where a
matrix reads its input at several times, the input is quantised once and moved about as bytes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

RUNTIME = "com.microsoft"
LARGEST = 63
"""Of a weight's bytes. Processors without VNNI (AVX2, AVX-512) add two products of an unsigned byte, an input's, and a
signed one, a weight's, in 16 bits that do not hold more: 2 * 255 * 63 < 2^15. With 127 a fifth of the motion's velocity
was wrong there (docs/experiments.md)."""
_LEAST_HALF = 256  # values of an initializer that is worth halving


class Graph:
    """An ONNX graph under the knife."""

    def __init__(self, path: Path):
        self.model = onnx.load(str(path))
        self.nodes = list(self.model.graph.node)
        self.constants = {t.name: numpy_helper.to_array(t) for t in self.model.graph.initializer}
        for node in [n for n in self.nodes if n.op_type == "Constant" and n.attribute[0].name == "value"]:
            self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            self.nodes.remove(node)
        self._share()

    def _share(self) -> None:
        """Read constants by their own names: the exporter hands copies on where one is used again."""
        names: dict[str, str] = {}
        for node in [n for n in self.nodes if n.op_type == "Identity"]:
            if names.get(node.input[0], node.input[0]) in self.constants:
                names[node.output[0]] = names.get(node.input[0], node.input[0])
                self.nodes.remove(node)
        for node in self.nodes:
            for i, name in enumerate(node.input):
                node.input[i] = names.get(name, name)

    def maker(self, tensor: str) -> NodeProto | None:
        """The node that computes a tensor."""
        return next((n for n in self.nodes if tensor in n.output), None)

    def readers(self, tensor: str) -> list[NodeProto]:
        """The nodes that read a tensor; empty for one that leaves the graph."""
        left = any(o.name == tensor for o in self.model.graph.output)
        return [] if left else [n for n in self.nodes if tensor in n.input]

    def replace(self, old: list[NodeProto], new: list[NodeProto]) -> None:
        """Put nodes where the first of others was."""
        at = self.nodes.index(old[0])
        for node in old:
            self.nodes.remove(node)
        self.nodes[at:at] = new

    def _ordered(self, wanted: list[str]) -> list[NodeProto]:
        """The nodes behind some tensors, each after those that it reads."""
        makers = {o: node for node in self.nodes for o in node.output}
        order, seen, open_ = [], set(), [(makers[o], False) for o in reversed(wanted)]
        while open_:
            node, ready = open_.pop()
            if ready:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                open_.append((node, True))
                open_.extend((makers[i], False) for i in reversed(node.input) if i in makers)
        return order

    def save(self, path: Path) -> None:
        """Write what is still read."""
        graph = self.model.graph
        kept = self._ordered([o.name for o in graph.output])
        wanted = {i for node in kept for i in node.input}
        del graph.node[:], graph.initializer[:], graph.value_info[:]
        graph.node.extend(kept)
        graph.initializer.extend(numpy_helper.from_array(np.asarray(v), k) for k, v in self.constants.items() if k in wanted)
        if all(o.domain != RUNTIME for o in self.model.opset_import):
            self.model.opset_import.append(helper.make_opsetid(RUNTIME, 1))
        onnx.save(self.model, str(path))


def attribute(node: NodeProto, name: str, default=None):
    """Value of a node's attribute."""
    return next((helper.get_attribute_value(a) for a in node.attribute if a.name == name), default)


def quick_norms(graph: Graph) -> None:
    """LayerNormalization of (B,T,C) -> InstanceNormalization with T as channels, then scale and shift.

    A time bias that is added next is added to the shift instead, which is one row.
    """
    sizes: dict[str, tuple[str, str]] = {}
    for node in [n for n in graph.nodes if n.op_type == "LayerNormalization"]:
        x, weight, bias = node.input
        ones, zeros, made = _unit(graph, x, sizes)
        old, out, shift = [node], node.output[0], bias
        added = _only(graph, out, "Add")
        if added is not None:
            other = next(i for i in added.input if i != out)
            if _is_row(graph, other):
                shift = out + ".shift"
                made.append(helper.make_node("Add", [bias, other], [shift]))
                old, out = [added, node], added.output[0]
        made += [helper.make_node("InstanceNormalization", [x, ones, zeros], [node.output[0] + ".unit"],
                                  epsilon=attribute(node, "epsilon", 1e-5)),
                 helper.make_node("Mul", [node.output[0] + ".unit", weight], [node.output[0] + ".scaled"]),
                 helper.make_node("Add", [node.output[0] + ".scaled", shift], [out])]
        graph.replace(old, made)


def _unit(graph: Graph, x: str, sizes: dict) -> tuple[str, str, list[NodeProto]]:
    """(ones, zeros) of as many values as x has tokens, and the nodes that make them: once a graph."""
    if "ones" in sizes:
        return *sizes["ones"], []
    sizes["ones"] = ("tokens.ones", "tokens.zeros")
    nodes = [helper.make_node("Shape", [x], ["tokens"], start=1, end=2)]
    for name, value in zip(sizes["ones"], (1, 0)):
        nodes.append(helper.make_node("ConstantOfShape", ["tokens"], [name],
                                      value=numpy_helper.from_array(np.full(1, value, np.float32))))
    return *sizes["ones"], nodes


def _only(graph: Graph, tensor: str, kind: str) -> NodeProto | None:
    """The only reader of a tensor, if it is of a kind."""
    readers = graph.readers(tensor)
    return readers[0] if len(readers) == 1 and readers[0].op_type == kind else None


def _is_row(graph: Graph, tensor: str) -> bool:
    """Whether a tensor is (B,1,C): one of the parts into which the time's biases are split."""
    maker = graph.maker(tensor)
    return maker is not None and maker.op_type == "Split"


def quantise(graph: Graph) -> None:
    """int8 weights of 7 bits, a scale a column, for every learnt matrix (one named ``.weight``); inputs quantised as the
    graph runs.

    Matrices that were not learnt stay as they are: int8 spoils phases.
    """
    bytes_of: dict[str, list[str]] = {}
    for node in [n for n in graph.nodes if n.op_type in ("MatMul", "Gemm") and ".weight" in n.input[1]]:
        if node.input[1] not in graph.constants:
            continue
        weight = graph.constants[node.input[1]]
        turned = node.op_type == "Gemm" and attribute(node, "transB", 0)
        _Product(graph, node, weight.T if turned else weight, bytes_of).write()


class _Product:
    """One matrix product of int8 numbers, with its bias, and one for each part into which the result is split."""

    def __init__(self, graph: Graph, node: NodeProto, weight: np.ndarray, bytes_of: dict[str, list[str]]):
        self.graph, self.node, self.weight, self.bytes_of = graph, node, weight, bytes_of
        self.old, self.out, self.bias = [node], node.output[0], ""
        if node.op_type == "Gemm" and len(node.input) > 2:
            self.bias = node.input[2]
        added = None if self.bias else _only(graph, self.out, "Add")
        other = next((i for i in added.input if i != self.out), "") if added is not None else ""
        if graph.constants.get(other, np.zeros(())).ndim == 1:
            self.bias, self.out = other, added.output[0]
            self.old = [added, node]

    def write(self) -> None:
        """Put the product in the node's place."""
        made: list[NodeProto] = []
        quantised = self._quantised(made)
        split = _only(self.graph, self.out, "Split")
        name = self.node.input[1]
        if split is None or not self._leaves(split):
            made.append(self._product(quantised, name, self.weight, self.bias, self.out))
        else:
            self._parts(quantised, split, made)
        self.graph.replace(self.old, made)

    def _leaves(self, split: NodeProto) -> bool:
        return any(o.name == split.output[0] for o in self.graph.model.graph.output)

    def _parts(self, quantised: list[str], split: NodeProto, made: list[NodeProto]) -> None:
        ends = np.cumsum(self.graph.constants[split.input[1]])[:-1]
        self.old = [split] + self.old
        biases = np.split(self.graph.constants[self.bias], ends)
        for i, (weight, bias) in enumerate(zip(np.split(self.weight, ends, 1), biases)):
            self.graph.constants[f"{self.bias}.slice{i}"] = bias
            made.append(self._product(quantised, f"{self.node.input[1]}.slice{i}", weight, f"{self.bias}.slice{i}",
                                      split.output[i]))

    def _product(self, quantised: list[str], name: str, weight: np.ndarray, bias: str, out: str) -> NodeProto:
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / LARGEST
        self.graph.constants[name + "_quantized"] = np.rint(weight / scale).astype(np.int8)
        self.graph.constants[name + "_scale"] = scale.astype(np.float32)
        x, size, zero = quantised
        return helper.make_node("MatMulIntegerToFloat", [x, name + "_quantized", size, name + "_scale", zero, "", bias],
                                [out], domain=RUNTIME)

    def _quantised(self, made: list[NodeProto]) -> list[str]:
        """(bytes, scale, zero point) of the input; of shifted copies side by side, the copies of its bytes."""
        source = self.node.input[0]
        if source in self.bytes_of:
            return self.bytes_of[source]
        moved = self._shifts(source)
        root = moved[0][0] if moved else source
        if root not in self.bytes_of:
            self.bytes_of[root] = [root + ".bytes", root + ".size", root + ".zero"]
            made.append(helper.make_node("DynamicQuantizeLinear", [root], self.bytes_of[root]))
        if moved:
            self._join(source, moved, made)
        return self.bytes_of[source]

    def _join(self, source: str, moved: list[tuple[str, str | None]], made: list[NodeProto]) -> None:
        """Shifted bytes side by side; what is not a shifted copy is quantised by the same scale, whose range holds it."""
        root, parts = moved[0][0], []
        x, size, zero = self.bytes_of[root]
        for i, (tensor, by) in enumerate(moved):
            parts.append(x if tensor == root and by is None else f"{source}.bytes{i}")
            if tensor != root:
                made.append(helper.make_node("QuantizeLinear", [tensor, size, zero], [parts[-1]]))
            elif by is not None:
                made.append(helper.make_node("Pad", [x, by, zero], [parts[-1]]))
        made.append(helper.make_node("Concat", parts, [source + ".bytes"], axis=-1))
        self.bytes_of[source] = [source + ".bytes", size, zero]

    def _shifts(self, source: str) -> list[tuple[str, str | None]]:
        """[(tensor, amount of its shift or None)] if the input is mainly one tensor, the first, seen at several times."""
        joined = self.graph.maker(source)
        if joined is None or joined.op_type != "Concat":
            return []
        makers = [self.graph.maker(i) for i in joined.input]
        seen = [(m.input[0], m.input[1]) if m is not None and m.op_type == "Pad" else (i, None)
                for i, m in zip(joined.input, makers)]
        return seen if sum(tensor == seen[0][0] for tensor, _ in seen) > 2 else []


def halve(graph: Graph) -> None:
    """fp16 initializers with casts: half the file, folded back to fp32 when the session loads."""
    casts = []
    for name, values in list(graph.constants.items()):
        if values.dtype == np.float32 and values.size >= _LEAST_HALF:
            graph.constants[name + "_half"] = graph.constants.pop(name).astype(np.float16)
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    graph.nodes[:0] = casts


def compact(source: Path, target: Path) -> None:
    """int8 matrices, quick operators, and what the runtime would rewrite at each start already written."""
    graph = Graph(source)
    quick_norms(graph)
    quantise(graph)
    graph.save(target)
    settle(target)


def settle(path: Path) -> None:
    """Let ONNX Runtime rewrite a graph once and for all, as it would at each start: it loads three times as fast then.

    Of its rewriting only what holds on every processor.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
    model = onnx.load(str(path))
    used = {node.domain for node in model.graph.node} | {""}
    kept = [o for o in model.opset_import if o.domain in used]
    del model.opset_import[:]
    model.opset_import.extend(kept)
    onnx.save(model, str(path))


def half(source: Path, target: Path) -> None:
    """fp16 weights alone."""
    graph = Graph(source)
    halve(graph)
    graph.save(target)
