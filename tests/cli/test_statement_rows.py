"""Rows of a ledger for people: brief lines that keep the cue, chains that keep every step."""

import datetime as dt
import io

import pytest
from rich.console import Console

from onrecord.cli.statement_rows import print_chains, print_grouped
from onrecord.cli.unnamed_shares import print_unnamed_shares
from onrecord.ledger import StatementRow, Words
from onrecord.records import SourceKind, Span, Statement, StatementKind
from onrecord.reports import OutletShares, chain
from onrecord.reports.shares import Resting, Share

PLACE = (Span(0, 1),)


def row(name: str, source: str, cue: str, content: str, parent: str | None = None) -> StatementRow:
    record = Statement(
        name * 20,
        StatementKind.INDIRECT,
        PLACE if source else (),
        PLACE if cue else (),
        (Span(0, len(content)),),
        SourceKind.UNNAMED if source.startswith("an ") else SourceKind.NAMED,
        0.8,
        None if parent is None else parent * 20,
    )
    return StatementRow(
        record=record,
        text=content,
        document="sha256:" + "0" * 64,
        title="Pier",
        publisher="Tide Wire",
        published=dt.date(2021, 5, 4),
        source=Words(source, PLACE if source else ()),
        cue=Words(cue, PLACE if cue else ()),
        content=Words(content, record.content),
    )


ROWS = (
    row(
        "a",
        "an official who had seen the note of the meeting",
        "would neither confirm nor deny",
        "that it is " + "so " * 40,
    ),
    row("b", "Mira Tolland", "", "that it is so", parent="a"),
    row("c", "Ivo Maren", "denied", "it", parent="b"),
    row("d", "Ivo Maren", "said", "it", parent="z"),
)


def console(width: int = 80) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None)


def page(used: Console) -> str:
    assert isinstance(used.file, io.StringIO)
    return used.file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_a_brief_line_is_one_line_with_its_whole_cue(width: int) -> None:
    used = console(width)
    print_grouped(used, ROWS, brief=True)
    lines = page(used).splitlines()
    assert lines[1].startswith("aaaaaaaa  an ")
    assert "… (unnamed) · would neither confirm nor deny  " in lines[1]
    assert lines[1].endswith("…  80%")
    assert max(map(len, lines)) == width
    assert lines[2].startswith("bbbbbbbb  └ Mira Tolland  that it is so  ")
    assert lines[4].startswith("dddddddd  Ivo Maren · said  it  ")


def test_a_chain_has_every_step_with_its_cue() -> None:
    used = console(120)
    print_chains(used, [(ROWS[2], chain(ROWS[:3]))])
    shown = " ".join(page(used).split())
    assert "Tide Wire ← an official who had seen the note of the meeting (unnamed) · would neither" in shown
    assert "confirm nor deny ← Mira Tolland ← Ivo Maren · denied it" in shown
    assert shown.count("2021-05-04") == 1


def test_shares_come_with_their_numbers() -> None:
    used = console()
    share = Share(1, 4)
    print_unnamed_shares(used, [OutletShares("Tide Wire", Resting(share, (), share, ()))])
    assert page(used) == "Tide Wire" + " " * 22 + "██████" + "·" * 18 + "  25%  1 of 4\n"
