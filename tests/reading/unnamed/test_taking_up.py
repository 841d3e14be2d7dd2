import pytest

from onrecord.reading.unnamed.people import load_people
from onrecord.reading.unnamed.phrase import Phrase, parse_phrase
from onrecord.reading.unnamed.taking_up import Entry, enter, is_named, pronoun_fits, taken_up
from onrecord.records import Span, UnnamedKind, UnnamedSource

PEOPLE = load_people()


def described(text: str, words: str) -> Phrase:
    start = text.rindex(words)
    phrase = parse_phrase(text, (Span(start, start + len(words)),), PEOPLE)
    assert phrase
    return phrase


def entry(text: str, words: str, *, asks: bool = False) -> Entry:
    phrase = described(text, words)
    span = Span(phrase.spans[0].start, phrase.spans[-1].end)
    most = None if PEOPLE.is_plural(phrase.noun) else 1
    return enter(UnnamedSource("u1", UnnamedKind.PERSON, (span,), 1, most), phrase, PEOPLE, asks=asks)


@pytest.mark.parametrize(
    ("text", "again", "same"),
    [
        ("A senior aide left. The aide said so.", "The aide", True),
        ("A senior aide left. The young aide said so.", "The young aide", False),
        ("A senior aide left. The clerk said so.", "The clerk", False),
        ("A senior aide left. An aide said so.", "An aide", False),
        ("A senior aide left. The aides said so.", "The aides", False),
    ],
)
def test_a_definite_noun_points_back_to_the_same_noun(text: str, again: str, same: bool) -> None:  # noqa: FBT001 - a column
    first = entry(text, "A senior aide")

    assert taken_up(text, described(text, again), [first], None, PEOPLE) is (first if same else None)


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("Ana Kestrel, a lawyer for the port, left. The lawyer said so.", "The lawyer", True),
        ("Navy spokesman Ilja Born left. The spokesman said so.", "The spokesman", True),
        ("A young clerk left. The clerk said so.", "The clerk", False),
        ("The official said so.", "The official", False),
        ("The clerk said so.", "The clerk", True),
        ("In New Velmara, a young woman left. The woman said so.", "The woman", False),
        ("An aide said so.", "An aide", False),
    ],
)
def test_a_description_may_stand_for_somebody_named(text: str, words: str, named: bool) -> None:  # noqa: FBT001 - a column
    assert is_named(text, described(text, words), PEOPLE, None) is named


@pytest.mark.parametrize(
    ("text", "first", "pronoun", "fits"),
    [
        ("An aide left. She said so.", "An aide", "She", True),
        ("A spokesman left. She said so.", "A spokesman", "She", False),
        ("Two aides left. He said so.", "Two aides", "He", False),
        ("Two aides left. They said so.", "Two aides", "They", True),
        ("An aide left. Ana Kestrel came. She said so.", "An aide", "She", False),
    ],
)
def test_a_pronoun_takes_up_who_spoke_last(text: str, first: str, pronoun: str, fits: bool) -> None:  # noqa: FBT001 - a column
    place = Span(text.rindex(pronoun), text.rindex(pronoun) + len(pronoun))

    assert pronoun_fits(text, place, entry(text, first)) is fits
    assert not pronoun_fits(text, place, entry(text, first, asks=True))
