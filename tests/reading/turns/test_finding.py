"""Turns of invented interviews, hearings and briefings, and texts that look like some and are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.turns import Turn, find_turns
from onrecord.records import Document, Passage, PassageKind, Span, sha256, words

INTERVIEW = """The master of the port

Oda Renn runs the port of Lisk. She spoke to Pia Moll of the Lisk Courier.

Moll: Why was the lock closed in March?

Renn: We closed it because the gate was cracked. I will open it again in May.

Moll: Did the minister approve that?

Renn: He had no objection.

(Laughter.)

Moll: And what about the money?

Renn: That is a good question, and I have no answer.

Renn was speaking in the port office.

This interview has been edited for length.
"""

HEARING = """UNITED COURTS OF MARROWEN

JANE VARR, having been first duly sworn, testified as follows:

DIRECT EXAMINATION
BY MR. SMYTH:

Q. Where were you on the night of 3 March?
A. I was at the harbour office.
MS. DOLL: Objection, Your Honor.
THE COURT: Overruled.
Q. And what did you do then?
A. I called the police.

I waited for them.

CROSS-EXAMINATION
BY MS. DOLL:

Q. You did not read the letter, did you?
A. No, I did not.
"""

BRIEFING = """MR. ORVEN: Good morning. We have two things for you today.

The first is the lock.

QUESTION: Will it open in May?

MR. ORVEN: I cannot say.

Senator Doll: May I add something?

MR. ORVEN: Please.
SENATOR DOLL: We were told of May in writing.

QUESTION: Who told you?
"""

WIKI = """((Daily Lamp)) What drew you to ships?

((Oda Renn))  My father built them.

We had three.

((Lamp)) And now?

((Oda Renn)) Now I close locks.
((Lamp)) Do you miss them?
((Oda Renn)) I do.
((Lamp)) Thank you.
((Oda Renn)) Thank you.
"""

FLAT = (
    "The two met in Lisk. * * * President of Marrowen Kamil Rausz: Good afternoon. I am glad to see you. "
    "Prime Minister of Kessaly Oda Renn: Thank you. We have much to discuss. Kamil Rausz: You have built one, I hear. "
    "Oda Renn: We have. Kamil Rausz: Good."
)


def of(text: str, *passages: Passage) -> Document:
    return Document(text, sha256(text.encode()), passages=passages)


def told(document: Document, turns: tuple[Turn, ...]) -> list[tuple[str, str]]:
    """Each turn's label, and its words."""
    return [(turn.label.cut(document.text), words(document.text, turn.said)) for turn in turns]


def test_an_interview_has_turns_and_no_narration() -> None:
    document = of(INTERVIEW)
    assert told(document, find_turns(document)) == [
        ("Moll", "Why was the lock closed in March?"),
        ("Renn", "We closed it because the gate was cracked. I will open it again in May."),
        ("Moll", "Did the minister approve that?"),
        ("Renn", "He had no objection."),
        ("Moll", "And what about the money?"),
        ("Renn", "That is a good question, and I have no answer."),
    ]


def test_headings_of_a_record_say_who_asks_and_who_answers() -> None:
    document = of(HEARING)
    turns = find_turns(document)
    meant = [None if one.stands_for is None else words(HEARING, one.stands_for) for one in turns]
    assert list(zip(told(document, turns), meant, strict=True)) == [
        (("Q", "Where were you on the night of 3 March?"), "MR. SMYTH"),
        (("A", "I was at the harbour office."), "JANE VARR"),
        (("MS. DOLL", "Objection, Your Honor."), None),
        (("THE COURT", "Overruled."), ""),
        (("Q", "And what did you do then?"), "MR. SMYTH"),
        (("A", "I called the police. … I waited for them."), "JANE VARR"),
        (("Q", "You did not read the letter, did you?"), "MS. DOLL"),
        (("A", "No, I did not."), "JANE VARR"),
    ]


def test_letters_that_nothing_names_stand_for_nobody() -> None:
    text = "Q. Were you there?\nA. I was.\nQ. Alone?\nA. I think so.\n"
    assert [turn.stands_for for turn in find_turns(of(text))] == [()] * 4


def test_a_briefing_keeps_parts_as_they_stand() -> None:
    document = of(BRIEFING)
    assert [label for label, _ in told(document, find_turns(document))] == [
        *("MR. ORVEN", "QUESTION", "MR. ORVEN", "Senator Doll", "MR. ORVEN", "SENATOR DOLL", "QUESTION")
    ]


def test_a_whole_transcript_keeps_further_paragraphs_and_a_quoted_exchange_only_the_first() -> None:
    whole, part = of(WIKI), of("\n".join(WIKI.split("\n")[:8]) + "((Oda Renn)) I close locks.\n")
    assert told(whole, find_turns(whole))[1] == ("Oda Renn", "My father built them. … We had three.")
    assert all(len(turn.said) < 2 for turn in find_turns(part))


def test_an_answer_without_a_label_is_not_given_to_who_asked() -> None:
    document = of(WIKI.replace("And now?", "And now?\n\nI build locks, as I said."))
    assert ("Lamp", "And now?") in told(document, find_turns(document))


