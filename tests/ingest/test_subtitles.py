"""SRT and VTT files made by hand: words, voices, places in time, and damage."""

import pytest

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import Document, LocatorKind, PassageKind, ProblemKind

VTT = """WEBVTT - Briefing

STYLE
::cue { color: red }

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000 align:start position:0%
<v Oda Renn>We will pay <i>the crews</i>

00:00:04.000 --> 00:00:05.000
<v Oda Renn>before May &amp; not later.

00:00:05.000 --> 00:00:06.000
[APPLAUSE]

01:00:07.000 --> 01:00:09.000
<v.loud Pia Moll>Why so late?</v>
<v Oda Renn>Because the gate was cracked.</v>

01:00:17.000 --> 01:00:19.000
And I was not told.
"""

SRT = """1
00:00:01,000 --> 00:00:03,000
MOLL: Will the lock
open in <b>May</b>?

2
00:00:03,100 --> 00:00:05,000
{\\an8}RENN: It will,

3
00:00:05,100 --> 00:00:06,000
if the gate holds.

4
00:00:06,200 --> 00:00:08,000
MOLL: And if not?

5
00:00:09,000 --> 00:00:10,000
RENN: I do not know.

6
00:00:20,000 --> 00:00:21,000
We shall see. ♪
"""

ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000
\x20
good<00:00:00.500><c> morning</c><c> everyone</c>

00:00:02.000 --> 00:00:02.010
good morning everyone
\x20

00:00:02.010 --> 00:00:04.000
good morning everyone
the<00:00:02.500><c> lock</c><c> is</c><c> shut</c>

00:00:04.000 --> 00:00:04.010
the lock is shut
\x20

00:00:04.010 --> 00:00:06.000
the lock is shut
and<c> stays</c><c> so</c>
"""


def read(text: str, name: str) -> Ingested:
    (found,) = ingest_bytes(text.encode(), name, Hints())
    return found


def document(text: str, name: str) -> Document:
    found = read(text, name).document
    assert found is not None
    return found


def places(held: Document) -> list[tuple[str, str]]:
    assert {one.kind for one in held.locators} == {LocatorKind.TIMECODE}
    return [(one.label, one.span.cut(held.text)) for one in held.locators]


def test_voices_are_named_before_their_words() -> None:
    held = document(VTT, "a.vtt")
    assert held.text.split("\n\n") == [
        "Oda Renn: We will pay the crews before May & not later.",
        "[APPLAUSE]",
        "Pia Moll: Why so late?",
        "Oda Renn: Because the gate was cracked.",
        "Unidentified speaker: And I was not told.",
    ]
    assert [(one.kind, one.span.cut(held.text)) for one in held.passages] == [
        (PassageKind.SPEAKER, name) for name in ("Oda Renn", "Pia Moll", "Oda Renn", "Unidentified speaker")
    ]
    assert places(held) == [
        ("00:00:01–00:00:04", "Oda Renn: We will pay the crews"),
        ("00:00:04–00:00:05", "before May & not later."),
        ("00:00:05–00:00:06", "[APPLAUSE]"),
        ("01:00:07–01:00:09", "Pia Moll: Why so late?\n\nOda Renn: Because the gate was cracked."),
        ("01:00:17–01:00:19", "Unidentified speaker: And I was not told."),
    ]


def test_labels_and_pauses_begin_paragraphs_and_cues_do_not() -> None:
    held = document(SRT, "a.srt")
    assert held.text.split("\n\n") == [
        "MOLL: Will the lock open in May?",
        "RENN: It will, if the gate holds.",
        "MOLL: And if not?",
        "RENN: I do not know.",
        "We shall see. ♪",
    ]
    assert held.passages == ()
    assert places(held)[2] == ("00:00:05–00:00:06", "if the gate holds.")


def test_captions_that_roll_are_told_once() -> None:
    held = document(ROLLING, "a.vtt")
    assert held.text == "good morning everyone the lock is shut and stays so"
    assert [label for label, _ in places(held)] == ["00:00:00–00:00:02", "00:00:02–00:00:04", "00:00:04–00:00:06"]


def test_what_is_said_twice_is_kept_where_nothing_rolls() -> None:
    held = document(SRT.replace("if the gate holds.", "RENN: It will,"), "a.srt")
    assert held.text.count("It will,") == 2


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
@pytest.mark.parametrize("text", ["no cue at all", "1\nx --> y\nwords\n", "WEBVTT\n", "-->", "00:00:01,000 --> \n\nx"])
def test_what_has_no_cue_is_refused(text: str, name: str) -> None:
    found = read(text, name)
    assert (found.document, [one.kind for one in found.problems]) == (None, [ProblemKind.MALFORMED])


def test_a_damaged_cue_costs_no_other() -> None:
    found = read(SRT.replace("00:00:03,100", "00:00:0x,100") + "\n\nloose words\n", "a.srt")
    assert found.document is not None
    assert "It will" not in found.document.text
    assert "And if not?" in found.document.text
    (problem,) = found.problems
    assert problem.kind is ProblemKind.MALFORMED
    assert "1 of 6 cues and 1 pieces" in problem.message


def test_a_cue_of_nothing_but_styling_is_none() -> None:
    assert document(SRT.replace("We shall see. ♪", "<b></b>"), "a.srt").text.endswith("I do not know.")
