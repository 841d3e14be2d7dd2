"""The count of denials within documents is itself held against links and judgements that are known."""

import pytest

from benchmarks.judged_denials import AFFAIRS, affair, counted, meets, rows
from onrecord.models import StatementModel
from onrecord.records import Document, Span

TEXT = "The Lamp reported that Renn had sold the ferry. Renn denied the report. Olm said it rained."


@pytest.fixture(scope="module")
def model() -> StatementModel:
    return StatementModel.load()


@pytest.mark.parametrize(
    ("given", "same"),
    [((Span(0, 4), Span(8, 9)), True), ((Span(8, 9), Span(1, 3)), True), ((Span(0, 4), Span(10, 12)), False)],
)
def test_pairs_of_places_meet_either_way_round(given: tuple[Span, Span], *, same: bool) -> None:
    assert meets(given, (Span(2, 6), Span(7, 10))) is same


def test_links_are_counted_right_and_wrong_and_missing(model: StatementModel) -> None:
    sold, report = TEXT.index("Renn had"), TEXT.index("the report")
    known = [(Span(report, report + 10), Span(sold, sold + 23))]
    wrong: list[str] = []

    met = counted(iter([(Document(TEXT, ""), known)]), model, wrong)
    assert (met["given"], met["right"], met["denials"], met["found"], wrong) == (1, 1, 1, 1, [])

    missed = counted(iter([(Document(TEXT, ""), [])]), model, wrong)
    assert (missed["given"], missed["right"], missed["denials"]) == (1, 0, 0)
    assert len(wrong) == 1


def test_nothing_given_has_no_precision() -> None:
    (only,) = rows({})
    assert (only[0], only[4], only[7]) == ("all", "–", "–")


@pytest.mark.parametrize("name", AFFAIRS)
def test_every_judged_place_stands_in_its_document(name: str) -> None:
    found = list(affair(name))
    assert len(found) > 20
    for document, known in found:
        assert all(0 <= span.start < span.end <= len(document.text) for pair in known for span in pair)
