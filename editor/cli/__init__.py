"""The command line: names, forms and exit codes that other programs rely on."""

from editor.cli.main import main

__all__ = ["main"]
