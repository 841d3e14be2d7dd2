"""Boards: kept and read by the page, replaced at once, never taken for newer than they are; and who is who, kept."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.ledger import BoardRow, Filters, KeptActor, Known, Ledger
from onrecord.records import Judgement, JudgementKind, Mentioned, Problem, ProblemKind, Reading
from tests.invented import LISK, MAYOR, READING, ZALVIC

Read = Callable[..., Reading]
AT = "2026-04-01T08:00:00+00:00"
ROWS = [
    BoardRow("a", {"name": "Ana"}, {"size": (3, "a"), "late": (1,)}),
    BoardRow("b", {"name": "Bo"}, {"size": (1, "b")}),
    BoardRow("c", {"name": "Žan"}, {"size": (3, "B")}),
    BoardRow("d", None, {"late": (0,)}),
]


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(READING, READING.document.text.encode(), "call.txt")
    return ledger


@pytest.mark.parametrize(
    ("order", "stretch", "keys", "total"),
    [
        ("size", (0, None), ["b", "c", "a"], 3),
        ("size", (1, 1), ["c"], 3),
        ("size", (2, 5), ["a"], 3),
        ("size", (3, 5), [], 3),
        ("late", (0, None), ["d", "a"], 2),
        ("nobody's", (0, None), [], 0),
    ],
)
def test_a_page_is_a_stretch_of_an_order(
    ledger: Ledger, order: str, stretch: tuple[int, int | None], keys: list[str], total: int
) -> None:
    assert ledger.keep_board("names", ROWS, ledger.stamp(), AT) == 4
    page = ledger.board("names", order, *stretch)
    assert page is not None
    assert ([key for key, _ in page.rows], page.total) == (keys, total)
    assert (page.made.at, page.made.fresh) == (AT, True)


def test_rows_are_found_by_their_keys_and_come_out_as_they_went_in(ledger: Ledger) -> None:
    ledger.keep_board("names", ROWS, ledger.stamp(), AT)
    assert ledger.board_rows("names", ["c", "a", "d", "nobody"]) == {"c": {"name": "Žan"}, "a": {"name": "Ana"}}
    assert ledger.board_rows("others", ["a"]) == {}
    page = ledger.board("names", "late", 0, 1)
    assert page is not None
    assert page.rows == (("d", {}),)


def test_a_board_that_was_never_made_is_none(ledger: Ledger) -> None:
    assert (ledger.board("names", "size"), ledger.board_made("names")) == (None, None)


def test_a_new_board_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.keep_board("names", ROWS, ledger.stamp(), AT)
        ledger.keep_board("kept", ROWS[:1], ledger.stamp(), AT)
    ledger.keep_board("names", [BoardRow("z", {}, {"size": (0,)})], ledger.stamp(), AT)
    page = ledger.board("names", "size")
    assert page is not None
    assert page.rows == (("z", {}),)
    held = [ledger._connection.execute(count).fetchone()[0] for count in COUNTS]
    assert held == [2, 2, 3, 3]


COUNTS = (
    "SELECT count(*) FROM boards",
    "SELECT count(*) FROM board_rows",
    "SELECT count(*) FROM board_lists",
    "SELECT count(*) FROM board_places",
)


def test_a_board_that_could_not_be_finished_changes_nothing(ledger: Ledger) -> None:
    def failing() -> Iterator[BoardRow]:
        yield from (BoardRow(f"{number}", {}, {"size": (number,)}) for number in range(5_000))
        raise ValueError

    ledger.keep_board("names", ROWS, ledger.stamp(), AT)
    with pytest.raises(ValueError):  # noqa: PT011 - the one raised above
        ledger.keep_board("names", failing(), ledger.stamp(), AT)
    page = ledger.board("names", "size")
    assert page is not None
    assert page.total == 3
    ledger.keep_board("others", ROWS[:1], ledger.stamp(), AT)
    assert ledger._connection.execute("SELECT count(*) FROM board_rows").fetchone() == (4,)


def test_others_can_write_while_a_board_is_made(ledger: Ledger, path: Path) -> None:
    def rows() -> Iterator[BoardRow]:
        for number in range(5_000):
            yield BoardRow(f"{number}", {}, {})
        with Ledger.open(path, patience=0.1) as other:
            other.add_problems([Problem(ProblemKind.EMPTY, "nothing here", "b.txt")])

    ledger.keep_board("names", rows(), ledger.stamp(), AT)
    made = ledger.board_made("names")
    assert made is not None
    assert not made.fresh


def merged() -> Judgement:
    these = (Mentioned("sha256:a", "A B", LISK.type), Mentioned("sha256:b", "A B", LISK.type))
    return Judgement(JudgementKind.MERGE, "Ada", dt.datetime(2026, 4, 1, tzinfo=dt.UTC), "", these)


@pytest.mark.parametrize(
    ("change", "actors"),
    [
        (lambda ledger: ledger.add(READING, READING.document.text.encode(), "call.txt"), True),
        (lambda ledger: ledger.judge(merged()), True),
        (lambda ledger: ledger.add_problems([Problem(ProblemKind.EMPTY, "nothing", "a.txt")]), False),
    ],
)
def test_the_stamp_moves_with_what_is_on_record(
    ledger: Ledger, change: Callable[[Ledger], object], *, actors: bool
) -> None:
    before, people = ledger.stamp(), ledger.actors_stamp()
    ledger.keep_board("names", ROWS, before, AT)
    assert ledger.stamp() == before
    change(ledger)
    assert ledger.stamp() != before
    assert (ledger.actors_stamp() != people) is actors
    page = ledger.board("names", "size")
    assert page is not None
    assert not page.made.fresh


def test_links_move_the_stamp(filled: Ledger) -> None:
    before = filled.stamp()
    with filled.linking() as linking:
        linking.begin(READING.document.id)
        from onrecord.ledger import Linked  # noqa: PLC0415 - beside its only use

        linking.finish(Linked(READING.document.id, "hand-1"))
    assert filled.stamp() != before


def people(*, called: str = "Teodor Žalvic") -> list[KeptActor]:
    document = READING.document.id
    return [
        KeptActor("teodor-zalvic", called, "person", (called, "Žalvic"), ((document, ZALVIC.id),)),
        KeptActor("ana-brusk", "Ana Brusk", "person", ("Ana Brusk",), ((document, MAYOR.id),)),
    ]


def test_who_is_who_is_kept_and_says_whether_it_still_holds(filled: Ledger, read: Read) -> None:
    assert filled.joined_state() is None
    filled.keep_joined(people(), filled.actors_stamp())
    assert filled.joined_state() is True
    assert filled.joined_in(READING.document.id) == {
        ZALVIC.id: Known("teodor-zalvic", "Teodor Žalvic"),
        MAYOR.id: Known("ana-brusk", "Ana Brusk"),
    }
    reading = read()
    filled.add(reading, reading.document.text.encode(), "treaty.txt")
    assert filled.joined_state() is False
    assert filled.joined_in(reading.document.id) == {}


def test_who_is_who_is_replaced_whole(filled: Ledger) -> None:
    filled.keep_joined(people(), filled.actors_stamp())
    filled.keep_joined(people(called="Teodor Zalvič")[:1], filled.actors_stamp())
    assert filled.joined_in(READING.document.id) == {ZALVIC.id: Known("teodor-zalvic", "Teodor Zalvič")}
    assert [name for name, _ in filled.actors_named_like("Brusk")] == []
    assert list(filled.verify())[-1].problems == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Teodor Žalvic", "teodor-zalvic"),
        ("teodr zalvik", "teodor-zalvic"),
        ("BRUSK", "ana-brusk"),
        ('"bru"', "ana-brusk"),
        ("xyzzy", None),
        ("Ž", None),
        ("", None),
    ],
)
def test_names_are_found_by_most_of_their_letters(filled: Ledger, words: str, first: str | None) -> None:
    filled.keep_joined(people(), filled.actors_stamp())
    found = filled.actors_named_like(words)
    assert next((name for name, _ in found), None) == first


def test_statements_by_their_ids(filled: Ledger) -> None:
    known = [row.id for row in filled.statements(Filters())]
    assert [row.id for row in filled.statements_of_ids([known[2], "nobody", known[0]])] == [known[0], known[2]]
