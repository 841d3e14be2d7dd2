"""Telegram Desktop's JSON export: a chat, or all chats of an account. Rule: a document a message that has text, read as
they come; what a message forwards is headed by whom it was forwarded from."""

from collections import Counter
from collections.abc import Iterator

from onrecord.ingest.draft import freeze
from onrecord.ingest.intake import Hints, Ingested, Source, readable_size, refusal
from onrecord.ingest.json_walk import JsonWalk, NotJsonError, ValueTooLongError
from onrecord.ingest.telegram_messages import Chat, Message, draft_message, read_message
from onrecord.records import Problem, ProblemKind

_HEAD = 1 << 20
"""Characters in which what tells an export must begin."""
_ACCOUNT = frozenset({"chats", "left_chats"})
_BROKEN = (NotJsonError, ValueTooLongError)


def is_export(source: Source) -> bool:
    """Whether a JSON file is such an export: an object with a list of messages, or of chats."""
    with source.open() as stream:
        walk = JsonWalk(stream, _HEAD)
        try:
            if walk.next() != "{":
                return False
            for name in walk.members():
                if name == "messages" and walk.next() == "[":
                    return True
                if name in _ACCOUNT and walk.next() == "{":
                    return True
                walk.value()
        except _BROKEN:
            return False
    return False


def read_export(source: Source, hints: Hints) -> Iterator[Ingested]:
    """A document for each message with text, in the order of the file."""
    reading = _Reading(source, hints)
    with source.open() as stream:
        walk = JsonWalk(stream, hints.limits.document_bytes)
        try:
            yield from _chat(walk, reading, "", top=True)
            walk.end()
        except NotJsonError as error:
            yield refusal(
                Problem(ProblemKind.MALFORMED, f"{error}; the rest is not read", source.location, reading.left(walk))
            )
        except ValueTooLongError:
            limit = readable_size(hints.limits.document_bytes)
            message = f"has a value larger than the limit of {limit} for one document; it and the rest are not read"
            yield refusal(Problem(ProblemKind.LIMIT, message, source.location, reading.left(walk)))
    yield from reading.unread()


class _Reading:
    """What is read, and a count of what is not."""

    def __init__(self, source: Source, hints: Hints) -> None:
        self.source = source
        self.hints = hints
        self.documents = 0
        self.passed: Counter[str] = Counter()

    def left(self, walk: JsonWalk) -> float:
        """The share of the file that lies behind."""
        return max(0.0, 1 - walk.read / max(1, self.source.size))

    def unread(self) -> Iterator[Ingested]:
        """The Problem of messages without text."""
        total = self.documents + sum(self.passed.values())
        if not total:
            yield refusal(Problem(ProblemKind.EMPTY, "has no messages", self.source.location))
        elif self.passed:
            kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(self.passed.items()))
            message = f"{sum(self.passed.values())} of {total} messages have no text and are not read: {kinds}"
            share = sum(self.passed.values()) / total
            yield refusal(Problem(ProblemKind.NOT_READ, message, self.source.location, share))


def _chat(walk: JsonWalk, reading: _Reading, within: str, *, top: bool = False) -> Iterator[Ingested]:
    """The messages of a chat; of the whole account, those of its chats."""
    known: dict[str, object] = {}
    for name in walk.members():
        if name == "messages" and walk.next() == "[":
            chat = Chat.of(known)
            for _ in walk.items():
                yield from _message(walk, reading, chat, within)
        elif top and name in _ACCOUNT and walk.next() == "{":
            for part in walk.members():
                if part == "list" and walk.next() == "[":
                    for number, _ in enumerate(walk.items(), 1):
                        yield from _chat(walk, reading, f"{name} {number} ")
                else:
                    walk.value()
        else:
            value, _ = walk.value()
            known[name] = value if isinstance(value, (str, int)) else None


def _message(walk: JsonWalk, reading: _Reading, chat: Chat, within: str) -> Iterator[Ingested]:
    value, text = walk.value()
    message = read_message(value)
    if not isinstance(message, Message):
        reading.passed[message] += 1
        return
    where = f"{reading.source.location} {within}message {message.label}"
    reading.documents += 1
    yield freeze(draft_message(message, chat), text.encode("utf-8"), where, reading.hints)
