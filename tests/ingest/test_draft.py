"""What a format found becomes a Document in one place."""

import datetime as dt

import pytest

from onrecord.ingest import Hints, Limits
from onrecord.ingest.draft import Draft, freeze
from onrecord.ingest.intake import readable_path, readable_size
from onrecord.records import Document, ProblemKind

TEXT = "The minister said that the harbour of Lesk is shut, and that it will stay so."


def frozen(hints: Hints | None = None, **said: object) -> tuple[Document, list[ProblemKind]]:
    draft = Draft(text=TEXT, media_type="text/plain", **said)  # type: ignore[arg-type]
    found = freeze(draft, TEXT.encode(), "a.txt", hints or Hints())
    assert found.document is not None
    return found.document, [problem.kind for problem in found.problems]


def test_a_hint_outranks_what_the_source_says() -> None:
    hints = Hints(published=dt.date(2019, 3, 5), publisher="The Harbour Post", title="Shut")
    document, problems = frozen(hints, published="2001-01-01", publisher="Daily Quay", title="Open")
    assert (document.published, document.publisher, document.title) == (dt.date(2019, 3, 5), "The Harbour Post", "Shut")
    assert problems == []


def test_what_the_source_says_stands_without_a_hint() -> None:
    document, _ = frozen(published="5 March 2019", publisher="Daily\nQuay ", author=" ", title="O\ud83dpen")
    assert document.published == dt.date(2019, 3, 5)
    assert (document.publisher, document.author, document.title) == (
        "Daily Quay",
        None,
        "O\N{REPLACEMENT CHARACTER}pen",
    )


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.quay.example/a", "quay.example"),
        ("https://press.lesk.example:8080/a", "press.lesk.example"),
        ("quay", None),
        ("https://[bad/", None),
        (None, None),
    ],
)
def test_the_host_stands_in_for_a_publisher_that_is_not_told(url: str | None, publisher: str | None) -> None:
    assert frozen(url=url)[0].publisher == publisher


@pytest.mark.parametrize("written", ["last week", "03/04/2019"])
def test_a_date_that_cannot_be_read_is_a_problem_and_none(written: str) -> None:
    document, problems = frozen(published=written)
    assert (document.published, problems) == (None, [ProblemKind.METADATA])


@pytest.mark.parametrize("written", ["", "  "])
def test_an_empty_date_is_none(written: str) -> None:
    document, problems = frozen(published=written)
    assert (document.published, problems) == (None, [])


def test_a_date_to_come_is_kept_with_a_problem() -> None:
    document, problems = frozen(published="2999-01-01T08:00:00Z")
    assert document.published == dt.datetime(2999, 1, 1, 8, tzinfo=dt.UTC)
    assert problems == [ProblemKind.METADATA]


def test_a_hinted_time_without_a_zone_gives_its_date() -> None:
    local = dt.datetime(2019, 3, 5, 8)  # noqa: DTZ001 - the case in question
    document, _ = frozen(Hints(published=local))
    assert document.published == dt.date(2019, 3, 5)


def test_characters_that_are_no_text_are_replaced_one_for_one() -> None:
    draft = Draft(text=f"{TEXT}\0\ud83d", media_type="text/plain")
    found = freeze(draft, b"", "a.txt", Hints())
    assert found.document is not None
    assert found.document.text == TEXT + "\N{REPLACEMENT CHARACTER}" * 2
    (problem,) = found.problems
    assert problem.kind is ProblemKind.ENCODING
    assert problem.share == pytest.approx(2 / (len(TEXT) + 2))


@pytest.mark.parametrize(
    ("size", "written"), [(0, "0 bytes"), (2048, "2 KiB"), (1 << 26, "64 MiB"), (1_600_000, "1.53 MiB")]
)
def test_sizes_are_written_for_people(size: int, written: str) -> None:
    assert readable_size(size) == written


def test_a_path_is_text_even_where_its_bytes_are_not() -> None:
    assert readable_path("caf\udce9.txt") == "caf\N{REPLACEMENT CHARACTER}.txt"


def test_the_limits_can_be_chosen() -> None:
    assert Hints(limits=Limits(document_bytes=5)).limits.archive_depth == Limits().archive_depth
