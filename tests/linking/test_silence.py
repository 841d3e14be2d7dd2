"""Who takes no side on a claim that names them, and where was looked."""

import pytest

from onrecord.linking import Joined, Member
from onrecord.linking.searching import Corpus
from onrecord.linking.silence import silences
from onrecord.records import Act, ActorType, Degree, Told
from tests.linking.telling import claim, day, known, told


def actor(name: str, kind: ActorType = ActorType.PERSON) -> tuple[str, Joined]:
    slug = name.casefold().replace(" ", "-")
    return slug, Joined(slug, (Member("sha256:d", 1, slug, name, kind, (name,)),))


ACTORS = dict([actor("Ivo Maren"), actor("Harbour Board", ActorType.ORGANISATION), actor("Lisk", ActorType.PLACE)])
NAMED = ("ivo-maren", "harbour-board", "lisk", "stranger")
CHARGE = told("a", "Ana Brusk | said | they opened the gates", 2, names=NAMED)
AGAIN = told("b", "Bo Tarn | said | they opened the gates", 4, names=NAMED, publisher="The Lamp")
ELSEWHERE = told("x", "Ivo Maren | said | the fair opens", 5)


def silent(*more: Told, until: int = 10) -> list[tuple[str, int | None, tuple[str, ...]]]:
    every = (CHARGE, AGAIN, ELSEWHERE, *more)
    found = silences([claim("a", "b", *(one.id for one in more))], known(*every), ACTORS, Corpus.of(every), day(until))
    return [(one.actor, one.days, one.declined) for one in found]


def test_who_can_speak_and_is_named_and_does_not() -> None:
    assert silent() == [("harbour-board", 8, ()), ("ivo-maren", 8, ())]


def test_absence_is_bounded() -> None:
    every = (CHARGE, AGAIN, ELSEWHERE, told("y", on=1), told("z", on=None), told("w", on=20))
    found = silences([claim("a", "b")], known(*every), ACTORS, Corpus.of(every), day(10))
    searched = {one.actor: one.searched for one in found}["ivo-maren"]
    assert (searched.documents, searched.outlets, searched.statements) == (4, 2, 1)
    assert (searched.first, searched.last) == (day(2), day(5))


@pytest.mark.parametrize(
    "answer",
    [
        told("c", "Ivo Maren | denied | they opened the gates", 6, act=Act.DENY, negative=True, negations="denied"),
        told("c", "Ivo Maren | said | they may have", 6, degree=Degree.POSSIBLE),
        told("c", "Ivo Maren's lawyer | said | they did not", 6),
    ],
)
def test_who_speaks_or_has_somebody_speak_is_not_silent(answer: Told) -> None:
    assert [name for name, *_ in silent(answer)] == ["harbour-board"]
    assert [name for name, *_ in silent(answer, until=5)] == ["harbour-board", "ivo-maren"]


def test_declining_to_speak_is_no_silence_and_shown_apart() -> None:
    declines = told("c", "Ivo Maren | declined | to comment", 4, act=Act.DECLINE, document=AGAIN.document)
    every = (CHARGE, AGAIN, declines)
    found = silences([claim("a", "b")], known(*every), ACTORS, Corpus.of(every), day(10))
    assert [(one.actor, one.declined) for one in found] == [("harbour-board", ()), ("ivo-maren", ("c",))]


def test_of_whom_a_document_that_tells_of_the_claim_lets_speak_nothing_is_said() -> None:
    other = told("c", "Ivo Maren | said | the fair opens", 4, document=AGAIN.document)
    every = (CHARGE, AGAIN, other)
    found = silences([claim("a", "b")], known(*every), ACTORS, Corpus.of(every), day(10))
    assert [one.actor for one in found] == ["harbour-board"]
    early = silences([claim("a", "b")], known(*every), ACTORS, Corpus.of(every), day(3))
    assert [one.actor for one in early] == ["harbour-board", "ivo-maren"]


def test_whom_few_of_the_statements_name_the_claim_does_not_concern() -> None:
    more = [told(name, f"{name} Tarn | said | they opened the gates", 5) for name in "Cde"]
    assert silent(*more) == []
