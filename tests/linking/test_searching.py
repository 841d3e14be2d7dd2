"""What was searched is counted between two days, and who declined is listed oldest first."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.searching import Corpus
from onrecord.records import Act
from tests.linking.telling import day, told

DAYS = st.none() | st.integers(1, 12)


@given(
    st.lists(st.tuples(DAYS, st.sampled_from([None, "The Lamp", "The Post"]), st.sampled_from([None, "a", "b"]))),
    DAYS,
    st.integers(1, 12),
)
def test_what_was_searched(
    heard: list[tuple[int | None, str | None, str | None]], since: int | None, until: int
) -> None:
    corpus = Corpus()
    known: list[tuple[dt.date | None, str | None, str | None]] = []
    for place, (on, publisher, speaker) in enumerate(heard):
        known.append((None if on is None else day(on), publisher, speaker))
        corpus.hear(f"document {place}", *known[-1])
    start = None if since is None else day(since)
    within = [one for one in known if one[0] is None or ((start is None or start <= one[0]) and one[0] <= day(until))]
    days = sorted(one[0] for one in within if one[0] is not None)
    found = corpus.searched("a", start, day(until))
    assert (found.documents, found.outlets) == (len(within), len({publisher for _, publisher, _ in within}))
    assert found.statements == sum(speaker == "a" for *_, speaker in within)
    assert (found.first, found.last) == ((days[0], days[-1]) if days else (None, None))
    assert list(corpus.days()) == sorted({one for one, *_ in known if one is not None})


def test_who_declines_is_listed_oldest_first_within_some_documents() -> None:
    declining = [
        told(name, "Ivo Maren | declined | to comment", on, act=Act.DECLINE, document=f"sha256:{name}")
        for name, on in (("c", 5), ("a", 3), ("z", 4), ("d", None), ("e", 9))
    ]
    corpus = Corpus.of(declining)
    wanted = {f"sha256:{name}" for name in "acde"}
    assert corpus.declined("ivo-maren", wanted, day(8)) == ("a", "c", "d")
    assert corpus.declined("bo-tarn", wanted, day(8)) == ()
