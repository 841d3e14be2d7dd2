"""A column is known by its name."""

import pytest

from onrecord.errors import InputError
from onrecord.ingest import parse_mapping
from onrecord.ingest.columns import Columns, find_columns
from onrecord.records import Problem


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["text"], {"text": "text"}),
        (
            ["link", "headline", "date", "location", "summary", "body"],
            {"text": "body", "published": "date", "title": "headline", "url": "link"},
        ),
        (["URL", "Date", "Title", "Text"], {"text": "Text", "published": "Date", "title": "Title", "url": "URL"}),
        (["Body ID", "articleBody"], {"text": "articleBody"}),
        (["Article Body", "published_at"], {"text": "Article Body", "published": "published_at"}),
        (["content", "text"], {"text": "text"}),
        (["text", "Text"], {"text": "text"}),
        (
            ["body", "outlet", "byline", "lang"],
            {"text": "body", "publisher": "outlet", "author": "byline", "language": "lang"},
        ),
    ],
)
def test_common_names_are_understood(names: list[str], places: dict[str, str]) -> None:
    found = find_columns(names, (), "a.csv")
    assert isinstance(found, Columns)
    assert found.places == places


def test_a_mapping_comes_first_and_the_rest_is_still_guessed() -> None:
    found = find_columns(["text", "summary", "date"], (("text", "summary"),), "a.csv")
    assert isinstance(found, Columns)
    assert found.places == {"text": "summary", "published": "date"}


@pytest.mark.parametrize(
    ("names", "mapping", "message"),
    [
        (["id", "claim"], (), "text=COLUMN"),
        (["text"], (("text", "body"),), "no column 'body', only 'text'"),
        (["text"], (("title", "head"),), "no column 'head'"),
        ([], (), "text=COLUMN"),
    ],
)
def test_a_table_without_the_columns_is_a_problem(
    names: list[str], mapping: tuple[tuple[str, str], ...], message: str
) -> None:
    found = find_columns(names, mapping, "a.csv")
    assert isinstance(found, Problem)
    assert message in found.message


def test_a_mapping_is_written_as_pairs() -> None:
    assert parse_mapping("text=body, published=date,title=head line") == (
        ("text", "body"),
        ("published", "date"),
        ("title", "head line"),
    )


@pytest.mark.parametrize("written", ["", "body", "text=", "texts=body", "text=body,", "=body"])
def test_a_mapping_of_no_field_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="field=column"):
        parse_mapping(written)
