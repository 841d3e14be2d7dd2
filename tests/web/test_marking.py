"""The marked text: put together it is the text, and every piece says what covers it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import Leaf, leaves

TEXT = "The harbour office said the gates stood open.\n\nAn official denied it.\n"
Made = dict[str, Any]


def statement(name: str, source: list[int], cue: list[int], content: list[int], **more: Any) -> Made:  # noqa: ANN401
    spans = {"source": source, "cue": cue, "content": content}
    return {
        "id": name * 16,
        "parent": None,
        "certainty": None,
        **{role: {"spans": [span] if span else [], "kind": "named"} for role, span in spans.items()},
        **more,
    }


SAID = statement("a", [0, 18], [19, 23], [24, 44])
DENIED = statement("b", [47, 58], [59, 65], [66, 68])
DENIED["source"]["kind"] = "unnamed"


def marked(found: tuple[Leaf, ...]) -> list[tuple[str, str]]:
    return [(piece.text, piece.classes) for leaf in found for piece in leaf.pieces if piece.classes]


def test_roles_are_marked() -> None:
    assert marked(leaves(TEXT, 0, [SAID, DENIED])) == [  # type: ignore[list-item]
        ("The harbour office", "m source"),
        ("said", "m cue"),
        ("the gates stood open", "m content"),
        ("An official", "m source unnamed"),
        ("denied", "m cue"),
        ("it", "m content"),
    ]


def test_what_stands_inside_another_is_in_both() -> None:
    inner = statement("c", [24, 33], [34, 39], [40, 44], parent="a" * 16)
    found = leaves(TEXT, 0, [SAID, inner])  # type: ignore[list-item]
    pieces = {piece.text: piece for leaf in found for piece in leaf.pieces}
    assert pieces["open"].classes == "m content deep"
    assert pieces["open"].of == "aaaaaaaa cccccccc"
    assert pieces["the gates"].classes == "m content source"
    assert [noted.depth for leaf in found for noted in leaf.notes] == [0, 1]


def test_a_passage_has_its_name_where_it_begins() -> None:
    found = leaves(TEXT, 0, [SAID, DENIED])  # type: ignore[list-item]
    anchors = [name for leaf in found for piece in leaf.pieces for name in piece.anchors]
    assert anchors == ["char=24,44", "char=66,68"]
    assert [noted.mark for leaf in found for noted in leaf.notes] == anchors


def test_a_rejected_statement_says_so() -> None:
    rejected: Made = {**SAID, "review": "rejected"}
    found = leaves(TEXT, 0, [rejected])  # type: ignore[list-item]
    assert ("said", "m cue rejected") in marked(found)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, int, list[Made]]:
    text = draw(st.text(min_size=1, max_size=80))
    start = draw(st.integers(0, 50))
    places = st.integers(start - 5, start + len(text) + 5)

    def span() -> list[int]:
        first, last = sorted((draw(places), draw(places)))
        return [first, last + 1]

    number = draw(st.integers(0, 6))
    made = [statement(f"{index:x}", span(), span(), span(), parent=None) for index in range(number)]
    for one in made:
        one["certainty"] = {"hedges": [span()]}
    return text, start, made


@given(documents())
def test_the_pieces_put_together_are_the_text(drawn: tuple[str, int, list[Made]]) -> None:
    text, start, made = drawn
    found = leaves(text, start, made)  # type: ignore[arg-type]
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    assert ["".join(piece.text for piece in leaf.pieces) for leaf in found] == lines
    for leaf in found:
        for piece in leaf.pieces:
            assert text[piece.at - start : piece.at - start + len(piece.text)] == piece.text


@given(documents())
def test_a_piece_is_of_what_covers_it(drawn: tuple[str, int, list[Made]]) -> None:
    text, start, made = drawn
    for leaf in leaves(text, start, made):  # type: ignore[arg-type]
        for piece in leaf.pieces:
            covering = {
                one["id"][:8]
                for one in made
                for spans in (
                    *(one[role]["spans"] for role in ("source", "cue", "content")),
                    one["certainty"]["hedges"],
                )
                for first, last in spans
                if first <= piece.at and piece.at + len(piece.text) <= last
            }
            assert set(piece.of.split()) == covering
