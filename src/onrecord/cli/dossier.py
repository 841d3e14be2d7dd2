"""`onrecord dossier`: a claim or an actor in one file that verifies itself."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from onrecord.cli.asking import ledger_option
from onrecord.cli.export import about
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import OK
from onrecord.cli.targets import STANDARD_OUTPUT, write_file
from onrecord.cli.terminal import counted, errors, styled
from onrecord.formats.dossier.gathering import Gathered, gathered
from onrecord.formats.dossier.page import made
from onrecord.ledger import Filters, Ledger

EXAMPLES = (
    "onrecord dossier 9c56cc51 --output call.html",
    'onrecord dossier "Teodor Žalvic" --output zalvic.html',
    "onrecord dossier 9c56cc51 --digest",
    "onrecord dossier 9c56cc51 --pdf --output call.pdf",
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a dossier is written, over what is there or not, and whether on paper; or its digest alone."""

    output: Path
    force: bool
    pdf: bool
    digest: bool


_target_options = folded(
    "target",
    Target,
    {
        "output": click.option(
            "--output",
            metavar="PATH",
            type=click.Path(path_type=Path),
            default=STANDARD_OUTPUT,
            help="The file to write; standard output unless given.",
        ),
        "force": click.option("--force", is_flag=True, help="Replace what is there."),
        "pdf": click.option("--pdf", is_flag=True, help="Write a PDF instead; needs onrecord[pdf]."),
        "digest": click.option("--digest", is_flag=True, help="Print the digest of the record, and write nothing."),
    },
)


@click.command("dossier", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("wanted", metavar="CLAIM|ACTOR")
@ledger_option
@_target_options
@click.option(
    "--as-of",
    metavar="DATE",
    callback=parsed(day),
    help="As of which day an actor's commitments stand; today unless given.",
)
def command(wanted: str, path: Path, target: Target, as_of: dt.date | None) -> int:
    """Write all that is on record of a claim or an actor into one HTML file that verifies itself.

    CLAIM is the beginning of the id of one of its statements, ACTOR an id or a name. The file shows every statement in
    its passage, with its chain, its hedges, who reviewed it, and its receipt. Opened in a browser, without a network,
    it computes the hash of every text, cuts every word again, and says which passages are verified.

    The whole texts of all documents that it quotes are in the file: think of that before you pass it on. Its digest is
    the same as long as the ledger says the same; --digest prints it, to be compared with the file's.
    """
    asked = about(path, Filters(), as_of)
    with Ledger.open(path, create=False) as ledger:
        found = gathered(ledger, wanted, asked.as_of)
    page = made(found, asked, wanted, printed=target.pdf)
    if target.digest:
        click.echo(page.digest)
        return OK
    written = _printed(page.html) if target.pdf else page.html.encode()
    write_file(lambda out: _write(out, written), target.output, force=target.force)
    if target.output != STANDARD_OUTPUT:
        errors().print(styled(_told(found, page.digest)), soft_wrap=True)
    return OK


def _printed(html: str) -> bytes:
    from onrecord.formats.dossier.printing import pdf  # noqa: PLC0415 - only who asks for a PDF needs its library

    return pdf(html)


def _write(out: BinaryIO, written: bytes) -> None:
    out.write(written)


def _told(found: Gathered, digest: str) -> str:
    passages = counted(len(found.all), "passage")
    return f"{passages} of {counted(len(found.documents), 'document')}; digest {digest}"
