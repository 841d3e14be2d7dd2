"""TimelineJS 3: statements and due days as events. The one rule: its texts are HTML there, so every word of a document
is escaped here.

The form is that of https://timeline.knightlab.com/docs/json-format.html.
"""

import datetime as dt
import html
import json
from collections.abc import Iterator
from typing import BinaryIO, NotRequired, TypedDict

from onrecord.answers.promises import PromiseObject
from onrecord.answers.receipts import where_words
from onrecord.formats.extract import UNREVIEWED, Extract, OutStatement
from onrecord.formats.tables.rows import way_words

_LONGEST = 90
"""Characters of a headline."""


class DateObject(TypedDict):
    """A day, or a moment of it."""

    year: int
    month: int
    day: int
    hour: NotRequired[int]
    minute: NotRequired[int]


class TextObject(TypedDict):
    """What an event shows; both are HTML."""

    headline: str
    text: str


class EventObject(TypedDict):
    """One event; those of one group are in one row."""

    unique_id: str
    start_date: DateObject
    end_date: NotRequired[DateObject]
    group: str
    text: TextObject


def write(extract: Extract, out: BinaryIO) -> None:
    """Write an event for each dated statement, and one for each commitment that is due on a day."""
    about = html.escape(extract.about.words)
    title = {
        "text": {"headline": "Who said what", "text": f"<p>{about}</p><p>{UNREVIEWED.capitalize()}, unless said.</p>"}
    }
    events = [*_said(extract), *_due(extract)]
    out.write(json.dumps({"title": title, "events": events}, ensure_ascii=False, indent=1).encode())


def _said(extract: Extract) -> Iterator[EventObject]:
    for one in extract.statements():
        published = one["document"]["published"]
        if published:
            yield {
                "unique_id": one["id"],
                "start_date": _date(published),
                "group": one["document"]["publisher"] or "no named publisher",
                "text": {"headline": html.escape(_headline(one)), "text": _words(one)},
            }


def _headline(one: OutStatement) -> str:
    """`Edda Rónval: deny −, probable`."""
    who = one["speaker"]["name"] if one["speaker"] else one["source"]["text"] or "no source given"
    certainty = one["certainty"]
    sign = " −" if certainty and certainty["polarity"] == "-" else ""
    degree = f", {certainty['degree']}" if certainty and certainty["degree"] != "CT" else ""
    return f"{who[:_LONGEST]}: {one['act'] or 'said'}{sign}{degree}"


def _words(one: OutStatement) -> str:
    state = UNREVIEWED if one["review"] == "machine" else f"{one['review']} by {one['reviewed_by']}"
    place = where_words(one["locators"])
    told = (one["content"]["text"], way_words(one["chain"]), f"{one['receipt']}{' · ' if place else ''}{place}", state)
    words, way, receipt, review = map(html.escape, told)
    return f"<blockquote>{words}</blockquote><p>{way}</p><p><code>{receipt}</code></p><p>{review}</p>"


def _due(extract: Extract) -> Iterator[EventObject]:
    for number, one in enumerate(extract.commitments):
        end = one["due"]["end"] or one["due"]["start"]
        if end is None:
            continue
        yield {
            "unique_id": f"due-{number}-{one['receipt']}",
            "start_date": _date(one["due"]["start"] or end),
            "end_date": _date(end),
            "group": "due",
            "text": {"headline": html.escape(_owed(one)), "text": _owed_words(one)},
        }


def _owed(one: PromiseObject) -> str:
    return (
        f"{one['kind']} by {(one['by']['name'] or one['by']['words']['text'] or 'nobody named')[:_LONGEST]} falls due"
    )


def _owed_words(one: PromiseObject) -> str:
    state = f"official: {one['official']}; evidence: {one['evidence']}; schedule: {one['schedule']}"
    words, receipt, answers = map(html.escape, (one["what"]["text"], one["receipt"], state))
    return f"<blockquote>{words}</blockquote><p>{answers}</p><p><code>{receipt}</code></p><p>{UNREVIEWED}</p>"


def _date(text: str) -> DateObject:
    if len(text) == len("2026-03-09"):
        day = dt.date.fromisoformat(text)
        return {"year": day.year, "month": day.month, "day": day.day}
    at = dt.datetime.fromisoformat(text)
    return {"year": at.year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute}
