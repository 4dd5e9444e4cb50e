"""The embedded engine: a small encoder that ships with the package, read by ONNX Runtime; see docs/model-card.md."""

from averment.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
