"""An invented essay of the hardest everyday kind: an exclusive on an unnamed source against a spokesman's denial."""

import datetime as dt

import pytest

import onrecord
from onrecord.records import Act, ActorType, Degree, Plover, Polarity, Reading, Statement, words

LINES = """On Monday, the Lisk Post published an exclusive claiming that in his first call with Sigmund Vell,
Edda Rónval warned Vell not to close the border.

During the call, she advised the chancellor not to close the border and reminded him of the treaty, said a person
familiar with the call, who spoke on the condition of anonymity to discuss a private matter.

“It is completely untrue. There was no call,” the chancellor’s spokesman, Teodor Žalvic, said when asked about it.
Žalvic added that Vell had no plans to speak to Rónval.

Finance Minister Nikolai Brask told the Lisk Post in an interview that around 1,500 workers were dismissed per day
in February. Brask promised to pay the wages by Friday."""
ESSAY = "\n\n".join(part.replace("\n", " ") for part in LINES.split("\n\n"))
DAY = dt.date(2026, 3, 16)


@pytest.fixture(scope="module")
def essay() -> Reading:
    return onrecord.read(ESSAY, published=DAY)


def saying(reading: Reading, content: str) -> Statement:
    """The first statement whose content begins so."""
    return next(one for one in reading.statements if words(ESSAY, one.content).startswith(content))


def test_a_denial_is_one_and_has_a_name_and_a_role(essay: Reading) -> None:
    flat, plans = saying(essay, "“It is completely untrue"), saying(essay, "that Vell had no plans")

    for statement in (flat, plans):
        assert statement.actor == "teodor-zalvic"
        assert statement.act is Act.DENY
        assert statement.certainty is not None
        assert (statement.certainty.degree, statement.certainty.polarity) == (Degree.CERTAIN, Polarity.NEGATIVE)
        assert statement.event is not None
        assert statement.event.plover is Plover.REJECT
    actor = next(actor for actor in essay.actors if actor.id == "teodor-zalvic")
    assert "chancellor’s spokesman" in [role.text for role in actor.roles]


def test_an_unnamed_source_stays_unnamed_and_says_why(essay: Reading) -> None:
    leak = next(one for one in essay.statements if one.unnamed is not None)

    assert leak.actor is None
    assert leak.unnamed is not None
    assert words(ESSAY, leak.unnamed.descriptor).startswith("a person familiar with the call")
    assert words(ESSAY, leak.unnamed.knowledge) == "familiar with the call"
    assert "anonymity to discuss a private matter" in words(ESSAY, leak.unnamed.reason)
    assert (leak.unnamed.least, leak.unnamed.most) == (1, 1)


def test_an_outlet_is_an_outlet(essay: Reading) -> None:
    report = saying(essay, "that in his first call")

    assert {actor.id: actor.type for actor in essay.actors}[report.actor or ""] is ActorType.OUTLET
    assert report.said is not None
    assert report.said.start == report.said.end == DAY


def test_an_interview_has_its_outlet(essay: Reading) -> None:
    interview = next(one for one in essay.statements if "1,500" in words(ESSAY, one.content))

    assert interview.actor == "nikolai-brask"
    assert interview.channel is not None
    assert interview.channel.actor == "lisk-post"
    (figure,) = [one for one in essay.quantities if one.low == 1500]
    assert (figure.comparison, figure.per) == ("around", "day")
    assert words(ESSAY, figure.counted) == "workers … dismissed"
    assert figure.as_of is not None
    assert figure.as_of.start == dt.date(2026, 2, 1)


def test_a_promise_has_its_day(essay: Reading) -> None:
    promise = saying(essay, "to pay the wages")

    assert promise.act is Act.PROMISE
    friday = next(time for time in essay.times if time.span.cut(ESSAY) == "Friday")
    assert friday.value == "2026-03-20"
