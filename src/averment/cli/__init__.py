"""The command line: reads reports, prints drafts and dossiers; one module a family of commands."""

from averment.cli.program import cli, main
from averment.cli.running import DONE, SOME_SKIPPED, STOPPED

__all__ = ["DONE", "SOME_SKIPPED", "STOPPED", "cli", "main"]
