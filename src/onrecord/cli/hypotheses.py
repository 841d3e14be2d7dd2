"""`onrecord hypotheses`: rival explanations, and which statements tell against each."""

from pathlib import Path

import click

from onrecord.answers.hypotheses import hypotheses_object, hypothesis_judgement_object
from onrecord.cli.actors import judge_options
from onrecord.cli.asking import json_option, ledger_option, print_array
from onrecord.cli.help_pages import CommandWithExamples, GroupWithExamples
from onrecord.cli.hypothesis_board import CODES, judgement_text, print_board
from onrecord.cli.options import folded
from onrecord.cli.program import OK
from onrecord.cli.terminal import json_text, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.linking.hypotheses import put_up
from onrecord.records import Judgement, Rated, Rating, Weight
from onrecord.reports import Judge, withdrawing
from onrecord.reports.hypotheses import board, concerning, dropping, proposing, rating

_RATINGS = {**{rated.value: rated for rated in Rating}, **{code: rated for rated, code in CODES.items()}}


def _rating(ctx: click.Context, param: click.Parameter, value: str) -> Rating:
    found = {name.casefold(): rated for name, rated in _RATINGS.items()}.get(value.casefold())
    if found is None:
        known = ", ".join(f"{code} or {rated.value}" for rated, code in CODES.items())
        raise click.BadParameter(f"{value!r} is no rating; give {known}", ctx, param)
    return found


rated_options = folded(
    "given",
    Rated,
    {
        "hypothesis": click.argument("hypothesis"),
        "statement": click.argument("statement", metavar="ID"),
        "rating": click.argument("rating", callback=_rating),
        "weight": click.option(
            "--weight",
            type=click.Choice(Weight, case_sensitive=False),
            help="How credible and relevant the statement is as evidence, for all hypotheses; medium unless given.",
        ),
    },
)


@click.group(
    "hypotheses",
    cls=GroupWithExamples,
    examples=(
        'onrecord hypotheses add "The tape was cut at the ministry"',
        "onrecord hypotheses rate h1 9c56cc51 II --weight high",
        "onrecord hypotheses --by Ada",
        "onrecord hypotheses --json | jq '.matrices[].parts[] | select(.changed)'",
    ),
)
@ledger_option
@click.option("--by", "who", metavar="NAME", help="Only the ratings of this person.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, path: Path, who: str | None, *, as_json: bool) -> int:
    """Set hypotheses against statements as evidence (Heuer's analysis of competing hypotheses).

    People rate how well a statement would fit if a hypothesis were true. The board shows the ratings of everybody side
    by side, the evidence that tells hypotheses apart first; what tells against each hypothesis; and whether the order
    would change without unnamed sources, with each origin counted once, and without what rests on one origin alone.
    Only what is inconsistent counts: evidence that fits one hypothesis often fits the others, too.
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"path": str(path)}}
        return OK
    with Ledger.open(path, create=False) as ledger:
        if as_json:
            click.echo(json_text(hypotheses_object(ledger, who), indent=1))
        else:
            print_board(output(), board(ledger, who))
    return OK


@command.command(
    "add",
    cls=CommandWithExamples,
    examples=('onrecord hypotheses add "The tape was cut at the ministry" --by Ada',),
)
@click.argument("text")
@ledger_option
@judge_options
def add(text: str, path: Path, judge: Judge) -> int:
    """Put up a hypothesis. The first ever is h1; an id is never used again."""
    with Ledger.open(path, create=False) as ledger:
        recorded = ledger.judge(proposing(ledger, text, judge))
        found = next(one for one in put_up(ledger.judgements()) if one.number == recorded.number)
    _print(recorded)
    click.echo(f"It is {found.id}.")
    return OK


@command.command(
    "rate",
    cls=CommandWithExamples,
    examples=(
        "onrecord hypotheses rate h1 9c56cc51 II --by Ada --weight high",
        'onrecord hypotheses rate h2 9c56cc51 consistent --because "she was there"',
    ),
)
@rated_options
@ledger_option
@judge_options
def rate(given: Rated, path: Path, judge: Judge) -> int:
    """Rate how the statement whose id begins with ID would fit if a hypothesis, given by id or words, were true.

    RATING is II, I, N, C, CC or NA, or the word for it: very-inconsistent, inconsistent, neutral, consistent,
    very-consistent, not-applicable. A later rating by the same person stands for an earlier one; those of others are
    kept apart.
    """
    with Ledger.open(path, create=False) as ledger:
        _print(ledger.judge(rating(ledger, given, judge)))
    return OK


@command.command("drop", cls=CommandWithExamples, examples=("onrecord hypotheses drop h3",))
@click.argument("hypothesis")
@ledger_option
@judge_options
def drop(hypothesis: str, path: Path, judge: Judge) -> int:
    """Take a hypothesis, given by id or words, off the board. It stays on record and comes back with `undo`."""
    with Ledger.open(path, create=False) as ledger:
        _print(ledger.judge(dropping(ledger, hypothesis, judge)))
    return OK


@command.command("undo", cls=CommandWithExamples, examples=("onrecord hypotheses undo 3",))
@click.argument("number", type=click.IntRange(min=1))
@ledger_option
@judge_options
def undo(number: int, path: Path, judge: Judge) -> int:
    """Withdraw the judgement of that number: a hypothesis, a rating, or what withdrew one. It stays on record."""
    with Ledger.open(path, create=False) as ledger:
        if not any(judgement.number == number for judgement in concerning(ledger.judgements())):
            raise click.UsageError(
                f"there is no judgement {number} on hypotheses; see `onrecord hypotheses judgements`"
            )
        _print(ledger.judge(withdrawing(number, judge)))
    return OK


@command.command(
    "judgements",
    cls=CommandWithExamples,
    examples=("onrecord hypotheses judgements", "onrecord hypotheses judgements --json"),
)
@ledger_option
@json_option
def list_judgements(path: Path, *, as_json: bool) -> int:
    """List what people put up, rated and withdrew, the first judgement first: who, when, what and why."""
    with Ledger.open(path, create=False) as ledger:
        found = concerning(ledger.judgements())
    if as_json:
        print_array(map(hypothesis_judgement_object, found))
    else:
        for judgement in found:
            _print(judgement)
    return OK


def _print(judgement: Judgement) -> None:
    print_wrapped(output(), judgement_text(judgement), hang=3)
