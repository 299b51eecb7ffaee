"""The command line: reads input, calls one use case, shows the result."""

from hmicwatch.cli.program import main, run

__all__ = ["main", "run"]
