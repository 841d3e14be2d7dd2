"""Every source finds its reader, and no bytes whatever bring ingest down."""

import io
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes
from onrecord.ingest.intake import Source, whole
from onrecord.records import Problem, ProblemKind, sha256

TEXT = "The minister said that the harbour is shut.\n"
PAGE = (Path(__file__).parent / "pages" / "article.html").read_bytes()
NAMES = ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.jsonl", "a.json", "a.zip", "a"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.TXT", "text/plain"),
        ("a.text", "text/plain"),
        ("README", "text/plain"),
        ("Speech of 5.3.2019", "text/plain"),
        ("What Mr. Tarr said", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
    ],
)
def test_the_ending_of_the_name_tells_the_format(name: str, media_type: str) -> None:
    (found,) = ingest_bytes(TEXT.encode(), name, Hints())
    assert found.document is not None
    assert (found.document.media_type, found.location) == (media_type, name)


@pytest.mark.parametrize("name", ["index.php?id=3", "article"])
def test_a_page_saved_without_an_ending_is_a_page(name: str) -> None:
    (found,) = ingest_bytes(b"\xef\xbb\xbf\n<!DOCTYPE html>" + PAGE, name, Hints())
    assert found.document is not None
    assert found.document.media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.jpg", "no reader for .jpg files"),
        ("a.doc", "no reader for .doc files; open it in a word processor and save it as .docx, .odt or .pdf"),
        ("a.pages", "no reader for .pages files; open it in a word processor and save it as .docx, .odt or .pdf"),
        ("a.xlsx", "no reader for .xlsx files; save the sheet as .csv, one document a row, or as .pdf"),
        ("a.pptx", "no reader for .pptx files; save the slides as .pdf"),
        ("a.7z", "no reader for .7z files; unpack it, or pack it as .zip"),
    ],
)
def test_an_unknown_format_is_not_opened_and_the_refusal_says_what_to_do(name: str, advice: str) -> None:
    (found,) = ingest_bytes(TEXT.encode(), name, Hints())
    assert [(problem.kind, problem.message) for problem in found.problems] == [(ProblemKind.UNSUPPORTED, advice)]


def test_messages_are_one_short_line_whatever_they_quote() -> None:
    (found,) = ingest_bytes(("x" * 5000 + "\x01\u2028,y\na,b\n").encode(), "a.csv", Hints())
    (problem,) = found.problems
    assert problem.message.isprintable()
    assert len(problem.message) < 400


def test_a_file_beyond_the_limit_is_not_cut_but_refused() -> None:
    (found,) = ingest_bytes(TEXT.encode(), "a.txt", Hints(limits=Limits(document_bytes=20)))
    assert found.document is None
    (problem,) = found.problems
    assert (problem.kind, problem.share) == (ProblemKind.LIMIT, 1.0)
    assert "20 bytes" in problem.message


def test_a_file_that_has_grown_since_it_was_listed_is_refused_too() -> None:
    source = Source("a.txt", 1, partial(io.BytesIO, TEXT.encode()))
    assert isinstance(whole(source, 20), Problem)


def test_a_long_text_is_no_trouble() -> None:
    text = TEXT * 25_000  # some 500 pages
    (found,) = ingest_bytes(text.encode(), "a.txt", Hints())
    assert found.document is not None
    assert len(found.document.text) == len(text)


def hold(found: Ingested) -> None:
    """What is promised of everything that ingest gives."""
    assert found.document is not None or found.problems
    lines: list[str | None] = [found.location]
    for problem in found.problems:
        lines += [problem.message, problem.where]
        assert problem.share is None or 0.0 <= problem.share <= 1.0
    if found.document is not None:
        assert found.document.text.strip()
        lines += [found.document.text, found.document.language]
        assert found.document.original_sha256 == sha256(found.original)
        for passage in found.document.passages:
            assert passage.span.cut(found.document.text)
        lines += [found.document.title, found.document.publisher, found.document.author, found.document.url]
    for line in lines:
        assert line is None or line.encode().decode() == line


def seed(name: str) -> bytes:
    table = 'text,date,title\n"He said ""no"".\nTwice",2019-03-05,Ünï\nplain,5 March 2019,x\n'
    line = '{"text": "a \\ud83d b", "date": "2019-03-05", "author": {"name": "x"}}'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("../b.csv", table)
    seeds = {".md": f"---\ntitle: x\n---\n# Shut\n\n> {TEXT}", ".csv": table, ".tsv": table, ".jsonl": line}
    binary = {".html": PAGE, ".zip": held.getvalue(), ".json": f"[{line}, {line}]".encode()}
    suffix = Path(name).suffix
    return binary.get(suffix) or seeds.get(suffix, TEXT).encode()


PIECES = st.one_of(
    st.binary(max_size=20),
    st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [b"<", b">", b'"', b"\0", b"\r", b",", b"&#1;", b"<q>", b"<pre>", b"<!--", b"<script>", b"[", b"{"]
    ),
    st.sampled_from(
        [b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<blockquote>", b"<figure>", b'<p hidden="">', b"PK"]
    ),
)


@settings(max_examples=300)
@given(st.sampled_from(NAMES), st.lists(PIECES, max_size=6))
def test_any_bytes_give_documents_or_problems(name: str, pieces: list[bytes]) -> None:
    for found in ingest_bytes(b"".join(pieces), name, Hints()):
        hold(found)


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_file_gives_documents_or_problems(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    written = seed(name)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(written)))
        cut = data.draw(st.sampled_from([0, 0, 1, 10, 100]))
        written = written[:place] + data.draw(PIECES) + written[place + cut :]
    for found in ingest_bytes(written, name, Hints()):
        hold(found)


@given(st.text(max_size=30))
def test_any_name_will_do(name: str) -> None:
    for found in ingest_bytes(TEXT.encode(), name, Hints()):
        hold(found)
