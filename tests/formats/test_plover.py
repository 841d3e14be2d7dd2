"""Event rows, read by pandas as researchers read them."""

import csv
import io
import json
from pathlib import Path

import pandas as pd

from onrecord.formats import plover
from onrecord.formats.extract import Extract
from onrecord.formats.plover import FIELDS
from onrecord.ledger import Filters, Ledger
from onrecord.records import JudgementKind, Plover
from tests.formats.conftest import Take
from tests.formats.hostile import MORE, NAME, SAID, hostile
from tests.formats.test_extract import judge


def written(extract: Extract) -> str:
    out = io.BytesIO()
    plover.write(extract, out)
    return out.getvalue().decode()


def rows(extract: Extract) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(extract), newline=""), delimiter="\t"))


def test_pandas_reads_a_row_for_each_event(extract: Extract) -> None:
    frame = pd.read_csv(io.StringIO(written(extract)), sep="\t", dtype=str, keep_default_na=False)
    events = {one["id"]: one for one in extract.statements() if one["plover"]}
    assert tuple(frame.columns) == FIELDS
    assert list(frame["id"]) == list(events)
    assert set(frame["event"]) <= set(Plover)
    assert set(frame["quad_code"]) <= {"1", "2", "3", "4"}
    for row in frame.to_dict("records"):
        event = events[row["id"]]
        text = extract.document(row["document"]).text
        places = [place.split(":") for place in row["receipt"].partition("[")[2][:-1].split(",")]
        assert json.loads(row["event_text"]) == [text[int(start) : int(end)] for start, end in places]
        assert (row["event"], row["cameo"]) == (event["plover"], event["cameo"])


def test_what_nobody_read_is_empty(extract: Extract) -> None:
    for row in rows(extract):
        assert (row["mode"], row["context"], row["event_scale"]) == ("", "", "")
        assert row["review"] == "unreviewed"
        assert row["date_basis"] in {"said", "published"}
        assert row["codebook"].startswith("PLOVER root classes")


def test_an_unnamed_source_has_words_and_no_name(extract: Extract) -> None:
    found = [row for row in rows(extract) if row["source_kind"] == "unnamed"]
    assert found
    for row in found:
        assert (row["source"], row["source_id"], row["source_type"]) == ("", "", "")
        assert json.loads(row["source_text"])
        assert "unnamed: " in row["chain"]


def test_a_row_is_reviewed_where_a_person_did(ledger: Ledger, take: Take) -> None:
    first = next(row["id"] for row in rows(take()))
    assert first in {row.id for row in ledger.statements(Filters())}
    judge(ledger, JudgementKind.ACCEPT, first)
    mine, *others = rows(take())
    assert (mine["review"], mine["reviewed_by"]) == ("confirmed", "Ana Brusk")
    assert {row["review"] for row in others} == {"unreviewed"}


def test_hostile_words_come_back_as_they_were_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    with hostile(tmp_path) as extract:
        denied, leak = rows(extract)
        text = written(extract)
    assert json.loads(denied["event_text"]) == [SAID, MORE]
    assert (json.loads(denied["hedges"]), denied["polarity"], denied["degree"]) == (["maybe"], "negative", "PS")
    assert json.loads(leak["report_hedges"]) == ["reportedly"]
    assert denied["source"] == f"'{NAME}"
    assert (denied["title"], denied["publication"]) == ("'=Title & <b>", "'@Publisher 😀")
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in (denied, leak) for cell in row.values())
    assert len(text.splitlines()) == 3 + text.count("\u2028") + text.count("\r")
