"""An extract with persons hidden, for every form there is. The one rule: it has no way to the ledger but what is
written here, so that a form that asks for more fails instead of telling."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import cast

from onrecord.answers.promises import PromiseObject
from onrecord.formats.extract import (
    Extract,
    OutActor,
    OutClaim,
    OutDocument,
    OutLink,
    OutRating,
    OutSpeaker,
    OutStatement,
)
from onrecord.formats.redacted.finding import Found
from onrecord.formats.redacted.moving import Moved, Stretch, apart
from onrecord.formats.redacted.unnamed import Numbered
from onrecord.formats.redacted.walking import Walk, Ways
from onrecord.formats.redacted.whom import Chosen
from onrecord.linking.names import slug
from onrecord.records import Document, Judgement, JudgementKind, Locator, Passage, Span, sha256

_ID = 20
_TEXTS = 16
"""Documents whose texts are kept at hand."""
_STRINGS = 4096
"""Words that come again, as names and titles do, are looked through once."""
_TOLD = frozenset({JudgementKind.HYPOTHESIS, JudgementKind.RATE, JudgementKind.WITHDRAW})
"""Judgements that go out; what others say of statements stands in these."""


class Redacted(Extract):
    """The same part of a ledger, with whoever is `chosen` hidden, and with unnamed sources by their numbers where they
    are `numbered`. Documents are those without the names: their ids and hashes are of the redacted texts."""

    def __init__(self, extract: Extract, chosen: Chosen, numbered: Numbered | None = None, key: bytes = b"") -> None:
        self._whole = extract
        self._chosen = chosen
        self._numbered = numbered
        self._key = key.hex()
        self.found = Found()
        self._counted: set[str] = set()
        self._before: dict[str, str] = {}
        self._after: dict[str, str] = {}
        self._moved = lru_cache(maxsize=_TEXTS)(self._move)
        self._words = lru_cache(maxsize=_STRINGS)(self._say)
        self._named = lru_cache(maxsize=None)(self._document_id)
        for name in chosen.ids:
            self._actor(name)
        sources = numbered.sources if numbered else {}
        self._walk = Walk(
            Ways(self._words, self._address, self._actor, self._statement_id, self._named, self._moved, sources)
        )
        about = extract.about
        said = f"{len(chosen.hidden)} hidden{', unnamed sources by number' if numbered else ''}"
        asked = tuple((name, self._words(value)) for name, value in about.asked)
        hashes = "ids, places and hashes are of the redacted texts"
        self.about = replace(about, ledger=self._words(about.ledger), asked=(*asked, ("redacted", f"{said}; {hashes}")))

    def statements(self) -> Iterator[OutStatement]:
        """Statements, in the same order."""
        for one in self._whole.statements():
            yield cast("OutStatement", self._walk.object({**one}))

    def documents(self) -> Iterator[OutDocument]:
        """Their documents; where one was changed, without its address, which would lead to the names."""
        for one in self._whole.documents():
            document = self.document(self._named(one["id"]))
            told = {
                **self._walk.object({**one}),
                "url": document.url,
                "characters": len(document.text),
                "text_sha256": document.text_sha256,
                "original_sha256": document.original_sha256,
                "media_type": document.media_type,
            }
            yield cast("OutDocument", told)

    def document(self, name: str) -> Document:
        """One document with its redacted text."""
        before = self._before[name]
        document, moved = self._whole.document(before), self._moved(before)
        changed = bool(moved.stretches) or self._words(document.title or "") != (document.title or "")
        return Document(
            moved.text,
            sha256(self._bytes(before, moved.text)),
            title=self._some(document.title),
            publisher=self._some(document.publisher),
            author=self._some(document.author),
            published=document.published,
            language=document.language,
            url=None if changed or not document.url else self._address(document.url),
            passages=tuple(
                Passage(Span(*moved.place(one.span.start, one.span.end)), one.kind) for one in document.passages
            ),
            locators=tuple(self._locators(document, moved)),
        )

    def original(self, name: str) -> bytes:
        """The bytes of the redacted document; those that the ledger holds do not go out."""
        before = self._before[name]
        return self._bytes(before, self._moved(before).text)

    @cached_property
    def claims(self) -> list[OutClaim]:
        """The same claims, in the order of their new ids."""
        found = [cast("OutClaim", self._walk.object({**one})) for one in self._whole.claims]
        return sorted(found, key=lambda one: one["id"])

    @cached_property
    def actors(self) -> list[OutActor]:
        """The same actors, in the order of their new ids."""
        found = []
        for one in self._whole.actors:
            told = cast("OutActor", self._walk.object({**one}))
            told["names"] = list(dict.fromkeys(told["names"]))
            found.append(told)
        return sorted(found, key=lambda one: one["id"])

    def who(self, document: str, actor: str | None) -> OutSpeaker | None:
        """Whom a document means by one of its actors' ids."""
        found = self._whole.who(self._before[document], self._before.get(actor or "", actor))
        return None if found is None else {"id": self._actor(found["id"]), "name": self._words(found["name"])}

    def first_met(self, actor: str) -> tuple[str, str]:
        """The document in which an actor was met first, and its id there."""
        document, name = self._whole.first_met(self._before.get(actor, actor))
        return self._named(document), self._actor(name)

    @cached_property
    def commitments(self) -> list[PromiseObject]:
        """The same commitments."""
        return [cast("PromiseObject", self._walk.object({**one})) for one in self._whole.commitments]

    @cached_property
    def links(self) -> list[OutLink]:
        """The same links."""
        return [cast("OutLink", self._walk.object({**one})) for one in self._whole.links]

    @property
    def ratings(self) -> list[OutRating]:
        """None: what people say of claims, and where, may tell of whom."""
        return []

    @property
    def judgements(self) -> Iterator[Judgement]:
        """Hypotheses and how statements were rated against them."""
        for one in self._whole.judgements:
            if one.kind in _TOLD:
                rated = one.rated and replace(one.rated, statement=self._statement_id(one.rated.statement))
                told = replace(one, rated=rated, these=(), those=(), by=self._words(one.by))
                yield replace(told, reason=self._words(one.reason), hypothesis=self._words(one.hypothesis))

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The ids of the statements that people judged."""
        return frozenset(map(self._statement_id, self._whole.reviewed))

    def _move(self, document: str) -> Moved:
        text, numbered = self._whole.document(document).text, self._numbered
        found = None if document in self._counted else self.found
        self._counted.add(document)
        described = (*numbered.stretches(document), *numbered.elsewhere(text)) if numbered else ()
        stretches = apart((*described, *self._chosen.finder.stretches(text, found)))
        if found is not None:
            found.hidden.update(one.words for one in stretches)
            found.documents.update({one.words for one in stretches})
        return Moved(text, stretches)

    def _say(self, text: str) -> str:
        described = tuple(self._numbered.elsewhere(text)) if self._numbered else ()
        return Moved(text, apart((*described, *self._chosen.finder.stretches(text)))).text

    def _some(self, text: str | None) -> str | None:
        return text and self._words(text)

    def _address(self, text: str) -> str:
        return Moved(text, self._in_id(text)).text

    def _actor(self, name: str) -> str:
        """An id of an actor; one that tells a name is made of what stands for it, and is nobody else's."""
        if name in self._after:
            return self._after[name]
        hidden = self._in_id(name)
        wanted = new = slug(Moved(name, hidden).text) if hidden else name
        number = 1
        while new in self._before:
            number += 1
            new = f"{wanted}-{number}"
        self._after[name] = new
        self._before[new] = name
        return new

    def _in_id(self, text: str) -> list[Stretch]:
        return self._chosen.finder.stretches(text, address=True)

    def _statement_id(self, name: str) -> str:
        """An id that cannot be looked up: the one on record follows from the whole text."""
        stem, dot, rest = name.partition(".")
        return sha256(json.dumps(["redacted", self._key, stem]).encode())[:_ID] + dot + rest

    def _document_id(self, name: str) -> str:
        new = f"sha256:{sha256(self._bytes(name, self._moved(name).text))}"
        self._before[new] = name
        return new

    def _bytes(self, document: str, text: str) -> bytes:
        """What a redacted document is read from: its text, after a line that tells it from others of the same words."""
        line = sha256(json.dumps(["redacted", self._key, document]).encode())[:_ID]
        return f"Redacted copy {line}\n\n{text}".encode()

    def _locators(self, document: Document, moved: Moved) -> Iterator[Locator]:
        ends: dict[str, int] = {}
        for one in document.locators:
            start, end = moved.place(one.span.start, one.span.end)
            start = max(start, ends.get(one.kind, 0))
            if start < end:
                yield Locator(Span(start, end), one.kind, self._words(one.label))
                ends[one.kind] = end
