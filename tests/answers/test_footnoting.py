"""What a draft about the affair is told, by the real models: footnotes with receipts, differences with their words."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.answers.footnoting import FootnotedObject, footnoted_object
from onrecord.exports import SCHEMA
from onrecord.ledger import Ledger
from onrecord.models import StatementModel
from onrecord.pipeline import Linker
from onrecord.reading.read import read_document
from onrecord.records import Correction, Document, Judgement, JudgementKind, Pinned, Reviewed, sha256

Ask = Callable[[str], FootnotedObject]
LOCKED = "The commission says that the desk was locked by a password that the shift did not have."
COUNT = "“Today we count people. Tomorrow we will count the rest,”"


@pytest.fixture(scope="module")
def models() -> tuple[StatementModel, Linker]:
    return StatementModel.load(), Linker.load()


@pytest.fixture
def ledger(affair: Path, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(Path(shutil.copy(affair, tmp_path / "affair.db"))) as opened:
        yield opened


@pytest.fixture
def ask(ledger: Ledger, models: tuple[StatementModel, Linker]) -> Ask:
    """A draft held against the affair."""

    def asked(text: str) -> FootnotedObject:
        document = Document(text, sha256(text.encode()), published=dt.date(2026, 5, 10), language="en")
        return footnoted_object(ledger, read_document(document, models[0]), models[1])

    return asked


def kinds(found: FootnotedObject) -> set[tuple[str, bool]]:
    return {(one["kind"], one["sure"]) for sentence in found["sentences"] for one in sentence["findings"]}


def footnoted(found: FootnotedObject) -> list[str]:
    return [note["statement"]["id"] for sentence in found["sentences"] for note in sentence["footnotes"]]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("“I owe the mayor an apology, and she has it,” Håkon Threlle said.", set()),
        ("“I owe the mayor an apology …,” Threlle said.", set()),
        ("“I owe the mayor an answer, and she has it,” Håkon Threlle said.", {("misquotation", True)}),
        (f"{COUNT} Håkon Threlle said.", {("speaker", True)}),
        (f"{COUNT} the minister said.", set()),
        ("Mirthe Osk said that Rónval had confused two conversations.", {("hedge", True)}),
        ("Mirthe Osk said that Rónval may have confused two conversations.", set()),
        ("Drezga said that such an operator number exists in the company’s system.", {("polarity", True)}),
        ("Drezga said that no such operator number exists in the company’s system.", set()),
        ("Håkon Threlle told reporters that 94 people were injured.", {("figure", True)}),
        ("Håkon Threlle told reporters that 84 people were injured.", set()),
        ("Orudin handed in a letter on March 10, said Irena Salk.", {("unnamed", True), ("denial", True)}),
        ("Orudin handed in a letter on March 10, one of the sources said; another denied it.", set()),
        (LOCKED, {("denial", True)}),
        (f"{LOCKED} Pavlin Drezga denies that.", set()),
    ],
)
def test_what_differs(ask: Ask, draft: str, found: set[tuple[str, bool]]) -> None:
    told = ask(draft)
    assert kinds(told) == found
    assert footnoted(told)


@pytest.mark.parametrize(
    "draft",
    [
        "“I owe the baker an apology,” the landlord said.",
        "Threlle said that 12 of the trees on the square had been felled.",
        "The mayor’s dog is called Minister.",
        "“We do not discuss the weather with the press,” a clerk told me.",
    ],
)
def test_what_the_ledger_does_not_hold_is_let_be(ask: Ask, draft: str) -> None:
    told = ask(draft)
    assert (footnoted(told), kinds(told)) == ([], set())


def test_every_word_has_its_place(ask: Ask) -> None:
    draft = f"On Friday he spoke. {COUNT} Håkon Threlle said. He told us that 94 people were injured."
    told = ask(draft)
    assert told["schema"] == SCHEMA
    for sentence in told["sentences"]:
        assert draft[slice(*sentence["span"])] == sentence["text"]
        for finding in sentence["findings"]:
            spans = finding["draft"]["spans"]
            assert " … ".join(draft[start:end] for start, end in spans) == finding["draft"]["text"]
            assert finding["ledger"]["statement"]
            assert finding["ledger"]["text"]
        for note in sentence["footnotes"]:
            assert note["statement"]["document"]["id"] in note["note"]
            assert note["statement"]["content"]["text"] in note["note"]
            assert "Unreviewed" in note["note"]
    numbers = [note["number"] for sentence in told["sentences"] for note in sentence["footnotes"]]
    assert numbers == list(range(1, len(numbers) + 1))


def judge(ledger: Ledger, kind: JudgementKind, statement: str, correction: Correction | None = None) -> None:
    (row,) = ledger.statements_of_id(statement)
    pinned = Pinned.of(row.document, ledger.document(row.document).text, row.machine)
    at = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
    ledger.judge(Judgement(kind, "Ana Brusk", at, reviewed=Reviewed(pinned, correction=correction)))


def test_what_people_rejected_is_no_source_and_what_they_corrected_counts(ask: Ask, ledger: Ledger) -> None:
    drafted = f"{COUNT} Håkon Threlle said."
    (statement,) = footnoted(ask(drafted))
    judge(ledger, JudgementKind.CORRECT, statement, Correction(speaker="Håkon Threlle"))
    corrected = ask(drafted)
    assert footnoted(corrected) == [statement]
    assert kinds(corrected) == set()
    (note,) = (note for sentence in corrected["sentences"] for note in sentence["footnotes"])
    assert "Corrected by Ana Brusk." in note["note"]
    judge(ledger, JudgementKind.REJECT, statement)
    assert statement not in footnoted(ask(drafted))
