"""What people type into a search box, as an expression that cannot fail."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ledger.fulltext import expression


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harbour", '("harbour")'),
        ("harbour treaty", '("harbour" AND "treaty")'),
        ('"harbour treaty"', '("harbour treaty")'),
        ("“harbour treaty” fails", '("harbour treaty" AND "fails")'),
        ("harb*", '("harb"*)'),
        ('"harbour tr"*', '("harbour tr"*)'),
        ('unclosed "harbour treaty', '("unclosed" AND "harbour treaty")'),
        ("NEAR(a b) OR NOT c", '("NEAR(a" AND "b)" AND "OR" AND "NOT" AND "c")'),
        ("title:fog -sea ^x", '("title:fog" AND "-sea" AND "^x")'),
        ("fog ! * () sea", '("fog" AND "sea")'),
        ("fog\0sea", '("fog" AND "sea")'),
        ("fo\udc80g", '("fog")'),
        ("état 7 %", '("état" AND "7")'),
    ],
)
def test_words_phrases_and_beginnings(query: str, expected: str) -> None:
    assert expression(query) == expected


def test_columns_narrow_it() -> None:
    assert expression("fog sea", "source_text") == '{source_text} : ("fog" AND "sea")'
    assert expression("fog", "source_text", "content_text") == '{source_text content_text} : ("fog")'


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "***", "!?…", "\0", "\ud800", "(-)", "́"])
def test_a_query_without_words_is_told_so(query: str) -> None:
    with pytest.raises(InputError, match="there is no word to look for"):
        expression(query)


@given(st.text() | st.text('"“”*() ^:+-{}ANDORNEARab\0'))
def test_nothing_typed_is_an_error_of_syntax(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (a, b)")
    try:
        connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression(query, "a", "b"),)).fetchall()
    except InputError:
        pass
    finally:
        connection.close()


@pytest.mark.parametrize("query", ["fog " * 5_000, '"' * 4_001 + "fog", "fog* " * 2_000, "x" * 200_000])
def test_long_queries_are_no_trouble(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (a)")
    assert connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression(query),)).fetchall() == []
    connection.close()
