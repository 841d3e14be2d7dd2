"""One text, read with the bundled model: the way in for programs. The one rule: the model is loaded once."""

import datetime as dt
import re
from functools import cache

from onrecord.models import StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document, Reading, Selection, sha256

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
