"""W3C Web Annotations for readers that count as JavaScript, Java and .NET do. The one rule: only the unit of positions
differs from `web_annotation`; every source says which one it is."""

from typing import BinaryIO

from onrecord.formats.extract import Extract
from onrecord.formats.web_annotation import CODE_UNITS, write_collection


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the collection, positions in UTF-16 code units."""
    write_collection(extract, out, CODE_UNITS)
