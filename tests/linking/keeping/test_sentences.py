"""What documents tell in their own voice, and what it says of a commitment."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.linking.keeping import outcomes, own_voice
from onrecord.records import Act, Interval, Span, Told
from tests.linking.keeping.conftest import DUE, Owing, Tell

DAY = dt.date(2026, 4, 29)
WEDNESDAY = dt.date(2026, 4, 29)


def quoting(tell: Tell, text: str, quoted: str) -> Told:
    """A document of which some words are somebody's."""
    told = tell(quoted, DAY)
    place = Span(text.index(quoted), text.index(quoted) + len(quoted))
    return replace(told, text=text, statement=replace(told.statement, content=(place,)))


def test_a_sentence_without_others_words_is_the_documents_own(tell: Tell) -> None:
    quoted = "We are tired of it, all of us who have waited at this gate with our carts since the first day of the snow"
    text = f"“{quoted},” Ana Rhys said. The pass was reopened on Tuesday. Will it last? It may close."
    found = list(own_voice([quoting(tell, text, quoted)]))
    assert [one.words for one in found] == ["The pass was reopened on Tuesday."]
    assert found[0].id.endswith(f"@{text.index('The pass')}")
    assert (found[0].speaker, found[0].day) == (None, DAY)


def test_a_short_content_is_read_with_its_sentence(tell: Tell) -> None:
    text = "Lisk delivered the review to the council in the evening of a very long day."
    told = quoting(tell, text, "the review to the council in")
    assert [(one.id, one.words) for one in own_voice([told])] == [(told.id, text)]


def test_a_promise_that_is_only_named_leaves_the_sentence_to_the_document(tell: Tell) -> None:
    text = "Lisk has not appointed the inquiry that it promised."
    told = quoting(tell, text, "the inquiry that it")
    promised = replace(told, statement=replace(told.statement, act=Act.PROMISE))
    assert [(one.words, one.speaker) for one in own_voice([promised])] == [(text, None)]


@pytest.mark.parametrize(
    ("what", "sentence", "kind", "when"),
    [
        ("reopen the Marrow Pass", "Lisk reopened the Marrow Pass on Tuesday.", "done", dt.date(2026, 4, 28)),
        ("reopen the Marrow Pass", "Lisk has not reopened the Marrow Pass.", "not-done", None),
        ("a footbridge", "The footbridge is up.", "done", None),
        ("payment of the Marrow toll", "Lisk paid the toll of the Marrow road on Wednesday.", "done", WEDNESDAY),
        ("The sum will be transferred", "The sum was transferred by Lisk.", "done", None),
        ("come to the Marrow school", "Lisk visited the Marrow school on Tuesday.", "done", dt.date(2026, 4, 28)),
        ("payment of the Marrow toll", "No payment has come yet for the Marrow toll from Lisk.", "not-done", None),
        ("test every well", "Lisk has tested nine wells out of 26.", None, None),
        ("reopen the Marrow Pass", "The district opened a school.", None, None),
    ],
)
def test_an_outcome_is_told_in_other_words(
    owing: Owing, tell: Tell, what: str, sentence: str, *, kind: str | None, when: dt.date | None
) -> None:
    text = f"Lisk promised: {what}."
    owed = owing(what, text=text, due=DUE)
    found = outcomes(owed, [tell(sentence, DAY)], lambda _one, _other: 0.5)
    assert [(one.kind, one.when) for one in found] == ([(kind, when and Interval(when, when))] if kind else [])


def test_a_statement_around_the_binding_words_is_no_outcome(owing: Owing, tell: Tell) -> None:
    owed = owing()
    told = replace(tell(owed.text, DAY), document=owed.document)
    assert outcomes(owed, [told], lambda _one, _other: 1.0) == ()


def test_every_sentence_cuts_the_text(tell: Tell) -> None:
    for text in ("?!.", "a" * 5000, "One. Two.\nThree", "Mr. Ana said. … “x”. 3.5 boats.", "\u2028 x. \x00 y."):
        told = tell(text, DAY)
        bare = replace(told, statement=replace(told.statement, content=(Span(0, 1),)))
        for one in own_voice([bare]):
            (place,) = one.statement.content
            assert 0 <= place.start < place.end <= len(text)
