"""From bytes to reports: plain text, HTML, PDF, WARC and JSON lines."""
