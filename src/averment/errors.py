"""What can go wrong, in two kinds: skip this report and go on, or stop the run.

    AvermentError
    ├── SkipReport          recorded, the other inputs are processed
    │   ├── UnreadableReport    the bytes give no text
    │   ├── EngineFailed        an engine raised on a batch
    │   ├── BrokenPassage       an engine or a rule marked words that are not there
    │   ├── FetchFailed         an address gave no bytes, or may not be asked
    │   └── Suppressed          the report was erased by order, and does not come back
    └── StopRun             nothing more can be done
        ├── NoSuchInput         a file that is not there, or may not be read
        ├── UnknownEngine       a name outside the table of engines
        ├── MissingResource     a file that should be installed is absent or altered
        ├── BadOption           an option whose value means nothing
        ├── StoreUnusable       a store that cannot be opened, or is of another version
        ├── StoreBroken         a store whose rows contradict each other or its ledger
        ├── CannotDecide        a decision about what is not there, or without its words
        └── MissingExtra        an optional part of the package is not installed

Arguments are positional and equal those of the constructor, so that an error survives the trip from a worker process.
"""

from __future__ import annotations

from typing import ClassVar


class AvermentError(Exception):
    """Root of every error that Averment raises on purpose."""

    code: ClassVar[str] = "AVT-000"

    def __str__(self) -> str:
        return f"{self.message()} [{self.code}]"

    def message(self) -> str:
        """Say what happened and what cures it, without the code."""
        return " ".join(str(a) for a in self.args)


class SkipReport(AvermentError):
    """This report cannot be handled; it is recorded and the run goes on."""

    code = "AVT-100"


class StopRun(AvermentError):
    """The run cannot go on."""

    code = "AVT-500"


class UnreadableReport(SkipReport):
    """The bytes of one record give no text to read."""

    code = "AVT-101"

    def __init__(self, key: str, cause: str, cure: str = "") -> None:
        super().__init__(key, cause, cure)
        self.key, self.cause, self.cure = key, cause, cure

    def message(self) -> str:
        """Name the record, the cause and, where one is known, the cure."""
        return f"{self.key}: {self.cause}" + (f"; {self.cure}" if self.cure else "")


class EngineFailed(SkipReport):
    """An engine raised, or broke its contract, on a report."""

    code = "AVT-201"

    def __init__(self, engine: str, key: str, cause: str) -> None:
        super().__init__(engine, key, cause)
        self.engine, self.key, self.cause = engine, key, cause

    def message(self) -> str:
        """Name the engine, the report and the cause."""
        return f"{self.key}: engine {self.engine!r} failed: {self.cause}"


class BrokenPassage(SkipReport):
    """A passage does not hold the words that the text holds there: an error of the program, never a warning."""

    code = "AVT-202"

    def __init__(self, start: int, end: int, expected: str, found: str) -> None:
        super().__init__(start, end, expected, found)
        self.start, self.end, self.expected, self.found = start, end, expected, found

    def message(self) -> str:
        """Show both wordings."""
        return f"passage [{self.start}, {self.end}) should read {self.expected!r}, and the text reads {self.found!r}"


class FetchFailed(SkipReport):
    """An address gave no bytes that could be read, or may not be asked for them."""

    code = "AVT-102"

    def __init__(self, url: str, cause: str, cure: str = "") -> None:
        super().__init__(url, cause, cure)
        self.url, self.cause, self.cure = url, cause, cure

    def message(self) -> str:
        """Name the address, the cause and, where one is known, the cure."""
        return f"{self.url}: {self.cause}" + (f"; {self.cure}" if self.cure else "")


class Suppressed(SkipReport):
    """A report that was erased by order of an editor, or names somebody who was: it is not taken in again."""

    code = "AVT-103"

    def __init__(self, key: str, cause: str) -> None:
        super().__init__(key, cause)
        self.key, self.cause = key, cause

    def message(self) -> str:
        """Name the report and the kind of order, never the words."""
        return f"{self.key}: not taken in: {self.cause}"


class NoSuchInput(StopRun):
    """An input named on the command line cannot be opened."""

    code = "AVT-501"

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def message(self) -> str:
        """Name the path and the cause."""
        return f"{self.path}: {self.cause}"


class UnknownEngine(StopRun):
    """No engine goes by that name."""

    code = "AVT-502"

    def __init__(self, name: str, known: str) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def message(self) -> str:
        """Name the engines there are."""
        return f"no engine is called {self.name!r}; there are: {self.known}"


class MissingResource(StopRun):
    """A file that the package ships is absent or is not the one that was shipped."""

    code = "AVT-503"

    def __init__(self, path: str, cure: str) -> None:
        super().__init__(path, cure)
        self.path, self.cure = path, cure

    def message(self) -> str:
        """Name the file and the cure."""
        return f"{self.path} is missing or damaged; {self.cure}"


class BadOption(StopRun):
    """An option or a setting has a value that means nothing."""

    code = "AVT-504"

    def __init__(self, option: str, value: str, cure: str) -> None:
        super().__init__(option, value, cure)
        self.option, self.value, self.cure = option, value, cure

    def message(self) -> str:
        """Name the option, what was given and what would do."""
        return f"{self.option}: {self.value!r} will not do; {self.cure}"


class StoreUnusable(StopRun):
    """A store cannot be opened, or was made by another version of the program."""

    code = "AVT-505"

    def __init__(self, url: str, cause: str, cure: str) -> None:
        super().__init__(url, cause, cure)
        self.url, self.cause, self.cure = url, cause, cure

    def message(self) -> str:
        """Name the store (without a password), the cause and the cure."""
        return f"{self.url}: {self.cause}; {self.cure}"


class StoreBroken(StopRun):
    """Rows of a store contradict each other or its ledger."""

    code = "AVT-506"

    def __init__(self, where: str, cause: str) -> None:
        super().__init__(where, cause)
        self.where, self.cause = where, cause

    def message(self) -> str:
        """Name the place and what is wrong there."""
        return f"{self.where}: {self.cause}"


class CannotDecide(StopRun):
    """A decision is about something that is not there, lacks its words, or may not be taken by this person."""

    code = "AVT-507"

    def __init__(self, what: str, cause: str) -> None:
        super().__init__(what, cause)
        self.what, self.cause = what, cause

    def message(self) -> str:
        """Name what was to be decided and why it cannot be."""
        return f"{self.what}: {self.cause}"


class MissingExtra(StopRun):
    """An optional part of the package is needed, and not installed."""

    code = "AVT-508"

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what, self.extra = what, extra

    def message(self) -> str:
        """Name what needs it and the command that installs it."""
        return f"{self.what} needs the extra {self.extra!r}; pip install 'averment[{self.extra}]'"


class BadDefinition(StopRun):
    """A definition of what counts cannot be understood; `problems` holds a line for each thing that is wrong."""

    code = "AVT-540"

    def __init__(self, path: str, problems: str) -> None:
        super().__init__(path, problems)
        self.path, self.problems = path, problems

    def message(self) -> str:
        """Name the file and every problem with its path; docs/definitions.md explains the keys."""
        lines = self.problems.splitlines()
        return f"{self.path}: {len(lines)} wrong in this definition:\n  " + "\n  ".join(lines)
