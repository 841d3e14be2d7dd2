"""`onrecord find`: one box for actors, claims, statements and documents."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.finding import ActorFoundObject, ClaimFoundObject, FoundObject, HitObject, found_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Ledger

EXAMPLES = (
    'onrecord find "dam gates"',
    "onrecord find zalvik                 a name, misspelt",
    "onrecord find Lisk --limit 3 --json",
)


@click.command("find", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("words")
@ledger_option
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=5, show_default=True, help="At most so many of each."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(words: str, path: Path, limit: int, *, as_json: bool) -> int:
    """Find actors, claims, statements and documents, each with its receipt.

    Names may be misspelt by a letter or two; of all else the words must be there ("…" is a phrase, word* a beginning).
    Where words stand in very many places, the newest come first. In a pipe it is one line for each result: what it is
    (actor, claim, statement or document), its id, its receipt, and its words.
    """
    with Ledger.open(path, create=False) as ledger:
        found = found_object(ledger, words, limit)
    console = output()
    if as_json:
        click.echo(json_text(found))
    elif console.is_terminal:
        _print_found(console, found)
    else:
        for columns in _plain(found):
            console.print("  ".join(columns), soft_wrap=True)
    return OK


def _print_found(console: Console, found: FoundObject) -> None:
    for heading, lines in (
        ("Actors", [_actor(one) for one in found["actors"]]),
        ("Claims", [_claim(one) for one in found["claims"]]),
        ("Passages", [_hit(one) for one in found["hits"]]),
    ):
        if lines:
            console.print(heading, style=Style.TITLE)
        for text in lines:
            print_wrapped(console, text, hang=2)
    if not any((found["actors"], found["claims"], found["hits"])):
        console.print("Nothing found: no name is like the words, and no text has all of them.", style=Style.QUIET)
        return
    held = f"{counted(found['statements'], 'statement')} and {counted(found['documents'], 'document')}"
    order = "or more have the words; the newest come first" if found["more"] else "have the words"
    print_wrapped(console, Text(f"{held} {order}. Unreviewed: a machine's reading.", Style.QUIET))


def _actor(one: ActorFoundObject) -> Text:
    text = Text().append(line(one["name"]), Style.SOURCE).append(f"  {one['id']}", Style.QUIET)
    text.append(f"  {one['type']}, {counted(one['statements'], 'statement')}")
    return text.append(f"  {one['receipt']}" if one["receipt"] else "", Style.QUIET)


def _claim(one: ClaimFoundObject) -> Text:
    text = Text().append(f"{one['id'][:SHORT_ID]}  ", Style.QUIET).append(line(one["words"]))
    return text.append(f"  {counted(one['statements'], 'statement')}").append(f"  {one['receipt']}", Style.QUIET)


def _hit(one: HitObject) -> Text:
    statement = one["statement"]
    name = statement["id"][:SHORT_ID] if statement else "-" * SHORT_ID
    text = Text().append(f"{name}  ", Style.QUIET).append(line(one["document"]["publisher"] or "-"), Style.TITLE)
    return text.append(f"  {line(one['text'])}").append(f"  {one['receipt']}", Style.QUIET)


def _plain(found: FoundObject) -> Iterator[tuple[str, ...]]:
    for actor in found["actors"]:
        yield f"{'actor':<9}", actor["id"], actor["receipt"] or "-", line(actor["name"])
    for claim in found["claims"]:
        yield f"{'claim':<9}", claim["id"], claim["receipt"], line(claim["words"])
    for hit in found["hits"]:
        statement = hit["statement"]
        kind, name = ("statement", statement["id"]) if statement else ("document", hit["document"]["id"])
        yield f"{kind:<9}", name, hit["receipt"], line(hit["text"])
