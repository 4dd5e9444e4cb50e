"""The embedded engine: a small encoder that ships with the package, read by ONNX Runtime; see docs/model-card.md."""

import os

# numpy's matrix library starts a thread a core, which wait for each other by spinning: on the linker's small matrices
# that doubles what a report costs. It asks once, while numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from averment.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
