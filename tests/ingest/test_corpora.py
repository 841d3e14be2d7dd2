"""Real tables and articles go through whole. Set ONRECORD_CORPORA to the folder that holds them."""

import csv
import io
import os
from pathlib import Path

import pytest

from onrecord.ingest import Hints, ingest
from onrecord.ingest.decoding import line_feeds

FOLDER = os.environ.get("ONRECORD_CORPORA")
TABLES = [
    ("kyiv_moscow_releases/putin.csv", "body", "headline"),
    ("kyiv_moscow_releases/zelenskyy.csv", "body", "headline"),
    ("wikinews_2019_2020/data/wikinews_2019.csv", "text", "title"),
    ("wikinews_2019_2020/data/wikinews_2020.csv", "text", "title"),
]

pytestmark = pytest.mark.skipif(FOLDER is None, reason="ONRECORD_CORPORA names no folder of corpora")


@pytest.mark.parametrize(("name", "text", "title"), TABLES)
def test_every_row_is_read_as_the_csv_module_reads_it(name: str, text: str, title: str) -> None:
    path = Path(FOLDER or "") / name
    written = path.read_bytes()
    expected = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    found = [one for one in ingest(path, Hints()) if one.document is not None]
    assert [one.document.text for one in found if one.document] == [line_feeds(row[text]) for row in expected]
    assert [one.document.title or "" for one in found if one.document] == [
        " ".join(row[title].split()) for row in expected
    ]
    assert all(one.document.published is not None for one in found if one.document)
    place = 0
    for one in found:
        place = written.index(one.original, place) + len(one.original)
    assert not written[place:].strip()
