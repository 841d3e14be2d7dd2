"""Which statement of its own document a denial points to. Each article is read by hand: `[source|cue|content]`."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.referring import references
from onrecord.records import (
    Act,
    Actor,
    ActorType,
    Certainty,
    Degree,
    Document,
    LinkKind,
    Polarity,
    Reading,
    Relation,
    Role,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)

PEOPLE = {"Žalvic": ActorType.PERSON, "Brusk": ActorType.PERSON, "the Lamp": ActorType.OUTLET, "Tarn": ActorType.PERSON}
DENIALS = re.compile(r"\b(?:den(?:y|ie[sd])|rejected|dismissed|called|described)\b")
NEGATIVE = re.compile(r"\b(?:[Nn]othing|[Nn]either|no|not|never|isn't|untrue|invention|nonsense|false|fiction)\b")
ACTS = {
    "accused": Act.ACCUSE,
    "confirmed": Act.CONFIRM,
    "admitted": Act.ADMIT,
    "declined": Act.DECLINE,
    "promised": Act.PROMISE,
}


def read(article: str) -> Reading:
    """`[source|cue|content]`, in this order but for "which"; the cue says what is done, and "a source" is unnamed."""
    text, at = "", 0
    parts: list[list[tuple[int, int]]] = []
    for match in re.finditer(r"\[([^|\]]*)\|([^|\]]*)\|([^\]]*)\]", article):
        text += article[at : match.start()]
        spans = {}
        for number in (2, 0, 1) if match[3] == "which" else (0, 1, 2):
            spans[number] = (len(text), len(text) + len(match[number + 1]))
            text += f"{match[number + 1]} "
        text, at = text[:-1], match.end()
        parts.append([spans[number] for number in range(3)])
    text += article[at:]
    document = Document(text, sha256(text.encode()))
    actors = tuple(
        Actor(name, name, kind, (name,), roles(text, name), mentions)
        for name, kind in PEOPLE.items()
        if (mentions := tuple(Span(*one.span()) for one in re.finditer(name, text)))
    )
    return Reading(
        document, tuple(made(text, number, spans) for number, spans in enumerate(parts)), "hand-1", actors=actors
    )


def roles(text: str, name: str) -> tuple[Role, ...]:
    found = re.search(rf"{name}, (a \w+ (?:of|for) (?:the )?\w+)", text)
    return (Role(found[1], Span(*found.span(1))),) if found else ()


def made(text: str, number: int, spans: list[tuple[int, int]]) -> Statement:
    source, cue, content = (text[start:end] for start, end in spans)
    who, by, what = ((Span(start, end),) if end > start else () for start, end in spans)
    denied, negative = DENIALS.search(cue), NEGATIVE.search(content)
    act = next((act for word, act in ACTS.items() if word in cue), Act.DENY if denied or negative else Act.ASSERT)
    polarity = Polarity.NEGATIVE if denied or negative else Polarity.POSITIVE
    degree = Degree.UNCOMMITTED if act in {Act.DECLINE, Act.PROMISE} else Degree.CERTAIN
    negations = by if denied else what if negative else ()
    return Statement(
        f"s{number}",
        StatementKind.DIRECT if content.startswith("“") else StatementKind.INDIRECT,
        who,
        by,
        what,
        {"a source": SourceKind.UNNAMED, "a memo": SourceKind.DOCUMENT}.get(source, SourceKind.NAMED),
        0.9,
        actor=next((name for name in PEOPLE if source.startswith(name)), None),
        act=act,
        certainty=Certainty(degree, polarity, negations=negations),
    )


def links(article: str) -> list[tuple[str, str, str]]:
    return sorted((link.one, link.relation.value, link.other) for link in references(read(article)))


CALL = "[the Lamp|reported|that the mayor called Žalvic in March]"
OTHER = "[Brusk|said|that the bridge in the old town will be closed until May]"


@pytest.mark.parametrize(
    "article",
    [
        CALL + ".\n\n[Žalvic|denied|the Lamp's report]. ",
        CALL + f".\n\n{OTHER}.\n\n[Žalvic|denied|the Lamp's report]. ",
        CALL + ".\n\n[Žalvic|said|“The story is an invention”].",
        CALL + ".\n\n[Žalvic|called|the report a false one, an invention].",
        CALL + ".\n\n[Žalvic|denied|it].",
        CALL + ", [Žalvic|denied|which].",
        CALL + ".\n\n[The deputy|said|“There was no call”].",
        CALL + ".\n\n[Žalvic|said|“It is completely untrue”].",
        "[a source|said|that Žalvic took a call]. [Žalvic|said|“That never happened”].",
        "[Tarn|accused|Žalvic of taking bribes].\n\n[Žalvic|rejected|the allegations].",
        "[Tarn|said|that the gates stood open]. [Brusk|denied|that].",
        "[Brusk|addressed|a report in the Lamp that the gates stood open]. [He|said|“It was untrue”].",
        "[One of the sources|said|that there was a letter]. [Another|said|“There was no letter”].",
        "[the Lamp|reported|that the gates stood open].\n\n[Brusk|dismissed|the report as nonsense].",
        "[Tarn|said|that the mayor met the builder twice in May].\n\n[The mayor|denied|any meeting with the builder].",
        "[a memo|told|the mayor that the gates stood open]. [Brusk|said|“There was no memorandum”].",
        "[the Lamp|telephoned|the mayor and warned her of the flood]. [Brusk|said|“There was no call”].",
        "[Tarn||The bridge was sold without a tender. His brother bought it.]\n\n[Brusk||Neither is the case].",
        "[Tarn|said|that the Ministry had sold the bridge].\n\n[the minister|said|“It isn't so”].",
        "[Tarn|said|that Žalvic sold the bridge].\n\n[Žalvic|said|“Nothing of the kind ever happened”].",
        "[Tarn|claimed|that the chancellor paid].\n\n[Žalvic, a spokesman for the chancellor,|said|“That is false”].",
    ],
)
def test_a_denial_finds_what_it_denies(article: str) -> None:
    last = f"s{len(read(article).statements) - 1}"
    assert links(article) == [("s0", "denies", last)]


@pytest.mark.parametrize(
    "article",
    [
        CALL + ".\n\n[Žalvic|declined|to comment on the report].",
        CALL + ".\n\n[Žalvic|denied|that the mayor had called him].",
        CALL + ".\n\n[the Lamp|denied|it].",
        CALL + ".\n\n[Žalvic|denied|his report].",
        CALL + ".\n\n[Žalvic|denied|Tarn's report].",
        CALL + ".\n\n[Žalvic|said|“There was no doubt”].",
        CALL + ".\n\n[Žalvic|said|“There was no written order”].",
        OTHER + ".\n\n[Žalvic|denied|the report].",
        OTHER + ".\n\n[Žalvic|denied|it].",
        "[the Lamp|cited|two people familiar with the call].\n\n[Žalvic|said|“There was no call”].",
        "[Brusk|promised|to sack Žalvic]. [Žalvic|denied|it].",
        "[Brusk|said|Žalvic took money]. [Tarn|said|Žalvic took gold].\n\n[Žalvic|denied|the claims].",
        f"[Brusk|said|Žalvic took money].{' The tide turned.' * 200}\n\n[Žalvic|denied|it].",
        "[Žalvic|denied|it].",
        "There was no call.",
        f"[Tarn||The bridge was sold without a tender.{' We saw it all.' * 30}]\n\n[Brusk||Neither is the case].",
        "[Tarn|said|that the talks went on]. [Brusk|said|that he did not consider such an approach correct].",
        "[He|said|that there were results]. [Brusk|said|“There were no results yet”].",
    ],
)
def test_it_finds_nothing_where_it_does_not_point_or_two_fit(article: str) -> None:
    assert links(article) == []


def test_a_confirmation_says_the_same() -> None:
    assert links(CALL + ".\n\n[Žalvic|confirmed|the report].") == [("s0", "same", "s1")]
    assert links(CALL + ".\n\n[Žalvic|admitted|it].") == [("s0", "same", "s1")]


def test_a_turn_says_too_much_to_be_confirmed_as_a_whole() -> None:
    assert links("[Brusk||I begin with what Žalvic sold.]\n\n[Žalvic|confirmed|it].") == []
    assert links("[Brusk|said|that Žalvic had sold it].\n\n[Žalvic|confirmed|it].") == [("s0", "same", "s1")]


def test_all_that_others_tell_of_the_event_is_denied() -> None:
    """What only takes it for granted is not: how long a call lasted is another matter."""
    article = "[a source|said|that there had been a call].\n\n" + CALL.replace("called", "had a call with")
    article += ".\n\n[Brusk|said|that the call lasted ten minutes]"
    assert links(article + ".\n\n[The chancellor|said|“There was no call”].") == [
        ("s0", "denies", "s3"),
        ("s1", "denies", "s3"),
    ]


def test_several_that_are_pointed_to_at_once() -> None:
    article = "[Tarn|accused|Žalvic of taking bribes]. [Tarn|accused|Žalvic of lying].\n\n"
    assert links(article + "[Žalvic|denied|the accusations].") == [("s0", "denies", "s2"), ("s1", "denies", "s2")]
    assert links(article + "[Žalvic|denied|the accusation].") == [("s1", "denies", "s2")]


def test_what_the_speaker_was_asked_about_is_what_is_denied() -> None:
    article = "[a source|said|that there had been a call].\n\n[Brusk|said|that it rained].\n\n"
    article += "[Žalvic|said|“It is completely untrue,”] when asked about the call."
    assert links(article) == [("s0", "denies", "s2")]


def test_links_say_how_they_were_found() -> None:
    (link,) = references(read(CALL + ".\n\n[Žalvic|denied|the Lamp's report]."))
    assert (link.kind, link.relation) == (LinkKind.REFERENCE, Relation.DENIES)
    assert 0.5 <= link.confidence <= 1


SOURCES = st.sampled_from(["Žalvic", "Brusk", "a source", "the Lamp", ""])
CUES = st.sampled_from(["said", "denied", "confirmed", "rejected", "accused"])
CONTENTS = st.sampled_from(["it", "the report", "There was no call", "the Lamp's story", "that the call was long"])
PIECES = st.tuples(
    SOURCES,
    CUES,
    CONTENTS | st.text(st.characters(exclude_characters="[]|", exclude_categories=["Cs"]), min_size=1, max_size=30),
)


@given(st.lists(PIECES, max_size=8), st.sampled_from([" ", ". ", ".\n\n", ", "]))
def test_any_article(pieces: Iterable[tuple[str, str, str]], between: str) -> None:
    reading = read(between.join(f"[{'|'.join(piece)}]" for piece in pieces))
    found = references(reading)
    names = {statement.id for statement in reading.statements}
    assert all({link.one, link.other} <= names for link in found)
    assert len({(link.one, link.other) for link in found}) == len(found)


def test_a_long_article_is_no_trouble() -> None:
    reading = read(". ".join([CALL, "[Žalvic|denied|it]", OTHER, "[Brusk|said|“There was no call”]"] * 700))
    found = references(reading)
    assert len({(link.one, link.other) for link in found}) == len(found) > 700
