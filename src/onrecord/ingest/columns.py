"""Which column of a table holds what. Rule: a column is known by its name, common or given, never by its contents."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.ingest.decoding import line_feeds, writable
from onrecord.ingest.draft import Draft
from onrecord.ingest.intake import Ingested, refusal
from onrecord.records import Problem, ProblemKind

# The common names of each field's column, the likeliest first.
NAMES = {
    "text": ("text", "body", "content", "article", "articlebody", "fulltext", "message", "transcript"),
    "published": ("published", "date", "publishedat", "publicationdate", "datetime", "pubdate", "created", "timestamp"),
    "title": ("title", "headline", "subject"),
    "url": ("url", "link", "href", "permalink"),
    "publisher": ("publisher", "outlet", "source", "sitename", "publication", "channel", "newspaper"),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
}


def parse_mapping(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of `text=body,published=date`; InputError for a field that there is not."""
    pairs = []
    for item in text.split(","):
        name, equals, column = (part.strip() for part in item.partition("="))
        if name not in NAMES or not equals or not column:
            fields = ", ".join(NAMES)
            raise InputError(f"{item.strip()!r} maps no column; write field=column, with a field among {fields}")
        pairs.append((name, column))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field that a table has."""

    places: Mapping[str, str]

    def draft(self, row: Mapping[str, str], media_type: str) -> Draft:
        """What a row says in these columns."""
        said = {name: row.get(column) for name, column in self.places.items()}
        return Draft(
            text=line_feeds(said.get("text") or ""),
            media_type=media_type,
            title=said.get("title"),
            publisher=said.get("publisher"),
            author=said.get("author"),
            published=said.get("published"),
            language=said.get("language"),
            url=said.get("url"),
        )


def find_columns(names: Iterable[str], mapping: tuple[tuple[str, str], ...], where: str) -> Columns | Problem:
    """The columns as mapped, the other fields by common names; a Problem where no column holds the text."""
    known = list(names)
    missing = [column for _, column in mapping if column not in known]
    places = dict(mapping)
    free = {_plain(name): name for name in reversed(known) if name not in places.values()}
    for wanted, candidates in NAMES.items():
        guess = next((free[name] for name in candidates if name in free), None)
        if wanted not in places and guess is not None:
            places[wanted] = guess
    shown = ", ".join(repr(name) for name in known)
    if missing:
        lacking = ", ".join(repr(name) for name in missing)
        return Problem(ProblemKind.MALFORMED, f"has no column {lacking}, only {shown}", where, 1.0)
    if "text" not in places:
        message = f"no column holds a text by its name: {shown}; say which with text=COLUMN in the mapping"
        return Problem(ProblemKind.MALFORMED, message, where, 1.0)
    return Columns(places)


def _plain(name: str) -> str:
    """A column's name without case and marks: `Published_At` is `publishedat`."""
    return "".join(character for character in name.lower() if character.isalnum())


class Tally:
    """Counts characters by column, for the Problem of the columns that were not read."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.sizes: Counter[str] = Counter()

    def count(self, row: Mapping[str, str], columns: Columns) -> None:
        """Add a row that was read."""
        self.add(row, columns.places.values())

    def add(self, row: Mapping[str, str], used: Iterable[str]) -> None:
        """Add a row of which these columns were read."""
        self.used.update(used)
        for name, value in row.items():
            self.sizes[name] += len(value)

    def unread(self, where: str) -> tuple[Ingested, ...]:
        """The Problem of the columns that no field was read from, with their share of the table."""
        rest = {name: size for name, size in self.sizes.items() if size and name not in self.used}
        if not rest:
            return ()
        message = writable(f"columns not read: {', '.join(rest)}")[0]
        share = sum(rest.values()) / self.sizes.total()
        return (refusal(Problem(ProblemKind.NOT_READ, message, where, share)),)
