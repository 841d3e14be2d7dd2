import pytest

from onrecord.reading.unnamed.people import load_people, plural
from onrecord.records import UnnamedKind


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("aide", "aides"),
        ("attorney", "attorneys"),
        ("deputy", "deputies"),
        ("coach", "coaches"),
        ("spokeswoman", "spokeswomen"),
        ("fisherman", "fishermen"),
        ("passer-by", "passers-by"),
        ("child", "children"),
    ],
)
def test_plurals_lead_back_to_their_noun(one: str, many: str) -> None:
    assert plural(one) == many
    assert load_people().singular(many) == one
    assert load_people().is_plural(many)
    assert not load_people().is_plural(one)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("official", UnnamedKind.OFFICIAL),
        ("Lawyers", UnnamedKind.LAWYER),
        ("fact-checkers", UnnamedKind.EXPERT),
        ("volcanologist", UnnamedKind.EXPERT),
        ("voter", UnnamedKind.PERSON),
    ],
)
def test_a_noun_says_what_somebody_is(noun: str, kind: UnnamedKind) -> None:
    assert load_people().holds(noun)
    assert load_people().kind(noun) is kind


@pytest.mark.parametrize("noun", ["bridge", "report", "ministry", ""])
def test_other_nouns_are_not_people(noun: str) -> None:
    assert not load_people().holds(noun)
