"""One document a row, with the row's exact bytes, whatever the rest of the table is like."""

import csv
import datetime as dt
import io
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import Hints, Ingested, Limits, ingest, ingest_bytes
from onrecord.records import ProblemKind, sha256

HEADER = "link,headline,date,body\n"
ROWS = [
    'https://lesk.example/1,Harbour shut,2019-03-05T18:30:00Z,"The minister said ""no"".\nTwice, he said."\n',
    "https://lesk.example/2,Harbour open,5 March 2019,The harbour is open\n",
]


def rows(table: str | bytes, name: str = "a.csv", hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(table.encode() if isinstance(table, str) else table, name, hints or Hints()))


def texts(found: Sequence[Ingested]) -> list[str]:
    return [one.document.text for one in found if one.document is not None]


def kinds(found: Sequence[Ingested]) -> list[tuple[str, ProblemKind]]:
    return [(problem.where, problem.kind) for one in found for problem in one.problems]


def test_a_row_is_a_document_with_its_metadata() -> None:
    first, second = rows(HEADER + "".join(ROWS))
    assert first.document is not None
    assert first.document.text == 'The minister said "no".\nTwice, he said.'
    assert (first.document.title, first.document.url) == ("Harbour shut", "https://lesk.example/1")
    assert first.document.published == dt.datetime(2019, 3, 5, 18, 30, tzinfo=dt.UTC)
    assert (first.document.publisher, first.document.media_type) == ("lesk.example", "text/csv")
    assert second.document is not None
    assert second.document.published == dt.date(2019, 3, 5)
    assert (first.location, second.location) == ("a.csv row 2", "a.csv row 3")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_original_is_the_rows_exact_bytes(codec: str, end: str) -> None:
    table = (HEADER + "".join(ROWS)).replace("\n", end).replace("open\r\n", "ਊpen ✓")
    found = rows(table.encode(codec))
    assert len(found) == 2
    whole = table.encode(codec)
    place = 0
    for one in found:
        assert one.document is not None
        assert one.document.original_sha256 == sha256(one.original)
        place = whole.index(one.original, place) + len(one.original)
    assert whole[place:].decode(codec.replace("utf-16", "utf-16-le").replace("utf-32", "utf-32-le")) in ("", "\n", end)


def test_the_same_row_is_the_same_document_wherever_it_stands() -> None:
    ids = [one.document.id for one in rows(HEADER + ROWS[1] + ROWS[0] + ROWS[1].rstrip()) if one.document]
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("text;date\none;2019-03-05\n", "a.csv"),
        ("text\tdate\none\t2019-03-05\n", "a.tsv"),
        ("text|date\none|2019-03-05\n", "a.csv"),
        ("\n\ntext,date\n\none,2019-03-05\n\n", "a.csv"),
        ("text,date,text\none,2019-03-05,two\n", "a.csv"),
        ("text\none\n", "a.csv"),
    ],
)
def test_delimiters_blank_lines_and_doubled_columns(table: str, name: str) -> None:
    assert texts(rows(table, name)) == ["one"]


def test_columns_can_be_mapped() -> None:
    (found, rest) = rows("a,b\none,two\n", hints=Hints(mapping=(("text", "b"),)))
    assert texts([found]) == ["two"]
    assert [(problem.kind, problem.share) for problem in rest.problems] == [(ProblemKind.NOT_READ, 0.5)]


def test_columns_that_are_not_read_are_named_with_their_share() -> None:
    *_, last = rows("text,summary,empty\naaaa,bb,\ncccc,dd,\n")
    (problem,) = last.problems
    assert (problem.kind, problem.where) == (ProblemKind.NOT_READ, "a.csv")
    assert problem.share == pytest.approx(1 / 3)
    assert problem.message == "columns not read: summary"


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ("too,many,cells,for,the,header\n", ProblemKind.MALFORMED),
        ("few,cells\n", ProblemKind.MALFORMED),
        ('u,h,2019-03-05,"shut" he said\n', ProblemKind.MALFORMED),
        ("u,h,2019-03-05,\n", ProblemKind.EMPTY),
        ("u,h,2019-03-05,  \n", ProblemKind.EMPTY),
        ("u,h,2019-03-05,a\0b\n", ProblemKind.UNREADABLE),
        ('u,h,2019-03-05,"' + "long " * 100 + '"\n', ProblemKind.LIMIT),
        ("u,h,2019-03-05," + "long " * 300 + "\n", ProblemKind.LIMIT),
        ('u,h,2019-03-05,"' + "long " * 70 + "\n" + "long " * 20 + '"\n', ProblemKind.LIMIT),
    ],
)
def test_a_bad_row_is_a_problem_and_the_rest_goes_on(bad: str, kind: ProblemKind) -> None:
    found = rows(HEADER + ROWS[0] + bad + ROWS[1], hints=Hints(limits=Limits(document_bytes=400)))
    assert len(texts(found)) == 2
    assert kinds(found) == [("a.csv row 3", kind)]


