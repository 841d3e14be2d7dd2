"""The board of hypotheses on a terminal: what is rated how, side by side, and what comes of it. The one rule: "least
inconsistent" is the most that is said of any."""

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.terminal import Style, counted, day_text, line, print_wrapped
from onrecord.cli.understood import Told as Understood
from onrecord.cli.understood import act_words, chain_text, content
from onrecord.linking.hypotheses import Matrix, Part, Row, Sensitivity
from onrecord.records import Act, Hypothesis, Judgement, Rating
from onrecord.reports.hypotheses import Board

CODES = {
    Rating.VERY_INCONSISTENT: "II",
    Rating.INCONSISTENT: "I",
    Rating.NEUTRAL: "N",
    Rating.CONSISTENT: "C",
    Rating.VERY_CONSISTENT: "CC",
    Rating.NOT_APPLICABLE: "NA",
}
"""As analysts write them."""
_STYLES = {"II": Style.BAD, "I": Style.NEGATION}
_NAME, _CELL = 12, 6
_INDENT = SHORT_ID + 2
_UNRATED = "·"
_PARTS = {
    Part.ALL: "all evidence",
    Part.NAMED: "no unnamed sources",
    Part.ORIGINS_ONCE: "each origin once",
    Part.CORROBORATED: "two origins or more",
}
_LABEL = max(map(len, _PARTS.values())) + 7
CAUTION = "The least inconsistent is not thereby true; it is what the ratings so far speak least against."


def print_board(console: Console, found: Board) -> None:
    """Hypotheses, the evidence with everybody's ratings, what tells against each, and what that rests on."""
    if not found.hypotheses:
        print_wrapped(console, Text('No hypothesis is put up. Put one up: onrecord hypotheses add "…"', Style.QUIET))
        return
    for one in found.hypotheses:
        print_wrapped(console, _hypothesis(one), hang=4)
    if not found.matrices:
        print_wrapped(console, Text("Nothing is rated. Rate: onrecord hypotheses rate h1 ID C", Style.QUIET))
        return
    _heading(console, f"{counted(len(found.statements), 'statement')} as evidence, the most telling first")
    console.print(Text(" " * _INDENT + f"{'':{_NAME}}").append_text(_columns(found)), no_wrap=True)
    for name in found.statements:
        _print_evidence(console, found, name)
    _heading(console, "What tells against each: weighted sum (plain sum)")
    console.print(Text(" " * _LABEL).append_text(_columns(found, 2 * _CELL)), no_wrap=True)
    for matrix in found.matrices:
        _print_scores(console, matrix)
    console.print()
    legend = "II very inconsistent, I inconsistent, N neutral, C, CC consistent, NA not applicable, · not rated; "
    apart = "apart: how many steps its ratings lie apart, 0 tells nothing."
    print_wrapped(console, Text(f"{legend}{apart} {CAUTION}", Style.QUIET))


def judgement_text(judgement: Judgement) -> Text:
    """`3  2026-03-20  Ada  rate  9c56cc51 against h1: very-inconsistent, high: it was dark`."""
    text = Text().append(f"{judgement.number}  ", Style.TITLE)
    text.append(f"{day_text(judgement.at)}  {line(judgement.by)}  ").append(judgement.kind.value, Style.CUE)
    rated = judgement.rated
    if rated is not None:
        weight = f", {rated.weight.value} weight" if rated.weight else ""
        text.append(f"  {rated.statement[:SHORT_ID]} against {rated.hypothesis}: {rated.rating.value}{weight}")
    elif judgement.withdraws is not None:
        text.append(f"  judgement {judgement.withdraws}")
    else:
        text.append(f"  {line(judgement.hypothesis)}")
    return text.append(f": {line(judgement.reason)}" if judgement.reason else "")


def _hypothesis(one: Hypothesis) -> Text:
    text = Text().append(f"{one.id:<4}", Style.TITLE).append(line(one.text))
    return text.append(f" · {line(one.by)}, {day_text(one.at)}", Style.QUIET)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(Text(words), align="left", style=Style.QUIET))


def _columns(found: Board, width: int = _CELL) -> Text:
    return Text("".join(f"{one.id:<{width}}" for one in found.hypotheses).rstrip(), Style.TITLE)


def _print_evidence(console: Console, found: Board, name: str) -> None:
    told = found.told.get(name)
    head = Text(f"{name[:SHORT_ID]}  ", Style.QUIET)
    if told is None:
        print_wrapped(console, head.append("no longer in this ledger", Style.DOUBT))
    else:
        head.append(f"{day_text(told.published)}  ").append_text(chain_text(told.chain))
        act = act_words(told.statement)
        head.append(f" · {act}" if act and act != Act.ASSERT.value else "", Style.HEDGE)
        print_wrapped(console, head, hang=_INDENT)
        print_wrapped(console, content(Understood(told.statement, told.text, {})), prefix=" " * _INDENT)
    for matrix in found.matrices:
        for row in matrix.rows:
            if row.evidence.statement == name:
                console.print(_rated(found, matrix.by, row), no_wrap=True, overflow="ellipsis")


def _rated(found: Board, by: str, row: Row) -> Text:
    """`Ada         II    C     ·     NA    3 apart, high, origin not named`."""
    name = Text(line(by), Style.SOURCE)
    name.truncate(_NAME - 2, overflow="ellipsis", pad=True)
    text = Text(" " * _INDENT).append_text(name).append("  ")
    for one in found.hypotheses:
        code = CODES[row.ratings[one.id]] if one.id in row.ratings else _UNRATED
        text.append(f"{code:<{_CELL}}", _STYLES.get(code, ""))
    notes = [] if row.diagnosticity is None else [f"{row.diagnosticity} apart"]
    notes += [row.weight.value] if row.weighed else []
    notes += ["unnamed"] if row.evidence.unnamed else []
    notes += ["one origin"] if row.evidence.origins == 1 else []
    text.append(", ".join(notes), Style.QUIET)
    text.rstrip()
    return text


def _print_scores(console: Console, matrix: Matrix) -> None:
    console.print(Text(line(matrix.by), Style.SOURCE), no_wrap=True, overflow="ellipsis")
    for one in matrix.parts:
        label = f"  {_PARTS[one.part]} ({one.evidence})"
        text = Text(f"{label:<{_LABEL}}")
        for score in one.scores:
            if one.evidence and score.rated:
                text.append(f"{f'{score.weighted:.1f} ({score.inconsistency})':<{2 * _CELL}}")
            else:
                text.append(f"{_UNRATED:<{2 * _CELL}}")
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ellipsis")
        if one.part is Part.ALL or one.changed or not one.order:
            print_wrapped(console, _order(one), hang=_LABEL)
    whole = matrix.parts[0]
    missing = [f"{score.hypothesis} {score.rated}" for score in whole.scores if score.rated < whole.evidence]
    if missing:
        few = f"Rated, of {whole.evidence}: {', '.join(missing)}. What is not rated tells against nothing."
        print_wrapped(console, Text(f"  {few}", Style.DOUBT), hang=2)


def _order(one: Sensitivity) -> Text:
    text = Text(" " * _LABEL)
    if not one.order:
        return text.append("no evidence is left", Style.DOUBT)
    text.append("another order: " if one.changed else "", Style.DOUBT).append("least inconsistent ", Style.QUIET)
    return text.append(", then ".join(" and ".join(group) for group in one.order))
