"""`onrecord review`: what waits for people, and what they say of statements. The one rule: a decision is on the disk
when its command returns, and the next one outranks it."""

import datetime as dt
import getpass
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from onrecord.answers.exchange import judgement_lines, take_lines
from onrecord.answers.reviewing import agreement_answer, decide, orphans_answer, queue_answer
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples, GroupWithExamples
from onrecord.cli.options import Command, folded, parsed
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.rating_options import rating_options
from onrecord.cli.review_views import print_agreement, print_decided, print_orphans, print_queue
from onrecord.cli.terminal import counted, json_text, output
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Act, Bond, Degree, Polarity, SourceKind
from onrecord.reports import Judge

_LIMIT = 20


def places(text: str) -> list[list[int]]:
    """`120:145,150:160`: places in a text. InputError where it is none."""
    try:
        found = [[int(end) for end in piece.split(":")] for piece in text.split(",")]
    except ValueError:
        found = []
    if not found or any(len(pair) != len(("start", "end")) for pair in found):
        raise InputError(f"{text!r} is no place; give START:END, several with commas between")
    return found


def _judge(by: str | None, reason: str) -> Judge:
    return Judge(by or _user(), dt.datetime.now(dt.UTC), reason)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise click.UsageError("this system does not say who you are; give --by NAME") from error


judge_options = folded(
    "judge",
    _judge,
    {
        "by": click.option(
            "--by", metavar="NAME", envvar="ONRECORD_REVIEWER", help="Who judges; the user of this system."
        ),
        "reason": click.option(
            "--because", "reason", metavar="WORDS", default="", help="Why; kept with the judgement."
        ),
    },
)


