from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.addressing import find_addressee, find_channel, outlet_words
from onrecord.records import ChannelKind, Document, SourceKind, Span, Statement, StatementKind, sha256, words

Said = Callable[..., tuple[Document, Statement]]
K = ChannelKind

CHANNELS = [
    ("Osk told the BBC on November 10 it was over.", "told", "the BBC", K.OUTLET, "BBC"),
    (
        "Osk told the daily Kommersant in an interview it was over.",
        "told",
        "the daily Kommersant … in an interview",
        K.INTERVIEW,
        "Kommersant",
    ),
    ("Osk said in an interview with CNN it was over.", "said", "in an interview with CNN", K.INTERVIEW, "CNN"),
    ("Osk said, according to WaPo, it was over.", "said", "according to WaPo", K.OUTLET, "WaPo"),
    ("It was not so, as made available by the Lisk Media Monitor, Osk said: it was over.", "said",
     "as made available by the Lisk Media Monitor", K.OUTLET, "Lisk Media Monitor"),
    ("Osk said in a post on Telegram after a meal it was over.", "said", "in a post on Telegram", K.POST, ""),
    ("Osk tweeted it was over.", "tweeted", "tweeted", K.POST, ""),
    ("Osk said on her blog it was over.", "said", "on her blog", K.POST, ""),
    ("Osk said on NBC’s “Meet the Press” it was over.", "said", "on NBC’s “Meet the Press”", K.BROADCAST, "NBC"),
    ("Osk said via state TV it was over.", "said", "via state TV", K.BROADCAST, ""),
    ("Osk said at a news conference in Lisk it was over.", "said", "at a news conference in Lisk", K.BRIEFING, ""),
    ("Osk said in a speech in Easthaven it was over.", "said", "in a speech in Easthaven", K.SPEECH, ""),
    ("Osk said by phone it was over.", "said", "by phone", K.CALL, ""),
    ("Osk said in an emailed statement on Friday it was over.", "said", "in an emailed statement", K.WRITING, ""),
    ("Osk said in testimony before the Senate it was over.", "said", "in testimony before the Senate", K.TESTIMONY, ""),
    ("Osk said at a meeting with shopkeepers it was over.", "said", "at a meeting with shopkeepers", K.MEETING, ""),
    ("Osk told NBC’s Rhea Voss in an email it was over.", "told", "NBC … in an email", K.WRITING, "NBC"),
]  # fmt: skip


@pytest.mark.parametrize("case", CHANNELS)
def test_a_channel_has_its_words_its_kind_and_its_outlet(said: Said, case: tuple[str, str, str, K, str]) -> None:
    text, cue, channel, kind, outlet = case
    document, statement = said(text, "Osk", cue, "it was over")
    found = find_channel(document, statement)

    assert found
    assert (words(text, found.spans), found.kind) == (channel, kind)
    named = outlet_words(document, found)
    assert (named.cut(text) if named else "") == outlet


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Osk said on Tuesday it was over.", "said", "it was over"),
        ("Osk said a post on Telegram misled many.", "said", "a post on Telegram misled many"),
        ("Osk believed in a statement that it was over.", "believed", "it was over"),
        ("Osk said, in the roll call, it was over.", "said", "it was over"),
        ("Osk told the newspaper it was over.", "told", "it was over"),
        ("According to CNN, Osk left. Osk's aide said it was over.", "said", "it was over"),
    ],
)
def test_other_words_are_no_channel(said: Said, text: str, cue: str, content: str) -> None:
    assert find_channel(*said(text, "Osk", cue, content)) is None


PIECES = st.sampled_from(
    ["Osk", " told", " the", " BBC", " in an interview", " with", " CNN", "’s “", "” ", "according to ", " on Telegram",
     " was asked by", " a letter to ", "Mr. ", ".", "\n", " posted on ", "İ", "\U0001d49c", " said to "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=4, max_size=40).map("".join), st.data())
def test_any_text_gives_spans_that_cut_it_and_leave_the_content_alone(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    cuts = sorted(data.draw(st.lists(ends, min_size=4, max_size=4, unique=True)))
    source, cue, content = ((Span(a, b),) for a, b in pairwise(cuts))
    document = Document(text, sha256(text.encode()))
    statement = Statement("s", StatementKind.INDIRECT, source, cue, content, SourceKind.NAMED, 1.0)
    addressee, channel = find_addressee(document, statement), find_channel(document, statement)
    spans = (*(addressee.spans if addressee else ()), *(channel.spans if channel else ()))

    assert all(span.cut(text) for span in spans)
    assert not any(span.overlaps(content[0]) for span in spans)


def test_a_sentence_without_an_end_stays_quick(said: Said) -> None:
    text = "Osk said " + "in the long and A B C interview with " * 20_000 + "it was over"

    find_channel(*said(text, "Osk", "said", "it was over"))
