"""What an assistant may ask for, as filters. The one rule: a word that means nothing here is refused, never passed
over."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar

from onrecord.errors import InputError
from onrecord.ledger import Filters
from onrecord.records import Act, ReviewState, SourceKind, StatementKind

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements. `actor`: words of the source or of a name of the speaker; `about`: words of the content; `via`:
    an outlet or a speaker by way of whom the words came; `publisher`: a part of its name; `since`, `until`: days of
    publication, YYYY-MM-DD; `document`: the beginning of its id; `act`: assert, deny, promise …; `kind`: direct,
    indirect or mixed; `source`: named, unnamed, collective, document, author or implicit; `review`: machine (nobody
    reviewed it), confirmed, corrected or rejected; `min_confidence`: how sure the machine must be, 0 to 1."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    actor: str | None = None
    about: str | None = None
    via: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    act: str | None = None
    kind: str | None = None
    source: str | None = None
    review: str | None = None
    min_confidence: float = 0.0

    def filters(self, limit: int | None = None) -> Filters:
        """The same as a ledger takes it. InputError for a day or a word that is none."""
        return Filters(
            actor=self.actor,
            about=self.about,
            via=self.via,
            publisher=self.publisher,
            document=self.document,
            since=day(self.since),
            until=day(self.until),
            act=member(Act, self.act),
            kind=member(StatementKind, self.kind),
            source_kind=member(SourceKind, self.source),
            review=member(ReviewState, self.review),
            min_confidence=self.min_confidence,
            limit=limit,
        )


def day(text: str | None) -> dt.date | None:
    """A day. InputError for what is none."""
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no day; write it as 2026-03-09") from error


def member(of: type[E], word: str | None) -> E | None:
    """A member of a closed set. InputError, with all that there are, for what is none."""
    try:
        return None if word is None else of(word.casefold())
    except ValueError as error:
        raise InputError(f"{word!r} is none of {', '.join(of)}") from error
