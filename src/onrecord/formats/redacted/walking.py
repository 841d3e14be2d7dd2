"""The objects of an extract without the hidden. The one rule: what is not known to be harmless is looked through."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.answers.receipts import SHORT_HASH
from onrecord.formats.redacted.moving import Moved

_CLOSED = frozenset(
    (
        *("schema", "kind", "type", "act", "plover", "cameo", "quad", "degree", "polarity", "stance", "relation"),
        *("review", "official", "evidence", "schedule", "model", "media_type", "language", "published", "start"),
        *("end", "first", "last", "day", "reviewed_at", "unresolved"),
    )
)
"""Values that are words of ours, codes or dates."""
_STATEMENTS = frozenset({"statement", "parent", "claim", "one", "other"})
_ACTORS = frozenset({"actor", "outlet", "source", "target", "speaker"})
_ADDRESSES = frozenset({"url", "locations"})
_RECEIPT = re.compile(r"[0-9a-f]+\[([\d:,]+)\]")
_STATEMENT = re.compile(r"[0-9a-f]{20}(\.\w+)?")
_DOCUMENT = "sha256:"


@dataclass(frozen=True, slots=True)
class Ways:
    """How each kind of value is rid of the hidden: words, addresses, ids of actors, statements and documents; the text
    of a document by its id; whom a statement's unnamed source is called."""

    words: Callable[[str], str]
    address: Callable[[str], str]
    actor: Callable[[str], str]
    statement: Callable[[str], str]
    document: Callable[[str], str]
    moved: Callable[[str], Moved]
    sources: Mapping[str, str]


class Walk:
    """Goes through objects of the answers."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def object(self, given: Mapping[str, Any], document: str | None = None) -> dict[str, Any]:
        """An object; `document` is the id of the one whose places it tells of, unless it names one itself."""
        document = _document_of(given) or document
        found = {name: self._value(name, value, document) for name, value in given.items()}
        self._mend(given, found, document)
        return found

    def _value(self, name: str, value: Any, document: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
        match value:
            case dict():
                return self.object(value, document)
            case list() if value and all(map(_is_place, value)):
                return self._moved(document).places(value)
            case list():
                return [self._value(name, one, document) for one in value]
            case str() if value:
                return self._text(name, value, document)
            case _:
                return value

    def _text(self, name: str, value: str, document: str | None) -> str:
        ways = self._ways
        if name in _CLOSED:
            return value
        if value.startswith(_DOCUMENT):  # with a place behind it where the document itself speaks
            held, at, place = value.partition("@")
            return ways.document(held) + at + place
        if name in _STATEMENTS or _STATEMENT.fullmatch(value):
            return ways.statement(value)
        if name in _ACTORS:
            return ways.actor(value)
        if name == "receipt" and document and (match := _RECEIPT.fullmatch(value)):
            return self._receipt(match[1], document)
        return ways.address(value) if name in _ADDRESSES else ways.words(value)

    def _mend(self, given: Mapping[str, Any], found: dict[str, Any], document: str | None) -> None:
        """What follows from other values: words from places, names from whom they are of."""
        if "spans" in given and isinstance(given.get("text"), str):
            found["text"] = self._moved(document).cut(given["spans"]) if given["spans"] else ""
        match = _RECEIPT.fullmatch(given.get("receipt") or "")
        if match and document and isinstance(given.get("words"), str):
            found["words"] = self._moved(document).cut(_places(match[1]))
        source = self._ways.sources.get(given.get("statement") or "")
        if source and given.get("kind") == "unnamed" and "text" in given:
            found["text"] = source
        if "affiliation" in given and self._ways.sources:
            found |= {name: {"spans": [], "text": ""} for name in ("affiliation", "knowledge")}
        if {"id", "name"} <= given.keys():
            found["id"] = self._ways.actor(given["id"])
        if document and given.get("anonymity_reason"):
            reason = given["unnamed"]["reason"]["spans"] if given.get("unnamed") else []
            found["anonymity_reason"] = self._moved(document).cut(reason) if reason else found["anonymity_reason"]

    def _receipt(self, places: str, document: str) -> str:
        moved = self._moved(document).places(_places(places))
        name = self._ways.document(document).removeprefix(_DOCUMENT)[:SHORT_HASH]
        return f"{name}[{','.join(f'{start}:{end}' for start, end in moved)}]"

    def _moved(self, document: str | None) -> Moved:
        if document is None:
            message = "places of no document"
            raise ValueError(message)
        return self._ways.moved(document)


def _document_of(given: Mapping[str, Any]) -> str | None:
    """The id of the document that an object says it is of, or that it is."""
    held = given.get("document")
    held = held.get("id") if isinstance(held, dict) else held or given.get("id")
    return held if isinstance(held, str) and held.startswith(_DOCUMENT) else None


def _is_place(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(("start", "end")) and all(type(one) is int for one in value)


def _places(text: str) -> list[list[int]]:
    return [[int(place) for place in one.split(":")] for one in text.split(",")]
