"""Paragraphs of a text with the parts of a statement marked."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.dossier.passages import paragraphs

TEXT = "First one.\n\nAda said it is so,\nand more.\nElsewhere.\n\nLast."


def test_the_paragraphs_that_a_statement_stands_in_and_whether_they_follow() -> None:
    at = TEXT.index
    found = paragraphs(TEXT, {"source": [[at("Ada"), at("Ada") + 3]], "content": [[at("it is"), at("more") + 4]]})
    shown = [("".join(piece.text for piece in one.pieces), one.follows) for one in found]
    assert [words for words, _ in shown] == ["Ada said it is so,", "and more."]
    assert shown[1][1]
    far = paragraphs(TEXT, {"source": [[0, 5]], "content": [[at("Last"), at("Last") + 4]]})
    assert not far[1].follows


@given(st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=60), st.data())
def test_pieces_put_together_are_the_text_and_know_their_parts(text: str, data: st.DataObject) -> None:
    places: dict[str, list[list[int]]] = {}
    for part in ("source", "content", "hedge"):
        start = data.draw(st.integers(0, len(text) - 1))
        places[part] = [[start, data.draw(st.integers(start + 1, len(text)))]]
    marked: dict[str, set[int]] = {part: set() for part in places}
    for paragraph in paragraphs(text, places):
        for piece, after in zip(paragraph.pieces, paragraph.pieces[1:], strict=False):
            assert piece.at + len(piece.text) == after.at
        for piece in paragraph.pieces:
            assert text[piece.at : piece.at + len(piece.text)] == piece.text
            for part in piece.parts:
                marked[part] |= set(range(piece.at, piece.at + len(piece.text)))
    for part, [[start, end]] in places.items():
        assert {at for at in range(start, end) if not text[at].isspace()} <= marked[part] <= set(range(start, end))
