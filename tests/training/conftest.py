"""What needs torch is collected only where torch is installed: it trains the model and does not run it."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") and find_spec("safetensors") else ["test_*.py"]
