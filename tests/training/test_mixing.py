from importlib.resources import files

import pytest

pytest.importorskip("torch", reason="training only: torch is not installed here")

import onnx

from training.mixing import mixing


def test_the_graph_that_ships_is_the_one_that_is_written():
    shipped = onnx.load_from_string((files("geoquote") / "model" / "mixing.onnx").read_bytes())
    assert shipped.graph == mixing().graph
