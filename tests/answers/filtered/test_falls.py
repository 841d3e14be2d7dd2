"""What falls with a source, told from columns, is what a walk finds."""

from collections.abc import Sequence
from functools import partial

import pytest

from onrecord.answers.boards import board_of
from onrecord.answers.claims import WhatIfObject, whatif_object
from onrecord.answers.filtered import falls
from onrecord.answers.filtered.falls import filtered_falls
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters, Ledger
from onrecord.reports import actors
from onrecord.reports.whatif import what_if
from tests.answers.filtered.conftest import Same, found_or_refused


@pytest.fixture(scope="module")
def sources(kept: Ledger) -> Sequence[str]:
    """All publishers, those who speak most by id and by name, documents, statements."""
    rows = list(kept.statements())
    publishers = sorted({row.publisher for row in rows if row.publisher})
    speaking = actors(kept)[:6]
    documents = sorted({row.document for row in rows})
    in_claims = sorted({member.statement for claim in kept.claims() for member in claim.members})
    return (
        *publishers[::4],
        *(name for actor in speaking for name in (actor.id, actor.name)),
        *documents[::16],
        documents[0].removeprefix("sha256:")[:14],
        *(row.id for row in rows[::160]),
        *in_claims[::40],
    )


def test_every_source(kept: Ledger, sources: Sequence[str], shelf: Shelf) -> None:
    fell = 0
    for source in sources:
        walked = found_or_refused(partial(walk, kept, source))
        quick = found_or_refused(partial(filtered_falls, shelf, kept, source, Filters(), Stretch()))
        assert quick == walked
        fell += isinstance(walked, dict) and walked["total"] > 0
    assert fell > len(sources) // 8


def walk(ledger: Ledger, source: str) -> WhatIfObject:
    return whatif_object(what_if(ledger, source))


def test_with_filters(kept: Ledger, sources: Sequence[str], asked: Sequence[Filters], shelf: Shelf, same: Same) -> None:
    for filters in asked:
        for source in (sources[0], sources[-1]):
            expected = whatif_object(what_if(kept, source, filters), 1, 3)
            same(filtered_falls(shelf, kept, source, filters, Stretch(1, 3)), expected)


@pytest.mark.parametrize("source", ["nobody at all", "", "a", "ffffffffffff"])
def test_what_is_no_source_is_refused_alike(kept: Ledger, shelf: Shelf, source: str) -> None:
    walked = found_or_refused(partial(walk, kept, source))
    assert isinstance(walked, str)
    assert found_or_refused(partial(filtered_falls, shelf, kept, source, Filters(), Stretch())) == walked


def test_what_falls_is_counted_beyond_what_is_listed(
    kept: Ledger, sources: Sequence[str], shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [filtered_falls(shelf, kept, source, Filters(), Stretch()) for source in sources]
    monkeypatch.setattr(falls, "MOST_LOST", 0)
    found = [filtered_falls(shelf, kept, source, Filters(), Stretch()) for source in sources]
    for one, whole in zip(found, expected, strict=True):
        assert one is not None
        assert whole is not None
        assert [row["statements"] for row in one["falls"]] == [len(row["lost"]) for row in whole["falls"]]
        assert not any(row["lost"] for row in one["falls"])


def test_choices_are_counted_as_they_would_be_found(kept: Ledger) -> None:
    rows = board_of(kept, "choices", "choices")["rows"]
    assert rows
    for row in rows[::8]:
        found = whatif_object(what_if(kept, row["without"]))
        assert found["without"] == {"kind": row["kind"], "name": row["name"]}
        assert (found["total"], found["losing_all"]) == (row["claims"], row["losing_all"])
    assert [row["claims"] for row in rows] == sorted((row["claims"] for row in rows), reverse=True)
