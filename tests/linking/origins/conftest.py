"""Statements of one claim, told in a few words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.linking.names import name_key, slug
from onrecord.records import (
    Hop,
    HopKind,
    Interval,
    Reused,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Told,
    UnnamedKind,
    UnnamedSource,
    sha256,
)

Tell = Callable[..., Told]
CONTENT = "the gates would be opened"


@pytest.fixture
def tell() -> Tell:
    return telling


def telling(
    publisher: str | None,
    day: int | str | None,
    *chain: tuple[HopKind, str],
    text: str = "People said that {}.",
    **more: Any,  # noqa: ANN401 - fields of a statement
) -> Told:
    """What a publisher tells on that day of March, by way of the steps of `chain`; `{}` in the text is the content.

    `content`, `said` (days of March), `about` (the document's name), `speaker`, `unnamed` and `reused` may be given.
    """
    content = more.get("content", CONTENT)
    whole = text.format(content)
    place = Span(whole.index(content), whole.index(content) + len(content))
    kind, words = chain[-1] if chain else (HopKind.IMPLICIT, "")
    about = more.get("about", "")
    document = f"sha256:{sha256(f'{publisher} {day} {about}'.encode())}"
    name = sha256(f"{document} {chain} {content}".encode())[:20]
    return Told(
        statement=Statement(
            id=name,
            kind=StatementKind.INDIRECT,
            source=(),
            cue=(),
            content=(place,),
            source_kind=SourceKind(kind.value) if kind is not HopKind.OUTLET else SourceKind.NAMED,
            confidence=0.9,
            said=days(*more["said"]) if "said" in more else None,
            unnamed=unnamed(more.get("unnamed", UnnamedKind.PERSON), place) if kind is HopKind.UNNAMED else None,
        ),
        text=whole,
        document=document,
        title=None,
        publisher=publisher,
        published=moment(day),
        chain=(
            Hop(publisher or "(publisher unknown)", HopKind.PUBLISHER),
            *(
                Hop(step, its, statement=name if (its, step) == (kind, words) else None, cue=more.get("cue", ""))
                for its, step in chain
            ),
        ),
        speaker=more.get("speaker", slug(words) if kind is HopKind.NAMED and name_key(words) != "he" else None),
        speaker_name=words if kind is HopKind.NAMED else None,
        reused=tuple(more.get("reused", ())),
    )


def moment(day: int | str | None) -> dt.date | dt.datetime | None:
    if isinstance(day, str):
        return dt.datetime.fromisoformat(f"2026-03-{day}")
    return None if day is None else dt.date(2026, 3, day)


def days(start: int | None, end: int | None) -> Interval:
    first, last = (None if day is None else dt.date(2026, 3, day) for day in (start, end))
    return Interval(first, last)


def unnamed(kind: UnnamedKind, place: Span) -> UnnamedSource:
    return UnnamedSource("u1", kind, (place,), 1, None)


def taken(told: Told, share: float = 1.0) -> Reused:
    """That a passage of another document stands in that one, over its content."""
    return Reused(Span(0, 60), told.document, told.statement.content[0], share)
