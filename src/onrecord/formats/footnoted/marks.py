"""A mark in a draft and the note that it leads to. The one rule: a note is one line of text."""

import re
from dataclasses import dataclass

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in a draft's text a mark goes, and its note."""

    at: int
    note: str

    @property
    def line(self) -> str:
        """The note on one line, without what no file of text holds."""
        return " ".join(_CONTROL.sub("\ufffd", self.note).split())
