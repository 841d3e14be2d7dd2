"""Passages are cut where the text is put together."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.blocks import LINE, PARAGRAPH, Block, freeze_blocks
from onrecord.records import PassageKind

BLOCKS = st.builds(
    Block, st.text(max_size=8), st.booleans(), st.integers(min_value=0, max_value=3), st.sampled_from((LINE, PARAGRAPH))
)


def test_blocks_are_parted_by_their_gaps_and_marked_by_their_kinds() -> None:
    blocks = [
        Block("Harbour shut", heading=True),
        Block("The minister said:"),
        Block("It is shut.", quote=1),
        Block(""),
        Block("It stays shut.", quote=1),
        Block("one"),
        Block("two", gap=LINE),
        Block("Again.", quote=2),
    ]
    text, passages = freeze_blocks(blocks)
    assert text == "Harbour shut\n\nThe minister said:\n\nIt is shut.\n\nIt stays shut.\n\none\ntwo\n\nAgain."
    assert [(passage.kind, passage.span.cut(text)) for passage in passages] == [
        (PassageKind.HEADING, "Harbour shut"),
        (PassageKind.QUOTED, "It is shut.\n\nIt stays shut."),
        (PassageKind.QUOTED, "Again."),
    ]


@given(st.lists(BLOCKS))
def test_every_heading_is_cut_out_again(blocks: list[Block]) -> None:
    text, passages = freeze_blocks(blocks)
    headings = [passage.span.cut(text) for passage in passages if passage.kind is PassageKind.HEADING]
    assert headings == [block.text for block in blocks if block.heading and block.text]
    assert len(text) >= sum(len(block.text) for block in blocks)
