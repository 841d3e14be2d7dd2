import datetime as dt

import pytest

from onrecord.reading.times import find_times, saying_time, spoken_of
from onrecord.records import Document, Interval, SourceKind, Span, Spans, Statement, StatementKind, sha256

MONDAY = dt.date(2026, 3, 16)


def place(text: str, pieces: str) -> Spans:
    """Where words stand that the text has once; pieces parted by ' … '."""
    found = [piece for piece in pieces.split(" … ") if piece]
    assert all(text.count(piece) == 1 for piece in found), pieces
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in found)


def statement(text: str, cue: str, content: str, **other: object) -> Statement:
    given = {"source_kind": SourceKind.NAMED, "source": (), "kind": StatementKind.INDIRECT, "confidence": 0.9, **other}
    return Statement(id="s", cue=place(text, cue), content=place(text, content), **given)  # type: ignore[arg-type]


def brief(interval: Interval | None) -> str | None:
    return None if interval is None else f"{interval.start or ''}/{interval.end or ''}"


def read(text: str, cue: str, content: str, **other: object) -> tuple[str | None, str | None]:
    document = Document(text, sha256(text.encode()), published=MONDAY, language="en")
    times, one = find_times(document), statement(text, cue, content, **other)
    return brief(saying_time(document, one, times)), brief(spoken_of(document, one, times))


FRIDAY, SATURDAY, TODAY = "2026-03-13/2026-03-13", "2026-03-14/2026-03-14", "2026-03-16/2026-03-16"
UNTIL_NOW = "/2026-03-16"


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("Žalvic said Friday that the valve held.", "said", "that the valve held", FRIDAY),
        ("Žalvic said Friday the valve held.", "said", "the valve held", FRIDAY),
        ("Žalvic said Friday the valve held.", "said", "Friday the valve held", FRIDAY),
        ("Žalvic said Friday's flood was small.", "said", "Friday's flood was small", UNTIL_NOW),
        ("“It held,” Žalvic told Kesta Radio on March 10.", "told", "“It held,”", "2026-03-10/2026-03-10"),
        ("“It held,” he said in a call with the Lamp on Friday.", "said", "“It held,”", FRIDAY),
        ("“It held,” Žalvic said. On Friday the mill burnt.", "said", "“It held,”", UNTIL_NOW),
        ("On Friday, Žalvic said the valve held.", "said", "the valve held", FRIDAY),
        ("Late on Friday, Žalvic of Lisk said the valve held.", "said", "the valve held", FRIDAY),
        ("Žalvic on Friday said the valve held.", "said", "the valve held", FRIDAY),
        ("After the flood that came on Friday, Žalvic said the valve held.", "said", "the valve held", UNTIL_NOW),
        ("Later in the day, Žalvic said the valve held.", "said", "the valve held", TODAY),
        ("Žalvic made clear Saturday that it held.", "made clear Saturday", "that it held", SATURDAY),
        ("Žalvic said the pumps, shut since Friday, held.", "said", "the pumps, shut since Friday, held", UNTIL_NOW),
        ("Žalvic said he would act by Friday.", "said", "he would act by Friday", UNTIL_NOW),
        ("Žalvic told those who met Friday that it held.", "told", "that it held", UNTIL_NOW),
    ],
)
def test_a_statement_was_said_when_its_cue_says_so(text: str, cue: str, content: str, said: str) -> None:
    assert read(text, cue, content)[0] == said


@pytest.mark.parametrize(
    ("text", "cue", "content", "about"),
    [
        ("Žalvic said the dam burst in October.", "said", "the dam burst in October", "2025-10-01/2025-10-31"),
        ("Žalvic said he would act by Friday.", "said", "he would act by Friday", "/2026-03-20"),
        ("Žalvic said it ran from 1985 to 1987.", "said", "it ran from 1985 to 1987", "1985-01-01/1987-12-31"),
        ("Žalvic said it held.", "said", "it held", None),
        ("Žalvic said Friday it now held.", "said", "it now held", FRIDAY),
        ("Žalvic said it now held.", "said", "it now held", None),
        ("Žalvic said it burst in 1998, as in 2020.", "said", "it burst in 1998, as in 2020", None),
        (
            "Žalvic said it burst in 2020, in March 2020.",
            "said",
            "it burst in 2020, in March 2020",
            "2020-03-01/2020-03-31",
        ),
        ("Žalvic said Friday the valve held.", "said", "Friday the valve held", None),
        ("Žalvic said it took two weeks.", "said", "it took two weeks", None),
    ],
)
def test_content_speaks_about_the_time_that_it_names(text: str, cue: str, content: str, about: str | None) -> None:
    assert read(text, cue, content)[1] == about


def test_without_a_time_the_author_speaks_on_the_day_of_publication() -> None:
    assert read("I guess it held.", "guess", "it held", source_kind=SourceKind.AUTHOR)[0] == TODAY


def test_a_statement_inside_another_leaves_its_time_to_its_parent() -> None:
    assert read("Žalvic said the mill had warned of floods.", "warned", "of floods", parent="p")[0] is None


def test_a_statement_without_a_cue_has_the_day_of_publication_at_most() -> None:
    assert read("It held on Friday.", "", "It held on Friday")[0] == UNTIL_NOW


def test_a_document_without_a_date_dates_nothing() -> None:
    text = "Žalvic said Friday it held."
    document = Document(text, sha256(text.encode()), language="en")
    one = statement(text, "said", "it held")
    assert saying_time(document, one, find_times(document)) is None
    assert spoken_of(document, one, find_times(document)) is None


def test_a_language_without_a_file_attaches_nothing() -> None:
    text = "Žalvic sagte am Freitag, es halte."
    document = Document(text, sha256(text.encode()), published=MONDAY, language="de")
    assert brief(saying_time(document, statement(text, "sagte", "es halte"), ())) == UNTIL_NOW
