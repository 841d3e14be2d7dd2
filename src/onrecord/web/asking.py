"""What the address of a page asks for. The one rule: the names are those of the command line's options, and what cannot
be understood is said, never passed over."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

from onrecord.errors import InputError
from onrecord.ingest import parse_published
from onrecord.ledger import Filters
from onrecord.records import Act, SourceKind, StatementKind

E = TypeVar("E", bound=StrEnum)

ROWS = 50
"""Rows of a list that stand on one page."""
FEW_ROWS = 20
"""Statements that stand on a page of much else."""
_MOST_ROWS = 500
_LONGEST = 400
"""Characters of one thing asked for."""
_MANY = 50
"""How often one thing can be asked for."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows of a list: so many, after the first so many."""

    offset: int = 0
    limit: int = ROWS


def filters_of(request: Request, without: frozenset[str] = frozenset()) -> Filters:
    """The filters that the address asks for, but those that mean something else on a page. InputError where it cannot
    be understood."""
    given: dict[str, Any] = {}
    for name, parse in _PARTS.items():
        text = "" if name in without else parameter(request, name)
        if text:
            given["source_kind" if name == "source" else name] = parse(text)
    return Filters(**given)


def slice_of(request: Request, rows: int = ROWS) -> Slice:
    """Which rows the address asks for: `offset` and `limit`, which is `rows` where it does not say."""
    offset, limit = whole_of(request, "offset"), whole_of(request, "limit", rows)
    if not 1 <= limit <= _MOST_ROWS:
        raise InputError(f"limit is between 1 and {_MOST_ROWS}, not {limit}")
    return Slice(offset, limit)


def parameter(request: Request, name: str) -> str:
    """What the address says of one thing; empty where it says nothing. InputError where that is too long."""
    text = request.query_params.get(name, "").strip()
    if len(text) > _LONGEST:
        raise InputError(f"{name} is longer than {_LONGEST} characters")
    return text


def parameters(request: Request, name: str) -> list[str]:
    """All that the address says of one thing that it may say several times. InputError as for one, or for too many."""
    given = [text.strip() for text in request.query_params.getlist(name)]
    if len(given) > _MANY or any(len(text) > _LONGEST for text in given):
        raise InputError(f"{name} is given more than {_MANY} times, or is longer than {_LONGEST} characters")
    return [text for text in given if text]


def whole_of(request: Request, name: str, default: int = 0) -> int:
    """A whole number that is not negative."""
    text = parameter(request, name)
    return _whole(text) if text else default


def day_of(request: Request, name: str) -> dt.date | None:
    """A day, as people write it."""
    text = parameter(request, name)
    return _day(text) if text else None


def today_or(request: Request, name: str) -> dt.date:
    """A day, or today where none is asked for."""
    return day_of(request, name) or dt.datetime.now(dt.UTC).astimezone().date()


def choice_of(request: Request, name: str, default: E) -> E:
    """One of several, by its name."""
    text = parameter(request, name)
    return _one_of(type(default))(text) if text else default


def member_of(request: Request, name: str, kind: type[E]) -> E | None:
    """One of several, by its name; None where none is asked for."""
    text = parameter(request, name)
    return _one_of(kind)(text) if text else None


def address(path: str, given: Mapping[str, object]) -> str:
    """A path with what is asked there; what is empty is left out."""
    asked = {name: value for name, value in given.items() if value not in (None, "", 0, [])}
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


def own_address(onward: str) -> str:
    """An address of this server as it is; any other becomes the front page."""
    plain = onward.isprintable() and "\\" not in onward
    return onward if plain and onward.startswith("/") and not onward.startswith("//") else "/"


def _day(text: str) -> dt.date:
    found = parse_published(text)
    return found.date() if isinstance(found, dt.datetime) else found


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > len("123456789"):
        raise InputError(f"{text!r} is not a whole number")
    return int(text)


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a number between 0 and 1") from error


def _one_of(kind: type[E]) -> Callable[[str], E]:
    def parse(text: str) -> E:
        try:
            return kind(text.casefold())
        except ValueError as error:
            raise InputError(f"{text!r} is none of {', '.join(one.value for one in kind)}") from error

    return parse


_PARTS: dict[str, Callable[[str], object]] = {
    "actor": str,
    "about": str,
    "act": _one_of(Act),
    "via": str,
    "publisher": str,
    "since": _day,
    "until": _day,
    "document": str,
    "kind": _one_of(StatementKind),
    "source": _one_of(SourceKind),
    "min_confidence": _share,
}
