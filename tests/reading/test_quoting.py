import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.reading.quoting import carry_on, quoted, statement_kind
from onrecord.records import Span, StatementKind

SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)
Said = tuple[str, str, str]


def place(text: str, words: str) -> Span:
    """Where words stand that the text has once."""
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def attribution(text: str, said: Said) -> Attribution:
    source, cue, content = (tuple(place(text, piece) for piece in part.split(" … ") if piece) for part in said)
    return Attribution(source, cue, content, SURE)


def carried(text: str, *said: Said) -> list[list[str]]:
    """The contents of attributions after quotations were carried on."""
    found = carry_on(text, split_paragraphs(text), [attribution(text, one) for one in said])
    return [[span.cut(text) for span in one.content] for one in found]


KESTREL = ("Kestrel", "said", "“We sail,”")


@pytest.mark.parametrize(
    ("text", "said", "contents"),
    [
        pytest.param("“We sail,” Kestrel said. “Now.”", KESTREL, ["“We sail,”", "“Now.”"], id="after a full stop"),
        pytest.param("“We sail,” said Kestrel, “now.”", KESTREL, ["“We sail,”", "“now.”"], id="after a comma"),
        pytest.param("“We sail,” said Kestrel – “now.”", KESTREL, ["“We sail,”", "“now.”"], id="after a dash"),
        pytest.param(
            "“We sail,” Kestrel said. “Now.” “Tonight.”", KESTREL, ["“We sail,”", "“Now.”", "“Tonight.”"], id="twice"
        ),
        pytest.param(
            '"We sail," Kestrel said. "Now."',
            ("Kestrel", "said", '"We sail,"'),
            ['"We sail,"', '"Now."'],
            id="straight",
        ),
        pytest.param(
            "Kestrel said it was “ready”. “We sail.”",
            ("Kestrel", "said", "it was “ready”"),
            ["it was “ready”", "“We sail.”"],
            id="after words partly quoted",
        ),
    ],
)
def test_a_quotation_goes_on_after_its_cue(text: str, said: Said, contents: list[str]) -> None:
    assert carried(text, said) == [contents]


@pytest.mark.parametrize(
    ("text", "said", "contents"),
    [
        pytest.param(
            "Kestrel said: “We sail.\n\n“We return.”",
            ("Kestrel", "said", "“We sail."),
            ["“We sail.", "“We return.”"],
            id="two",
        ),
        pytest.param(
            "Kestrel said: “We sail.\n\n“We fish.\n\n“We return.”",
            ("Kestrel", "said", "“We sail."),
            ["“We sail.", "“We fish.", "“We return.”"],
            id="three",
        ),
        pytest.param(
            "Kestrel said: “We sail.\n\n“We return.” The port has been shut since Monday.",
            ("Kestrel", "said", "“We sail."),
            ["“We sail.", "“We return.”"],
            id="narration after it closes",
        ),
        pytest.param(
            "Kestrel said: “We sail.\n\n“We return.”\n\n“Never,” Born replied.",
            ("Kestrel", "said", "“We sail."),
            ["“We sail.", "“We return.”"],
            id="another speaker after it closes",
        ),
    ],
)
def test_a_quotation_left_open_is_taken_up_by_the_next_paragraph(text: str, said: Said, contents: list[str]) -> None:
    assert carried(text, said) == [contents]


