"""Tables and generated blocks of pages."""

import pytest

from benchmarks.markdown import replaced, table

PAGE = "# Title\n<!-- accuracy:begin -->\nold\n<!-- accuracy:end -->\nrest\n"


def test_a_table_aligns_figures_and_shows_one_decimal() -> None:
    assert table(["what", "n", "F1"], [["cue", 2320, 74.25], ["all", 7, ""]]) == (
        "| what | n | F1 |\n| --- | ---: | ---: |\n| cue | 2,320 | 74.2 |\n| all | 7 |  |\n"
    )


def test_a_block_is_replaced_and_nothing_else() -> None:
    assert replaced(PAGE, "accuracy", "new\n") == PAGE.replace("old\n", "new\n")


def test_replacing_again_changes_nothing() -> None:
    once = replaced(PAGE, "accuracy", "new\n")
    assert replaced(once, "accuracy", "new\n") == once


@pytest.mark.parametrize("page", ["no block", "<!-- accuracy:begin -->\nnever closed", "<!-- accuracy:end -->"])
def test_a_page_without_the_block_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="no block"):
        replaced(page, "accuracy", "new\n")
