"""What is not needed is not imported: plain text costs no reader of other formats."""

import subprocess
import sys

import pytest

PRINTED = """
import sys
from onrecord.ingest import Hints, ingest_bytes
assert [found.document for found in ingest_bytes({data!r}, {name!r}, Hints())] != [None]
print(*(name for name in sys.modules if name.startswith(("onrecord.ingest.", "striprtf", "lxml", "trafilatura"))))
"""


def loaded(data: bytes, name: str) -> set[str]:
    """The readers, and the libraries of readers, that reading this brings in."""
    script = PRINTED.format(data=data, name=name)
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["onrecord.ingest.docx", "onrecord.ingest.rtf", "striprtf", "lxml", "trafilatura"])
def test_plain_text_loads_no_other_reader(module: str) -> None:
    assert module not in loaded(b"The harbour is shut.", "a.txt")


def test_a_reader_is_loaded_for_its_format() -> None:
    assert {"onrecord.ingest.rtf", "striprtf"} <= loaded(b"{\\rtf1 The harbour is shut.}", "a.rtf")
