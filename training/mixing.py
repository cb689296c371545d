"""Write the quotes' head as a graph for ONNX Runtime: python -m training.mixing src/geoquote/model/mixing.onnx.

The graph holds no weights: they are inputs, named as in heads.npz, so that it serves any network of these shapes.
"""

import argparse
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from geoquote.neural.heads import DILATIONS, KERNEL, MAX_DISTANCE
from training.export import MS, Graph
from training.model import FRAME_DIM


def mixing() -> onnx.ModelProto:
    """Build the graph, whose inputs and output `geoquote.neural.mixing.Mixing` explains."""
    g = Graph()
    shapes: dict[str, list[int | str]] = {"keep": ["n", "l", 1]}
    shapes |= {name: ["w", FRAME_DIM] for name in ("word", "gate")}
    shapes |= {name: ["n", 1, FRAME_DIM] for name in ("anchor", "gate_anchor")}
    places = {name: ["n", "l"] for name in ("near", "distance", "paragraph")}

    def weight(name: str, *shape: int | str) -> str:
        shapes[name] = list(shape)
        return name

    def linear(x: str, name: str, out: int | str) -> str:
        y = g.add("MatMul", x, weight(f"{name}.weight", FRAME_DIM, out))
        return g.add("Add", y, weight(f"{name}.bias", out))

    x = g.add("Add", g.add("Gather", "word", "near"), "anchor")
    x = g.add("Add", x, g.add("Mul", g.add("Gather", "gate", "near"), "gate_anchor"))
    for name, count in (("distance", 2 * MAX_DISTANCE + 1), ("paragraph", 5)):
        x = g.add("Add", x, g.add("Gather", weight(f"frames.{name}.weight", count, FRAME_DIM), name))
    norm = weight("frames.norm.weight", FRAME_DIM), weight("frames.norm.bias", FRAME_DIM)
    x = g.add("LayerNormalization", x, *norm, epsilon=1e-5, axis=-1)
    x = g.add("Mul", g.add("Gelu", x, domain=MS), "keep")
    for k, dilation in enumerate(DILATIONS):
        near = (
            weight(f"frames.near.{k}.weight", FRAME_DIM, 1, KERNEL),
            weight(f"frames.near.{k}.bias", FRAME_DIM),
        )
        reach = dilation * (KERNEL // 2)
        shape = {
            "dilations": [dilation],
            "pads": [reach, reach],
            "kernel_shape": [KERNEL],
            "group": FRAME_DIM,
        }
        y = g.add("Conv", g.add("Transpose", x, perm=[0, 2, 1]), *near, **shape)
        y = g.add("Transpose", g.add("Gelu", y, domain=MS), perm=[0, 2, 1])
        x = g.add("Mul", g.add("Add", x, linear(y, f"frames.mix.{k}", FRAME_DIM)), "keep")
    g.nodes.append(helper.make_node("Identity", [linear(x, "frames.out", "k")], ["scores"]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in shapes.items()]
    inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n, shape in places.items()]
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", "l", "k"])
    graph = helper.make_graph(g.nodes, "mixing", inputs, [scores])
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="geoquote")


def main() -> None:
    """Write the file."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    model = mixing()
    onnx.checker.check_model(model)
    ap.parse_args().out.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