def test_line_breaks_may_be_lost() -> None:
    document = of(FLAT)
    assert told(document, find_turns(document)) == [
        ("President of Marrowen Kamil Rausz", "Good afternoon. I am glad to see you."),
        ("Prime Minister of Kessaly Oda Renn", "Thank you. We have much to discuss."),
        ("Kamil Rausz", "You have built one, I hear."),
        ("Oda Renn", "We have."),
        ("Kamil Rausz", "Good."),
    ]


def test_who_begins_again_before_anybody_else_has_no_sure_words_before() -> None:
    document = of(FLAT.replace("Oda Renn: We have.", "oda renn: We have."))
    assert ("Kamil Rausz", "") in told(document, find_turns(document))


@pytest.mark.parametrize(
    "text",
    [
        "Note: We moved.\n\nNote: You may ask.\n\nNote: We did it.\n\nUpdate: I am back.\n\nUpdate: You are too.\n",
        "LISK: The minister said no.\n\nOSK: The minister said yes.\n\nLISK: He said no again.\n\nOSK: They agreed.\n",
        "Paris: We will see.\n\nLondon: Who knows?\n\nParis: We will see.\n\nLondon: Who knows?\n\nParis: I do.\n",
        "Name: Oda\nAge: 41\nPort: Lisk\nName: Pia\nAge: 30\nPort: Osk\nName: Kamil\nAge: 61\nPort: Dorvane\n",
        "Pros: You save time.\nCons: You pay.\nPros: We like it.\nCons: We wait.\nPros: I agree.\nCons: You do not.\n",
        "Claim: We were told.\nVerdict: You were not.\nClaim: I was there.\nVerdict: Who knows?\nClaim: We won.\n",
        "A. Open the lock.\nB. Close it, if you can.\nA. Open it.\nB. Who closes it?\nA. You do.\n",
        "- Renn: we pay.\n- Moll: you pay.\n- Renn: I pay.\n- Moll: who?\n- Renn: you.\n",
        "The minister said: “We will pay.”\n\nThe envoy said: “You will not.”\n\nThe minister said: “I will.”\n",
        "Renn: We will pay.\n\nMoll said that she doubts it.\n",
        "Subject: The lock\nFrom: Oda Renn\nTo: Pia Moll\nSubject: You\nFrom: Pia Moll\nTo: Oda Renn\n\nI agree.",
        "Related: Why we care\n\nRelated: What you should know\n\nRelated: Who we are\n\nRead More: You and I\n",
        "Phase Two: the lock.\n\nPhase Three: the gate.\n\nPhase Two: the pumps.\n\nPhase Three: the tower.\n",
        "",
    ],
)
def test_what_is_no_transcript_has_no_turns(text: str) -> None:
    assert find_turns(of(text)) == ()


def test_a_heading_among_turns_ends_them() -> None:
    text = INTERVIEW.replace("Moll: And what", "Phase Two: the money of the port.\n\nMoll: And what")
    turns = dict.fromkeys(label for label, said in told(of(text), find_turns(of(text))) if said)
    assert list(turns) == ["Moll", "Renn"]


def test_what_the_format_marks_counts_alone() -> None:
    text = "Oda Renn: We will pay.\n\n[APPLAUSE]\n\nNote: I mean it.\n\nPia Moll: When?"
    marks = [Passage(Span(text.index(name), text.index(name) + 8), PassageKind.SPEAKER) for name in ("Oda", "Pia")]
    document = of(text, *marks)
    assert told(document, find_turns(document)) == [
        ("Oda Renn", "We will pay. … Note: I mean it."),
        ("Pia Moll", "When?"),
    ]


def test_what_somebody_forwards_is_in_their_turn() -> None:
    text = "Pia Moll:\nForwarded from Lisk Today:\nThe convoy has left."
    document = of(text, Passage(Span(0, 8), PassageKind.SPEAKER), Passage(Span(25, 35), PassageKind.FORWARDED))
    (turn,) = find_turns(document)
    (handed,) = turn.handed
    assert told(document, (turn, handed)) == [("Pia Moll", ""), ("Lisk Today", "The convoy has left.")]
    assert words(text, handed.cue) == "Forwarded from"


@given(st.text(alphabet=st.sampled_from("AaQ.:?\n ([])*WE you>é-"), max_size=400), st.lists(st.integers(0, 60)))
def test_no_text_stops_the_search_and_turns_never_overlap(text: str, cuts: list[int]) -> None:
    marks = {cut for cut in cuts if cut + 2 <= len(text)}
    kinds = (PassageKind.SPEAKER, PassageKind.FORWARDED)
    spans = [Passage(Span(cut, cut + 1 + cut % 2), kinds[cut % 2]) for cut in sorted(marks)]
    for document in (of(text), of(text, *spans)):
        at = 0
        for turn in find_turns(document):
            for span in turn.said:
                assert span.start >= at
                assert span.cut(text).strip()
                at = span.end


def test_a_long_text_stays_cheap() -> None:
    assert find_turns(of("A" * 200_000 + ":\n" + "Aa " * 60_000 + ". Aa: I am. " * 9_000)) is not None
