"""The command line: arguments in, words out. The one rule: no question is answered here, only asked and shown."""

from onrecord.cli.program import main, root

__all__ = ["main", "root"]
