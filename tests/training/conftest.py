"""What needs torch is collected only where torch is installed: it trains the model and does not run it."""

from __future__ import annotations

from importlib.util import find_spec

_NEED_TORCH = ["test_choose.py", "test_examples.py", "test_linker_twins.py", "test_train.py"]
collect_ignore_glob = [] if find_spec("torch") and find_spec("safetensors") else _NEED_TORCH
