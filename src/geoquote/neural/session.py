"""Networks opened for ONNX Runtime."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoquote.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def opened(path: Path) -> "InferenceSession":
    """Open a network; each call of it works in the thread that calls.  ModelError where there is none."""
    import onnxruntime as ort  # heavy, and not needed to print help or a schema

    if not path.is_file():
        raise ModelError(f"{path}: the network is not there; reinstall geoquote")
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the threads are ours
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as e:  # ONNX Runtime raises classes of its own that it does not export
        raise ModelError(f"{path}: not a readable ONNX model ({e}); reinstall geoquote") from e
