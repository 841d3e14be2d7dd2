import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.reuse import SCHEME, fingerprint
from tests.linking.reuse.conftest import WIRE

LINE = "The minister promised that the gates would stay shut if the money arrived in time, and asked twice about it."


def test_keys_hold_over_processes_machines_and_versions() -> None:
    [only] = fingerprint(LINE)
    assert only.span.cut(LINE) + "." == LINE
    assert (SCHEME, only.bands[:3]) == PINNED


PINNED = ("minhash-2-10x2-1", (3204161051414532974, 9102515801541276823, 1520268773688852991))


def test_case_quotation_marks_and_line_ends_make_no_difference() -> None:
    shouted = LINE.replace("gates would", "gates\tWould")
    [one], [other] = fingerprint(LINE), fingerprint(f"“{shouted}”")
    assert one.bands == other.bands


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "Follow us.",
        "President Edda Rónval, Minister Jaan Pellworth, Speaker Oriel Wynstrade, Judge Ana Brusk",
    ],
)
def test_what_says_little_has_no_fingerprint(text: str) -> None:
    assert fingerprint(text) == ()


def test_a_paragraph_that_is_moved_keeps_its_keys() -> None:
    moved = "\n\n".join(reversed(WIRE.split("\n\n")))
    assert {one.bands for one in fingerprint(WIRE)} == {one.bands for one in fingerprint(moved)}


@given(st.text() | st.lists(st.sampled_from(WIRE.split()), max_size=200).map(" ".join))
def test_spans_cut_the_text_in_its_order_and_keys_fit_a_column(text: str) -> None:
    found = fingerprint(text)
    assert all(one.span.cut(text).strip() and all(0 <= band < 2**63 for band in one.bands) for one in found)
    assert [one.span.start for one in found] == sorted({one.span.start for one in found})


@pytest.mark.parametrize("text", ["word " * 40_000, "a. " * 60_000, "\n" * 200_000, WIRE * 150, "”" * 200_000])
def test_a_long_text_of_little_comes_to_an_end(text: str) -> None:
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in fingerprint(text))
