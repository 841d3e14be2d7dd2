"""DNA's file: its tables, its documents and its statements, and the same again when it is read."""

import base64
import hashlib
import io
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from onrecord.formats.dna.coding import MACHINE, coded, cut, units
from onrecord.formats.dna.writing import PASSWORD, encrypted, write
from onrecord.formats.extract import Extract
from onrecord.ingest import Hints, ingest_bytes
from onrecord.ingest.dna import read_coded
from onrecord.ledger import Ledger
from onrecord.records import JudgementKind
from tests.formats.conftest import Take
from tests.formats.test_extract import judge


def written(extract: Extract) -> bytes:
    out = io.BytesIO()
    write(extract, out)
    return out.getvalue()


def test_it_comes_back_as_it_went(extract: Extract) -> None:
    data = written(extract)
    documents = [extract.document(one["id"]) for one in extract.documents()]
    *back, noted = ingest_bytes(data, "affair.dna", Hints())
    assert [one.document.text for one in back if one.document] == [one.text for one in documents]
    for one, sent in zip(back, documents, strict=True):
        assert one.document is not None
        assert one.document.title == cut(sent.title or sent.id)
        assert (one.document.publisher, one.document.author) == (sent.publisher, sent.author)
        assert str(one.document.published)[:10] == str(sent.published)[:10]
    assert "coded statements were not read" in noted.problems[0].message
    expected = [
        (one.document, one.start, one.stop, one.short["person"], one.short["concept"], one.agreement)
        for one in coded(extract)
        if one.agreement is not None
    ]
    numbers = {document.id: (number, document.text) for number, document in enumerate(documents, start=1)}
    found = [
        (documents[one.document - 1].id, one.start, one.stop, one.person, one.concept, one.agrees)
        for one in read_coded(data)
    ]
    assert len(found) > 40
    assert {one[-1] for one in found} == {True, False}
    assert [(a, units(numbers[a][1], b), units(numbers[a][1], c), *rest) for a, b, c, *rest in found] == expected


def test_nothing_is_left_out_and_places_cut_the_words(extract: Extract) -> None:
    statements = {one["receipt"] + " " + one["id"]: one for one in extract.statements()}
    found = list(coded(extract))
    assert {one.long["receipt"] for one in found} == set(statements)
    for one in found:
        spans = statements[one.long["receipt"]]["content"]["spans"]
        text = extract.document(one.document).text.encode("utf-16-le")
        words = text[2 * one.start : 2 * one.stop].decode("utf-16-le")
        assert words == extract.document(one.document).text[spans[0][0] : spans[-1][1]]


def test_nobody_unnamed_becomes_one_with_another(extract: Extract) -> None:
    unnamed = {one["id"]: one for one in extract.statements() if one["source"]["kind"] == "unnamed"}
    names = Counter(
        (one.short["person"], one.long["receipt"])
        for one in coded(extract)
        if one.long["receipt"].split()[1] in unnamed
    )
    assert len({name for name, _ in names}) == len({receipt for _, receipt in names}) == len(unnamed)


def test_a_machines_coding_is_the_machines(ledger: Ledger, take: Take) -> None:
    first, second = [one["id"] for one in take().statements()][:2]
    judge(ledger, JudgementKind.ACCEPT, first)
    judge(ledger, JudgementKind.REJECT, second)
    coders = {one.long["receipt"].split()[1]: (one.coder, one.short["review"]) for one in coded(take())}
    assert coders.pop(first) == ("Ana Brusk", "confirmed")
    assert second not in coders
    assert set(coders.values()) == {(MACHINE, "read by a machine, reviewed by nobody")}


def test_the_file_is_sound_and_every_value_has_its_attributes(extract: Extract, tmp_path: Path) -> None:
    path = tmp_path / "affair.dna"
    path.write_bytes(written(extract))
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (values,) = connection.execute("SELECT count(*) FROM ENTITIES").fetchone()
    assert connection.execute("SELECT count(*) FROM ATTRIBUTEVALUES").fetchone() == (3 * values,)
    assert connection.execute("SELECT ID, Name FROM CODERS").fetchall() == [(1, "Admin"), (2, MACHINE)]
    connection.close()


def test_the_password_is_kept_as_salt_and_digest() -> None:
    kept = base64.b64decode(encrypted(PASSWORD))
    salt, digest = kept[:16], kept[16:]
    found = salt + PASSWORD.encode()
    for _ in range(100_000):
        found = hashlib.sha256(found).digest()
    assert found == digest


@pytest.mark.parametrize(("text", "place", "expected"), [("a🕊b", 1, 1), ("a🕊b", 2, 3), ("Žalvic", 3, 3), ("", 0, 0)])
def test_places_are_counted_as_java_does(text: str, place: int, expected: int) -> None:
    assert units(text, place) == expected
