"""One document as a page: what it is, its text with the statements marked, their list, and what to beware of."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.findings import print_findings
from onrecord.cli.marking import brackets_for, legend, marked_text
from onrecord.cli.statement_list import numbered, print_statements, summary
from onrecord.cli.terminal import Style, counted, date_text, line, print_wrapped, styled
from onrecord.pipeline import Step
from onrecord.records import Document, Problem, Reading

_SHORT_HASH = 16


def print_document(console: Console, step: Step, *, with_text: bool = True) -> None:
    """Print the page of a document that was read; of one that was not, why."""
    if step.reading is None:
        console.print(styled(step.ingested.location, Style.TITLE))
        print_problems(console, step.problems)
        return
    print_reading(console, step.reading, step.ingested.location, with_text=with_text)
    print_problems(console, step.problems)


def print_reading(console: Console, reading: Reading, location: str, *, with_text: bool = True) -> None:
    """Print a document found at `location`, and what was read in it."""
    _print_heading(console, reading.document, location)
    numbers = numbered(reading)
    if with_text:
        brackets = brackets_for(console)
        print_wrapped(console, legend(brackets))
        console.print()
        print_wrapped(console, marked_text(reading, numbers, brackets))
        console.print()
    console.print(Rule(Text(summary(reading)), align="left", style=Style.QUIET))
    print_statements(console, reading)
    print_findings(console, reading)
    console.print()
    _print_caution(console, reading)


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """One line for each problem: what, where, and how much was not read."""
    for problem in problems:
        share = "" if problem.share is None else f" ({problem.share:.0%} of it not read)"
        text = Text().append(f"! {problem.kind.value}: ", Style.BAD)
        text.append(f"{line(problem.message)}{share}").append(f"  {line(problem.where)}", Style.QUIET)
        print_wrapped(console, text, hang=2)


def _print_heading(console: Console, document: Document, location: str) -> None:
    print_wrapped(console, styled(document.title or location, Style.TITLE))
    known = (document.publisher, date_text(document.published), document.author)
    about = " · ".join(line(part) for part in known if part)
    if about:
        print_wrapped(console, Text(about))
    receipt = (
        f"{line(location)} · {counted(len(document.text), 'character')} · {document.id[: len('sha256:') + _SHORT_HASH]}"
    )
    print_wrapped(console, Text(receipt, Style.QUIET))
    console.print(Rule(style=Style.QUIET))


def _print_caution(console: Console, reading: Reading) -> None:
    caution = (
        f"Unreviewed: a machine's reading, model {reading.model}, {reading.selection.value} selection. The percentage "
        "says how sure it is that it attributed the words rightly, not whether they are true. Read the sentence before "
        "you rely on it."
    )
    print_wrapped(console, Text(caution, Style.QUIET))
