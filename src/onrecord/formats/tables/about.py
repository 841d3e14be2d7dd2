"""What tables say of themselves. The one rule: whoever opens them without us learns what nobody has reviewed."""

from collections.abc import Iterator

from onrecord.formats.extract import UNREVIEWED, Extract
from onrecord.formats.tables.rows import TABLES

_NOTES = (
    ("review", f"machine: {UNREVIEWED}; confirmed, corrected, rejected: as people said"),
    ("what it is not", "a record that something was said is no record that it is so; nothing here says who is right"),
    ("degree", "how sure the speaker is, on FactBank's scale: CT certain, PR probable, PS possible, U left open"),
    ("polarity", "negative: the speaker holds that it is not so"),
    ("by_way_of", "from the publisher down to the speaker, by way of whom we know"),
    ("receipt", "beginning of the document's SHA-256, and the places of the words in its text, in code points"),
    ("schedule", "a commitment past its day with nothing found: nothing was found in the documents searched, no more"),
)


def about_rows(extract: Extract) -> Iterator[tuple[str, str]]:
    """Names and words: what this is, what each table holds, what the columns mean that need it."""
    yield "extract", extract.about.words
    yield from ((f"table {table.name}", table.about) for table in TABLES)
    yield from _NOTES
