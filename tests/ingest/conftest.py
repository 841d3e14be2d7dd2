"""One document from bytes, and the strategies that the properties draw from."""

from collections.abc import Callable

import pytest

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import Document

Only = Callable[..., Ingested]


@pytest.fixture
def only() -> Only:
    """Ingest bytes that hold one document, and give that one."""

    def one(data: bytes, name: str, hints: Hints | None = None) -> Ingested:
        (ingested,) = ingest_bytes(data, name, hints or Hints())
        return ingested

    return one


@pytest.fixture
def document(only: Only) -> Callable[..., Document]:
    """The document of bytes that must give one."""

    def of(data: bytes | str, name: str, hints: Hints | None = None) -> Document:
        found = only(data.encode() if isinstance(data, str) else data, name, hints).document
        assert found is not None
        return found

    return of
