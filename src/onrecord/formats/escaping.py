"""JSON that may stand anywhere: on a terminal, in a script element, in an editor. The one rule: whatever could act
there is escaped as JSON has it, so that every reader gets the same words back."""

import json
import re
from collections.abc import Iterable
from typing import BinaryIO

_ACTING = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What opens markup, steers a terminal, ends a line of a script, or turns the direction of a line."""


def json_text(value: object) -> str:
    """One line of JSON."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def write_line(out: BinaryIO, value: object) -> None:
    """Write a value as a line of its own."""
    out.write(f"{json_text(value)}\n".encode())


def write_with_list(out: BinaryIO, before: str, values: Iterable[object], after: str) -> int:
    """Write JSON in which a long list stands between two pieces, a line for each value, as the values come; the number
    of values."""
    out.write(before.encode())
    number = 0
    for number, value in enumerate(values, start=1):
        out.write(b",\n" if number > 1 else b"\n")
        out.write(json_text(value).encode())
    out.write(f"\n{after}".encode())
    return number
