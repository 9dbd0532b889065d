"""The command line: thin. Each command parses, calls, prints."""

from extract.cli.main import main

__all__ = ["main"]
