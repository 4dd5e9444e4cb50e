"""From bytes to reports: plain text, HTML, PDF, WARC and JSON lines; see docs/reading.md."""

from averment.reading.inputs import count_bytes, open_inputs
from averment.reading.records import Intake, Limits, RawMap, Record, Skipped

__all__ = ["Intake", "Limits", "RawMap", "Record", "Skipped", "count_bytes", "open_inputs"]
