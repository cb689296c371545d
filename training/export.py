"""Write a trained network as geoquote ships it: python -m training.export RUN/network.pt src/geoquote/model.

encoder.onnx holds the encoder with int8 weights (or single precision with --fp32, to measure what int8 costs),
heads.npz the heads in half precision, config.json what a reader must know.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from geoquote.neural.features import CONVENTIONS
from geoquote.neural.labels import NER_LABELS
from geoquote.neural.wordpiece import WordPiece
from training.batches import collate
from training.cuts import windows
from training.data import polnear, worldwide
from training.model import DIM, HEADS, LAYERS, Network
from training.train import SIZE, minilm

SAMPLE = 20  # articles of each corpus from which the reach of the inputs is measured
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

    def split(self, x: str, parts: int) -> list[str]:
        """Cut the last axis into equal parts."""
        names = [f"n{len(self.nodes)}.{k}" for k in range(parts)]
        self.nodes.append(helper.make_node("Split", [x], names, axis=-1))
        return names

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray, *, int8: bool, rows: bool = False) -> str:
        """Multiply x [1, t, k] with a weight [n, k] and add a bias [n].

        In int8 each column of the weights has a scale of its own; x has one, or with `rows` one a row: divided by their
        largest values, all rows share the one scale that the operator takes.
        """
        if not int8:
            return self.add("Add", self.add("MatMul", x, self.const(weight.T)), self.const(bias))
        column = np.maximum(np.abs(weight).max(1), 1e-8).astype(np.float32) / 127
        packed = self.const(np.rint(weight / column[:, None]).astype(np.int8).T)
        if not rows:
            fixed = self.const(column), "", self.const(bias)
            return self.add("DynamicQuantizeMatMul", x, packed, *fixed, domain=MS)
        row = self.add("ReduceMax", self.add("Abs", x), axes=[-1], keepdims=1)
        y = self.add("DynamicQuantizeMatMul", self.add("Div", x, row), packed, self.const(column), domain=MS)
        return self.add("Add", self.add("Mul", y, row), self.const(bias))

    def table(self, ids: str, weight: np.ndarray, *, fp32: bool) -> str:
        """Look rows up; in int8 each row has a scale of its own."""
        if fp32:
            return self.add("Gather", self.const(weight), ids)
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
        rows = self.add("Gather", self.const(np.rint(weight / scale).astype(np.int8)), ids)
        return self.add(
            "Mul", self.add("Cast", rows, to=TensorProto.FLOAT), self.add("Gather", self.const(scale), ids)
        )


def encoder(w: dict[str, np.ndarray], reach: dict[str, np.ndarray] | None) -> onnx.ModelProto:
    """Build the encoder: ids [1, t], features [1, t, 3], convention [1] to vectors [1, t, DIM].

    `reach` holds the largest inputs of each multiplication, as `reaches` measures them; None keeps single precision.
    """
    g = Graph()
    x = g.table("ids", w["pieces.weight"], fp32=reach is None)
    t = g.add("Slice", g.add("Shape", "ids"), g.const(np.array([1])), g.const(np.array([2])))
    positions = g.add(
        "Slice", g.const(w["positions.weight"]), g.const(np.array([0])), t, g.const(np.array([0]))
    )
    x = g.add("Add", x, positions)
    for k, name in enumerate(("case", "marks", "starts")):
        column = g.add("Gather", "features", g.const(np.array(k)), axis=2)
        x = g.add("Add", x, g.add("Gather", g.const(w[f"{name}.weight"]), column))
    x = g.add(
        "Add",
        x,
        g.add(
            "Unsqueeze",
            g.add("Gather", g.const(w["convention.weight"]), "convention"),
            g.const(np.array([1])),
        ),
    )
    x = g.add(
        "LayerNormalization", x, g.const(w["norm.weight"]), g.const(w["norm.bias"]), epsilon=1e-12, axis=-1
    )
    for i in range(LAYERS):
        x = layer(g, x, under(w, f"layers.{i}."), None if reach is None else under(reach, f"layers.{i}."))
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


def under(w: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    """Return what stands under a prefix, without it."""
    return {k.removeprefix(prefix): v for k, v in w.items() if k.startswith(prefix)}


def layer(g: Graph, x: str, w: dict[str, np.ndarray], reach: dict[str, np.ndarray] | None) -> str:
    """Add one transformer layer.

    In int8 the inputs that stray far are shrunk and their weights enlarged in turn (SmoothQuant, Xiao et al. 2023):
    the attention's by way of the values it adds up, the others by a multiplication.
    """
    int8, attended = reach is not None, x
    if reach is not None:
        w = w | smoothed(w, reach)
        attended = g.add("Mul", x, g.const(1 / w["qkv.smooth"]))
    qkv = g.linear(attended, w["qkv.weight"], w["qkv.bias"], int8=int8)
    a = g.add("MultiHeadAttention", *g.split(qkv, 3), domain=MS, num_heads=HEADS)
    x = normed(g, x, g.linear(a, w["out.weight"], w["out.bias"], int8=int8), w, "norm1")
    read = g.add("Mul", x, g.const(1 / w["up.smooth"])) if int8 else x
    up = g.add("Gelu", g.linear(read, w["up.weight"], w["up.bias"], int8=int8, rows=True), domain=MS)
    return normed(g, x, g.linear(up, w["down.weight"], w["down.bias"], int8=int8, rows=True), w, "norm2")


def smoothed(w: dict[str, np.ndarray], reach: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return a layer's weights for shrunk inputs, and by what the inputs of "qkv" and "up" are to be divided."""
    factor = {name: smoothing(w[f"{name}.weight"], reach[name]) for name in ("qkv", "out", "up")}
    out = {f"{name}.weight": w[f"{name}.weight"] * by for name, by in factor.items()}
    out |= {"qkv.smooth": factor["qkv"], "up.smooth": factor["up"], "qkv.bias": w["qkv.bias"].copy()}
    for name in ("qkv.weight", "qkv.bias"):
        out[name][-DIM:] = (out[name][-DIM:].T / factor["out"]).T
    return out


