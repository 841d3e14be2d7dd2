"""What a format found in its bytes, and the one place where that becomes a Document."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.ingest.dates import parse_published
from onrecord.ingest.decoding import REPLACEMENT, writable
from onrecord.ingest.intake import Hints, Ingested
from onrecord.ingest.language import judge_language
from onrecord.records import Document, Locator, Passage, Problem, ProblemKind, sha256


@dataclass(frozen=True, slots=True)
class Draft:
    """The text, with LF line ends, and what the source says of it, in the source's own words."""

    text: str
    media_type: str
    passages: tuple[Passage, ...] = ()
    locators: tuple[Locator, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | dt.date | dt.datetime | None = None
    language: str | None = None
    url: str | None = None
    problems: tuple[Problem, ...] = ()


def freeze(draft: Draft, original: bytes, location: str, hints: Hints) -> Ingested:
    """The document of the draft, named by the hash of `original`; a Problem where it has no text."""
    problems = list(draft.problems)
    text, replaced = writable(draft.text)
    if not text.strip():
        return Ingested(original, None, (*problems, Problem(ProblemKind.EMPTY, "has no text", location)), location)
    if replaced:
        message = f"{replaced} characters that are no text became {REPLACEMENT}"
        problems.append(Problem(ProblemKind.ENCODING, message, location, replaced / len(text)))
    published, unclear = _published(hints.published or draft.published, location)
    language, foreign = judge_language(text, draft.language, location)
    problems += [problem for problem in (unclear, foreign) if problem is not None]
    document = Document(
        text=text,
        original_sha256=sha256(original),
        title=_line(hints.title or draft.title),
        publisher=_line(hints.publisher or draft.publisher or _site(draft.url)),
        author=_line(draft.author),
        published=published,
        language=language,
        url=_line(draft.url),
        media_type=draft.media_type,
        passages=draft.passages,
        locators=draft.locators,
    )
    return Ingested(original, document, tuple(problems), location)


def _published(
    said: str | dt.date | dt.datetime | None, location: str
) -> tuple[dt.date | dt.datetime | None, Problem | None]:
    """The date of publication, and the Problem with one that is no date or still to come."""
    if isinstance(said, str):
        if not said.strip():
            return None, None
        try:
            said = parse_published(said)
        except InputError as error:
            return None, Problem(ProblemKind.METADATA, f"date of publication not read: {error}", location)
    if said is None:
        return None, None
    day = said.date() if isinstance(said, dt.datetime) else said
    if isinstance(said, dt.datetime) and said.utcoffset() is None:
        said = day
    # A day's grace: east of here tomorrow has begun.
    if day > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        return said, Problem(ProblemKind.METADATA, f"its date of publication, {day}, is still to come", location)
    return said, None


def _site(url: str | None) -> str | None:
    """The host that the document was taken from, which is some publisher's name where no other is told."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host and host.removeprefix("www.")


def _line(said: str | None) -> str | None:
    """One clean line of metadata; None where nothing is said."""
    return re.sub(r"\s+", " ", writable(said or "")[0]).strip() or None
