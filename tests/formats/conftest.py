"""An extract of the affair, and of a copy of it to judge in."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.formats.extract import About, Extract
from onrecord.ledger import Filters, Ledger

ABOUT = About("affair.db", (), dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC), "0.1.0", dt.date(2026, 5, 1))

Take = Callable[..., Extract]


@pytest.fixture
def ledger(affair: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the affair's ledger."""
    with Ledger.open(Path(shutil.copy(affair, tmp_path / "affair.db"))) as opened:
        yield opened


@pytest.fixture
def take(ledger: Ledger) -> Take:
    """What passes some filters."""

    def taken(**asked: Any) -> Extract:  # noqa: ANN401 - filters by their names
        return Extract(ledger, Filters(**asked), ABOUT)

    return taken


@pytest.fixture(scope="session")
def extract(affair: Path) -> Iterator[Extract]:
    """All of it, as it was read; what it finds is kept from one test to the next."""
    with Ledger.open(affair) as opened:
        yield Extract(opened, Filters(), ABOUT)
