import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.reuse import Meeting, align, fingerprint, reused
from tests.linking.reuse.conftest import OWN, WIRE, Story

QUOTED = (
    "“I was not warned of anything, and I would have emptied the whole valley myself if anybody had told me,” she said."
)


@pytest.mark.parametrize(
    ("name", "begins", "ends", "least"),
    [
        ("verbatim", "The energy minister", "the call said", 1.0),
        ("dropped", "The energy minister telephoned", "the call said", 0.75),
        ("moved", "Two people familiar", "warned her", 0.9),
        ("inserted", "The call lasted", "understood him", 0.85),
    ],
)
def test_a_reprint_is_found_inside_a_longer_article(
    story: Story, name: str, begins: str, ends: str, least: float
) -> None:
    text = story.reprints[name]
    [found] = align(text, story.wire)
    words = found.here.cut(text)
    assert words.startswith(begins)
    assert words.endswith(ends)
    assert found.share >= least
    assert found.there.cut(story.wire).casefold().count("gates") == 1


def test_a_quotation_that_two_stories_share_is_reuse_of_the_quotation_alone() -> None:
    one = f"Mourners filled the square on Saturday, and the premier spoke last. {QUOTED} Rain fell."
    other = f"A committee heard three witnesses behind closed doors. {QUOTED} It will report in May."
    [found] = align(one, other)
    assert found.here.cut(one).startswith("I was not warned")
    assert found.here.cut(one).endswith("she said")
    assert found.share == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The dam is old. Follow us on every channel for the latest news about the river and what happens there.",
            "Bread is dear. Follow us on every channel for the latest news about the river and what happens there.",
            id="a standing footer",
        ),
        pytest.param(
            "LISK, March 9 (Meridian) - The river rose by night.",
            "LISK, March 9 (Meridian) - A bank has closed.",
            id="a dateline",
        ),
        pytest.param(
            "The river rose. It was not immediately clear what had happened there. Boats were lost.",
            "A bank closed. It was not immediately clear what had happened there. Savers wept.",
            id="a sentence that anybody may write",
        ),
        pytest.param(
            "There were Prime Minister Edda Rónval, Foreign Minister Jaan Pellworth, Interior Minister Håkon Threlle, "
            "Speaker Oriel Wynstrade and Secretary Amarante Dufresk.",
            "Absent was Prime Minister Edda Rónval, Foreign Minister Jaan Pellworth, Interior Minister Håkon Threlle, "
            "Speaker Oriel Wynstrade and Secretary Amarante Dufresk.",
            id="a list of names",
        ),
        pytest.param(
            "I signed a decree on awarding our defenders. 186 servicemen were awarded orders, 12 of them after death.",
            "I signed a decree on awarding our defenders. 204 servicemen were awarded orders, 17 of them after death.",
            id="a formula that is filled in anew",
        ),
        pytest.param(
            "The minister warned that the dam would be opened if the debt was not paid by Tuesday, people said.",
            "Unless the money came by Tuesday, people said, the dam was to be opened: so the minister had warned.",
            id="the same told in other words",
        ),
    ],
)
def test_what_any_two_texts_may_have_in_common_is_no_passage(one: str, other: str) -> None:
    assert align(one, other) == ()


@pytest.mark.parametrize("name", ["verbatim", "dropped", "moved", "inserted"])
def test_the_passage_is_found_by_way_of_its_fingerprints(story: Story, name: str) -> None:
    text = story.reprints[name]
    meetings = met(text, story.wire)
    assert meetings
    assert [(one.document, one.span) for one in reused(text, meetings)] == [
        ("wire", one.here) for one in align(text, story.wire)
    ]


def test_a_passage_that_met_by_chance_is_not_followed_up() -> None:
    text = OWN.format(middle="Nothing else happened.")
    here, there = fingerprint(text)[0].span, fingerprint(WIRE)[0].span
    assert reused(text, [Meeting(here, "wire", WIRE, there)]) == ()


def met(text: str, other: str) -> list[Meeting]:
    """What a table of keys would answer."""
    there = {band: one.span for one in fingerprint(other) for band in one.bands}
    return [
        Meeting(one.span, "wire", other, there[band])
        for one in fingerprint(text)
        for band in one.bands
        if band in there
    ]


WORDS = st.lists(st.sampled_from([*WIRE.split(), "\n", ". ", "”", "ß", "日本"]), max_size=120).map(" ".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_places_stay_inside_and_shares_between_nothing_and_all(one: str, other: str) -> None:
    for found in align(one, other):
        assert found.here.cut(one).strip()
        assert found.there.cut(other).strip()
        assert 0 < found.share <= 1
    assert [found.share for found in align(one, one)] == [1.0] * len(align(one, one))
