"""The encoder behind ONNX Runtime: tokens of one window in, the columns of every head out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.tokens import IntArray, Tokens
from averment.engines.embedded.windows import Window
from averment.errors import MissingResource

INPUTS: Final = ("ids", "case", "quote", "edge")
OUTPUT: Final = "columns"
_SLOW_FUSION: Final = "SkipLayerNormFusion"

_THEIRS: Final = tuple(k for k in vars(runtime).values() if isinstance(k, type) and issubclass(k, Exception))
_FIRST, _LAST = 101, 102
"""`[CLS]` and `[SEP]` of the pinned vocabulary."""


class Encoder(Protocol):
    """Reads one window of tokens."""

    def __call__(self, tokens: Tokens, window: Window) -> FloatArray:
        """The columns of every head for each token of the window."""


class EncoderError(Exception):
    """The runtime could not encode a window; `__cause__` is what it raised."""


def framed(tokens: Tokens, window: Window) -> dict[str, IntArray]:
    """The encoder's inputs: the window's tokens between the two marks that frame every text."""
    here = slice(window.begin, window.end)
    each = {"ids": tokens.ids, "case": tokens.case, "quote": tokens.quote, "edge": tokens.edge}
    rows = {name: np.concatenate(([0], values[here], [0]))[None, :] for name, values in each.items()}
    rows["ids"][0, 0], rows["ids"][0, -1] = _FIRST, _LAST
    return rows


class OnnxEncoder:
    """An `Encoder` over an exported graph.

    Windows go through one by one. The graph quantises activations by the range of each whole input, so that windows
    encoded together would change each other's scores, and a report's claims would depend on its neighbours.
    """

    def __init__(self, path: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A spinning thread would take the core on which the batch before is being coded.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        # Its fused sum and norm is not vectorised on CPUs: apart, the two take a fifth of its time.
        try:
            with _translated():
                self._session = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[_SLOW_FUSION]
                )
        except EncoderError as error:
            raise MissingResource(str(path), f"the runtime cannot load it ({error})") from error

    def __call__(self, tokens: Tokens, window: Window) -> FloatArray:
        """The columns of every head for each token of the window; raises `EncoderError`."""
        with _translated():
            (columns,) = self._session.run([OUTPUT], framed(tokens, window))
        return np.asarray(columns[0, 1:-1], np.float32)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what the runtime raises, and only that, into `EncoderError`: its classes share no parent but `Exception`."""
    try:
        yield
    except _THEIRS as error:
        raise EncoderError(str(error)) from error
