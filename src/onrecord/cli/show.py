"""`onrecord show`: one statement in its place, with everything that backs it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.receipts import where_words
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.marking import brackets_for, marked_text
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.reviewed import review_words
from onrecord.cli.statement_list import print_gist, print_statements
from onrecord.cli.terminal import Style, date_text, json_text, line, output, print_wrapped, styled
from onrecord.cli.understood import Told, chain_text, people
from onrecord.exports import Receipt, find_receipt, receipt_object
from onrecord.exports.objects import located
from onrecord.ledger import Ledger, Words
from onrecord.records import Hop, Reading, Span, words
from onrecord.reports import chain_of

_LABEL = 9  # with a hash of 71 characters it makes 80 columns

EXAMPLES = (
    "onrecord show 9c56cc51",
    "onrecord show 9c56cc51 --json",
)


@click.command("show", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("beginning", metavar="ID")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(beginning: str, path: Path, *, as_json: bool) -> int:
    """Show the statement whose id begins with ID, in its place.

    The passage has its source, cue and content marked; below it stand the chain that the words came by, and the receipt
    with places and hashes, checked as it is printed. Exit code 1 where the check fails.
    """
    with Ledger.open(path, create=False) as ledger:
        receipt = find_receipt(ledger, beginning)
        chain = chain_of(ledger, receipt.row) if receipt else ()
    if receipt is None:
        raise click.UsageError(f"{path} has no statement whose id begins with {beginning}")
    if as_json:
        click.echo(json_text(receipt_object(receipt, chain), indent=1))
    else:
        _print_receipt(output(), receipt, chain)
    return NOTHING if receipt.wrong else OK


def _print_receipt(console: Console, receipt: Receipt, chain: tuple[Hop, ...]) -> None:
    document = receipt.document
    print_wrapped(console, styled(document.title or document.id, Style.TITLE))
    about = " · ".join(part for part in (line(document.publisher or ""), date_text(document.published)) if part)
    print_wrapped(console, Text(about))
    console.print(Rule(style=Style.QUIET))
    print_wrapped(console, _passage(console, receipt))
    console.print(Rule(style=Style.QUIET))
    print_wrapped(console, Text().append("By way of: ", Style.QUIET).append_text(chain_text(chain)), hang=2)
    print_gist(console, Told.of(receipt.row), "")
    inside = _inside(receipt)
    if inside.statements:
        console.print()
        console.print("In its words:", style=Style.QUIET)
        print_statements(console, inside)
    console.print()
    _print_evidence(console, receipt)
    verdict = (
        Text("; ".join(receipt.wrong), Style.BAD) if receipt.wrong else Text("bytes, text and words match", Style.GOOD)
    )
    print_wrapped(console, Text().append("Checked now: ", Style.QUIET).append_text(verdict))
    if not receipt.row.reviewed:
        caution = "Unreviewed: a machine's reading. Read the sentence before you rely on it."
        print_wrapped(console, Text(caution, Style.QUIET))
        return
    print_wrapped(console, Text(f"Reviewed: {review_words(receipt.row.review)}", Style.CUE))
    if receipt.row.review.correction is not None:
        print_wrapped(console, Text(f"The machine read: {_machine(receipt)}", Style.QUIET), hang=2)


def _machine(receipt: Receipt) -> str:
    """What was corrected, as the machine has it."""
    read, row = receipt.row.machine, receipt.row
    said = (words(row.text, part) for part in (read.source, read.cue, read.content))
    certainty = f"{read.certainty.degree}{read.certainty.polarity}" if read.certainty else ""
    about = (row.names.get(read.actor or "", read.actor or ""), read.source_kind, read.act or "", certainty)
    return f"{' | '.join(map(line, said))} ({', '.join(filter(None, about))})"


def _passage(console: Console, receipt: Receipt) -> Text:
    """The paragraphs that the statement stands in, with its own parts marked and no others."""
    text = receipt.reading.document.text
    spans = receipt.statement.spans
    start = text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = text.find("\n", max(span.end for span in spans))
    alone = replace(
        receipt.reading, statements=(replace(receipt.statement, parent=None),), problems=(), commitments=(), grounds=()
    )
    return marked_text(alone, {}, brackets_for(console), Span(start, len(text) if end < 0 else end))


def _inside(receipt: Receipt) -> Reading:
    """The statements that stand in this one, as a reading of their own."""
    below = {receipt.row.id}
    kept = []
    for statement in receipt.reading.statements:
        if statement.parent in below:
            below.add(statement.id)
            kept.append(replace(statement, parent=None) if statement.parent == receipt.row.id else statement)
    return replace(receipt.reading, statements=tuple(kept), problems=(), commitments=(), grounds=())


def _print_evidence(console: Console, receipt: Receipt) -> None:
    row, document = receipt.row, receipt.document
    for name, value in (
        ("id", row.id),
        ("kind", f"{row.kind}, source {row.source_kind}"),
        *_meant(Told.of(row)),
        ("source", _places(row.source)),
        ("cue", _places(row.cue)),
        ("content", _places(row.content)),
        ("at", where_words(located(receipt.reading.document.locators, row.content.spans))),
        ("model", f"{receipt.reading.model}, {receipt.reading.selection} selection, {row.confidence:.0%} sure"),
        *(("found", line(place)) for place in document.places),
        ("link", line(document.url or "")),
        ("length", f"{document.characters:,} characters; places are [start, end) among them"),
        ("text", f"sha256:{receipt.reading.document.text_sha256}"),
        ("bytes", document.id),
    ):
        if value:
            print_wrapped(console, Text(value), prefix=f"{name:<{_LABEL}}")


def _meant(told: Told) -> Iterator[tuple[str, str]]:
    """Who is meant, what is known of an unnamed source, and the act as an event."""
    statement = told.statement
    unnamed, event = statement.unnamed, statement.event
    if statement.actor is not None:
        yield "speaker", f"{line(told.name(statement.actor))}, in this document {statement.actor}"
    if statement.unresolved is not None:
        yield "open", f"who is meant: {statement.unresolved}"
    if unnamed is not None:
        yield "unnamed", people(unnamed)
        yield "with", told.words(unnamed.affiliation)
        yield "knows", told.words(unnamed.knowledge)
        yield "reason", told.words(unnamed.reason)
        yield "vouched", line(told.name(unnamed.outlet)) or "by the publisher"
    if event is not None:
        parties = (line(told.name(event.source)), line(told.name(event.target)) or told.words(event.spans))
        who = " → ".join(filter(None, parties))
        yield "event", f"PLOVER {event.plover}, CAMEO {event.cameo}, {event.quad}" + (f": {who}" if who else "")


def _places(words: Words) -> str:
    """`[812, 845)`: where the words stand in the text, in code points."""
    return " ".join(f"[{span.start}, {span.end})" for span in words.spans)
