"""What marks a report: one folder or module an engine, all behind `averment.ports.Engine`."""
