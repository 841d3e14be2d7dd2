"""Statements of a claim on the terminal: when, who by way of whom, with which stance, the words, the receipt. The one
rule: a stance is never told by colour alone."""

from datetime import date

from rich.console import Console
from rich.text import Text

from onrecord.answers.receipts import SHORT_ID, receipt
from onrecord.cli.reviewed import review_words
from onrecord.cli.terminal import Style, counted, day_text, line, print_wrapped
from onrecord.cli.understood import Told as Understood
from onrecord.cli.understood import act_words, chain_text, content
from onrecord.linking.weighing import Side
from onrecord.records import Stance, Told

INDENT = 12
MARKS = {Stance.ASSERTS: "+", Stance.DENIES: "−", Stance.REPORTS: "~", Stance.DOUBTS: "?"}
STYLES = {Stance.ASSERTS: Style.GOOD, Stance.DENIES: Style.BAD, Stance.REPORTS: Style.QUIET, Stance.DOUBTS: Style.DOUBT}


def stance_text(stance: Stance) -> Text:
    """`+ asserts`."""
    return Text(f"{MARKS[stance]} {stance.value}", STYLES[stance])


def print_voice(console: Console, told: Told, stance: Stance | None = None, day: date | None = None) -> None:
    """Print one statement: `day` is shown for the day of its document where it is given."""
    head = Text(f"{day_text(day or told.day):<{INDENT}}")
    if stance is not None:
        head.append_text(stance_text(stance)).append(" · ", Style.QUIET)
    print_wrapped(console, head.append_text(chain_text(told.chain)), hang=INDENT)
    print_wrapped(console, content(Understood(told.statement, told.text, {})), prefix=" " * INDENT)
    about = (act_words(told.statement), f"{told.statement.confidence:.0%} sure", told.id[:SHORT_ID])
    place = receipt(told.document, told.statement.content)
    tail = " · ".join(part for part in (*about, place, review_words(told.review)) if part)
    print_wrapped(console, Text(tail, Style.QUIET), prefix=" " * INDENT)


def side_text(side: Side) -> str:
    """`asserted by 3 independent origins in 5 statements of 4 documents and 3 outlets, 2026-03-09 to 2026-03-12`."""
    done = {
        Stance.ASSERTS: "asserted",
        Stance.DENIES: "denied",
        Stance.REPORTS: "passed on or left open",
        Stance.DOUBTS: "held possible",
    }[side.stance]
    where = (
        f"{counted(len(side.statements), 'statement')} of {counted(side.documents, 'document')} and "
        f"{counted(side.outlets, 'outlet')}"
    )
    unnamed = f", {side.unnamed:,} from unnamed sources" if side.unnamed else ""
    by = counted(side.origins, "independent origin")
    return f"{done} by {by} in {where}{unnamed}, {days_text(side.first, side.last)}"


def days_text(first: date | None, last: date | None) -> str:
    """`2026-03-09 to 2026-03-12`, one day, or `undated`."""
    if first is None or last is None:
        return "undated"
    return first.isoformat() if first == last else f"{first} to {last}"


def quoted(told: Told) -> str:
    """Its words, on one line."""
    return line(told.words)
