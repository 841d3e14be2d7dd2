"""`onrecord add`: documents into a ledger."""

import importlib
import time
from collections import Counter, deque
from collections.abc import Generator, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.cli.asking import ledger_option
from onrecord.cli.document_view import print_problems
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import readable_or_address
from onrecord.cli.program import OK
from onrecord.cli.progress import counting, watched
from onrecord.cli.reading_options import hints_options, plan_options
from onrecord.cli.terminal import Style, counted, output, print_wrapped
from onrecord.ingest import Hints
from onrecord.ledger import Ledger
from onrecord.pipeline import Plan, Step, Tally, add, judge, link

EXAMPLES = (
    "onrecord add article.html",
    "onrecord add releases/ archive.zip --ledger desk.db",
    "onrecord add wire.csv --map text=body,published=date,title=headline",
    'onrecord add transcripts/ --publisher "House of Delegates" --complete',
    "onrecord add https://courier.example/harbour",
)


@click.command("add", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("given", metavar="PATH|URL…", nargs=-1, required=True, type=click.Path(), callback=readable_or_address)
@ledger_option
@hints_options
@plan_options
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its networks, too.")
def command(given: tuple[Path | str, ...], path: Path, hints: Hints, plan: Plan, *, allow_private: bool) -> int:
    """Read files, folders and ZIP archives into a ledger: text, Markdown, HTML, CSV and JSON Lines, in any mix.

    What is there already is not read again, so a run that was interrupted is finished by running it once more. What
    could not be read is listed, and kept in the ledger: `onrecord problems`. What stands at an address is fetched, once
    and as its robots.txt allows; nothing else makes this program use a network but `onrecord watch`.
    """
    paths = tuple(one for one in given if isinstance(one, Path))
    console, tally, began = output(), Tally(), time.monotonic()
    with Ledger.open(path) as ledger:
        try:
            steps = add(paths, ledger, hints, plan) if len(paths) == len(given) else None
            steps = steps or _fetched(given, ledger, hints, plan, allow_private=allow_private)
            with watched(steps, paths, tally) as watch:
                deque(watch, maxlen=0)
        finally:
            print_tally(console, tally, time.monotonic() - began)
        link_all(console, ledger, plan)
        lost = ledger.orphaned()
    if not tally.read + tally.held:
        raise click.ClickException(f"nothing could be read in {', '.join(map(str, given))}")
    if lost:
        told = f"{counted(lost, 'judgement')} lost a statement that is not read any more: onrecord review orphans"
        print_wrapped(console, Text(told, Style.BAD))
    print_wrapped(console, Text(f"In {path}. Ask it: onrecord statements --about WORDS", Style.QUIET))
    return OK


def _fetched(
    given: tuple[Path | str, ...], ledger: Ledger, hints: Hints, plan: Plan, *, allow_private: bool
) -> Generator[Step]:
    """Files and what stands at addresses, in their order; what fetches is loaded only where there is an address."""
    taking_in = importlib.import_module("onrecord.pipeline.taking_in")
    steps: Generator[Step] = taking_in.add_given(given, ledger, hints, plan, allow_private=allow_private)
    return steps


def link_all(console: Console, ledger: Ledger, plan: Plan) -> None:
    """Link what is not linked yet, with a bar if that takes a while, and say what came of it."""
    began, linker = time.monotonic(), plan.load.linker()
    waiting = len(list(ledger.unlinked(linker.version)))
    if not waiting and not ledger.pending():
        return
    found: Counter[str] = Counter()
    with counting("Linking", waiting) as advance:
        for step in link(ledger, linker):
            found.update(reused=step.reused, same=step.same, denies=step.denies)
            advance(1)
    with counting("Comparing", ledger.pending()) as advance:
        for judged in judge(ledger, linker, plan.jobs):
            found.update(judged=judged.judged, same=judged.same, denies=judged.denies)
            advance(judged.judged)
    text = Text().append(f"{waiting:>9,} ", Style.TITLE)
    text.append(f"{'document' if waiting == 1 else 'documents'} linked in {_duration(time.monotonic() - began)}: ")
    text.append(f"{counted(found['judged'], 'pair')} of statements compared, {found['same']:,} the same, ")
    text.append(f"{counted(found['denies'], 'denial')}, {counted(found['reused'], 'shared passage')}")
    print_wrapped(console, text, hang=10)


def print_tally(console: Console, tally: Tally, seconds: float) -> None:
    """What was read, how fast, and what was not."""
    for number, words in _counts(tally, seconds):
        text = Text().append(f"{number:>9,} ", Style.TITLE).append(words)
        print_wrapped(console, text, hang=10)
    for kind, number, first in tally.problem_groups():
        print_problems(console, first)
        if number > len(first):
            print_wrapped(
                console,
                Text(f"  … and {counted(number - len(first), 'more problem')} of the kind {kind.value}", Style.QUIET),
            )


def _counts(tally: Tally, seconds: float) -> Iterator[tuple[int, str]]:
    if tally.read:
        speed = f"{tally.words:,} words, {tally.words / max(seconds, 1e-9):,.0f} a second"
        yield tally.read, f"{'document' if tally.read == 1 else 'documents'} read in {_duration(seconds)}: {speed}"
        kinds = f"{tally.nested:,} of them inside another, {tally.unnamed:,} from unnamed sources"
        yield tally.statements, f"statements found, {kinds}"
    if tally.held:
        yield tally.held, "already there, not read again"
    if tally.unread:
        inputs = "input, or part of one," if tally.unread == 1 else "inputs, or parts of some,"
        yield tally.unread, f"{inputs} could not be read"


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {seconds:02.0f} s" if minutes else f"{seconds:.1f} s"