def smoothing(weight: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Return by how much each input [k] of a weight [n, k] is shrunk, 1 in the geometric mean."""
    smooth = np.sqrt(np.maximum(reach, 1e-5) / np.maximum(np.abs(weight).max(0), 1e-5))
    return np.asarray(smooth / np.exp(np.log(smooth).mean()))


def normed(g: Graph, x: str, y: str, w: dict[str, np.ndarray], name: str) -> str:
    """Add the residual and normalise; by Sum, since ONNX Runtime makes of Add one operator that takes far longer."""
    weight, bias = g.const(w[f"{name}.weight"]), g.const(w[f"{name}.bias"])
    return g.add("LayerNormalization", g.add("Sum", x, y), weight, bias, epsilon=1e-12, axis=-1)


def reaches(net: Network, pieces: WordPiece, folder: Path) -> dict[str, np.ndarray]:
    """Return the largest value of each input of each multiplication over some training articles."""
    out: dict[str, torch.Tensor] = {}

    def watch(name: str):
        def look(_module, inputs):
            largest = inputs[0].abs().flatten(0, -2).amax(0)
            out[name] = torch.maximum(out[name], largest) if name in out else largest

        return look

    for i, one in enumerate(net.encoder.layers):
        for name in ("qkv", "out", "up", "down"):
            getattr(one, name).register_forward_pre_hook(watch(f"layers.{i}.{name}"))
    rng = random.Random(0)
    examples = [
        *islice(polnear(folder, pieces, set()), SAMPLE),
        *islice(worldwide(folder, pieces, set()), SAMPLE),
    ]
    with torch.no_grad():
        for e in examples:
            e.convention = CONVENTIONS.index("guide")
            for c in windows(e, SIZE, rng):
                b = collate([c], pieces)
                n = int(b.piece_mask.sum())
                net.encoder(b.ids[:, :n], b.features[:, :n], b.convention, b.piece_mask[:, :n])
    return {k: v.numpy() for k, v in out.items()}


def main() -> None:
    """Export as the command line asks."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("network", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--fp32", action="store_true")
    a = ap.parse_args()
    state = torch.load(a.network, weights_only=True, map_location="cpu")
    net = Network()
    net.load_state_dict(state.get("net", state))
    net.eval()
    w = {k: v.numpy() for k, v in net.state_dict().items()}
    a.out.mkdir(parents=True, exist_ok=True)
    pieces = WordPiece.from_file(minilm() / "vocab.txt")
    reach = None if a.fp32 else reaches(net, pieces, Path(os.environ.get("GEOQUOTE_DATA", "../shared")))
    model = encoder(under(w, "encoder."), reach)
    onnx.checker.check_model(model)
    (a.out / "encoder.onnx").write_bytes(model.SerializeToString())
    heads = {k: v.astype(np.float16) for k, v in w.items() if not k.startswith("encoder.")}
    np.savez(a.out / "heads.npz", **heads)
    shutil.copyfile(minilm() / "vocab.txt", a.out / "vocab.txt")
    names = ("encoder.onnx", "heads.npz", "vocab.txt")
    config = {
        "format": FORMAT,
        "conventions": CONVENTIONS,
        "names": NER_LABELS,
        "sha256": {n: hashlib.sha256((a.out / n).read_bytes()).hexdigest() for n in names},
    }
    (a.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
