import pytest

from onrecord.reading.unnamed.describing import describe_kind, find_affiliation
from onrecord.reading.unnamed.people import load_people
from onrecord.reading.unnamed.phrase import parse_phrase
from onrecord.records import Span, UnnamedKind, words

DESCRIBED = [
    ("a senior Marrowen official", UnnamedKind.OFFICIAL, "Marrowen"),
    ("officials in the Osk campaign", UnnamedKind.OFFICIAL, "Osk campaign"),
    ("officials in Lisk", UnnamedKind.OFFICIAL, ""),
    ("campaign officials", UnnamedKind.OFFICIAL, "campaign"),
    ("an intelligence official", UnnamedKind.INTELLIGENCE, ""),
    ("a Defense Ministry source", UnnamedKind.MILITARY, "Defense Ministry"),
    ("State Department officials", UnnamedKind.OFFICIAL, "State Department"),
    ("Velmaran officials", UnnamedKind.OFFICIAL, "Velmaran"),
    ("Former officials", UnnamedKind.OFFICIAL, ""),
    ("a spokesman for the Harbour Board", UnnamedKind.SPOKESPERSON, "Harbour Board"),
    ("the ministry’s spokeswoman", UnnamedKind.SPOKESPERSON, "ministry"),
    ("Osk’s spokesman", UnnamedKind.SPOKESPERSON, "Osk"),
    ("her spokesman", UnnamedKind.SPOKESPERSON, ""),
    ("lawyers for the two brothers", UnnamedKind.LAWYER, "two brothers"),
    ("one of Vale’s aides", UnnamedKind.AIDE, "Vale"),
    ("an employee of nearly four years", UnnamedKind.EMPLOYEE, ""),
    ("a member of the Harbour Board", UnnamedKind.PERSON, "Harbour Board"),
    ("a woman in the crowd", UnnamedKind.PERSON, ""),
]


@pytest.mark.parametrize(("text", "kind", "affiliation"), DESCRIBED)
def test_kind_and_affiliation_follow_from_the_words(text: str, kind: UnnamedKind, affiliation: str) -> None:
    people, source = load_people(), Span(0, len(text))
    phrase = parse_phrase(text, (source,), people)

    assert phrase
    assert describe_kind(phrase, people, knows=False) is kind
    assert words(text, find_affiliation(text, phrase, source, kind)) == affiliation


@pytest.mark.parametrize(
    ("text", "kind"),
    [("a person", UnnamedKind.INSIDER), ("two people", UnnamedKind.INSIDER), ("an aide", UnnamedKind.AIDE)],
)
def test_somebody_who_knows_is_an_insider(text: str, kind: UnnamedKind) -> None:
    phrase = parse_phrase(text, (Span(0, len(text)),), load_people())

    assert phrase
    assert describe_kind(phrase, load_people(), knows=True) is kind