def test_a_date_that_cannot_be_read_leaves_the_row_standing() -> None:
    found = rows("text,date\none,03/04/2019\ntwo,2999-01-01\n")
    assert texts(found) == ["one", "two"]
    assert kinds(found) == [("a.csv row 2", ProblemKind.METADATA), ("a.csv row 3", ProblemKind.METADATA)]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    found = rows('text,date\n"never closed,2019-03-05\ntwo,2019-03-05\nthree,2019-03-05\n')
    assert texts(found) == ["two", "three"]
    assert kinds(found) == [("a.csv row 2", ProblemKind.MALFORMED)]


def test_a_table_of_unclosed_quotation_marks_is_given_up_in_time() -> None:
    found = rows("text,date\n" + 'a","b\n' * 3000)
    assert texts(found) == []
    assert {kind for _, kind in kinds(found)} == {ProblemKind.MALFORMED}


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (b"", ProblemKind.EMPTY),
        (b"\n \n", ProblemKind.MALFORMED),
        (b"a,b\n1,2\n", ProblemKind.MALFORMED),
        (b'"text,date\none,two\n', ProblemKind.MALFORMED),
        (b"text,date\rone,two\r", ProblemKind.MALFORMED),
        (b"text\0,date\n", ProblemKind.UNREADABLE),
        (b"text" * 100, ProblemKind.LIMIT),
    ],
)
def test_a_table_that_cannot_be_read_at_all(table: bytes, kind: ProblemKind) -> None:
    found = rows(table, hints=Hints(limits=Limits(document_bytes=300)))
    assert texts(found) == []
    assert [found_kind for _, found_kind in kinds(found)][:1] == [kind]


def test_a_field_may_be_huge() -> None:
    text = "he said that she said " * 20_000
    assert texts(rows(f'text,date\n"{text}",2019-03-05\n')) == [text]


def test_a_guessed_encoding_is_told_once() -> None:
    found = rows("text\nThe café is shut\nThe cafés are shut\n".encode("cp1252"))
    assert texts(found) == ["The café is shut", "The cafés are shut"]
    assert kinds(found) == [("a.csv", ProblemKind.ENCODING)]


def test_a_late_row_tells_the_encoding_too() -> None:
    found = rows(b"text\n" + (b"The harbour is shut " * 600 + b"\n") * 100 + "The café is shut\n".encode("cp1252"))
    assert len(texts(found)) == 101
    assert texts(found)[-1] == "The café is shut"


def test_damaged_bytes_are_the_problem_of_their_row() -> None:
    found = rows("text\nÜber «alles» — ünd\n".encode() + b"sh\xffut\nopen\n")
    assert texts(found)[1:] == ["sh\N{REPLACEMENT CHARACTER}ut", "open"]
    assert kinds(found) == [("a.csv row 3", ProblemKind.ENCODING)]
    assert found[1].problems[0].share == pytest.approx(1 / 6)


def test_a_table_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = "The harbour is shut, he said. " * 10_000
    path.write_text("text\n" + f'"{row}"\n' * 40, encoding="utf-8")
    tracemalloc.start()
    assert sum(one.document is not None for one in ingest(path, Hints())) == 40
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 2


CELLS = st.text(alphabet=st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_whatever_is_written_as_csv_is_read_again(table: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([("text", "title"), *table])
    found = rows(b"\xef\xbb\xbf" + written.getvalue().encode())
    assert texts(found) == [text for text, _ in table if text.strip()]
