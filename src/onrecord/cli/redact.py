"""`onrecord redact`: an export without the persons whom somebody names."""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.export import Wanted, about, formats_option, wanted_options, written
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import folded
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, errors, line, print_wrapped
from onrecord.formats.extract import Extract
from onrecord.formats.redacted.extract import Redacted
from onrecord.formats.redacted.unnamed import Numbered
from onrecord.formats.redacted.whom import Asked, chosen
from onrecord.ledger import Filters, Ledger
from onrecord.reports.who import joined

EXAMPLES = (
    'onrecord redact --person "Edda Rónval" --to xlsx --output dam.xlsx',
    "onrecord redact --private --number-unnamed --to csv-folder --output tables",
    'onrecord redact --person "Jo Quill=Джо Квилл" --key secret.txt --to jsonl',
)
_LEAST_KEY = 16
_MOST = 12
"""Words that were left which are shown."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """Who is to be hidden, as it was asked for."""

    persons: tuple[str, ...]
    private: bool
    numbered: bool
    key: Path | None

    def asked(self) -> Asked:
        """The same with the key read. click.UsageError where nothing is to be hidden, or the key is too short."""
        if not (self.persons or self.private or self.numbered):
            raise click.UsageError("say whom to hide: --person NAME, --private or --number-unnamed")
        if any(not name.strip(" =") for name in self.persons):
            raise click.UsageError("--person needs a name")
        key = self.key.read_bytes() if self.key else None
        if key is not None and len(key) < _LEAST_KEY:
            raise click.UsageError(f"the key in {self.key} is shorter than {_LEAST_KEY} bytes, and could be guessed")
        return Asked(self.persons, self.private, self.numbered, key)


_hiding_options = folded(
    "hiding",
    Hiding,
    {
        "persons": click.option(
            "--person",
            "persons",
            metavar="NAME[=NAME]",
            multiple=True,
            help="Hide this person, or any other actor; more spellings after =; may be given several times.",
        ),
        "private": click.option(
            "--private", is_flag=True, help="Hide whoever has a full name and no role in any document."
        ),
        "numbered": click.option(
            "--number-unnamed", "numbered", is_flag=True, help="Number unnamed sources instead of describing them."
        ),
        "key": click.option(
            "--key",
            metavar="FILE",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help="A secret of 16 bytes or more: with it, pseudonyms are the same in every export.",
        ),
    },
)


@click.command("redact", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@_hiding_options
@wanted_options
@formats_option
@filter_options
def command(path: Path, filters: Filters, wanted: Wanted, hiding: Hiding) -> int:
    """Export without the persons whom you name: their names are pseudonyms wherever they stand.

    That is in texts, titles, ids, file names and addresses, whole or in part, inflected or in other letters. Places and
    hashes are those of the redacted texts, and the original bytes and their hashes stay here. What may be somebody
    else's name is hidden, too, and listed at the end; so is what was left.

    Roles, pronouns, places and the words themselves are kept, and they can tell who somebody is. Whoever searches the
    web for a sentence may find the article. Read what goes out before you pass it on.
    """
    asked = hiding.asked()
    with Ledger.open(path, create=False) as ledger:
        who = chosen(asked, joined(ledger))
        numbered = Numbered(ledger, who.finder.without) if asked.unnamed else None
        extract = Extract(ledger, filters, about(path, filters, wanted.as_of))
        redacted = Redacted(extract, who, numbered, asked.key or b"")
        written(redacted, wanted)
    _print(errors(), redacted, who.notes, {one.pseudonym: one.name for one in who.hidden})
    return OK


def _print(console: Console, redacted: Redacted, notes: tuple[str, ...], names: dict[str, str]) -> None:
    """What was hidden, what is unclear, and what was left."""
    found = redacted.found
    for pseudonym, name in names.items():
        times = f"{counted(found.hidden[pseudonym], 'time')} in {counted(found.documents[pseudonym], 'text')}"
        text = Text().append(line(pseudonym), Style.TITLE).append(f" for {line(name)}: {times}")
        print_wrapped(console, text, hang=2)
    others = sum(number for words, number in found.hidden.items() if words not in names)
    if others:
        print_wrapped(console, Text(f"{counted(others, 'other place')} hidden: shared names, unnamed sources"), hang=2)
    for note in notes:
        print_wrapped(console, Text(line(note), Style.QUIET), hang=2)
    if found.left:
        shown = ", ".join(f"{line(words)} ({number})" for words, number in found.left.most_common(_MOST))
        print_wrapped(console, Text(f"left, since it is not written like a name: {shown}", Style.DOUBT), hang=2)
