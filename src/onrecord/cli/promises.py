"""`onrecord promises`: what somebody is bound to, by when, and what is said to have become of it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.promises import promises_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.answers.similar import likeness
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, day_text, json_text, line, output, print_wrapped
from onrecord.cli.understood import days
from onrecord.ledger import Filters, Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.records import Act, CommitmentKind, ScheduleStatus, Searched
from onrecord.reports.following import promises_in
from onrecord.reports.promises import Followed, Promises, Wanted

EXAMPLES = (
    "onrecord promises --overdue",
    "onrecord promises --kind ultimatum --as-of 2026-04-01",
    "onrecord promises --actor Žalvic --due-before 2026-05-01",
    'onrecord promises --about "the bridge" --json',
)
_BAD = frozenset({ScheduleStatus.OVERDUE, ScheduleStatus.PASSED_NOT_DONE, ScheduleStatus.PASSED_DISPUTED})
_INDENT = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: of which documents and statements, which commitments, as of which day."""

    filters: Filters
    wanted: Wanted
    as_of: dt.date


def _asked(**given: Any) -> Asked:  # noqa: ANN401 - the options below, already parsed
    kinds = frozenset(given.pop("kinds"))
    wanted = Wanted(kinds, given.pop("due_before"), given.pop("overdue"))
    as_of = given.pop("as_of") or dt.datetime.now(dt.UTC).astimezone().date()
    return Asked(Filters(**{name: value for name, value in given.items() if value is not None}), wanted, as_of)


asked_options = folded(
    "asked",
    _asked,
    {
        "as_of": click.option(
            "--as-of", metavar="DATE", callback=parsed(day), help="As of the end of this day; today unless given."
        ),
        "due_before": click.option("--due-before", metavar="DATE", callback=parsed(day), help="Due before this day."),
        "overdue": click.option(
            "--overdue", is_flag=True, help="Past its day, with nothing found of what became of it."
        ),
        "kinds": click.option(
            "--kind",
            "kinds",
            type=click.Choice(CommitmentKind, case_sensitive=False),
            multiple=True,
            help="Only of this kind; may be given several times.",
        ),
        "actor": click.option(
            "--actor", metavar="WORDS", help="Words of the source, or of a name of whom it stands for."
        ),
        "about": click.option(
            "--about", metavar="WORDS", help='Words of the content; "…" is a phrase, word* a beginning.'
        ),
        "act": click.option("--act", type=click.Choice(Act, case_sensitive=False), metavar="ACT", help="What is done."),
        "publisher": click.option("--publisher", metavar="NAME", help="A part of the publisher's name."),
        "since": click.option("--since", metavar="DATE", callback=parsed(day), help="Published on this day or later."),
        "until": click.option(
            "--until", metavar="DATE", callback=parsed(day), help="Published on this day or earlier."
        ),
        "document": click.option("--document", metavar="ID", help="The beginning of a document's id."),
        "limit": click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    },
)


@click.command("promises", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@asked_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, asked: Asked, *, as_json: bool) -> int:
    """List promises, threats, demands, ultimatums and duties by the day on which they are due; undated ones last.

    Three answers stand side by side: what those whose word it is said last (official), what others reported
    (evidence), and where it stands on the day (schedule). None of them says that anything was kept or broken: past its
    day with nothing found means just that, in the documents that were searched and no others.
    """
    with Ledger.open(path, create=False) as ledger:
        found = promises_in(ledger, likeness(SentenceModel.load()), asked.as_of, asked.filters, asked.wanted)
    console = output()
    if as_json:
        click.echo(json_text(promises_object(found, asked.as_of), indent=1))
    elif console.is_terminal:
        print_promises(console, found, asked.as_of)
    else:
        for one in found.found:
            console.print(_plain(one), soft_wrap=True)
    return OK


def print_promises(console: Console, found: Promises, as_of: dt.date) -> None:
    """Print commitments, one below the other, and what was searched."""
    for one in found.found:
        _print(console, one)
    if not found.found:
        print_wrapped(console, Text("No commitment passes.", Style.QUIET))
    footer = f"{counted(len(found.found), 'commitment')} as of {as_of}; {searched_text(found.searched)}."
    print_wrapped(console, Text(f"{footer} Unreviewed: a machine's reading.", Style.QUIET))


def searched_text(searched: Searched) -> str:
    """`searched: 60 documents of 5 outlets, 2026-03-01 to 2026-04-30`."""
    where = f"searched: {counted(searched.documents, 'document')} of {counted(searched.outlets, 'outlet')}"
    return where if searched.first is None else f"{where}, {searched.first} to {searched.last}"


def _print(console: Console, one: Followed) -> None:
    commitment, answers = one.owed.commitment, one.statuses
    head = Text(f"{due_text(one):<{_INDENT}}", Style.TITLE).append(commitment.kind.value, Style.CUE).append("  ")
    by, to = who(one)
    head.append(by, Style.SOURCE).append(f" → {to}" if to else "", Style.QUIET)
    print_wrapped(console, head, hang=_INDENT)
    what = Text(line(one.owed.what), Style.CONTENT)
    for spans, before in ((commitment.condition, " "), (commitment.otherwise, " ")):
        words = line(" … ".join(span.cut(one.owed.text) for span in spans))
        what.append(f"{before}{words}" if words else "", Style.HEDGE)
    print_wrapped(console, what, prefix=" " * _INDENT)
    bad = answers.schedule in _BAD
    told = Text(f"official {answers.official} · evidence {answers.evidence} · schedule ", Style.QUIET)
    told.append(answers.schedule.value, Style.BAD if bad else Style.TITLE)
    print_wrapped(console, told, prefix=" " * _INDENT)
    print_wrapped(console, Text(_receipts(one), Style.QUIET), prefix=" " * _INDENT)


def due_text(one: Followed) -> str:
    """`by 2026-04-30`, the day, the days, or `no date`."""
    due = one.statuses.due
    if due is None:
        return "no date"
    return f"by {due.end}" if due.start is None else days(due)


def who(one: Followed) -> tuple[str, str]:
    """Who is to act, and to or for whom: by name where it is known, else by the words."""
    owed, commitment = one.owed, one.owed.commitment
    by, to = (
        line(" … ".join(span.cut(owed.text) for span in spans)) for spans in (commitment.by_spans, commitment.to_spans)
    )
    return line(owed.by_name or "") or by or "(not said)", line(owed.to_name or "") or to


def _receipts(one: Followed) -> str:
    """When and where it was said, and by which statements it is known what became of it."""
    owed = one.owed
    name = owed.commitment.statement
    where = name[:SHORT_ID] if name else "(the document itself)"
    said = f"{day_text(owed.published)} {line(owed.publisher or '')} {where}"
    later = (f"{outcome.kind} {outcome.day} {outcome.statement[:SHORT_ID]}" for outcome in one.statuses.outcomes)
    return " · ".join((" ".join(said.split()), *later))


def _plain(one: Followed) -> str:
    by, to = who(one)
    commitment, answers = one.owed.commitment, one.statuses
    condition = line(" … ".join(span.cut(one.owed.text) for span in commitment.condition))
    columns = (
        f"{due_text(one):<24}",
        f"{commitment.kind.value:<10}",
        f"{by} → {to}" if to else by,
        line(one.owed.what),
        condition or "-",
        answers.official.value,
        answers.evidence.value,
        answers.schedule.value,
        (commitment.statement or "-")[:SHORT_ID],
        " ".join(outcome.statement[:SHORT_ID] for outcome in answers.outcomes) or "-",
    )
    return "  ".join(columns)
