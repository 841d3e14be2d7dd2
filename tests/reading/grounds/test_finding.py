"""Grounds and conclusions, passage by passage; what is no ground; and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.grounds import find_grounds
from onrecord.records import Document, Ground, SourceKind, Span, Statement, StatementKind, sha256, statement_id, words

BECAUSE = "Mara Voss said the letter must be a forgery because the stamp is new."
RULED = "The court concluded on the basis of bank records that Orlo had been paid twice."


def frozen(text: str) -> Document:
    return Document(text, sha256(text.encode()), language="en")


def said(
    text: str, source: str, cue: str, *content: str, kind: SourceKind = SourceKind.NAMED, actor: str | None = None
) -> Statement:
    """A statement of pieces of a text."""

    def span(piece: str) -> Span:
        return Span(text.index(piece), text.index(piece) + len(piece))

    parts = ((span(source),), (span(cue),), tuple(map(span, content)))
    name = statement_id(frozen(text).id, *parts)
    return Statement(name, StatementKind.INDIRECT, *parts, kind, 0.9, actor=actor)


def told(text: str, ground: Ground) -> str:
    """`kind: ground -> conclusion`, with a question mark where it is left open."""
    offered, conclusion = words(text, ground.ground), words(text, ground.conclusion)
    return f"{ground.kind}: {offered} -> {conclusion}{'?' if ground.open else ''}"


def found(text: str, *statements: Statement) -> list[str]:
    return [told(text, ground) for ground in find_grounds(frozen(text), statements)]


LINKED = [
    (
        "The letter must be a forgery because the stamp is new.",
        "reason: the stamp is new -> The letter must be a forgery",
    ),
    (
        "Because the stamp is new, the letter must be a forgery.",
        "reason: the stamp is new -> the letter must be a forgery",
    ),
    (
        "He is probably lying, given that his diary is blank.",
        "reason: his diary is blank -> He is probably lying",
    ),
    ("It is likely to be a hoax, since it is unsigned.", "reason: it is unsigned -> It is likely to be a hoax"),
    (
        "Satellite pictures show that tanks are parked at Tesk.",
        "observation: Satellite pictures -> tanks are parked at Tesk",
    ),
    ("The ferry turned back twice, radar data show.", "observation: radar data -> The ferry turned back twice"),
    ("As the log shows, the crew was awake.", "document: the log -> the crew was awake"),
    ("The crew was awake, as the log shows.", "document: the log -> The crew was awake"),
    ("According to minutes seen by the Lamp, the board knew.", "document: minutes seen by the Lamp -> the board knew"),
    (
        "The toll, according to hospital records, was far higher.",
        "document: hospital records -> The toll … was far higher",
    ),
    ("Judging by the tracks, the lorry turned back.", "trace: the tracks -> the lorry turned back"),
    (RULED, "document: bank records -> Orlo had been paid twice"),
    (
        "The valve was opened by hand, which suggests that someone was inside.",
        "inference: The valve was opened by hand -> someone was inside",
    ),
    (
        "The holes are on the inside. This means that the shots came from within.",
        "inference: The holes are on the inside. -> the shots came from within",
    ),
    (
        "The guard was in hospital, so he cannot have opened the gate.",
        "inference: The guard was in hospital -> he cannot have opened the gate",
    ),
    (
        "The fact that the files were deleted suggests that somebody knew.",
        "inference: the files were deleted -> somebody knew",
    ),
    ("The wounds are consistent with a fall.", "inference: The wounds -> a fall"),
    ("His silence is proof that he has no answer.", "inference: His silence -> he has no answer"),
    (
        "It was probably sent from Tesk: its metadata name a printer there.",
        "trace: its metadata name a printer there -> It was probably sent from Tesk",
    ),
    ("It is not yet clear whether the fire was set.", "inference:  -> the fire was set?"),
    ("The claims could not be independently verified.", "inference:  -> The claims?"),
    ("Who paid for the flight remains unclear.", "inference:  -> Who paid for the flight?"),
    (
        "While it is not clear whether the threats came from Lisk, they were routed via a Lisk domain.",
        "trace: they were routed via a Lisk domain -> the threats came from Lisk?",
    ),
    ("The gate was open, according to a copy of the log.", "document: a copy of the log -> The gate was open"),
    (
        "Radar data, taken at night, showed two boats.",
        "observation: Radar data, taken at night -> two boats",
    ),
    (
        "On the basis of the readings, the board concludes that grain has left the silo.",
        "observation: the readings -> the board concludes that grain has left the silo",
    ),
    (
        "The Lamp reported, citing port data, there were two boats on the lake.",
        "observation: port data -> there were two boats on the lake",
    ),
    (
        "A clerk holds the paper, and we conclude that she bargained.",
        "inference: A clerk holds the paper -> she bargained",
    ),
    (
        "The number was the same, which is why Voss does not believe that anybody was there.",
        "inference: The number was the same -> anybody was there",
    ),
    (
        "Our survey puts the line further west, so the tent stood in Lisk.",
        "inference: Our survey puts the line further west -> the tent stood in Lisk",
    ),
    (
        "Every loan was repaid, and it follows that the house can pay.",
        "inference: Every loan was repaid -> the house can pay",
    ),
    (
        "The list names a shell. The cargo was therefore not what was declared.",
        "inference: The list names a shell. -> The cargo was therefore not what was declared",
    ),
    (
        "The page was cut out. She relied on a letter from the clerk.",
        "document: a letter from the clerk -> The page was cut out.",
    ),
    ("The board cannot say whether a valve failed.", "inference:  -> a valve failed?"),
    ("We cannot say at this hour what started it.", "inference:  -> what started it?"),
    ("Neither of them knows on whose order it was done.", "inference:  -> on whose order it was done?"),
    ("The board has not established who opened it.", "inference:  -> who opened it?"),
    ("They have not been able to determine whether it was erased.", "inference:  -> it was erased?"),
    ("He would not speculate on who had taken the wheat.", "inference:  -> who had taken the wheat?"),
    ("The board has formed no view as to who took it.", "inference:  -> who took it?"),
    ("It was too early to speak of a cause.", "inference:  -> a cause?"),
    (
        "Renn, citing the harbour log, said the ship had left in May.",
        "document: the harbour log -> the ship had left in May",
    ),
    ("It is not known why the gate was open.", "inference:  -> why the gate was open?"),
    ("Whether anybody fired remains open.", "inference:  -> Whether anybody fired?"),
    ("Whether it would have stopped there, that is open.", "inference:  -> Whether it would have stopped there?"),
    ("Why he died on a Monday we do not know.", "inference:  -> Why he died on a Monday?"),
    ("On whose order it was done, nobody knows.", "inference:  -> On whose order it was done?"),
    (
        "The question whether the office was told is being examined.",
        "inference:  -> The question whether the office was told?",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_a_ground_is_linked_and_kept_apart(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The treasurer resigned because he was ill.",
        "She spoke on condition of anonymity because she was not authorised to speak.",
        "We should leave the pact because it costs too much.",
        "He has been in prison since March.",
        "According to the ministry, three people were hurt.",
        "The president cancelled his trip, citing security concerns.",
        "He missed the ferry, so he took the train.",
        "The bridge was so narrow that two carts could not pass.",
        "Voss spoke for an hour, suggesting that the tax be cut.",
        "The plan is consistent with the law.",
        "The play ran for ten minutes showing nothing.",
        "The letter shows a lion and a key.",
        "The fact that he paid does not mean anything.",
        "Do the pictures show that he paid?",
        "He does not know how to swim.",
        "While it is unclear why, both were late.",
        "According to Notes from Marrowen, three shops are shut.",
        "The letters were burnt, so the ministry asked for copies.",
        "The meeting was therefore cancelled.",
        "They relied on the harvest. The harvest failed.",
        "According to",
        "",
    ],
)
def test_what_is_no_ground(text: str) -> None:
    assert [one for one in found(text) if "->" in one and not one.endswith("?")] == []


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman did not say who had paid.",
        "When the border was open, people crossed.",
        "I did not know where he was.",
        "She knows who opened it.",
    ],
)
def test_what_leaves_nothing_open(text: str) -> None:
    assert found(text) == []


def test_a_month_cut_short_ends_no_clause() -> None:
    text = "The level of Feb. 27 must be wrong because the lake was frozen."
    assert found(text) == ["reason: the lake was frozen -> The level of Feb. 27 must be wrong"]


def test_a_thing_that_is_cited_is_a_ground_though_the_verb_is_the_cue() -> None:
    text = "Renn crossed the bridge, Voss said, citing pictures from a camera."
    cited = said(text, "Voss", "citing", "pictures from a camera", actor="voss")
    assert found(text, cited) == ["observation: pictures from a camera -> Renn crossed the bridge, Voss said"]


def test_it_stands_in_the_innermost_statement() -> None:
    inner = said(BECAUSE, "Mara Voss", "said", "the letter must be a forgery because the stamp is new")
    (ground,) = find_grounds(frozen(BECAUSE), [inner])
    assert (ground.statement, told(BECAUSE, ground)) == (
        inner.id,
        "reason: the stamp is new -> the letter must be a forgery",
    )


def test_what_the_document_cites_is_offered_for_what_was_said() -> None:
    text = "The ministry said the Ostrel had been sunk, citing the captain's log."
    (ground,) = find_grounds(frozen(text), [said(text, "The ministry", "said", "the Ostrel had been sunk")])
    assert (ground.statement, told(text, ground)) == (None, "document: the captain's log -> the Ostrel had been sunk")


def test_an_accusation_is_a_claim_though_its_verb_is_the_cue() -> None:
    text = "Voss accused Brandt of treason because he had met the envoy."
    inside = said(text, "Voss", "accused", "Brandt of treason because he had met the envoy")
    assert found(text, inside) == ["reason: he had met the envoy -> Brandt of treason"]
    assert found(text.replace("accused", "praised"), said(text, "Voss", "accused", text[13:-1])) == []


def test_pieces_of_a_quotation_belong_together() -> None:
    text = "“The doors were locked,” he said, “so it must have been one of us.”"
    one = said(text, "he", "said", "“The doors were locked,”", "“so it must have been one of us.”")
    assert found(text, one) == ["inference: The doors were locked -> it must have been one of us"]


@pytest.mark.parametrize(("actor", "number"), [("voss", 0), (None, 1)])
def test_somebody_who_suggests_offers_no_ground(actor: str | None, number: int) -> None:
    text = "The guards left early, suggesting that they had been warned."
    one = said(text, "The guards", "suggesting", "they had been warned", actor=actor)
    assert len(found(text, one)) == number


def test_a_paragraph_ends_what_this_stands_for() -> None:
    assert found("The holes are on the inside.\n\nThis means that the shots came from within.") == []


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "because",
                "given that",
                ", which suggests that",
                "so",
                "therefore",
                "It is unclear whether",
                "while",
                "?",
            ),
            *("records show", "according to the log", ",", ".", "must be a forgery", "cannot have", "the fact that"),
            *("could not be verified", "“", "”", ";", ":", "\n\n", "Voss", "’s", "routed via", "This means that"),
        ]
    ),
    max_size=25,
)


@given(st.one_of(st.text(), PIECES.map(" ".join)), st.data())
def test_spans_cut_any_text(text: str, data: st.DataObject) -> None:
    places = st.integers(0, max(0, len(text) - 1))
    cut = data.draw(st.lists(st.tuples(places, places), max_size=4)) if text else []
    spans = [Span(min(pair), max(pair) + 1) for pair in cut]
    made = [
        Statement(str(number), StatementKind.INDIRECT, (), (span,), (span,), SourceKind.NAMED, 1.0)
        for number, span in enumerate(spans)
    ]
    for ground in find_grounds(frozen(text), made):
        assert all(span.cut(text) for span in ground.spans)
        assert ground.statement is None or ground.statement in {one.id for one in made}


@pytest.mark.parametrize(
    "piece",
    [
        "because the log shows that it must be so, ",
        "it is unclear whether ",
        "records show, ",
        "a ",
        ": routed via ",
        "because. ",
        "the fact that ",
        "\n\n“",
    ],
)
def test_a_long_text_of_little_comes_to_an_end(piece: str) -> None:
    document = frozen(piece * 4000)
    for ground in find_grounds(document, ()):
        assert all(span.end <= len(document.text) for span in (*ground.ground, *ground.conclusion))
