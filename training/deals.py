"""Invented deals: lines that make a commitment, with what binds whom marked in them; lines that only look like one; and
later lines that say what became of it. the README of `invented/deals/` tells their form.

The one rule: without its marks a line is plain text, and every mark is a place in that text.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import CommitmentKind, Interval, OutcomeKind, Span

DEALS = Path(__file__).parent / "invented" / "deals"

KINDS = {
    "P": CommitmentKind.PROMISE,
    "T": CommitmentKind.THREAT,
    "D": CommitmentKind.DEMAND,
    "O": CommitmentKind.OBLIGATION,
}
OUTCOMES = {
    "+": OutcomeKind.DONE,
    "-": OutcomeKind.NOT_DONE,
    ">": OutcomeKind.CHANGED,
    "x": OutcomeKind.WITHDRAWN,
    "~": None,
}
"""What a later line says of its commitment, by its sign."""
FATES = (None, OutcomeKind.DONE, OutcomeKind.NOT_DONE, OutcomeKind.CHANGED, OutcomeKind.WITHDRAWN)
"""What a sentence can say became of a commitment; None first: nothing."""
WHOLE = 0.4
"""Share of later lines that are taken whole, with whoever says it."""
_MARK = re.compile(
    r"\[(?P<kind>[PTDO])\|(?P<what>[^\[\]{}|]+)\]|\{(?P<part>by|to|due|if)\|(?P<words>[^\[\]{}|]+)\}"
    r"|\{=(?P<first>[\d-]+)\.\.(?P<last>[\d-]+)\}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a line: `part` is one of KINDS for what is to be done, or "by", "to", "due", "if"."""

    part: str
    span: Span
    days: Interval | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """A line that makes a commitment, or (without marks) only looks like it."""

    story: str
    deal: str
    day: dt.date
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def deeds(self) -> tuple[Mark, ...]:
        """What is to be done."""
        return tuple(mark for mark in self.marks if mark.part in KINDS)


@dataclass(frozen=True, slots=True)
class Later:
    """A line that says what became of a commitment, or something else near by."""

    story: str
    deal: str
    day: dt.date
    text: str
    span: Span
    outcome: OutcomeKind | None


def read(paths: Sequence[Path]) -> list[Bond | Later]:
    """All lines of some files, in order."""
    return [line for path in sorted(paths) for line in _lines(path)]


def owed(line: Bond, deed: Mark) -> str:
    """A commitment in a few words: who is to act, where the line says it, and what is to be done."""
    by = next((mark.span.cut(line.text) for mark in line.marks if mark.part == "by"), "")
    return f"{by}: {deed.span.cut(line.text)}" if by else deed.span.cut(line.text)


def followed(lines: Sequence[Bond | Later], rng: random.Random, strange: int = 2) -> Iterator[tuple[str, str, int]]:
    """Commitments with later sentences, and the place in FATES of what these say of them: those of their own deal, and
    `strange` others of their story for each."""
    bonds: dict[tuple[str, str], list[Bond]] = {}
    later: dict[str, list[Later]] = {}
    for line in lines:
        if isinstance(line, Later):
            later.setdefault(line.story, []).append(line)
        elif line.marks:
            bonds.setdefault((line.story, line.deal), []).append(line)
    for (story, deal), some in bonds.items():
        told = later.get(story, [])
        others = [one for one in told if one.deal != deal]
        for one in some:
            for deed in one.deeds[:1]:
                words = owed(one, deed)
                for line in told:
                    if line.deal == deal:
                        yield words, _telling(line, rng), FATES.index(line.outcome)
                for line in rng.sample(others, min(strange, len(others))):
                    yield words, _telling(line, rng), 0


def _telling(line: Later, rng: random.Random) -> str:
    """The words that say it, or the whole sentence."""
    return line.text if rng.random() < WHOLE else line.span.cut(line.text)


def _lines(path: Path) -> Iterator[Bond | Later]:
    story = deal = ""
    day = dt.date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(" ")
        if head == "##":
            story = f"{path.stem} {rest.removeprefix('story ').strip()}"
        elif head == "date:":
            day = dt.date.fromisoformat(rest.strip())
        elif head == "###":
            deal = rest.partition(":")[0]
        elif head == "*":
            yield Bond(story, deal, day, *_marked(rest))
        elif head == "#":
            yield Bond(story, deal, day, rest)
        elif head in OUTCOMES:
            told, _, words = rest.partition(" ")
            start, end = words.index("["), words.index("]")
            text = words[:start] + words[start + 1 : end] + words[end + 1 :]
            yield Later(story, deal, dt.date.fromisoformat(told), text, Span(start, end - 1), OUTCOMES[head])


def _marked(line: str) -> tuple[str, tuple[Mark, ...]]:
    """A line without its marks, and these."""
    text, at = "", 0
    marks: list[Mark] = []
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        if found["first"]:
            days = Interval(dt.date.fromisoformat(found["first"]), dt.date.fromisoformat(found["last"]))
            marks[-1] = Mark(marks[-1].part, marks[-1].span, days)
            continue
        words = found["what"] or found["words"]
        marks.append(Mark(found["kind"] or found["part"], Span(len(text), len(text) + len(words))))
        text += words
    return text + line[at:], tuple(marks)
