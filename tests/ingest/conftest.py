"""One document from bytes, and documents that an office program has made of texts that we know."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from benchmarks.doors import converted, office
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


@pytest.fixture(scope="session")
def made_by_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Path]]:
    """The files that LibreOffice makes of every text of `benchmarks.doors_texts`, by the text's name: ask for "pdf".

    The program is started once for each format, and only for those that are asked for. Without it the test is skipped,
    but in CI it fails. `benchmarks.doors.recovered(TEXTS[name], text)` tells how many words came back.
    """
    if office() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs soffice: Debian's libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("office")
    return cache(lambda ending: converted(folder, ending))
