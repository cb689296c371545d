"""Write a trained network as geoquote ships it: python -m training.export RUN/network.pt src/geoquote/model.

encoder.onnx holds the encoder with int8 weights (or single precision with --fp32, to measure what int8 costs),
heads.npz the heads in half precision, config.json what a reader must know.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from geoquote.neural.features import CONVENTIONS
from geoquote.neural.labels import NER_LABELS
from training.model import DIM, HEADS, LAYERS
from training.train import minilm

BLOCK = 32  # weights that share a scale: fewer lose less
MS = "com.microsoft"
FORMAT = 1  # raised when a reader of an older geoquote could not use the files


class Graph:
    """An ONNX graph under construction; `add` returns the name of a node's output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def const(self, array: np.ndarray) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def add(self, op: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name

    def matmul(self, x: str, weight: np.ndarray, *, fp32: bool) -> str:
        """Multiply x [..., k] with a weight [n, k]: in blocks of int8 weights, activations scaled row by row."""
        if fp32:
            return self.add("MatMul", x, self.const(weight.T))
        n, k = weight.shape
        blocks = weight.reshape(n, k // BLOCK, BLOCK)
        scale = np.maximum(np.abs(blocks).max(-1), 1e-8).astype(np.float32) / 127
        packed = (np.clip(np.rint(blocks / scale[..., None]), -127, 127) + 128).astype(np.uint8)
        return self.add(
            "MatMulNBits", x, self.const(packed), self.const(scale.reshape(-1)), domain=MS,
            K=k, N=n, bits=8, block_size=BLOCK, accuracy_level=4,
        )

    def table(self, ids: str, weight: np.ndarray, *, fp32: bool) -> str:
        """Look rows up; in int8 each row has a scale of its own."""
        if fp32:
            return self.add("Gather", self.const(weight), ids)
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
        rows = self.add("Gather", self.const(np.rint(weight / scale).astype(np.int8)), ids)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), self.add("Gather", self.const(scale), ids))


def encoder(w: dict[str, np.ndarray], *, fp32: bool) -> onnx.ModelProto:
    """Build the encoder: ids [1, t], features [1, t, 3], convention [1] to vectors [1, t, DIM]."""
    g = Graph()
    x = g.table("ids", w["pieces.weight"], fp32=fp32)
    t = g.add("Slice", g.add("Shape", "ids"), g.const(np.array([1])), g.const(np.array([2])))
    positions = g.add("Slice", g.const(w["positions.weight"]), g.const(np.array([0])), t, g.const(np.array([0])))
    x = g.add("Add", x, positions)
    for k, name in enumerate(("case", "marks", "starts")):
        column = g.add("Gather", "features", g.const(np.array(k)), axis=2)
        x = g.add("Add", x, g.add("Gather", g.const(w[f"{name}.weight"]), column))
    x = g.add("Add", x, g.add("Unsqueeze", g.add("Gather", g.const(w["convention.weight"]), "convention"), g.const(np.array([1]))))
    x = g.add("LayerNormalization", x, g.const(w["norm.weight"]), g.const(w["norm.bias"]), epsilon=1e-12, axis=-1)
    for i in range(LAYERS):
        x = layer(g, x, {k.removeprefix(f"layers.{i}."): v for k, v in w.items() if k.startswith(f"layers.{i}.")}, fp32=fp32)
    g.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("features", TensorProto.INT64, [1, "pieces", 3]),
        helper.make_tensor_value_info("convention", TensorProto.INT64, [1]),
    ]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "pieces", DIM])]
    graph = helper.make_graph(g.nodes, "geoquote", inputs, outputs, g.weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="geoquote")


def layer(g: Graph, x: str, w: dict[str, np.ndarray], *, fp32: bool) -> str:
    """Add one transformer layer."""
    parts = []
    for k in range(3):
        own = slice(k * DIM, (k + 1) * DIM)
        parts.append(g.add("Add", g.matmul(x, w["qkv.weight"][own], fp32=fp32), g.const(w["qkv.bias"][own])))
    a = g.add("MultiHeadAttention", *parts, domain=MS, num_heads=HEADS)
    a = g.add("Add", g.matmul(a, w["out.weight"], fp32=fp32), g.const(w["out.bias"]))
    x = normed(g, x, a, w, "norm1")
    up = g.add("BiasGelu", g.matmul(x, w["up.weight"], fp32=fp32), g.const(w["up.bias"]), domain=MS)
    down = g.add("Add", g.matmul(up, w["down.weight"], fp32=fp32), g.const(w["down.bias"]))
    return normed(g, x, down, w, "norm2")


def normed(g: Graph, x: str, y: str, w: dict[str, np.ndarray], name: str) -> str:
    """Add the residual and normalise."""
    weight, bias = g.const(w[f"{name}.weight"]), g.const(w[f"{name}.bias"])
    return g.add("LayerNormalization", g.add("Add", x, y), weight, bias, epsilon=1e-12, axis=-1)


def main() -> None:
    """Export as the command line asks."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("network", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--fp32", action="store_true")
    a = ap.parse_args()
    state = torch.load(a.network, weights_only=True, map_location="cpu")
    w = {k: v.numpy() for k, v in state.get("net", state).items()}
    a.out.mkdir(parents=True, exist_ok=True)
    model = encoder({k.removeprefix("encoder."): v for k, v in w.items() if k.startswith("encoder.")}, fp32=a.fp32)
    onnx.checker.check_model(model)
    (a.out / "encoder.onnx").write_bytes(model.SerializeToString())
    heads = {k: v.astype(np.float16) for k, v in w.items() if not k.startswith("encoder.")}
    np.savez(a.out / "heads.npz", **heads)
    shutil.copyfile(minilm() / "vocab.txt", a.out / "vocab.txt")
    names = ("encoder.onnx", "heads.npz", "vocab.txt")
    config = {
        "format": FORMAT, "conventions": CONVENTIONS, "names": NER_LABELS,
        "sha256": {n: hashlib.sha256((a.out / n).read_bytes()).hexdigest() for n in names},
    }
    (a.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
