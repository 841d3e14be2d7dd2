"""Sources that run from one sentence into another."""

import pytest

from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.parting import in_one_sentence
from onrecord.records import Span

SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)


def source_in(text: str, source: str, cue: str) -> str | None:
    """The words that are left of a source; None for no source."""
    who, said = (Span(at := text.index(words), at + len(words)) for words in (source, cue))
    one = in_one_sentence(text, Attribution((who,), (said,), (Span(0, 1),), SURE))
    return one.source[0].cut(text) if one.source else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "left"),
    [
        ("“It sank,” said Professor Ana Kell. Renn left.", "Professor Ana Kell. Renn", "said", "Professor Ana Kell"),
        ("It sank, Kell knew. Ivo Renn denied it.", "Kell knew. Ivo Renn", "denied", "Ivo Renn"),
        ("Mrs. Kell denied it.", "Mrs. Kell", "denied", "Mrs. Kell"),
        ("Ivo Renn left. Pictures show a boat.", "Ivo Renn", "show", None),
        ("Ivo Renn left.\n\nDenied it, too.", "Ivo Renn", "Denied", None),
        (
            "Ivo Renn of the\nharbour board denied it.",
            "Ivo Renn of the\nharbour board",
            "denied",
            "Ivo Renn of the\nharbour board",
        ),
        ("Ivo Renn said “It sank. I saw it,” further remarking on it.", "Ivo Renn", "remarking", "Ivo Renn"),
        ("It sank, said Ivo Renn. He left.", "Ivo Renn", "said", "Ivo Renn"),
        ("Ivo Renn " + "very " * 500 + "often said so.", "Ivo Renn", "said", None),
    ],
)
def test_nobody_speaks_in_the_sentence_of_another(text: str, source: str, cue: str, left: str | None) -> None:
    assert source_in(text, source, cue) == left


def test_what_has_no_cue_or_no_source_stays() -> None:
    turn = Attribution((Span(0, 4),), (), (Span(6, 9),), SURE, spoken=True)
    nobody = Attribution((), (Span(0, 4),), (Span(6, 9),), SURE)
    assert in_one_sentence("Renn: Go.", turn) is turn
    assert in_one_sentence("Said: Go.", nobody) is nobody