@pytest.mark.parametrize(
    ("text", "said", "contents"),
    [
        pytest.param("“We sail,” Kestrel said.\n\n“Now.”", KESTREL, ["“We sail,”", "“Now.”"], id="the next paragraph"),
        pytest.param(
            "“We sail,” Kestrel said.\n\n“Now.”\n\n“Tonight.”",
            KESTREL,
            ["“We sail,”", "“Now.”", "“Tonight.”"],
            id="the next two",
        ),
        pytest.param(
            "“We sail,” Kestrel said on Monday.\n\n“Now.” – “Tonight.”",
            KESTREL,
            ["“We sail,”", "“Now.”", "“Tonight.”"],
            id="of several quotations",
        ),
        pytest.param(
            "Kestrel said that ships sail.\n\n“Now.”",
            ("Kestrel", "said", "that ships sail"),
            ["that ships sail", "“Now.”"],
            id="after indirect words",
        ),
    ],
)
def test_a_paragraph_of_quotation_belongs_to_who_was_speaking(text: str, said: Said, contents: list[str]) -> None:
    assert carried(text, said) == [contents]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("“We sail,” Kestrel said. Born: “Never.”", KESTREL, id="a colon introduces another speaker"),
        pytest.param("“We sail,” Kestrel said: “Now.”", KESTREL, id="a colon alone"),
        pytest.param("“We sail,” Kestrel said.\n\nBorn: “Never.”", KESTREL, id="a colon in the next paragraph"),
        pytest.param("“We sail,” Kestrel said. The crowd cheered. “Now.”", KESTREL, id="narration in between"),
        pytest.param("“We sail,” Kestrel said.\n\nThe crowd cheered.\n\n“Now.”", KESTREL, id="a paragraph in between"),
        pytest.param(
            "“We sail,” Kestrel said. The port is shut. Ships wait.\n\n“Now.”",
            KESTREL,
            id="a paragraph that ends in narration",
        ),
        pytest.param(
            "“We sail,” Kestrel said, while outside the port the crowd that had come from the hills sang\n\n“Now.”",
            KESTREL,
            id="a long tail",
        ),
        pytest.param(
            "“We sail,” Kestrel said.\n\n“Now” was the title of the song.", KESTREL, id="words quoted in narration"
        ),
        pytest.param(
            "Kestrel said that ships sail. “Now.”", ("Kestrel", "said", "that ships sail"), id="nothing quoted before"
        ),
        pytest.param("“Now.” “We sail,” Kestrel said.", KESTREL, id="a quotation before"),
        pytest.param("“Now.”\n\n“We sail,” Kestrel said.", KESTREL, id="a paragraph before"),
    ],
)
def test_no_quotation_is_carried_past_a_new_speaker_or_narration(text: str, said: Said) -> None:
    assert carried(text, said) == [said[2].split(" … ")]


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_with_a_cue_of_its_own_stays_with_it(between: str) -> None:
    text = f"“We sail,” Kestrel said.{between}“Never,” Born replied."

    assert carried(text, KESTREL, ("Born", "replied", "“Never,”")) == [["“We sail,”"], ["“Never,”"]]


def test_a_paragraph_of_quotation_stays_with_a_cue_that_comes_after_it() -> None:
    text = "“We sail,” Kestrel said.\n\n“Never.”\n\nThat is what Born replied."

    assert carried(text, KESTREL, ("Born", "replied", "“Never.”")) == [["“We sail,”"], ["“Never.”"]]


def test_who_spoke_last_goes_on() -> None:
    text = "“We sail,” Kestrel said. “Never,” Born replied.\n\n“Not while I live.”"

    assert carried(text, KESTREL, ("Born", "replied", "“Never,”")) == [
        ["“We sail,”"],
        ["“Never,”", "“Not while I live.”"],
    ]


def test_nothing_but_contents_is_changed() -> None:
    text = "“We sail,” Kestrel said. “Now.”"
    before = attribution(text, KESTREL)
    (after,) = carry_on(text, split_paragraphs(text), [before])

    assert (after.source, after.cue, after.evidence, after.within) == (before.source, before.cue, SURE, None)
    assert carry_on(text, split_paragraphs(text), []) == []


@given(
    st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "ships ", ". ", ": ", ", ", "\n", "\n\n"]), max_size=30).map(
        "".join
    )
)
def test_a_quotation_is_carried_at_most_once_and_whole(tail: str) -> None:
    text = f"“We sail,” Kestrel said. {tail}"
    parts = split_paragraphs(text)
    (after,) = carry_on(text, parts, [attribution(text[:24], KESTREL)])
    marks = {mark.span for part in parts for mark in quoted(text, part)}

    assert set(after.content) <= marks
    assert list(after.content) == sorted(set(after.content))


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We sail,” Kestrel said.", "“We sail,”", StatementKind.DIRECT),
        ("“We sail,” Kestrel said.", "We sail", StatementKind.DIRECT),
        ("“We sail,” he said. “Now.”", "“We sail,” … “Now.”", StatementKind.DIRECT),
        ("Kestrel said: “We sail on", "“We sail on", StatementKind.DIRECT),
        ("Kestrel said that ships sail.", "that ships sail", StatementKind.INDIRECT),
        ("Kestrel said ships sail “now”.", "ships sail “now”", StatementKind.MIXED),
        ("“We sail,” he said, and more will.", "“We sail,” … more will", StatementKind.MIXED),
        ("Kestrel said “no” and “never”.", "“no” and “never”", StatementKind.MIXED),
        ("“I say ships sail,” she said.", "ships sail", StatementKind.DIRECT),
    ],
)
def test_the_kind_of_a_statement_is_how_much_of_it_is_quoted(text: str, content: str, kind: StatementKind) -> None:
    spans = [place(text, piece) for piece in content.split(" … ")]
    marks = Places(mark.span for part in split_paragraphs(text) for mark in quoted(text, part))

    assert statement_kind(text, spans, marks) is kind


def test_quotations_stand_in_places_of_the_document() -> None:
    text = "A heading\n\nKestrel said “no” and “never"
    found = quoted(text, split_paragraphs(text)[1])

    assert [(mark.span.cut(text), mark.closed) for mark in found] == [("“no”", True), ("“never", False)]
