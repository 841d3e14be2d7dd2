"""`onrecord footnote`: a reporter's draft held against a ledger, sentence by sentence."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.footnoting import FindingObject, FootnotedObject, FootnoteObject, footnoted_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.targets import STANDARD_OUTPUT, write_file
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.errors import InputError
from onrecord.formats.footnoted import Draft, Mark, draft_of
from onrecord.ledger import Ledger
from onrecord.pipeline import ModelLoader
from onrecord.records import Document, Reading, Selection, sha256

EXAMPLES = (
    "onrecord footnote draft.md",
    "onrecord footnote draft.docx --output draft-notes.docx",
    "onrecord footnote draft.md --output - > draft-notes.md",
    "onrecord footnote draft.txt --json | jq '.sentences[].findings[]'",
)
_MOST = 32 * 1024 * 1024
"""Bytes of a draft at the most."""
_HANG, _NUMBER, _LABEL = 2, 5, 8
"""Characters by which further lines of a finding and of a note, and words behind their label, are indented."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the draft with its notes goes, over what is there or not, and as of which day the draft speaks."""

    target: Path | None
    force: bool
    as_of: dt.date | None


wanted_options = folded(
    "wanted",
    Wanted,
    {
        "target": click.option(
            "--output",
            "target",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Write the draft with its footnotes here; - is standard output.",
        ),
        "force": click.option("--force", is_flag=True, help="Replace what is there."),
        "as_of": click.option(
            "--as-of",
            metavar="DATE",
            callback=parsed(day),
            help="The day on which the draft is written; today unless given.",
        ),
    },
)


@click.command("footnote", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("source", metavar="DRAFT", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@ledger_option
@wanted_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(source: Path, path: Path, wanted: Wanted, *, as_json: bool) -> int:
    """Find in a draft what a ledger holds, and in what the two differ.

    DRAFT is Markdown, plain text or Word (.docx). Each sentence that quotes or repeats a statement gets a footnote:
    who, via whom, when, the document, the exact words, the hash. Listed beside: words that differ inside quotation
    marks, another speaker, a hedge that is gone, what is turned about, another figure, an unnamed source with a name or
    left out, a denial that the draft does not mention. "Perhaps" is what the program cannot tell. Who is right, it
    never says; read the source.

    Exit code 0 where nothing differs, 1 where something does.
    """
    draft = draft_of(_bytes(source), source.name)
    loader = click.get_current_context().obj or ModelLoader()
    today = wanted.as_of or dt.datetime.now(dt.UTC).astimezone().date()
    with Ledger.open(path, create=False) as ledger:
        reading = _read(draft, today, loader)
        found = footnoted_object(ledger, reading, loader.linker())
    if wanted.target is not None:
        _write(draft, found, wanted)
    if as_json:
        click.echo(json_text(found))
    elif wanted.target != STANDARD_OUTPUT:
        console = output()
        (_print_found if console.is_terminal else _print_lines)(console, found, draft.text)
    return NOTHING if found["differ"] else OK


def _bytes(source: Path) -> bytes:
    if source.stat().st_size > _MOST:
        raise InputError(f"{source} is larger than {_MOST // 1024**2} MiB: no draft; give a part of it")
    return source.read_bytes()


def _read(draft: Draft, today: dt.date, loader: ModelLoader) -> Reading:
    document = Document(
        draft.text, sha256(draft.text.encode()), published=today, language="en", passages=draft.passages
    )
    return loader()(document, Selection.BALANCED)


def _write(draft: Draft, found: FootnotedObject, wanted: Wanted) -> None:
    data = draft.write([Mark(note["at"], _noted(found, note)) for note in _notes(found)])

    def put(out: BinaryIO) -> None:
        out.write(data)

    if wanted.target is not None:
        write_file(put, wanted.target, force=wanted.force)


def _notes(found: FootnotedObject) -> Iterator[FootnoteObject]:
    for sentence in found["sentences"]:
        yield from sentence["footnotes"]


def _noted(found: FootnotedObject, note: FootnoteObject) -> str:
    """The note, with what differs from its statement."""
    differing = [
        f"{_kind(one).capitalize()}: {one['note']}."
        for sentence in found["sentences"]
        for one in sentence["findings"]
        if one["sure"] and note in sentence["footnotes"] and _belongs(one, note, sentence["footnotes"])
    ]
    return " ".join((note["note"], *differing))


def _belongs(finding: FindingObject, note: FootnoteObject, notes: list[FootnoteObject]) -> bool:
    """Whether a finding is told with this note: that of its statement, or the last one of its sentence."""
    named = [one for one in notes if one["statement"]["id"] == finding["ledger"]["statement"]]
    return note is (named or notes)[-1]


def _print_found(console: Console, found: FootnotedObject, text: str) -> None:
    listed = [(one, sentence["span"][0]) for sentence in found["sentences"] for one in sentence["findings"]]
    for heading, sure in (("Differs", True), ("Perhaps", False)):
        chosen = [(one, at) for one, at in listed if one["sure"] is sure]
        if chosen:
            console.print(heading, style=Style.TITLE)
        for one, at in chosen:
            _print_finding(console, one, _line_of(text, at))
    notes = list(_notes(found))
    if notes:
        console.print("Footnotes", style=Style.TITLE)
    for note in notes:
        head = Text().append(f"{note['number']:>3}  line {_line_of(text, note['at'])}  ", Style.QUIET)
        print_wrapped(console, head.append(line(note["note"])), hang=_NUMBER)
    _print_sum(console, found)


def _print_finding(console: Console, one: FindingObject, number: int) -> None:
    head = Text().append(f"{_kind(one)}, line {number}: ", Style.DOUBT)
    print_wrapped(console, head.append(line(one["note"])), hang=_HANG)
    for name, words in (("draft", one["draft"]["text"]), ("ledger", one["ledger"]["text"])):
        text = Text().append(f"{name + ':':<{_LABEL}}", Style.QUIET).append(line(words))
        if name == "ledger":
            text.append(f"  {one['ledger']['statement'][:SHORT_ID]}", Style.QUIET)
        print_wrapped(console, text, hang=_LABEL, prefix=" " * _HANG)


def _print_sum(console: Console, found: FootnotedObject) -> None:
    parts = (
        f"{found['footnoted']:,} of {counted(len(found['sentences']), 'sentence')} found in the ledger",
        counted(found["differ"], "difference"),
        f"{found['perhaps']:,} perhaps",
    )
    print_wrapped(
        console, Text("; ".join(parts) + ". Statements are a machine's reading unless reviewed.", Style.QUIET)
    )


def _print_lines(console: Console, found: FootnotedObject, text: str) -> None:
    """What it is, the line of the draft, the statement, and the words."""
    for sentence in found["sentences"]:
        at = str(_line_of(text, sentence["span"][0]))
        for note in sentence["footnotes"]:
            columns = ("footnote", at, note["statement"]["id"], note["receipt"], line(note["note"]))
            console.print("  ".join(columns), soft_wrap=True)
        for one in sentence["findings"]:
            kind = _kind(one) if one["sure"] else f"{_kind(one)}?"
            columns = (kind, at, one["ledger"]["statement"], line(one["note"]), line(one["draft"]["text"]))
            console.print("  ".join((*columns, line(one["ledger"]["text"]))), soft_wrap=True)


def _kind(one: FindingObject) -> str:
    return {"misquotation": "quotation"}.get(one["kind"], one["kind"])


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
