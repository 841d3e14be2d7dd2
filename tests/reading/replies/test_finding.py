"""Who wrote a quoted message, by the many ways in which programs lead in to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.replies import find_replies
from onrecord.records import Document, Passage, PassageKind, Span, sha256

QUOTE = "The harbour is shut."


def mail(lead: str, quote: str = QUOTE, head: str = "No.") -> Document:
    """A document of a head, a lead and a quoted block."""
    before = f"{head}\n\n{lead}\n\n" if head else f"{lead}\n\n"
    block = Span(len(before), len(before) + len(quote))
    text = f"{before}{quote}\n\nRegards"
    return Document(text, sha256(text.encode()), passages=(Passage(block, PassageKind.QUOTED),))


def told(document: Document) -> list[tuple[str | None, str | None]]:
    parts = [(one.writer, one.cue) for one in find_replies(document)]
    return [
        (writer.cut(document.text) if writer else None, cue.cut(document.text) if cue else None)
        for writer, cue in parts
    ]


@pytest.mark.parametrize(
    ("lead", "writer"),
    [
        ("On Mon, Nov 11, 2024 at 8:00 AM Mira Lisk <m.lisk@harbourpost.example> wrote:", "Mira Lisk"),
        ("On Mon, Nov 11, 2024 at 8:00\u202fAM Mira Lisk <m.lisk@harbourpost.example>\nwrote:", "Mira Lisk"),
        ("On 11/11/2024 08:00, Mira Lisk wrote:", "Mira Lisk"),
        ("On 11 Nov 2024, at 08:00, Mira Lisk <m.lisk@harbourpost.example> wrote:", "Mira Lisk"),
        ("On Mon, Nov 11, 2024 at 08:00:00AM +0200, Mira Lisk wrote:", "Mira Lisk"),
        ("On Mon, 11 Nov 2024 08:00:00 +0200 (EET)\nMira Lisk <m.lisk@harbourpost.example> wrote:", "Mira Lisk"),
        ("On 11 November 2024 at 08:00 GMT, Dr. Teodor Žalvic wrote:", "Dr. Teodor Žalvic"),
        ('On Mon, 11 Nov 2024 at 08:00, "Lisk, Mira" <m.lisk@harbourpost.example> wrote:', "Lisk, Mira"),
        ("On Monday, June Lisk wrote:", "June Lisk"),
        ("On 11 November, the ministry of ports wrote:", "the ministry of ports"),
        ("On Mon, 11 Nov 2024 at 08:00, <m.lisk@harbourpost.example> wrote:", "m.lisk@harbourpost.example"),
        ("Mira Lisk wrote:", "Mira Lisk"),
        ("Mira Lisk <m.lisk@harbourpost.example> writes:", "Mira Lisk"),
    ],
)
def test_the_writer_is_the_name_before_the_cue(lead: str, writer: str) -> None:
    ((found, cue),) = told(mail(lead))
    assert (found, cue in {"wrote", "writes"}) == (writer, True)


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "He was clear:",
        "On Monday the harbour was shut.",
        "In a letter to the council the minister wrote:",
        "wrote:",
        "On 11 Nov 2024 wrote:",
        "From: Mira Lisk",
        "From: Mira Lisk\nThe ship left.\nTo: Kessaly\nSubject: Grain",
    ],
)
def test_a_block_without_a_named_writer_is_nobodys(lead: str) -> None:
    assert told(mail(lead)) == []


@pytest.mark.parametrize(
    ("lead", "writer"),
    [
        ("From: Mira Lisk [mailto:m@x.example]\nSent: Monday\nTo: T\nSubject: Grain", "Mira Lisk"),
        ('From: "Lisk, Mira" <m@x.example>\n\nDate: Monday\n\nSubject: Grain', "Lisk, Mira"),
        ("*From:* m@x.example\n*Sent:* Monday\n*Subject:* Grain", "m@x.example"),
        ("From: Mira Lisk\nTo: A,\n  B\nSubject: Grain", "Mira Lisk"),
    ],
)
def test_header_lines_name_the_writer(lead: str, writer: str) -> None:
    assert told(mail(lead)) == [(writer, "From")]


def test_the_head_of_the_message_itself_names_no_writer_of_what_it_quotes() -> None:
    assert told(mail("From: Mira Lisk\nDate: Monday\nTo: T\nSubject: Grain", head="")) == []


def test_a_document_without_quoted_passages_has_no_replies() -> None:
    text = "Mira Lisk wrote:\n\nThe harbour is shut."
    assert find_replies(Document(text, sha256(text.encode()))) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_stands_before_a_block_is_looked_at(lead: str, quote: str) -> None:
    for text in (lead, f"On {lead} wrote:", f"From: {lead}\nTo: x\nSent: y"):
        document = mail(text, quote)
        for one in find_replies(document):
            assert one.writer
            assert one.writer.cut(document.text).strip()
            assert one.lead <= one.writer.start < one.block.start
