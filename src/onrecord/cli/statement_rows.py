"""Statements of a ledger, as they come: grouped under their documents for people, one aligned line each for pipes."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.asking import SHORT_HASH, SHORT_ID, receipt
from onrecord.cli.statement_list import cue, print_head, sureness, who
from onrecord.cli.terminal import Style, counted, day_text, line, print_wrapped, styled
from onrecord.ledger import DocumentRow, StatementRow
from onrecord.records import SourceKind

_WHO_LEAST, _WHO_MOST = 8, 28
"""Columns that a brief line gives to the source."""
_INDENT = " " * (SHORT_ID + 2)


def print_lines(console: Console, rows: Iterable[StatementRow]) -> None:
    """One line for each statement, nothing cut, as they come."""
    for row in rows:
        console.print(_line(row), soft_wrap=True)


def review(row: StatementRow) -> str:
    """Whether a human has judged the statement, in a word."""
    return "reviewed" if row.reviewed else "unreviewed"


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
    document, documents, unnamed = "", 0, 0
    for row in rows:
        if row.document != document:
            document, documents = row.document, documents + 1
            if known:
                console.print()
            print_wrapped(console, document_line(row), hang=12)
        unnamed += row.source_kind is SourceKind.UNNAMED
        if brief:
            _print_brief(console, row, inside=row.parent in known)
        else:
            _print_row(console, row)
        known[row.id] = row
    if not known:
        console.print("No statement passes these filters.", style=Style.QUIET)
        return
    found = f"{counted(len(known), 'statement')} in {counted(documents, 'document')}, {unnamed:,} from unnamed sources"
    advice = "Unreviewed: a machine's reading. See one in its place: onrecord show ID"
    console.print(Rule(style=Style.QUIET))
    print_wrapped(console, Text(f"{found}. {advice}", Style.QUIET))


def print_chains(console: Console, rows: Iterable[StatementRow]) -> None:
    """Every statement that stands in another one of the rows: the chain of sources that it came by, and its words."""
    known: dict[str, StatementRow] = {}
    for row in rows:
        known[row.id] = row
        if row.parent not in known:
            continue
        chain = [row]
        while (parent := known.get(chain[0].parent or "")) is not None:
            chain.insert(0, parent)
        text = Text(f"{day_text(row.published)}  ").append(line(row.publisher or "-"), Style.TITLE)
        for step in chain:
            text.append(" ← ", Style.QUIET).append_text(who(step.source.text, step.source_kind))
            text.append_text(cue(step.cue.text))
        print_head(console, text, sureness(row.kind, row.confidence), hang=12)
        print_wrapped(console, styled(row.content.text, Style.CONTENT), prefix=" " * 12)


def _print_row(console: Console, row: StatementRow) -> None:
    head = Text().append(f"{row.id[:SHORT_ID]}  ", Style.QUIET).append_text(who(row.source.text, row.source_kind))
    head.append_text(cue(row.cue.text))
    print_head(console, head, sureness(row.kind, row.confidence), len(_INDENT))
    print_wrapped(console, styled(row.content.text, Style.CONTENT), prefix=_INDENT)


def _print_brief(console: Console, row: StatementRow, *, inside: bool) -> None:
    """The source makes room for the cue: without that, a denial reads like what it denies."""
    tail, said = sureness("", row.confidence), cue(row.cue.text)
    taken = len(_INDENT) + len("└  (unnamed)  ") + said.cell_len + tail.cell_len
    room = max(_WHO_LEAST, min(_WHO_MOST, console.width - taken))
    source = Text(line(row.source.text))
    source.truncate(room, overflow="ellipsis")
    text = Text().append(f"{row.id[:SHORT_ID]}  ", Style.QUIET).append("└ " if inside else "", Style.TREE)
    text.append_text(who(source.plain, row.source_kind)).append_text(said)
    text.append("  ").append(line(row.content.text), Style.CONTENT)
    text.truncate(console.width - tail.cell_len, overflow="ellipsis", pad=True)
    console.print(text.append_text(tail), no_wrap=True, overflow="ignore", crop=False)


def _line(row: StatementRow) -> str:
    source = row.source.text if row.source.spans else f"({row.source_kind.value})"
    unnamed = "unnamed" if row.source_kind is SourceKind.UNNAMED else ""
    columns = (
        f"{row.id[:SHORT_ID]}",
        f"{day_text(row.published):<10}",
        f"{line(row.publisher or '-'):<20}",
        f"{line(source):<28}",
        f"{unnamed:<7}",
        f"{line(row.cue.text) or '-':<12}",
        f"{row.kind.value:<8}",
        f"{row.confidence:>4.0%}",
        review(row),
        receipt(row.document, row.content.spans),
        line(row.content.text),
    )
    return "  ".join(columns)
