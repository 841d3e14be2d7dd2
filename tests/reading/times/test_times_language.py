import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from importlib import resources
from typing import Any

import pytest

from onrecord.reading.times.find import OPERATIONS
from onrecord.reading.times.folding import folded
from onrecord.reading.times.language import compiled, language_of, with_rules
from onrecord.reading.times.matching import find_matches
from onrecord.reading.times.tense import tense_at
from onrecord.records import Modifier

FILES = [file for file in (resources.files("onrecord.reading.times") / "languages").iterdir() if file.is_file()]

# A made-up language: "vall" is Monday, "orrin" last, "sund" the future.
KESTAN = """
code = "kestan"
core = ["weekday"]
core_words = []
[digits]
[number]
joiner = "ok"
zero = ["null"]
[number.words]
en = 1
to = 2
[number.scales]
hund = 100
tus = 1000
[number.phrases]
[number.halves]
"ok halv" = "1/2"
[lexicon.weekday]
Vall = 1
[lexicon.rel]
orrin = -1
[tense]
past = []
future = ["sund"]
not_past = []
past_endings = ["sk"]
clause = []
undone = []
passive = []
reach_before = 5
reach_after = 5
[bounds]
joins = []
ranges = []
days = []
[macro]
m = "(?:{rel} )?"
[[rule]]
pattern = "<m>{weekday}"
means = "calendar"
not_after = ["nul"]
"""


def source(file: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a file of a package, however it is kept
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_languages_file_says_nothing_that_the_engine_does_not_know(file: Any) -> None:  # noqa: ANN401
    read = source(file)
    assert file.name == f"{read['code']}.toml"
    assert {rule["means"] for rule in read["rule"]} <= set(OPERATIONS)
    assert {name for name in read["core"] if name not in read["lexicon"]} == set()
    written = {value for name in ("mod", "approx") for value in read["lexicon"][name].values()}
    assert written <= {*Modifier, "EARLIER", "LATER", "SOME", ""}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_single_letter_is_optional_in_a_pattern(file: Any) -> None:  # noqa: ANN401
    """Runs of known words are found word by word: half a word would be none of them."""
    plain = [re.sub(r"\\.", " ", rule["pattern"]) for rule in source(file)["rule"]]
    assert [pattern for pattern in plain if re.search(r"[a-z]{2}[?*+]", pattern)] == []


def test_a_language_is_compiled_once() -> None:
    assert language_of("en") is language_of("en")
    assert language_of("xx") is None
    assert language_of("../languages/en") is None


def test_other_rules_are_read_with_the_words_of_a_language() -> None:
    other = {
        "core": ["game"],
        "core_words": [],
        "digits": {},
        "lexicon": {"game": {"match": "1"}},
        "macro": {},
        "rule": [{"pattern": "{weekday} {game}", "means": "played"}],
    }
    language = with_rules("en", other)
    assert language is not None
    text = "on Monday, and the Tuesday match"
    assert [match.span.cut(text) for match in find_matches(text, folded(text), language)] == ["Tuesday match"]
    assert with_rules("xx", other) is None


def test_another_file_is_another_language() -> None:
    kestan = compiled(tomllib.loads(KESTAN))
    text = "Orrin Vall, nul Vall, vall, ORRIN VALL, Vallon."
    found = list(find_matches(text, folded(text), kestan))
    assert [match.span.cut(text) for match in found] == ["Orrin Vall", "ORRIN VALL"]
    assert dict(found[0].surfaces) == {"rel": "orrin", "weekday": "vall"}
    assert tense_at("a sund vall", 7, 11, kestan.tenses) == (1, True)
    assert tense_at("a gannsk bo vall", 12, 16, kestan.tenses) == (-1, False)
    assert tense_at("a gann bo vall", 10, 14, kestan.tenses) == (0, False)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7", 7),
        ("1,500", 1500),
        ("2.5", Fraction(5, 2)),
        ("2 1/2", Fraction(5, 2)),
        ("1/0", 0),
        ("twenty-four", 24),
        ("a hundred and twenty", 120),
        ("two thousand five hundred", 2500),
        ("two and a half", Fraction(5, 2)),
        ("a", 1),
        ("half an", Fraction(1, 2)),
        ("a couple of", 2),
        ("several", None),
        ("tens of thousands of", None),
    ],
)
def test_numbers_are_read_from_words_and_digits(words: str, number: Fraction | None) -> None:
    english = language_of("en")
    assert english is not None
    assert re.fullmatch(english.numerals.pattern(), words)
    assert english.numerals.number(words) == number


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("1998", 1998),
        ("nineteen ninety-four", 1994),
        ("eighteen hundred", 1800),
        ("nineteen oh five", 1905),
        ("twenty twenty", 2020),
        ("two thousand", 2000),
        ("two thousand and seven", 2007),
    ],
)
def test_years_are_read_from_words_and_digits(words: str, year: int) -> None:
    english = language_of("en")
    assert english is not None
    assert re.fullmatch(english.numerals.year_pattern(), words)
    assert english.numerals.year(words) == year


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("On\nMonday", "on monday"),
        ("On\n\nMonday", "on\n\nmonday"),
        ("On \n \n Monday", "on \n   monday"),
        ("l’été – İ", "l'été - İ"),
        ("a\r\nb\tc\u00a0d", "a  b c d"),
    ],
)
def test_a_folded_text_is_as_long_as_its_original(text: str, low: str) -> None:
    assert folded(text) == low
    assert len(low) == len(text)
