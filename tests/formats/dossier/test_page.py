"""The file: whole, the same each time, escaped, and asking for nothing."""

import datetime as dt
import hashlib
import importlib
import json
import re
import sys
from pathlib import Path

import pytest

from onrecord.errors import InputError, IntegrityError
from onrecord.formats.dossier.gathering import Gathered, gathered
from onrecord.formats.dossier.page import Made, made
from onrecord.formats.dossier.recording import shown_words
from onrecord.ledger import Filters, Ledger
from onrecord.reports.claims import Sort, claim_rows
from tests.formats.conftest import ABOUT
from tests.formats.hostile import DENIED, READING, TEXT

DAY = dt.date(2026, 5, 1)
PACKAGE = Path(__file__).parents[3] / "src" / "onrecord"


def data(page: Made, name: str) -> str:
    """What a page carries under a name."""
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', page.html, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def claim(ledger: Ledger) -> Gathered:
    """The claim that most is said on."""
    (largest, *_) = sorted(claim_rows(ledger, Filters(), Sort.CONTESTED), key=lambda row: -row.status.statements)
    return gathered(ledger, largest.claim.id, DAY)


def test_every_statement_of_a_claim_stands_in_its_passage_with_its_receipt(claim: Gathered) -> None:
    page = made(claim, ABOUT, "it")
    record, texts = json.loads(data(page, "record")), json.loads(data(page, "texts"))
    assert claim.claim
    assert len(record["statements"]) == claim.claim["statements"]
    assert page.html.count("<strong>○ unreviewed</strong>") == len(record["statements"])
    for one in record["statements"]:
        text = texts[one["text_sha256"]]
        assert hashlib.sha256(text.encode()).hexdigest() == one["text_sha256"]
        for part, words in one["words"].items():
            assert " … ".join(text[start:end] for start, end in one["places"][part]) == words
        assert f'data-statement="{one["id"]}"' in page.html
        assert one["document"] in page.html
    assert page.digest == hashlib.sha256(data(page, "record").encode()).hexdigest()


def test_of_an_actor_there_is_what_it_said_and_what_is_pointed_to(ledger: Ledger) -> None:
    found = gathered(ledger, "Edda Rónval", DAY)
    page = made(found, ABOUT, "Edda Rónval")
    assert found.actor
    assert found.actor.denials
    assert found.actor.promises
    there = set(re.findall(r'id="(s-[0-9a-f]+)"', page.html))
    assert there == set(re.findall(r'href="#(s-[0-9a-f]+)"', page.html)) | there


def test_the_digest_hangs_on_the_record_and_not_on_the_time(claim: Gathered) -> None:
    first = made(claim, ABOUT, "it")
    later = made(claim, type(ABOUT)(*("other.db", (), dt.datetime(2027, 1, 1, tzinfo=dt.UTC), "0.2", DAY)), "it")
    fewer = made(Gathered(claim.shown[1:], claim=claim.claim), ABOUT, "it")
    assert first.html == made(claim, ABOUT, "it").html
    assert first.digest == later.digest != fewer.digest


def test_the_worst_words_stay_words(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "hostile.db") as ledger:
        ledger.add(READING, TEXT.encode(), "hostile.txt")
        page = made(gathered(ledger, DENIED.id, DAY), ABOUT, "it")
    assert page.html.count("<script") == page.html.count("</script>") == 3
    assert "alert(1)" in page.html
    assert "\r" not in page.html
    assert json.loads(data(page, "texts")) == {READING.document.text_sha256: TEXT}


def test_a_printed_one_has_no_script(claim: Gathered) -> None:
    page = made(claim, ABOUT, "it", printed=True)
    assert "<script" not in page.html
    assert "cannot verify itself" in page.html


def test_the_pdf_is_one_or_says_what_it_needs(claim: Gathered) -> None:
    try:
        from onrecord.formats.dossier.printing import pdf  # noqa: PLC0415 - may not be there
    except InputError as error:
        pytest.skip(str(error))
    assert pdf(made(claim, ABOUT, "it", printed=True).html).startswith(b"%PDF-")


def test_a_pdf_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.delitem(sys.modules, "onrecord.formats.dossier.printing", raising=False)
    with pytest.raises(InputError, match=r"needs weasyprint, .*install onrecord\[pdf\]"):
        importlib.import_module("onrecord.formats.dossier.printing")


def test_nothing_is_shown_that_is_not_as_it_was_recorded(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "original", lambda *_: b"other bytes")
    with pytest.raises(IntegrityError, match="not those on record; see `onrecord verify`"):
        gathered(ledger, "edda-ronval", DAY)


@pytest.mark.parametrize("wanted", ["nobody-at-all", "ffffffff", "zzz"])
def test_what_is_not_there_is_said(ledger: Ledger, wanted: str) -> None:
    with pytest.raises(InputError, match=f"no statement whose id begins with '{wanted}', and no actor"):
        gathered(ledger, wanted, DAY)


@pytest.mark.parametrize(
    ("body", "words"),
    [("<p>a &lt;b&gt;\n c</p>", "a <b> c"), ('<p title="x &gt; y">\x1ca\xa0&#13;b\u3000</p>', "a b"), ("", "")],
)
def test_shown_words_are_those_that_a_browser_shows(body: str, words: str) -> None:
    assert shown_words(body) == words


def test_it_looks_like_the_reading_room() -> None:
    tokens = re.compile(r"--[a-z-]+: [^;]+;")
    room = (PACKAGE / "web/static/room.css").read_text(encoding="utf-8")
    style = (PACKAGE / "formats/dossier/templates/dossier.css").read_text(encoding="utf-8").partition("@page")[0]
    assert set(tokens.findall(style)) <= set(tokens.findall(room))
