"""onrecord: who said what, via whom, how surely, with exact characters of a hashed source behind every word."""

import datetime as dt
import re
from functools import cache

from onrecord.errors import OnrecordError
from onrecord.models import StatementModel
from onrecord.reading import read_document
from onrecord.records import Document, Reading, Selection, Span, Statement, sha256

__all__ = ["Document", "OnrecordError", "Reading", "Selection", "Span", "Statement", "read", "read_document"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def read(
    text: str,
    *,
    published: dt.date | dt.datetime | None = None,
    publisher: str | None = None,
    title: str | None = None,
    selection: Selection | str = Selection.BALANCED,
) -> Reading:
    """Read one text with the bundled model. Spans count the code points of `text`.

    A lone surrogate cannot be hashed or shown and is replaced by U+FFFD, which moves no offset. ValueError for an
    unknown selection, IntegrityError for an instant without a zone.
    """
    clean = _SURROGATE.sub("\ufffd", text)
    document = Document(
        clean, sha256(clean.encode("utf-8")), title=title, publisher=publisher, published=published, language="en"
    )
    return read_document(document, _model(), Selection(selection))


@cache
def _model() -> StatementModel:
    return StatementModel.load()
