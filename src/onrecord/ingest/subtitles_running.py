"""Cues joined into running text. Rule: a cue ends no sentence and no paragraph; another speaker or a pause does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.ingest.blocks import PARAGRAPH
from onrecord.records import Locator, LocatorKind, Passage, PassageKind, Span

PAUSE = 2.5
"""Seconds without a cue that begin a paragraph."""
UNNAMED = "Unidentified speaker"
"""What stands before words without a voice, in a file that names voices."""
_ROLLING = 0.25
"""Share of cues that repeat the end of the one before, from which on a file is of live captions that roll."""
_LEAST = 3
_ANOTHER = re.compile(r">{2,3} ?|(?:[^\W\d_a-zß-öø-ÿ][^\n:]{0,60}):(?=\s|$)|-\s?(?=[^\W\d_])")
"""How a line begins where somebody else speaks: ">>", "JANE:", a dash."""
_ASIDE = re.compile(r"[\[(♪♫][^\[\]()]{0,120}[\])♪♫]?")
_ENDS = (".", "!", "?", "…", "”", '"', ")", "]", "♪")


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words, and the name of the voice that the file gives them."""

    voice: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time: `start` and `end` in seconds, `label` for people."""

    start: float
    end: float
    label: str
    said: tuple[Voiced, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """The text, the names in it that say who speaks, and where in time each cue stands."""

    text: str
    passages: tuple[Passage, ...]
    locators: tuple[Locator, ...]


def run_together(cues: Sequence[Cue]) -> Running:
    """The running text of cues in the order of the file."""
    kept = list(_unrolled(cues)) if _rolls(cues) else list(cues)
    named = any(one.voice for cue in kept for one in cue.said)
    writer = _Writer(named=named)
    last: Cue | None = None
    for cue in kept:
        writer.write(cue, pause=last is not None and cue.start - last.end >= PAUSE)
        last = cue
    return Running("".join(writer.pieces), tuple(writer.passages), tuple(writer.locators))


class _Writer:
    """Puts the text together, piece by piece."""

    def __init__(self, *, named: bool) -> None:
        self.pieces: list[str] = []
        self.passages: list[Passage] = []
        self.locators: list[Locator] = []
        self._named = named
        self._voice: str | None = None
        self._place = 0

    def write(self, cue: Cue, *, pause: bool) -> None:
        """Add a cue's words, and its place in time."""
        first: int | None = None
        for said in cue.said:
            for number, line in enumerate(said.text.split("\n")):
                start = self._line(line, said.voice, pause=pause and first is None, joins=number > 0)
                first = start if first is None else first
        if first is not None:
            self.locators.append(Locator(Span(first, self._place), LocatorKind.TIMECODE, cue.label))

    def _line(self, line: str, voice: str | None, *, pause: bool, joins: bool) -> int:
        """Add a line; where it begins, the name before it included."""
        aside = _ASIDE.fullmatch(line) is not None
        changed = self._named and not aside and not joins and (voice or UNNAMED) != self._voice
        another = changed or aside or (not self._named and _ANOTHER.match(line) is not None)
        if self.pieces:
            self._add(PARAGRAPH if another or (pause and self._ended()) or self._after_aside() else " ")
        start = self._place
        if changed:
            self._voice = voice or UNNAMED
            self.passages.append(Passage(Span(start, start + len(self._voice)), PassageKind.SPEAKER))
            self._add(f"{self._voice}: ")
        self._add(line)
        return start

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self._place += len(piece)

    def _ended(self) -> bool:
        return self.pieces[-1].endswith(_ENDS)

    def _after_aside(self) -> bool:
        return _ASIDE.fullmatch(self.pieces[-1]) is not None


def _lines(cue: Cue) -> list[str]:
    return [line for one in cue.said for line in one.text.split("\n")]


def _rolls(cues: Sequence[Cue]) -> bool:
    """Whether cues, again and again, begin with the last line of the one before and go on."""
    repeats = whole = 0
    for one, other in pairwise(cues):
        before, lines = _lines(one), _lines(other)
        if lines[0].startswith(before[-1]):
            repeats += 1
            whole += len(lines) > 1 or len(lines[0]) > len(before[-1])
    return repeats >= max(_LEAST, _ROLLING * len(cues)) and whole > 0


def _unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Cues without what the one before has shown already."""
    shown: list[str] = []
    for cue in cues:
        lines = _lines(cue)
        fresh = _fresh(shown, lines)
        shown = lines
        if fresh:
            voice = cue.said[-1].voice
            yield replace(cue, said=(Voiced(voice, "\n".join(fresh)),))


def _fresh(shown: Sequence[str], lines: Sequence[str]) -> list[str]:
    """The lines without those that were shown last; a line that grew, without what it had."""
    for size in range(min(len(shown), len(lines)), 0, -1):
        old, new = shown[-size:], lines[:size]
        if old[:-1] == new[:-1] and (new[-1] == old[-1] or new[-1].startswith(f"{old[-1]} ")):
            grown = new[-1][len(old[-1]) :].strip()
            return [*([grown] if grown else []), *lines[size:]]
    return list(lines)
