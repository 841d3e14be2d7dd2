"""Statements of a ledger, as they come: grouped under their documents for people, one aligned line each for pipes."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.receipts import SHORT_HASH, SHORT_ID, receipt
from onrecord.cli.reviewed import STATES, caution, review_words
from onrecord.cli.statement_list import print_gist, print_head, sureness
from onrecord.cli.terminal import Style, counted, day_text, line, print_wrapped
from onrecord.cli.understood import MINUS, Told, act_words, bracketed, chain_text, content, cue, speaker, who
from onrecord.ledger import DocumentRow, StatementRow
from onrecord.records import Act, Hop, SourceKind

_WHO_LEAST, _WHO_MOST = 8, 28
"""Columns that a brief line gives to the source."""
_INDENT = " " * (SHORT_ID + 2)


def print_lines(console: Console, rows: Iterable[StatementRow]) -> None:
    """One line for each statement, nothing cut, as they come."""
    for row in rows:
        console.print(_line(row), soft_wrap=True)


def review(row: StatementRow) -> str:
    """What people say of the statement, in a word."""
    return STATES[row.review.state]


def document_line(row: StatementRow | DocumentRow) -> Text:
    """When, where and under which title it stood."""
    text = Text(day_text(row.published))
    if row.publisher:
        text.append("  ").append(line(row.publisher), Style.TITLE)
    identity = row.document if isinstance(row, StatementRow) else row.id
    title = line(row.title or "") or f"untitled, {identity.removeprefix('sha256:')[:SHORT_HASH]}"
    return text.append("  ").append(title, Style.QUIET)


def print_grouped(console: Console, rows: Iterable[StatementRow], *, brief: bool = False) -> None:
    """Statements under their documents with all their words, or `brief`: one line each, cut to the width."""
    known: dict[str, StatementRow] = {}
    document, documents, unnamed, judged = "", 0, 0, 0
    for row in rows:
        if row.document != document:
            document, documents = row.document, documents + 1
            if known:
                console.print()
            print_wrapped(console, document_line(row), hang=12)
        unnamed += row.source_kind is SourceKind.UNNAMED
        judged += row.reviewed
        if brief:
            _print_brief(console, row, inside=row.parent in known)
        else:
            _print_row(console, row)
        known[row.id] = row
    if not known:
        console.print("No statement passes these filters.", style=Style.QUIET)
        return
    found = f"{counted(len(known), 'statement')} in {counted(documents, 'document')}, {unnamed:,} from unnamed sources"
    advice = f"{caution(judged, len(known))} See one in its place: onrecord show ID"
    console.print(Rule(style=Style.QUIET))
    print_wrapped(console, Text(f"{found}. {advice}", Style.QUIET))


def print_chains(console: Console, rows: Iterable[tuple[StatementRow, tuple[Hop, ...]]]) -> None:
    """Statements, each with the chain that it came by and its words."""
    for row, chain in rows:
        head = Text(f"{day_text(row.published)}  ").append_text(chain_text(chain))
        print_head(console, head, sureness(row.kind, row.confidence), hang=12)
        print_gist(console, Told.of(row), " " * 12)
        print_wrapped(console, content(Told.of(row)), prefix=" " * 12)


def _print_row(console: Console, row: StatementRow) -> None:
    told = Told.of(row)
    head = Text().append(f"{row.id[:SHORT_ID]}  ", Style.QUIET).append_text(who(told, row.source.text))
    head.append_text(cue(row.cue.text))
    print_head(console, head, sureness(row.kind, row.confidence), len(_INDENT))
    print_gist(console, told, _INDENT)
    print_wrapped(console, content(told), prefix=_INDENT)
    if row.reviewed:
        print_wrapped(console, Text(review_words(row.review), Style.CUE), prefix=_INDENT)


def _print_brief(console: Console, row: StatementRow, *, inside: bool) -> None:
    """The source makes room for the cue: without that, a denial reads like what it denies."""
    told = Told.of(row)
    tail, said, act = sureness("", row.confidence), cue(row.cue.text), act_words(row.record)
    act = "" if act == Act.ASSERT.value else act
    taken = len(_INDENT) + len("└  (unnamed)  ") + said.cell_len + len(act) + tail.cell_len
    room = max(_WHO_LEAST, min(_WHO_MOST, console.width - taken))
    source = Text(line(row.source.text) + bracketed(line(row.source.text), told))
    source.truncate(room, overflow="ellipsis")
    text = Text().append(f"{row.id[:SHORT_ID]}  ", Style.QUIET).append("└ " if inside else "", Style.TREE)
    text.append_text(speaker(source.plain, row.source_kind)).append_text(said)
    text.append(f" ({act})" if act else "", Style.HEDGE if MINUS in act or "," in act else Style.QUIET)
    text.append("  ").append_text(content(told))
    text.truncate(console.width - tail.cell_len, overflow="ellipsis", pad=True)
    console.print(text.append_text(tail), no_wrap=True, overflow="ignore", crop=False)


def _line(row: StatementRow) -> str:
    words = line(row.source.text)
    source = words + bracketed(words, Told.of(row)) if row.source.spans else f"({row.source_kind.value})"
    unnamed = "unnamed" if row.source_kind is SourceKind.UNNAMED else ""
    columns = (
        f"{row.id[:SHORT_ID]}",
        f"{day_text(row.published):<10}",
        f"{line(row.publisher or '-'):<20}",
        f"{source:<28}",
        f"{unnamed:<7}",
        f"{line(row.cue.text) or '-':<12}",
        f"{act_words(row.record) or '-':<8}",
        f"{row.kind.value:<8}",
        f"{row.confidence:>4.0%}",
        review(row),
        receipt(row.document, row.content.spans),
        line(row.content.text),
    )
    return "  ".join(columns)
