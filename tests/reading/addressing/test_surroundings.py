from collections.abc import Callable

from onrecord.reading.addressing.surroundings import around
from onrecord.records import Document, Statement

Said = Callable[..., tuple[Document, Statement]]


def test_what_is_free_is_the_cues_sentence_without_content_and_source(said: Said) -> None:
    text = "It rained. On Monday Osk said late that it was over. It ended."
    document, statement = said(text, "Osk", "said", "it was over")
    place = around(document, statement)

    assert [span.cut(text) for span in place.free] == ["On Monday ", " said late that ", ". "]
    rest = place.rest(text.index("late"))
    assert rest
    assert rest.cut(text) == "late that "
    assert place.rest(0) is None


def test_without_a_cue_nothing_surrounds_it(said: Said) -> None:
    assert around(*said("It was over.", "", "", "It was over")).free == ()
