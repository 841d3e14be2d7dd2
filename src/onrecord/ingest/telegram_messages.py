"""One message of a Telegram export, as a draft. Rule: nothing is put into the text but who speaks, where that is not
the channel itself, and from whom a message was forwarded."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ingest.decoding import line_feeds, writable
from onrecord.ingest.draft import Draft
from onrecord.ingest.handed_on import headed
from onrecord.records import Locator, LocatorKind, PassageKind, Span

MEDIA_TYPE = "application/vnd.telegram.message+json"
FORWARDED = "Forwarded from"
_DELETED = "Deleted account"
_HIDDEN = "an account that is not named"
_CHANNELS = frozenset({"public_channel", "private_channel"})
_MEDIA = ("photo", "file", "media_type", "location_information", "contact_information", "game_title")
_DAY = 10
_SECONDS = re.compile(r"[0-9]{1,11}")
_LONGEST = 300
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's name, and whether it is a channel, in which the channel itself speaks."""

    name: str | None
    channel: bool

    @classmethod
    def of(cls, known: Mapping[str, object]) -> "Chat":
        """The chat of an object's plain members."""
        name = known.get("name")
        return cls(name if isinstance(name, str) and name.strip() else None, known.get("type") in _CHANNELS)


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says, and what is said of it; `label` is its number."""

    label: str
    text: str
    sender: str | None
    signature: str | None
    forwarded: str | None
    sent: str | dt.datetime | None
    edited: str | dt.datetime | None
    answers: str | None
    bot: str | None


def read_message(value: object) -> Message | str:
    """The message of a JSON value, or of what kind it is where it has no text."""
    if not isinstance(value, dict):
        return "damaged"
    if value.get("type") == "service":
        return "service messages"
    text = line_feeds(
        "\n\n".join(part for part in (_text(value.get("text")), _poll(value.get("poll"))) if part.strip())
    )
    if not text.strip():
        return "media without text" if any(name in value for name in _MEDIA) else "empty"
    return Message(
        label=_line(value.get("id")) or "?",
        text=text,
        sender=_line(value.get("from")) or (_DELETED if "from" in value else None),
        signature=_line(value.get("author")),
        forwarded=(_line(value["forwarded_from"]) or _HIDDEN) if "forwarded_from" in value else None,
        sent=_moment(value, "date"),
        edited=_moment(value, "edited"),
        answers=_line(value.get("reply_to_message_id")),
        bot=_line(value.get("via_bot")),
    )


def draft_message(message: Message, chat: Chat) -> Draft:
    """The message as it is frozen."""
    heads = []
    if not chat.channel and message.sender:
        heads.append((PassageKind.SPEAKER, "", message.sender))
    if message.forwarded:
        heads.append((PassageKind.FORWARDED, FORWARDED, message.forwarded))
    text, passages = headed(heads, message.text)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=(Locator(Span(0, len(text)), LocatorKind.MESSAGE, message.label),),
        title=_title(message),
        publisher=chat.name,
        author=message.signature or message.sender,
        published=message.sent,
    )


def _title(message: Message) -> str:
    """`Message 17 (in reply to 16, edited 2026-03-02)`."""
    edited = message.edited.date().isoformat() if isinstance(message.edited, dt.datetime) else message.edited
    notes = [
        f"in reply to {message.answers}" if message.answers else "",
        f"edited {edited[:_DAY]}" if edited else "",
        f"via {message.bot}" if message.bot else "",
    ]
    told = ", ".join(note for note in notes if note)
    return f"Message {message.label} ({told})" if told else f"Message {message.label}"


def _text(value: object) -> str:
    """The visible text: a string, or strings and entities in turn."""
    match value:
        case str():
            return value
        case list():
            return "".join(
                part if isinstance(part, str) else _text(part) for part in value if not isinstance(part, list)
            )
        case {"text": str(text)}:
            return text
        case {"text": list(parts)}:
            return "".join(part if isinstance(part, str) else _entity(part) for part in parts)
        case _:
            return ""


def _entity(value: object) -> str:
    text = value.get("text") if isinstance(value, dict) else None
    return text if isinstance(text, str) else ""


def _poll(value: object) -> str:
    """A poll's question, and in brackets the answers that it offers: nobody says them."""
    if not isinstance(value, dict):
        return ""
    answers = value.get("answers")
    offered = [_text(one.get("text")) for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
    listed = "; ".join(" ".join(one.split()) for one in offered if one.strip())
    lines = (_text(value.get("question")), f"(Answers: {listed})" if listed else "")
    return "\n".join(line for line in lines if line.strip())


def _line(value: object) -> str | None:
    """A name or a number as one line."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return " ".join(writable(str(value)[:_LONGEST])[0].split()) or None


def _moment(value: Mapping[str, object], name: str) -> str | dt.datetime | None:
    """The instant that is given in seconds; else the day, for a time without a zone is no instant."""
    seconds = str(value.get(f"{name}_unixtime"))
    if _SECONDS.fullmatch(seconds):
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    written = value.get(name)
    return written[:_DAY] if isinstance(written, str) and written.strip() else None
