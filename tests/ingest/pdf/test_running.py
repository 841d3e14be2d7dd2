"""What runs from page to page is found by its place and its repetition, and nothing else is."""

from collections.abc import Sequence

from onrecord.ingest.pdf.rows import Segment
from onrecord.ingest.pdf.running import without_line_numbers, without_running


def page(*rows: str, start: float = 72, first: int = 0) -> list[Segment]:
    return [
        Segment(row, start, start + 6 * len(row), 50 + 20 * at, 11, bold=False, order=first + at)
        for at, row in enumerate(rows)
    ]


def kept(pages: Sequence[list[Segment]]) -> list[list[str]]:
    names = [str(number + 1) for number in range(len(pages))]
    return [
        [one.text for one in rest] for rest in without_running(pages, [50.0 + 20 * len(one) for one in pages], names)[0]
    ]


def body(number: int) -> list[str]:
    return [f"{word} {number * 7 % 5} of it" for word in ("alpha", "beta", "gamma", "delta", "omega", "psi")]


def test_heads_feet_and_numbers_that_count_up_are_left_out() -> None:
    pages = [page("Report of the commission", *body(number), f"– {number + 12} –") for number in range(5)]
    assert kept(pages) == [body(number) for number in range(5)]


def test_odd_and_even_pages_may_have_heads_of_their_own() -> None:
    heads = ["Report of the commission", "The northern terminal"]
    assert kept([page(heads[number % 2], *body(number)) for number in range(8)]) == [
        body(number) for number in range(8)
    ]


def test_what_repeats_inside_a_page_stays() -> None:
    pages = [page(*body(number), "THE CHAIR:", *body(number + 1), *body(number + 2)) for number in range(5)]
    assert all("THE CHAIR:" in rest for rest in kept(pages))


def test_figures_that_do_not_count_pages_stay() -> None:
    figures = ["380 tonnes", "17 tonnes", "4 tonnes", "900 tonnes", "23 tonnes"]
    assert [rest[0] for rest in kept([page(one, *body(number)) for number, one in enumerate(figures)])] == figures


def test_a_head_on_two_of_many_pages_is_none() -> None:
    pages = [page("Annex" if number < 2 else f"Chapter of {'abcdefgh'[number]}", *body(number)) for number in range(8)]
    assert kept(pages)[0][0] == "Annex"


def test_a_list_that_numbers_its_rows_on_one_page_keeps_them() -> None:
    numbers = page(*map(str, range(1, 11)), start=40)
    pages = [numbers + page(*(f"row {n}" for n in range(10)), start=90, first=10), page(*body(1)), page(*body(2))]
    assert without_line_numbers(pages)[1] == []
