"""How statements stand to their claim: what the words say, and whether the speaker holds the words."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from onrecord.linking.stances import oldest_first, stance, stances_of
from onrecord.records import Act, Degree, Member, Span, Stance
from tests.linking.telling import claim, known, told

DENIED = {"act": Act.DENY, "negative": True, "negations": "denied"}


@pytest.mark.parametrize(
    ("text", "given", "back"),
    [
        ("Ana Brusk | said | the dam held", {}, False),
        ("Ana Brusk | denied | the dam held", DENIED, True),
        ("Ana Brusk | said | there was no call", {"act": Act.DENY, "negative": True, "negations": "no"}, False),
        ("Ana Brusk | denied | there was no call", {"act": Act.DENY, "negations": "denied no"}, True),
        ("Ana Brusk | denied | “It is untrue”", {"act": Act.DENY, "negative": True, "negations": "untrue"}, False),
        ("Ana Brusk | dismissed | it as nonsense", {"act": Act.DENY, "negations": "dismissed nonsense"}, True),
        ("Ana Brusk | said | the dam fell", {"negative": True}, False),
    ],
)
def test_whether_the_cue_takes_its_words_back(text: str, given: dict[str, Any], back: bool) -> None:  # noqa: FBT001
    assert told("s", text, **given).statement.taken_back is back


@pytest.mark.parametrize(
    ("agrees", "given", "expected"),
    [
        (True, {}, Stance.ASSERTS),
        (False, {}, Stance.DENIES),
        (True, {"act": Act.DENY, "negative": True, "negations": "said"}, Stance.DENIES),
        (False, {"act": Act.DENY, "negative": True, "negations": "said"}, Stance.ASSERTS),
        (True, {"degree": Degree.PROBABLE}, Stance.ASSERTS),
        (True, {"degree": Degree.POSSIBLE}, Stance.DOUBTS),
        (False, {"degree": Degree.POSSIBLE}, Stance.DOUBTS),
        (True, {"degree": Degree.PROBABLE, "negative": True, "negations": "said"}, Stance.DOUBTS),
        (True, {"degree": Degree.UNCOMMITTED}, Stance.REPORTS),
        (True, {"reported": "said"}, Stance.REPORTS),
        (True, {"act": Act.ASK}, Stance.REPORTS),
        (True, {"act": Act.DECLINE}, Stance.REPORTS),
    ],
)
def test_stances(agrees: bool, given: dict[str, Any], expected: Stance) -> None:  # noqa: FBT001
    assert stance(told("s", **given), Member("s", agrees, 0.9)) is expected


def test_who_only_holds_what_another_says_reports_it() -> None:
    outer = told("a", "The Lamp | reported | Ana Brusk said the dam held")
    source, cue, content = (
        (Span(at, at + len(words)),)
        for words in ("Ana Brusk", "said", "the dam held")
        for at in [outer.text.index(words)]
    )
    inside = replace(outer.statement, id="b", parent="a", source=source, cue=cue, content=content)
    inner = replace(outer, statement=inside)
    assert stances_of(claim("a", "b"), known(outer, inner)) == {"a": Stance.REPORTS, "b": Stance.ASSERTS}
    assert stances_of(claim("a", "c"), known(outer, inner)) == {"a": Stance.ASSERTS}


def test_the_oldest_comes_first_in_whatever_order() -> None:
    found = [told("c", on=None), told("b", on=2), told("a", on=2), told("d", on=1)]
    for order in permutations(found):
        assert [one.id for one in oldest_first(order)] == ["d", "a", "b", "c"]


def test_what_is_not_told_of_has_no_stance() -> None:
    assert stances_of(claim("a", "b"), known(told("a"))) == {"a": Stance.ASSERTS}
