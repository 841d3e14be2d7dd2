"""How the queue, decisions and orphans look on a terminal; the one rule: what people say never looks like what the
machine read."""

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.answers.receipts import SHORT_ID
from onrecord.answers.reviewing import DecidedObject, OrphanObject, QueueObject, ReviewObject, WaitingObject
from onrecord.cli.reviewed import STATES, corrected_words
from onrecord.cli.terminal import Style, counted, line, print_wrapped
from onrecord.records import ReviewState

_INDENT = " " * (SHORT_ID + 2)


def print_queue(console: Console, answer: QueueObject) -> None:
    """A table on a terminal, a line for each statement in a pipe."""
    waiting = answer["waiting"]
    if not console.is_terminal:
        for one in waiting:
            console.print(_plain(one), soft_wrap=True)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style.QUIET, show_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("who says what, and why it waits")
    for one in waiting:
        table.add_row(one["statement"]["id"][:SHORT_ID], str(one["score"]), _told(one))
    console.print(table)
    counts = {name: answer[name] for name in ("confirmed", "corrected", "rejected")}
    judged = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    more = " More follow: --offset." if answer["more"] else ""
    print_wrapped(console, Text(f"{counted(len(waiting), 'statement')} shown; {judged}.{more}", Style.QUIET))
    if answer["orphans"]:
        lost = f"{counted(answer['orphans'], 'judgement')} lost a statement: onrecord review orphans"
        print_wrapped(console, Text(lost, Style.BAD))


def print_decided(console: Console, answer: DecidedObject) -> None:
    """`3  Ada  correct  9c56cc51  now corrected: speaker Ana Brusk`."""
    judgement, review = answer["judgement"], answer["review"]
    text = Text().append(f"{judgement['number']}  ", Style.TITLE).append(f"{line(judgement['by'])}  ")
    text.append(judgement["kind"], Style.CUE)
    text.append(f"  {' '.join(name[:SHORT_ID] for name in judgement['statements'])}")
    if judgement["bond"]:
        text.append(f"  {judgement['bond']}")
    elif judgement["rating"]:
        text.append(f"  “{line(judgement['rating']['words'])}”")
    elif review is not None:
        text.append(f"  now {_state(review)}")
    print_wrapped(console, text.append(f": {line(judgement['reason'])}" if judgement["reason"] else ""), hang=3)


def print_agreement(console: Console, answer: dict[str, Any]) -> None:
    """A line for each two people."""
    for pair in answer["pairs"]:
        kappa = "not defined" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
        print_wrapped(
            console,
            Text(
                f"{line(pair['one'])} and {line(pair['other'])}: {pair['alike']:,} of "
                f"{counted(pair['statements'], 'statement')} alike ({pair['share']:.0%}), Cohen's kappa {kappa}"
            ),
            hang=2,
        )
    if not answer["pairs"]:
        console.print("No two people have judged the same statement.", style=Style.QUIET)


def print_orphans(console: Console, answer: dict[str, Any]) -> None:
    """Each judgement with the words that it was about."""
    orphans: list[OrphanObject] = answer["orphans"]
    for one in orphans:
        head = Text().append(f"{one['statement'][:SHORT_ID]}  ", Style.QUIET)
        head.append(f"{_state(one['review'])} by {line(one['review']['by'] or '')}", Style.BAD)
        print_wrapped(console, head.append(f"  {line(one['publisher'] or one['document'])}", Style.QUIET))
        words = one["words"]
        said = " ".join(filter(None, (line(words["source"]), line(words["cue"]), f"“{line(words['content'])}”")))
        print_wrapped(console, Text(said), prefix=_INDENT)
        if one["carried"]:
            heirs = " ".join(name[:SHORT_ID] for name in one["carried"])
            print_wrapped(console, Text(f"its speaker holds for {heirs}", Style.QUIET), prefix=_INDENT)
    note = "No judgement has lost its statement."
    if orphans:
        note = (
            f"{counted(len(orphans), 'judgement')} on statements that are not found as their documents are read now. "
            "None is lost: read again as before, or judge what is read now."
        )
    print_wrapped(console, Text(note, Style.QUIET))


def _told(one: WaitingObject) -> Text:
    statement, review = one["statement"], one["review"]
    source = statement["source"]
    name = one["statement"]["chain"][-1]["name"] or source["text"] or f"({source['kind']})"
    text = Text().append(line(name), Style.SOURCE).append(f" {line(statement['cue']['text'])} ", Style.CUE)
    text.append(line(statement["content"]["text"]))
    why = "; ".join(f"{reason['words']} {reason['points']}" for reason in one["reasons"]) or "nothing in particular"
    return text.append(f"\n{_state(review)} · {why}", Style.QUIET)


def _plain(one: WaitingObject) -> str:
    statement = one["statement"]
    columns = (
        statement["id"][:SHORT_ID],
        f"{one['score']:>3}",
        f"{_state(one['review']):<10}",
        f"{line(statement['chain'][-1]['name'] or statement['source']['text']) or '-':<28}",
        "; ".join(reason["words"] for reason in one["reasons"]) or "-",
        line(statement["content"]["text"]),
    )
    return "  ".join(columns)


def _state(review: ReviewObject) -> str:
    """`corrected (speaker Ana Brusk)`."""
    state = STATES[ReviewState(review["state"])]
    fields = corrected_words(review["corrected"])
    return f"{state} ({fields})" if fields else state
