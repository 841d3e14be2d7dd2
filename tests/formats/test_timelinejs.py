"""Events, by the form that TimelineJS documents."""

import datetime as dt
import html
import io
import json
import re
from typing import Any

from onrecord.formats.extract import Extract
from onrecord.formats.timelinejs import write


def timeline(extract: Extract) -> Any:  # noqa: ANN401 - JSON
    out = io.BytesIO()
    write(extract, out)
    return json.loads(out.getvalue())


def test_every_dated_statement_and_due_day_is_an_event(extract: Extract) -> None:
    found = timeline(extract)
    dated = [one for one in extract.statements() if one["document"]["published"]]
    due = [one for one in extract.commitments if one["due"]["start"] or one["due"]["end"]]
    assert len(found["events"]) == len(dated) + len(due)
    assert len({event["unique_id"] for event in found["events"]}) == len(found["events"])
    for event, one in zip(found["events"], dated, strict=False):
        start = event["start_date"]
        assert f"{dt.date(start['year'], start['month'], start['day'])}" == str(one["document"]["published"])[:10]
        assert html.escape(one["content"]["text"]) in event["text"]["text"]
        assert one["receipt"] in event["text"]["text"]
        assert "reviewed by nobody" in event["text"]["text"]


def test_no_word_of_a_document_is_markup(extract: Extract) -> None:
    allowed = {"blockquote", "p", "code"}
    for event in timeline(extract)["events"]:
        assert set(re.findall(r"</?(\w+)", event["text"]["text"])) <= allowed
        assert "<" not in event["text"]["headline"]
