"""The main text of a web page, its metadata, and what was left out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import trafilatura

from onrecord.ingest import Hints, Limits, ingest
from onrecord.ingest.markup import parse_markup
from onrecord.records import Document, PassageKind, ProblemKind

PAGES = Path(__file__).parent / "pages"
Of = Callable[..., Document]


def page(name: str) -> tuple[Document, list[str]]:
    (found,) = ingest(PAGES / name, Hints())
    assert found.document is not None
    return found.document, [problem.message for problem in found.problems]


def passages(document: Document, kind: PassageKind) -> list[str]:
    return [passage.span.cut(document.text) for passage in document.passages if passage.kind is kind]


def test_an_article_brings_its_metadata() -> None:
    document, _ = page("article.html")
    assert document.title == "Varn denies grain deal with Ostrel"
    assert (document.publisher, document.author, document.language) == ("The Harbour Post", "Ilsa Maren", "en")
    assert document.url == "https://harbourpost.example/2019/03/varn-denies-grain-deal"
    assert document.published == dt.datetime.fromisoformat("2019-03-05T08:15:00+02:00")
    assert document.media_type == "text/html"


def test_an_article_is_read_without_its_surroundings() -> None:
    document, _ = page("article.html")
    assert document.text.startswith("Varn denies grain deal with Ostrel\n\nThe foreign ministry of Varn on Tuesday")
    assert "told reporters that “nobody in this house has seen the paper” and declined to comment" in document.text
    assert "Varn exports 400,000 tonnes a year.\nOstrel imports nearly all its wheat.\n\n" in document.text
    assert "Orla Venn, who teaches trade law in Lesk" in document.text
    assert not [word for word in ("Money", "Privacy", "dockers", "tracker") if word in document.text]


def test_block_quotes_stay_marked() -> None:
    document, _ = page("article.html")
    assert passages(document, PassageKind.QUOTED) == [
        (
            "No such agreement exists, none was discussed, and none will be signed.\n\n"
            "Our partners have been told as much, in writing and in person."
        ),
        "If it is not signed, it is not an agreement.",
    ]
    assert passages(document, PassageKind.HEADING) == ["Varn denies grain deal with Ostrel", "What the paper claimed"]


def test_what_was_left_out_is_measured_and_shown() -> None:
    (found,) = ingest(PAGES / "article.html", Hints())
    (problem,) = found.problems
    assert problem.kind is ProblemKind.NOT_READ
    assert problem.share == pytest.approx(0.19, abs=0.03)
    assert "“The harbour strike enters its third week" in problem.message


def test_a_sentence_that_the_extraction_drops_is_reported() -> None:
    document, problems = page("table_layout.html")
    lost = "The authority denied that it had asked for anything."
    assert lost not in document.text
    assert [lost in problem for problem in problems] == [True]


def test_a_short_page_keeps_its_paragraphs_and_quotes() -> None:
    document, _ = page("release.html")
    assert document.text.endswith("today:\n\nThe harbour of Lesk stays shut until it is safe.\n\nHe took no questions.")
    assert passages(document, PassageKind.QUOTED) == ["The harbour of Lesk stays shut until it is safe."]


def test_a_transcript_keeps_its_lines_and_is_no_quotation() -> None:
    document, problems = page("briefing.html")
    assert (
        "QUESTION: Has the president read the letter\nfrom Varn?\n\nKELD: The president has read it." in document.text
    )
    assert passages(document, PassageKind.QUOTED) == []
    assert document.published == dt.datetime(2020, 2, 11, 17, 30, tzinfo=dt.UTC)
    assert document.publisher == "Presidency of Ostrel"
    assert problems == []


def test_a_declared_charset_is_believed() -> None:
    document, problems = page("windows_1252.html")
    assert document.title == "Café talks"
    assert "the cafés of the old harbour “will never close” while" in document.text
    assert problems == []


def test_a_page_that_only_a_script_fills_is_empty() -> None:
    (found,) = ingest(PAGES / "script_only.html", Hints())
    assert found.document is None
    assert [problem.kind for problem in found.problems] == [ProblemKind.EMPTY]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<!-- -->", b"<html><head><title>x</title></head></html>"])
def test_a_page_without_text_is_empty(data: bytes, only: Callable[..., object]) -> None:
    found = only(data, "a.html")
    assert [problem.kind for problem in found.problems] == [ProblemKind.EMPTY]  # type: ignore[attr-defined]


def test_without_a_main_text_the_whole_page_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: None)
    (found,) = ingest(PAGES / "release.html", Hints())
    assert found.document is not None
    assert found.document.text.startswith("Home News Contact\n\nStatement by the Ministry of Ports")
    assert passages(found.document, PassageKind.QUOTED) == ["The harbour of Lesk stays shut until it is safe."]
    (problem,) = found.problems
    assert (problem.kind, problem.share) == (ProblemKind.NOT_READ, 0.0)


def test_a_flattened_block_quote_is_marked_again_where_it_is_a_whole_block(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "The harbour of Lesk stays shut until it is safe."
    flat = parse_markup(f"<p>He took no questions.</p><p>{words}</p><p>He said: {words}</p>")
    found = trafilatura.settings.Document(body=flat.tree.find("body"))
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: found)
    document, _ = page("release.html")
    assert passages(document, PassageKind.QUOTED) == [words]
    assert document.text.count(words) == 2


def test_a_date_without_a_time_stays_a_date(document: Of) -> None:
    meta = '<meta property="article:published_time" content="2019-03-05">'
    text = "<p>The minister said that the harbour is shut, and that it will stay so.</p>" * 3
    found = document(f"<html><head>{meta}</head><body>{text}</body></html>", "a.html")
    assert found.published == dt.date(2019, 3, 5)


def test_a_date_that_is_none_is_passed_over(document: Of) -> None:
    metas = '<meta itemprop="datePublished" content="soon"><meta name="date" content="2019-03-05">'
    text = "<p>The minister said that the harbour is shut, and that it will stay so.</p>" * 3
    found = document(f"<html><head>{metas}</head><body>{text}</body></html>", "a.html")
    assert found.published == dt.date(2019, 3, 5)


def test_a_zone_that_nobody_knows_is_no_warning(document: Of) -> None:
    meta = '<meta property="article:published_time" content="5 March 2019 18:30 GBX">'
    text = "<p>The minister said that the harbour is shut, and that it will stay so.</p>" * 3
    found = document(f"<html><head>{meta}</head><body>{text}</body></html>", "a.html")
    assert found.published == dt.date(2019, 3, 5)


def test_a_page_with_nul_bytes_is_binary(only: Callable[..., object]) -> None:
    found = only(b"<p>a\0b", "a.html")
    assert [problem.kind for problem in found.problems] == [ProblemKind.UNREADABLE]  # type: ignore[attr-defined]


def test_a_page_has_a_limit_of_its_own(only: Callable[..., object]) -> None:
    found = only(b"<p>long</p>" * 9, "a.html", Hints(limits=Limits(page_bytes=20)))
    assert [problem.kind for problem in found.problems] == [ProblemKind.LIMIT]  # type: ignore[attr-defined]
