"""Names come from content, in every process alike."""

from __future__ import annotations

import os
import subprocess
import sys

from averment.domain.identity import digest, local_id, text_id

SHOW = (
    "from averment.domain.identity import *; "
    "print(local_id('f', 'a', 1, ('x', None)), text_id('Tuesday', 'plain 1'), digest(b'bytes'))"
)


def test_a_name_does_not_depend_on_the_process() -> None:
    """Two interpreters with different hash seeds give one name."""
    told = set()
    for seed in "12":
        env = {**os.environ, "PYTHONHASHSEED": seed}
        told.add(subprocess.check_output([sys.executable, "-c", SHOW], env=env))
    assert len(told) == 1


def test_a_new_reader_makes_a_new_text() -> None:
    """So that no old offset ever means other words."""
    assert text_id("same", "plain 1") != text_id("same", "plain 2")


def test_parts_do_not_run_together() -> None:
    """("ab", "c") and ("a", "bc") are two things."""
    assert local_id("f", "ab", "c") != local_id("f", "a", "bc")


def test_bytes_are_named_by_sha256() -> None:
    """The name that anyone can recompute."""
    assert digest(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
