"""The network without spaCy: windows, the ONNX session, heads and decoding, in NumPy."""

import os

# Unless told not to before it is first imported, ONNX Runtime reports its use to its makers; we work offline.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
