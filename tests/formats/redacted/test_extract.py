"""What goes out without somebody: in every form, whole, and exact."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.formats.catalogue import FORMATS, Format
from onrecord.formats.extract import Extract
from onrecord.formats.redacted.extract import Redacted
from onrecord.formats.redacted.folding import folded
from onrecord.formats.redacted.unnamed import Numbered
from onrecord.formats.redacted.whom import Asked, chosen
from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Actor,
    ActorType,
    Document,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)
from onrecord.reports.who import joined
from tests.formats.conftest import ABOUT
from tests.formats.hostile import DESCRIPTOR, READING, TEXT

PERSONS = ("Edda Rónval", "Vašek Orudin", "Teodor Žalvic")
NAMES = ("ronval", "orudin", "zalvic", "teodor")
WORDS = ("edda", "vasek")


def redacted(ledger: Ledger, asked: Asked, filters: Filters | None = None) -> Redacted:
    """All that passes, without those whom somebody asks to hide."""
    who = chosen(asked, joined(ledger))
    numbered = Numbered(ledger, who.finder.without) if asked.unnamed else None
    return Redacted(Extract(ledger, filters or Filters(), ABOUT), who, numbered, asked.key or b"")


def files(form: Format, extract: Extract, folder: Path) -> Iterator[bytes]:
    """All that a form writes, unpacked; skipped where its extra is not installed."""
    try:
        write = form.write_folder() if form.ending is None else form.write_file()
    except InputError as error:
        pytest.skip(str(error))
    if form.ending is None:
        folder.mkdir()
        write(extract, folder)  # type: ignore[arg-type]
        found = {str(one.relative_to(folder)): one for one in folder.rglob("*") if one.is_file()}
        yield "\n".join(found).encode()
        held = [one.read_bytes() for one in found.values()]
    else:
        out = io.BytesIO()
        write(extract, out)  # type: ignore[arg-type]
        held = [out.getvalue()]
    for data in held:
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        elif data.startswith(b"PAR1"):
            parquet = pytest.importorskip("pyarrow.parquet")
            table = parquet.read_table(io.BytesIO(data))
            yield json.dumps([table.to_pylist(), str(table.schema.metadata)], default=str).encode()
        else:
            yield data


def unescaped(data: bytes) -> str:
    """The letters of what was written, JSON's escapes undone."""
    text = data.decode("utf-8", errors="replace")
    return folded(re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text))


@pytest.mark.parametrize(
    "form",
    [one for one in FORMATS.values() if one.name != "datasette"],  # which refuses what hides something
    ids=lambda form: form.name,
)
def test_no_name_is_left_in_any_form(form: Format, ledger: Ledger, tmp_path: Path) -> None:
    extract = redacted(ledger, Asked(PERSONS, unnamed=True), Filters(actor="Rónval"))
    for data in files(form, extract, tmp_path / "folder"):
        text = unescaped(data)
        assert [name for name in NAMES if name in text] == []
        assert [word for word in WORDS if re.search(rf"(?<![a-z]){word}(?![a-z])", text)] == []


def test_nothing_of_the_original_is_told(ledger: Ledger) -> None:
    whole, extract = Extract(ledger, Filters(), ABOUT), redacted(ledger, Asked(PERSONS))
    hashes = {value for one in whole.documents() for value in (one["id"], one["original_sha256"])}
    texts = {one["text_sha256"] for one in whole.documents() if "Rónval" in whole.document(one["id"]).text}
    out = json.dumps([*extract.statements(), *extract.documents(), extract.claims, extract.actors, extract.commitments])
    assert not [one for one in (*hashes, *texts, *(one["id"] for one in whole.statements())) if one in out]
    for one in extract.documents():
        data = extract.original(one["id"])
        assert (sha256(data), f"sha256:{sha256(data)}") == (one["original_sha256"], one["id"])
        assert "Rónval" not in data.decode()
        assert one["url"] is None or not re.search("Person [A-C]", extract.document(one["id"]).text)


def test_every_place_cuts_its_words(ledger: Ledger) -> None:
    extract = redacted(ledger, Asked(PERSONS, unnamed=True))
    texts = {one["id"]: extract.document(one["id"]).text for one in extract.documents()}
    for statement in extract.statements():
        assert cut_wrong(statement, texts[statement["document"]["id"]]) == []
    for promise in extract.commitments:
        assert cut_wrong({**promise, "outcomes": []}, texts[promise["document"]]) == []
        for outcome in promise["outcomes"]:
            voice = outcome["voice"]
            places = re.findall(r"(\d+):(\d+)", voice["receipt"])
            text = texts[voice["document"]]
            assert " … ".join(text[int(start) : int(end)] for start, end in places) == voice["words"]


def cut_wrong(value: Any, text: str) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """The words of an object that its places do not cut."""
    if isinstance(value, list):
        return [wrong for one in value for wrong in cut_wrong(one, text)]
    if not isinstance(value, dict):
        return []
    wrong = [wrong for one in value.values() for wrong in cut_wrong(one, text)]
    if "spans" in value and " … ".join(text[start:end] for start, end in value["spans"]) != value["text"]:
        wrong.append(value["text"])
    return wrong


