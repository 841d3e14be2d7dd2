"""Ledgers whose columns are made: the bundled affair, of which people judged some statements, and an invented one; and
what they are asked for."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Sequence

import pytest

from benchmarks.reading_room_ledger import make
from onrecord.answers.boards import Maker, make_boards
from onrecord.answers.filtered.shelf import Shelf
from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger
from onrecord.records import Act, Correction, Judgement, JudgementKind, Reviewed, ReviewState, SourceKind, StatementKind

TODAY = dt.date(2026, 4, 1)
NOW = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
Same = Callable[..., None]


def never(_: str, __: str) -> float:
    return 0.0


def judge(ledger: Ledger) -> None:
    """Reject, correct and accept some statements."""
    pinned = [row.pinned for row in ledger.statements(Filters(limit=120))]
    judged = (
        [(JudgementKind.REJECT, Reviewed(one)) for one in pinned[::9]]
        + [(JudgementKind.CORRECT, Reviewed(one, Correction(speaker="Ana Brusk"))) for one in pinned[1::9]]
        + [(JudgementKind.CORRECT, Reviewed(one, Correction(act=Act.DENY))) for one in pinned[2::9]]
        + [(JudgementKind.ACCEPT, Reviewed(one)) for one in pinned[3::9]]
    )
    for kind, reviewed in judged:
        ledger.judge(Judgement(kind, "Ada", NOW, reviewed=reviewed))


def found_or_refused(ask: Callable[[], object]) -> object:
    """What a question finds, or the words in which it is refused."""
    try:
        return ask()
    except InputError as error:
        return str(error)


@pytest.fixture(scope="package", params=["affair", "invented"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Nobody writes to it."""
    path = tmp_path_factory.mktemp("filtered") / "onrecord.db"
    if request.param == "affair":
        shutil.copy(request.getfixturevalue("affair"), path)
    else:
        make(path, 30)
    with Ledger.open(path) as ledger:
        judge(ledger)
        make_boards(ledger, Maker(never, TODAY, lambda: NOW))
        yield ledger


@pytest.fixture(scope="package")
def asked(kept: Ledger) -> Sequence[Filters]:
    """Every filter, some that nothing passes, some together."""
    rows = list(kept.statements())
    about = max((word for word in rows[0].content.text.split() if word.isalpha()), key=len)
    names = sorted({row.speaker_name for row in rows if row.speaker_name})
    outlets = sorted({row.publisher for row in rows if row.publisher})
    days = sorted({str(row.published)[:10] for row in rows if row.published})
    day = dt.date.fromisoformat(days[len(days) // 2])
    return (
        Filters(),
        Filters(about=about),
        Filters(about="nobodysaysthis"),
        Filters(actor=names[len(names) // 2]),
        Filters(actor="Ana Brusk"),
        Filters(via=outlets[0]),
        Filters(publisher=outlets[-1][:5].upper()),
        Filters(since=day),
        Filters(until=day, source_kind=SourceKind.UNNAMED),
        Filters(act=Act.DENY),
        Filters(kind=StatementKind.DIRECT, min_confidence=0.7),
        Filters(document=rows[-1].document[:14]),
        Filters(review=ReviewState.MACHINE, since=day),
        Filters(review=ReviewState.CORRECTED),
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def same() -> Same:
    """Whether what columns tell is what a walk finds, but for when they were made."""

    def compare(quick: object, walked: object) -> None:
        assert isinstance(quick, dict)
        assert isinstance(walked, dict)
        assert {key: value for key, value in quick.items() if key != "made"} == walked

    return compare
