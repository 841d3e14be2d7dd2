"""JSON Lines. The one rule: a line is a whole statement, as the schema has it, and can be read without the others."""

import json
from typing import BinaryIO

from onrecord.exports.schema import SCHEMA
from onrecord.formats.extract import Extract


def write(extract: Extract, out: BinaryIO) -> None:
    """Write a line for each statement, oldest first."""
    for statement in extract.statements():
        line = json.dumps({"schema": SCHEMA, **statement}, ensure_ascii=False)
        out.write(f"{line}\n".encode())
