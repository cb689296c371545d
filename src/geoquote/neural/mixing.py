"""The words around an anchor mixed into tag scores, by ONNX Runtime: the better part of the quotes' head.

The graph that ships with geoquote has the weights as inputs; `training/mixing.py` writes it.
"""

from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoquote.neural.session import opened

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

Ints = NDArray[np.int64]

PARTS = ("frames.norm.", "frames.near.", "frames.mix.", "frames.out.")
TABLES = ("frames.distance.weight", "frames.paragraph.weight")


class Mixing:
    """Mixes neighbouring words by the weights of a network's heads."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        linear = {k: w.T if w.ndim == 2 else w for k, w in weights.items() if k.startswith(PARTS)}
        own = linear | {name: weights[name] for name in TABLES}
        self._weights = {name: np.ascontiguousarray(w, dtype=np.float32) for name, w in own.items()}

    def __call__(
        self,
        words: tuple[Floats, Floats],
        anchors: tuple[Floats, Floats],
        *,
        near: Ints,
        distance: Ints,
        paragraph: Ints,
        live: NDArray[np.bool_],
    ) -> Floats:
        """Return tag scores [n, l, k] of the words around n anchors.

        What is read of the words, and what gates it, is [w, d], of the anchors [n, d].  `near` [n, l] says which words
        stand around an anchor, `distance` and `paragraph` [n, l] in which bucket, `live` [n, l] whether they do.
        """
        given: dict[str, Ints | Floats] = {"near": near, "distance": distance, "paragraph": paragraph}
        given |= {"word": words[0], "gate": words[1], "keep": live[:, :, None].astype(np.float32)}
        given |= {"anchor": anchors[0][:, None], "gate_anchor": anchors[1][:, None]}
        return np.asarray(_session().run(["scores"], given | self._weights)[0], dtype=np.float32)


@lru_cache(maxsize=1)
def _session() -> "InferenceSession":
    with as_file(files("geoquote") / "model" / "mixing.onnx") as path:
        return opened(path)
