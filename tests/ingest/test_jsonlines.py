"""One document a line, or one an item of a list."""

import datetime as dt
import json
from collections.abc import Sequence

import pytest

from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes
from onrecord.records import ProblemKind, sha256

FIRST = {"body": "The minister said “no”.", "date": "2019-03-05", "headline": "Shut", "link": "https://lesk.example/1"}
LINES = [json.dumps(FIRST), '{"body": "It is open"}']


def items(data: str | bytes, name: str, hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(data.encode() if isinstance(data, str) else data, name, hints or Hints()))


def texts(found: Sequence[Ingested]) -> list[str]:
    return [one.document.text for one in found if one.document is not None]


def kinds(found: Sequence[Ingested]) -> list[tuple[str, ProblemKind]]:
    return [(problem.where, problem.kind) for one in found for problem in one.problems]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_a_line_is_a_document(name: str) -> None:
    first, second = items("\n".join(LINES), name)
    assert first.document is not None
    assert (first.document.text, first.document.title) == ("The minister said “no”.", "Shut")
    assert (first.document.published, first.document.url) == (dt.date(2019, 3, 5), "https://lesk.example/1")
    assert first.original == LINES[0].encode()
    assert first.document.original_sha256 == sha256(first.original)
    assert (first.location, second.location) == (f"{name} row 1", f"{name} row 2")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_blank_lines_and_marks_are_no_part_of_a_document(codec: str) -> None:
    found = items(f"{LINES[0]}\r\n\r\n{LINES[1]}\r\n".encode(codec), "a.jsonl")
    plain = codec.removesuffix("-sig") + ("-le" if codec == "utf-16" else "")
    assert [one.original for one in found] == [line.encode(plain) for line in LINES]
    assert found[1].location == "a.jsonl row 3"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["First.", "Second."], "First.\n\nSecond."),
        ("a\r\nb", "a\nb"),
        (12, "12"),
        ({"name": "Named"}, "Named"),
        ("smile \ud83d\ude00", "smile 😀"),
    ],
)
def test_values_that_are_text_in_some_way(value: object, text: str) -> None:
    (found,) = items(json.dumps({"text": value}), "a.jsonl")
    assert texts([found]) == [text]


def test_an_author_may_be_an_object_with_a_name() -> None:
    (found,) = items('{"text": "Shut", "author": {"name": "Ilsa Maren"}, "title": null}', "a.jsonl")
    assert found.document is not None
    assert (found.document.author, found.document.title) == ("Ilsa Maren", None)


def test_a_lone_surrogate_or_a_nul_is_replaced() -> None:
    (found,) = items('{"text": "a \\ud83d b \\u0000", "title": "\\udc00"}', "a.jsonl")
    assert texts([found]) == ["a \N{REPLACEMENT CHARACTER} b \N{REPLACEMENT CHARACTER}"]
    assert kinds([found]) == [("a.jsonl row 1", ProblemKind.ENCODING)]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ("not JSON", ProblemKind.MALFORMED),
        ("[1, 2]", ProblemKind.MALFORMED),
        ('{"body": {"deep": 1}}', ProblemKind.MALFORMED),
        ('{"title": "only"}', ProblemKind.MALFORMED),
        ('{"body": ""}', ProblemKind.EMPTY),
        ('{"body": null}', ProblemKind.EMPTY),
        ("[" * 200, ProblemKind.MALFORMED),
        ('{"body": "' + "long " * 100 + '"}', ProblemKind.LIMIT),
    ],
)
def test_a_bad_line_is_a_problem_and_the_rest_goes_on(bad: str, kind: ProblemKind) -> None:
    found = items(f"{LINES[0]}\n{bad}\n{LINES[1]}", "a.jsonl", Hints(limits=Limits(document_bytes=300)))
    assert len(texts(found)) == 2
    assert kinds(found) == [("a.jsonl row 2", kind)]


def test_json_nested_beyond_reason_is_malformed() -> None:
    found = items("[" * 100_000 + "\n" + '{"text": ' + "[" * 100_000, "a.jsonl")
    assert {kind for _, kind in kinds(found)} == {ProblemKind.MALFORMED}


def test_fields_that_are_not_read_are_named_with_their_share() -> None:
    *_, last = items('{"text": "aaaa", "tags": ["b", 1], "rest": "cc"}', "a.jsonl")
    (problem,) = last.problems
    assert problem.message == "columns not read: rest, tags"
    assert problem.share == pytest.approx(10 / 14)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"", ProblemKind.EMPTY), (b"\n\n", ProblemKind.EMPTY), (b"{\0}", ProblemKind.UNREADABLE)],
)
def test_lines_that_hold_nothing(data: bytes, kind: ProblemKind) -> None:
    assert kinds(items(data, "a.jsonl")) == [("a.jsonl", kind)]


def test_a_guessed_encoding_is_told_once() -> None:
    found = items('{"text": "The café is shut, he said, and so is the bar"}\n'.encode("cp1252") * 2, "a.jsonl")
    assert kinds(found) == [("a.jsonl", ProblemKind.ENCODING)]


def test_the_name_of_a_field_may_be_no_text() -> None:
    *_, last = items('{"text": "Shut", "\\ud83d": "x"}', "a.jsonl")
    assert last.problems[0].message == "columns not read: \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_cut_into_its_items(codec: str) -> None:
    found = items(f" [\n {LINES[0]} ,\r\n{LINES[1]}]\n".encode(codec), "a.json")
    plain = codec.removesuffix("-sig") + ("-le" if codec == "utf-16" else "")
    assert [one.original for one in found] == [line.encode(plain) for line in LINES]
    assert [one.location for one in found] == ["a.json item 1", "a.json item 2"]


def test_one_object_is_one_document_of_the_whole_file() -> None:
    (found,) = items(f"{LINES[0]}\n", "a.json")
    assert found.original == f"{LINES[0]}\n".encode()
    assert (texts([found]), found.location) == (["The minister said “no”."], "a.json")


@pytest.mark.parametrize(
    ("data", "documents", "problems"),
    [
        (b"[]", 0, [("a.json", ProblemKind.EMPTY)]),
        (b"", 0, [("a.json", ProblemKind.MALFORMED)]),
        (b'"text"', 0, [("a.json", ProblemKind.MALFORMED)]),
        (b'[{"text": "one"}, {"text": "tw', 1, [("a.json", ProblemKind.MALFORMED)]),
        (b'[{"text": "one"}', 1, [("a.json", ProblemKind.MALFORMED)]),
        (b'[{"text": "one"}] and more', 1, [("a.json", ProblemKind.MALFORMED)]),
        (b'[{"text": "one"}, 2]', 1, [("a.json item 2", ProblemKind.MALFORMED)]),
        (b"[" * 100_000, 0, [("a.json", ProblemKind.MALFORMED)]),
        (b'[{"text": "caf\xe9"}]', 0, [("a.json", ProblemKind.ENCODING)]),
        (b"\xff\xfe[\x00\x00\xd8", 0, [("a.json", ProblemKind.ENCODING)]),
        (b"[\0]", 0, [("a.json", ProblemKind.ENCODING)]),
        (b'{"text": "' + b"x" * 200_000 + b'"}', 0, [("a.json", ProblemKind.LIMIT)]),
    ],
)
def test_what_a_json_file_may_be(data: bytes, documents: int, problems: list[tuple[str, ProblemKind]]) -> None:
    found = items(data, "a.json", Hints(limits=Limits(document_bytes=100_000)))
    assert len(texts(found)) == documents
    assert kinds(found) == problems
