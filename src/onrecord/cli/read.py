"""`onrecord read`: one document or many, read and shown, nothing kept."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.rule import Rule

from onrecord.cli.document_view import print_document
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import STANDARD_INPUT, readable
from onrecord.cli.program import OK
from onrecord.cli.progress import Watch, watched
from onrecord.cli.reading_options import hints_options, plan_options
from onrecord.cli.terminal import Style, json_text, output
from onrecord.exports import ReadingObject, reading_object, unread_object
from onrecord.ingest import Hints, Ingested, ingest, ingest_bytes
from onrecord.pipeline import Plan, Step, Tally, reading_stream

EXAMPLES = (
    "onrecord read article.html",
    'onrecord read release.txt --published 2026-03-17 --publisher "Chancery of Marrowen"',
    "onrecord read - < transcript.txt",
    "onrecord read article.md --json | jq '.statements[].source.text'",
    "onrecord read folder --json-lines > readings.jsonl",
)


@click.command("read", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("source", metavar="FILE|FOLDER|-", type=click.Path(), callback=readable)
@hints_options
@plan_options
@click.option("--json", "form", flag_value="json", help="Print one JSON object; for one document.")
@click.option("--json-lines", "form", flag_value="lines", help="Print one JSON object a line, one for each document.")
@click.option("--no-text", "form", flag_value="list", help="Show the list of statements without the text.")
@click.option("--width", type=click.IntRange(min=40), metavar="COLUMNS", help="Set the page to this width.")
def command(source: Path, hints: Hints, plan: Plan, form: str | None, width: int | None) -> int:
    """Show who said what in a document, or in each document of a folder, a ZIP archive or a table.

    Sources, cues and contents are marked in the text by colour, or by brackets where colour is off (⟦source⟧,
    ⟦?unnamed source⟧, ‹cue›, «content»), and listed below it. Nothing is kept; `onrecord add` keeps a ledger.
    """
    tally = Tally()
    with watched(reading_stream(_inputs(source, hints), plan), [source], tally) as watch:
        if form == "json":
            _print_object(watch, source)
        elif form == "lines":
            _print_lines(watch)
        else:
            _print_pages(watch, width, with_text=form != "list")
    if not tally.read:
        raise click.ClickException(f"nothing could be read in {source}")
    return OK


def _inputs(source: Path, hints: Hints) -> Iterator[Ingested]:
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        return ingest_bytes(data, f"standard input{_ending(data)}", hints)
    return ingest(source, hints)


def _ending(data: bytes) -> str:
    """What a file of these bytes would be called: a web page says so in its first characters."""
    return ".html" if data.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")) else ""


def _print_object(watch: Watch, source: Path) -> None:
    steps = iter(watch)
    step = next(steps, None)
    if step is None:
        raise click.UsageError(f"there is nothing to read in {source}")
    if next(steps, None) is not None:
        raise click.UsageError(f"{source} holds several documents; use --json-lines")
    click.echo(json_text(_object(step), indent=1))


def _print_lines(watch: Watch) -> None:
    if sys.stdout.isatty():
        watch.hide()
    for step in watch:
        click.echo(json_text(_object(step)))


def _print_pages(watch: Watch, width: int | None, *, with_text: bool) -> None:
    console = output(width)
    for index, step in enumerate(watch):
        if console.is_terminal:
            watch.hide()
        if index:
            console.print(Rule(characters="═", style=Style.QUIET))
        print_document(console, step, with_text=with_text)


def _object(step: Step) -> ReadingObject:
    ingested = step.ingested
    if step.reading is None:
        return unread_object(ingested.location, step.problems)
    return reading_object(step.reading, location=ingested.location, problems=ingested.problems)
