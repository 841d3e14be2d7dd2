"""What a reader must know of how a PDF was read. Rule: nothing is left out without its words or its pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.pdf.pages import Page, Told
from onrecord.records import Passage, PassageKind, Problem, ProblemKind

_SHOWN = 3
_MOST_RANGES = 8
_LONGEST_SHOWN = 60
_SCAN = 0.25  # the share of a page without words that its picture covers at least
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NOBODY = {"anonymous", "author", "unknown", "user", "admin", "administrator", "owner", "microsoft office user"}
_NO_TITLE = re.compile(
    r"\s*(?:untitled.*|microsoft (?:word|powerpoint|excel).*|title|document\d*|.*\.(?:docx?|odt|rtf|pdf|indd|tex))\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the pages show and the text has not: the numbers of their lines, and rows that run from page to page."""

    numbers: tuple[str, ...]
    running: tuple[str, ...]


def title_of(said: str, text: str, passages: Sequence[Passage]) -> str | None:
    """The title that the file gives, if it is none that a program made up; else a heading that opens the text."""
    if said.strip() and not _NO_TITLE.fullmatch(said):
        return said
    opens = [one.span for one in passages if one.kind is PassageKind.HEADING and one.span.start == 0]
    return opens[0].cut(text) if opens else None


def author_of(said: str) -> str | None:
    """The author that the file gives, unless a program made it up."""
    return None if said.strip().casefold() in _NOBODY else said


def notices(told: Told, left_out: LeftOut, text: str, where: str) -> Iterator[Problem]:
    """The Problems of a file that was read."""
    total = max(1, told.file.pages)
    words = max(1, len(text.split()))
    yield from _unread(told, total, where)
    scanned = [page for page in told.pages if not page.runs and page.pictured >= _SCAN]
    if scanned:
        message = (
            f"{_pages(scanned)} pictures without text, such as scans; run text recognition over the file to read them"
        )
        message = message.replace("pictures", "is a picture" if len(scanned) == 1 else "are pictures", 1)
        yield Problem(ProblemKind.NOT_READ, message, where, len(scanned) / total)
    recognised = [page for page in told.pages if page.recognised]
    if recognised:
        message = f"the text of {_pages(recognised)} was recognised in a picture by a machine and may be wrong"
        yield Problem(ProblemKind.ENCODING, message, where, 0.0)
    hidden = [one for page in told.pages for one in page.hidden]
    if hidden:
        message = f"{len(hidden)} words that the pages do not show are left out: {_shown([' '.join(hidden)])}"
        at = _pages([page for page in told.pages if page.hidden])
        yield Problem(ProblemKind.NOT_READ, f"{message} ({at})", where, len(hidden) / (words + len(hidden)))
    yield from _running(left_out, words, where)
    yield from _beside(told, words, where)
    lost = sum(run.text.count("\N{REPLACEMENT CHARACTER}") for page in told.pages for run in page.runs)
    if lost:
        message = f"does not tell what {lost} of its characters mean; \N{REPLACEMENT CHARACTER} stands in their place"
        yield Problem(ProblemKind.ENCODING, message, where, min(1.0, lost / max(1, len(text))))
    if made := _MADE.match(told.file.made):
        message = "which need not be its date of publication; state that with --published"
        yield Problem(ProblemKind.METADATA, f"was made on {'-'.join(made.groups())}, {message}", where)


def _running(left_out: LeftOut, words: int, where: str) -> Iterator[Problem]:
    if left_out.running:
        number = sum(len(row.split()) for row in left_out.running)
        message = f"{len(left_out.running)} lines are left out as running heads, feet or page numbers"
        share = number / (words + number)
        yield Problem(ProblemKind.NOT_READ, f"{message}: {_shown(left_out.running)}", where, share)
    if left_out.numbers:
        message = f"{len(left_out.numbers)} numbers in the margin are left out as numbers of the lines"
        yield Problem(ProblemKind.NOT_READ, message, where, 0.0)


def _unread(told: Told, total: int, where: str) -> Iterator[Problem]:
    for kind, lost, why in (
        (ProblemKind.MALFORMED, told.damaged, "are damaged and could not be read"),
        (ProblemKind.LIMIT, told.beyond, "take more time or memory than is allowed and were not read"),
    ):
        if lost:
            message = f"{len(lost)} of {total} pages {why}: {_ranges([str(index + 1) for index in lost], lost)}"
            yield Problem(kind, message, where, min(1.0, len(lost) / total))
    if told.unseen is not None and told.unseen < total:
        message = f"from page {told.unseen + 1} on it was not checked whether the text can be seen"
        yield Problem(ProblemKind.LIMIT, message, where, 0.0)


def _beside(told: Told, words: int, where: str) -> Iterator[Problem]:
    notes = [note for page in told.pages for note in page.notes]
    if notes:
        number = sum(len(note.split()) for note in notes)
        message = f"{len(notes)} notes that readers pinned to the pages are not read: {_shown(notes)}"
        yield Problem(ProblemKind.NOT_READ, message, where, number / (words + number))
    if told.file.attached > 0:
        message = f"has {told.file.attached} attached files, which are not read; save them and add them"
        yield Problem(ProblemKind.NOT_READ, message, where)
    if told.file.dynamic:
        yield Problem(
            ProblemKind.NOT_READ, "is a dynamic form (XFA), whose fields may not be read; print it to a PDF", where
        )


def _shown(rows: Sequence[str]) -> str:
    """The first different ones, each cut to a line's length."""
    different = list(dict.fromkeys(" ".join(row.split()) for row in rows))
    cut = [one if len(one) <= _LONGEST_SHOWN else f"{one[:_LONGEST_SHOWN]}…" for one in different[:_SHOWN]]
    return ", ".join(f"“{one}”" for one in cut) + (" and others" if len(different) > _SHOWN else "")


def _pages(pages: Sequence[Page]) -> str:
    """`page 3`, or `pages 3–5, 9`."""
    listed = _ranges([page.name for page in pages], [page.index for page in pages])
    return f"page{'s' if len(pages) > 1 else ''} {listed}"


def _ranges(names: Sequence[str], indexes: Sequence[int]) -> str:
    """Names of pages, those in a row as first–last."""
    stretches: list[tuple[int, int]] = []
    for place, index in enumerate(indexes):
        if stretches and indexes[stretches[-1][1]] == index - 1:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    shown = [names[one] if one == other else f"{names[one]}–{names[other]}" for one, other in stretches[:_MOST_RANGES]]
    return ", ".join(shown) + (" and others" if len(stretches) > _MOST_RANGES else "")
