"""How a quotation is laid along a source, and what counts as a difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.reports.footnotes.aligning import Alignment, align
from onrecord.reports.footnotes.tokenizing import fragments, tokens

SOURCE = (
    "He said the dam’s gates would be “opened to the stops” at 2.40. Nobody, he added, colour-coded 12 percent of it."
)


def laid(quotation: str, source: str = SOURCE) -> Alignment | None:
    return align(fragments(quotation, Span(0, len(quotation))), tokens(source, (Span(0, len(source)),)))


@pytest.mark.parametrize(
    "quotation",
    [
        "the dam's gates would be opened to the stops",
        "The Dam’s gates would be",
        "[T]he dam’s gates",
        "the dam’s gates … opened to the stops",
        "the dam’s gates ... to the stops",
        "the [great] dam’s gates would be",
        "[the minister] said the dam’s gates",
        "opened to the stops at 2:40",
        "Nobody he added — color coded twelve per cent of it!",
    ],
)
def test_typography_house_style_and_marked_edits_are_no_difference(quotation: str) -> None:
    found = laid(quotation)
    assert found is not None
    assert found.exact


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        ("gates would be opened to the brim", [("brim", "stops")]),
        ("gates would be wide opened to the stops", [("wide", "")]),
        ("gates would opened to the stops", [("", "be")]),
        ("would not be opened to the stops", [("not", "")]),
        ("gates may be opened to the stops at 2.50", [("may", "would"), ("2.50", "2.40")]),
    ],
)
def test_words_that_were_changed_left_out_or_put_in_are_named(quotation: str, changes: list[tuple[str, str]]) -> None:
    found = laid(quotation)
    assert found is not None
    told = [tuple(" ".join(one.form for one in side) for side in (edit.draft, edit.source)) for edit in found.edits]
    assert told == changes


def test_fragments_come_in_the_order_of_the_source() -> None:
    found = laid("opened to the stops … the dam’s gates would be")
    assert found is None or not found.exact


def test_words_that_go_on_behind_the_source_are_no_edit() -> None:
    found = laid("twelve percent of it and more")
    assert found is not None
    assert (found.edits, found.ends_at_edges, found.exact) == ((), True, False)


def test_words_of_which_most_are_elsewhere_are_not_laid_at_all() -> None:
    assert laid("we shall answer every letter") is None


WORDS = st.lists(st.sampled_from(["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"]), min_size=1, max_size=12)


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_a_source_is_found_in_it(before: list[str], quoted: list[str], after: list[str]) -> None:
    found = laid(" ".join(quoted), " ".join((*before, *quoted, *after)))
    assert found is not None
    assert found.exact
    assert found.same == len(quoted)


@given(WORDS, WORDS)
def test_changes_make_the_source_of_the_draft(one: list[str], other: list[str]) -> None:
    found = laid(" ".join(one), " ".join(other))
    if found is not None:
        drafted = sum(len(edit.draft) for edit in found.edits)
        assert found.same + drafted <= len(one)
        assert found.same <= found.last - found.first