def _corrected(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - the options below, already parsed
    return {name: value for name, value in given.items() if value is not None}


def _places(name: str) -> Callable[[Command], Command]:
    return click.option(
        f"--{name}",
        metavar="START:END,…",
        callback=parsed(places),
        help=f"Where its {name} stands, in code points of the text.",
    )


correction_options = folded(
    "corrected",
    _corrected,
    {
        "speaker": click.option(
            "--speaker", metavar="NAME", help="Who says it: a name or id in the document, or any words."
        ),
        "source_kind": click.option(
            "--source-kind", type=click.Choice(SourceKind, case_sensitive=False), help="What is known of the source."
        ),
        "act": click.option(
            "--act", type=click.Choice(Act, case_sensitive=False), metavar="ACT", help="What is done by saying it."
        ),
        "polarity": click.option(
            "--polarity",
            type=click.Choice([one.value for one in Polarity]),
            help="Whether the speaker holds that it is so: + or -.",
        ),
        "degree": click.option(
            "--degree",
            type=click.Choice([one.value for one in Degree], case_sensitive=False),
            help="How sure the speaker is.",
        ),
        "source": _places("source"),
        "cue": _places("cue"),
        "content": _places("content"),
    },
)


@click.group(
    "review",
    cls=GroupWithExamples,
    examples=(
        "onrecord review",
        "onrecord review accept 9c56cc51 77ab01de",
        'onrecord review correct 9c56cc51 --speaker "Ana Brusk"',
        "onrecord review link 9c56cc51 denies 77ab01de",
        "onrecord review --export judgements.jsonl",
    ),
)
@ledger_option
@click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Leave out the first so many.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=_LIMIT, show_default=True, help="At most so many."
)
@click.option("--orphans", "only_orphans", is_flag=True, help="The same as `onrecord review orphans`.")
@click.option("--export", "to", metavar="FILE", type=click.Path(path_type=Path), help="Write all judgements as lines.")
@click.option(
    "--import",
    "taken",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take over judgements from lines, each once.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, /, path: Path, *, as_json: bool, **asked: Any) -> int:  # noqa: ANN401 - as above
    """List statements that wait for a person, those that most need one first, and judge them.

    Denials, unnamed sources, claims that many make, and what the machine was unsure of come first; what was judged
    comes last. A judgement outranks the machine everywhere and holds when documents are read again. Exit code 2 where
    an ID fits no statement, 1 where a line could not be taken over.
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"path": str(path)}}
        return OK
    with Ledger.open(path, create=False) as ledger:
        if asked["to"] is not None:
            return _export(ledger, asked["to"])
        if asked["taken"] is not None:
            return _import(ledger, asked["taken"])
        if asked["only_orphans"]:
            return _shown(orphans_answer(ledger), print_orphans, as_json=as_json)
        return _shown(queue_answer(ledger, asked["offset"], asked["limit"]), print_queue, as_json=as_json)


@command.command("accept", cls=CommandWithExamples, examples=("onrecord review accept 9c56cc51 77ab01de",))
@click.argument("wanted", metavar="ID…", nargs=-1, required=True)
@ledger_option
@judge_options
def accept(wanted: tuple[str, ...], path: Path, judge: Judge) -> int:
    """Judge that statements are right as they stand; a corrected one as it was corrected."""
    return _decided(path, judge, ({"verdict": "accept", "statement": name} for name in wanted))


@command.command(
    "reject", cls=CommandWithExamples, examples=('onrecord review reject 9c56cc51 --because "a headline"',)
)
@click.argument("wanted", metavar="ID…", nargs=-1, required=True)
@ledger_option
@judge_options
def reject(wanted: tuple[str, ...], path: Path, judge: Judge) -> int:
    """Judge that nobody says what statements have: they stay on record and count nowhere."""
    return _decided(path, judge, ({"verdict": "reject", "statement": name} for name in wanted))


@command.command(
    "correct",
    cls=CommandWithExamples,
    examples=(
        'onrecord review correct 9c56cc51 --speaker "Ana Brusk"',
        "onrecord review correct 9c56cc51 --act deny --polarity - --content 120:145,150:160",
    ),
)
@click.argument("wanted", metavar="ID")
@ledger_option
@correction_options
@judge_options
def correct(wanted: str, path: Path, corrected: dict[str, Any], judge: Judge) -> int:
    """Judge what a statement should say. What is not given stays as it is.

    A missed denial needs its polarity corrected, too: the act alone says what is done, not what is held.
    """
    return _decided(path, judge, [{"verdict": "correct", "statement": wanted, "corrected": corrected}])


@command.command("link", cls=CommandWithExamples, examples=("onrecord review link 9c56cc51 denies 77ab01de",))
@click.argument("wanted", metavar="ID")
@click.argument("bond", type=click.Choice(Bond, case_sensitive=False))
@click.argument("other", metavar="ID")
@ledger_option
@judge_options
def link(wanted: str, bond: Bond, other: str, path: Path, judge: Judge) -> int:
    """Judge that two statements say the same, that one denies the other, or that they have nothing to do with each
    other; their claims follow."""
    return _decided(path, judge, [{"verdict": "link", "statement": wanted, "bond": bond.value, "other": other}])


@command.command(
    "rate",
    cls=CommandWithExamples,
    examples=(
        'onrecord review rate 9c56cc51 --as "Half right" --by Ada',
        "onrecord review rate 9c56cc51 --as False --scale 1-5 --value 1 --url https://desk.example/call",
    ),
)
@click.argument("wanted", metavar="ID")
@ledger_option
@rating_options
@judge_options
def rate(wanted: str, path: Path, rating: dict[str, Any], judge: Judge) -> int:
    """Say in words of your own what you make of the claim of the statement whose id begins with ID.

    It is shown beside the claim with your name and the day, and goes out in `onrecord export`. Nothing is counted or
    concluded from it. A later rating of yours stands for an earlier one.
    """
    return _decided(path, judge, [{"verdict": "rate", "statement": wanted, "rating": rating}])


@command.command("undo", cls=CommandWithExamples, examples=("onrecord review undo", "onrecord review undo --by Ada"))
@ledger_option
@judge_options
def undo(path: Path, judge: Judge) -> int:
    """Withdraw your last judgement on a statement. It stays on record, and so does the withdrawal."""
    return _decided(path, judge, [{"verdict": "undo"}])


@command.command("agreement", cls=CommandWithExamples, examples=("onrecord review agreement",))
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show_agreement(path: Path, *, as_json: bool) -> int:
    """Show how far people agree who judged the same statements: the share on which they say the same, and Cohen's kappa
    (1960), which is 0 at chance and 1 where they always do."""
    with Ledger.open(path, create=False) as ledger:
        return _shown(agreement_answer(ledger), print_agreement, as_json=as_json)


@command.command("orphans", cls=CommandWithExamples, examples=("onrecord review orphans",))
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show_orphans(path: Path, *, as_json: bool) -> int:
    """List judgements on statements that are not found any more as their documents are read now. None is lost: each
    holds again as soon as a reading has its statement."""
    with Ledger.open(path, create=False) as ledger:
        return _shown(orphans_answer(ledger), print_orphans, as_json=as_json)


def _decided(path: Path, judge: Judge, decisions: Iterable[dict[str, Any]]) -> int:
    with Ledger.open(path, create=False) as ledger:
        for decision in decisions:
            print_decided(output(), decide(ledger, {**decision, "reason": judge.reason}, judge.by, judge.at))
    return OK


def _shown(answer: Any, show: Callable[..., None], *, as_json: bool) -> int:  # noqa: ANN401 - an answer of `show`'s
    if as_json:
        click.echo(json_text(answer, indent=1))
    else:
        show(output(), answer)
    return OK


def _export(ledger: Ledger, to: Path) -> int:
    number = 0
    with to.open("w", encoding="utf-8") as file:
        for number, line in enumerate(judgement_lines(ledger), 1):  # noqa: B007 - counted
            file.write(f"{line}\n")
    click.echo(f"{counted(number, 'judgement')} written to {to}", err=True)
    return OK


def _import(ledger: Ledger, taken: Path) -> int:
    with taken.open(encoding="utf-8", errors="replace") as file:
        found = take_lines(ledger, file)
    for number, why in found.bad:
        click.echo(f"onrecord: {taken} line {number}: {why}", err=True)
    recorded = counted(found.recorded, "judgement")
    click.echo(f"{recorded} recorded, {found.known:,} known before, {len(found.bad):,} refused", err=True)
    return NOTHING if found.bad else OK