def test_ids_lead_to_each_other(ledger: Ledger) -> None:
    extract = redacted(ledger, Asked(PERSONS))
    statements = {one["id"]: one for one in extract.statements()}
    claims = {one["id"] for one in extract.claims}
    actors = {one["id"]: one for one in extract.actors}
    documents = {one["id"] for one in extract.documents()}
    assert len(actors) == len(extract.actors)
    for one in statements.values():
        assert one["document"]["id"] in documents
        assert {place["claim"] for place in one["claims"]} <= claims
        assert one["parent"] is None or one["parent"] in statements
        if one["speaker"]:
            assert actors[one["speaker"]["id"]]["name"] == one["speaker"]["name"]
    for claim in extract.claims:
        assert {member["statement"] for member in claim["members"]} <= statements.keys()
    for name in actors:
        document, inside = extract.first_met(name)
        assert (extract.who(document, inside) or {"id": ""})["id"] == name


def test_with_a_key_it_is_the_same_again_and_elsewhere(ledger: Ledger) -> None:
    def names(persons: tuple[str, ...], key: bytes | None) -> list[str]:
        return [one.pseudonym for one in chosen(Asked(persons, key=key), joined(ledger)).hidden]

    key = b"a secret of the newsroom"
    assert names(PERSONS, key) == names(PERSONS[::-1], key)[::-1]
    assert names(PERSONS, key) != names(PERSONS, b"another secret, longer")
    assert names(PERSONS, None) == ["Person A", "Person B", "Person C"]
    lists = [list(redacted(ledger, Asked(PERSONS, key=key)).statements()) for _ in range(2)]
    assert lists[0] == lists[1]


def test_unnamed_sources_are_numbers(ledger: Ledger) -> None:
    extract = redacted(ledger, Asked(unnamed=True))
    unnamed = [one for one in extract.statements() if one["source"]["kind"] == SourceKind.UNNAMED]
    assert unnamed
    for one in unnamed:
        assert re.search("unnamed source", one["source"]["text"]), one["source"]["text"]
        assert one["source"]["unnamed"] is None or one["source"]["unnamed"]["affiliation"]["text"] == ""


def test_an_unnamed_source_of_which_no_more_is_known_is_a_number_too(tmp_path: Path) -> None:
    reading = replace(READING, statements=tuple(replace(one, unnamed=None) for one in READING.statements))
    with Ledger.open(tmp_path / "bare.db") as ledger:
        ledger.add(reading, TEXT.encode(), "bare.txt")
        extract = redacted(ledger, Asked(unnamed=True))
        (one,) = [one for one in extract.statements() if one["source"]["kind"] == SourceKind.UNNAMED]
        assert one["source"]["text"] == one["chain"][-1]["text"] == "unnamed source 1 of @Publisher 😀"
        assert DESCRIPTOR not in extract.document(one["document"]["id"]).text


def test_private_persons_are_those_without_a_role(ledger: Ledger) -> None:
    names = {one.name for one in chosen(Asked(private=True), joined(ledger)).hidden}
    assert "Hedda Lomax" in names
    assert names.isdisjoint({"Edda Rónval", "Kessaly", "Orrin Hydro"})


def test_every_way_to_the_ledger_is_closed() -> None:
    ways = {name for name in vars(Extract) if not name.startswith("_")}
    assert ways <= vars(Redacted).keys()


@pytest.mark.parametrize("name", ["Ada Quillfeather", "Žofie Brandýsová"])
def test_whoever_is_hidden_the_rest_is_the_same(name: str, tmp_path: Path) -> None:
    text = f"{name} denied it. “Never,” said {name.rsplit(maxsplit=1)[-1]}.\n"
    span = Span(0, len(name))
    cue, content = Span(span.end + 1, span.end + 7), Span(span.end + 8, span.end + 10)
    document = Document(text, sha256(text.encode()), f"{name} denies", "The Saltmarsh Courier")
    said = Statement(
        statement_id(document.id, [span], [cue], [content]),
        *(StatementKind.INDIRECT, (span,), (cue,), (content,), SourceKind.NAMED, 0.9),
        actor="a",
    )
    reading = Reading(document, (said,), "hand-1", actors=(Actor("a", name, ActorType.PERSON, (name,), (), (span,)),))
    with Ledger.open(tmp_path / "swap.db") as ledger:
        ledger.add(reading, text.encode(), "a.txt")
        extract = redacted(ledger, Asked((name,)))
        (one,) = extract.statements()
        assert extract.document(one["document"]["id"]).text == "Person A denied it. “Never,” said Person A.\n"
        assert one["document"]["title"] == "Person A denies"
        assert one["speaker"] == {"id": "person-a", "name": "Person A"}
        assert one["source"]["spans"] == [[0, 8]]


def test_the_about_of_it_says_what_it_is(ledger: Ledger) -> None:
    whole = Extract(ledger, Filters(), replace(ABOUT, ledger="ronval.db", asked=(("actor", "Rónval"),)))
    said = Redacted(whole, chosen(Asked(PERSONS), joined(ledger))).about.words
    assert "Person A.db: actor Person A, redacted 3 hidden" in said
