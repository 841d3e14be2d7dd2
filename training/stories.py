"""Invented stories: claims with statements that assert them, deny them, or do neither, as the program reads them.

`invented/stories/` holds the texts, its README their form. The one rule: what is learnt from is what the program will
see: a statement's proposition as the reader makes it of the line, not the words that were marked.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from onrecord.models import StatementModel
from onrecord.reading.propositions import find_propositions
from onrecord.reading.read import read_document
from onrecord.records import Document, Proposition, Span

SAME, DENIES, NEITHER, NO_DENIAL, NOT_SAME = range(5)
"""How two statements stand to each other. Two that deny one claim may say the same or not, but deny each other as good
as never: of them only that is known, or, where a cue takes the words of one back, that their words are not the same."""

TEST = ("e-", "p-")
"""How the files and stories of those authors begin who wrote for the test alone."""

SIGNS = {"+": 1, "-": -1, "~": 0}
"""What a line says of its claim: that it is so, that it is not so, or neither."""

_ABOUT = re.compile(r"(?:\s!\s?([\w-]+))+$")
_OTHER = re.compile(r"!\s?([\w-]+)")
_MARKED = re.compile(r"\[(.*?)\]")
_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|refut|rubbish|false|untrue|invention|fabrication|lie|nonsense|myth)\w*",
    re.IGNORECASE,
)
_TURNED = {SAME: DENIES, DENIES: SAME, NEITHER: NEITHER, NO_DENIAL: NOT_SAME}
_MOST = 8
"""Pairs of one sort that a claim gives in a pass, at most."""
_FEW = 4
"""Pairs of denials of one claim."""
_ASIDE, _ACROSS, _FAR = 8, 16, 2
"""Pairs that a claim gives: with lines that do neither, with near lines of its story's other claims, with any lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement of a story: its claim and sign, the other claims it may bear on, and what the reader makes of it."""

    story: str
    claim: str
    sign: int
    about: frozenset[str]
    proposition: Proposition


@dataclass(frozen=True, slots=True)
class Marked:
    """A line as it was written."""

    story: str
    claim: str
    sign: int
    about: frozenset[str]
    day: dt.date
    text: str
    span: Span


def marked(path: Path) -> Iterator[Marked]:
    """The lines of a file, in order; ValueError where one has no brackets."""
    story = claim = ""
    day = dt.date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(" ")
        if head == "##":
            story = rest.removeprefix("story ").strip()
        elif head == "date:":
            day = dt.date.fromisoformat(rest.strip())
        elif head == "###":
            claim = rest.partition(":")[0]
        elif head in SIGNS:
            found = _ABOUT.search(rest)
            about = frozenset(_OTHER.findall(found.group())) if found else frozenset()
            written = rest[: found.start()] if found else rest
            inside = _MARKED.search(written)
            if inside is None:
                raise ValueError(f"{path.name}: no brackets in {line!r}")
            text = written[: inside.start()] + inside[1] + written[inside.end() :]
            span = Span(inside.start(), inside.start() + len(inside[1]))
            yield Marked(f"{path.stem} {story}", claim, SIGNS[head], about, day, text, span)


def read(paths: Sequence[Path], model: StatementModel) -> list[Line]:
    """All lines of some files, with what the reader makes of them."""
    return [
        Line(one.story, one.claim, one.sign, one.about, proposition(one, model))
        for path in sorted(paths)
        for one in marked(path)
    ]


def proposition(one: Marked, model: StatementModel) -> Proposition:
    """What the reader makes of a line: the proposition that has most of what is marked; where it finds none, the marked
    words themselves."""
    document = Document(one.text, "", published=one.day, language="en")
    best, most = None, 0
    for found in find_propositions(read_document(document, model)):
        shared = sum(max(0, min(one.span.end, s.end) - max(one.span.start, s.start)) for s in found.spans)
        if shared > most:
            best, most = found, shared
    if best is not None and 2 * most >= len(one.span):
        return best
    outside = one.text[: one.span.start] + one.text[one.span.end :]
    words = one.span.cut(one.text).strip("“”\"'‘’ ,.")
    return Proposition("", "", words[:1].upper() + words[1:], one.day, denied=bool(_TAKEN_BACK.search(outside)))


def label(one: Line, other: Line) -> int | None:
    """How two lines stand to each other; None where the story does not say."""
    if one.story != other.story:
        return NEITHER
    if one.claim != other.claim:
        return None if one.claim in other.about or other.claim in one.about else NEITHER
    if not one.sign or not other.sign:
        return NEITHER if one.sign or other.sign else None
    if one.sign != other.sign:
        return DENIES
    return SAME if one.sign == 1 else NO_DENIAL


def of_words(one: Line, other: Line, known: int) -> int:
    """How the words of two lines stand to each other: where the cue of one takes its words back, what is a denial of
    the statement is the same in words, and the other way round."""
    return known if one.proposition.denied == other.proposition.denied else _TURNED[known]


def drawn(lines: Sequence[Line], near: Sequence[Sequence[int]], rng: random.Random) -> list[tuple[int, int, int]]:
    """Pairs of a pass by their places, with their labels; `near` are the places of each line's nearest."""
    claims: dict[tuple[str, str], list[int]] = {}
    for place, line in enumerate(lines):
        claims.setdefault((line.story, line.claim), []).append(place)
    found: set[tuple[int, int, int]] = set()

    def add(pairs: Sequence[tuple[int, int]], most: int) -> None:
        for one, other in rng.sample(pairs, min(most, len(pairs))):
            known = label(lines[one], lines[other]) if one != other else None
            if known is not None:
                first, second = rng.sample((one, other), 2)
                found.add((first, second, known))

    for places in claims.values():
        sides = {sign: [place for place in places if lines[place].sign == sign] for sign in SIGNS.values()}
        add(list(combinations(sides[1], 2)), _MOST)
        add(list(product(sides[1], sides[-1])), _MOST)
        add(list(combinations(sides[-1], 2)), _FEW)
        add([*product(sides[0], sides[1] + sides[-1])], _ASIDE)
        own = set(places)
        add([(place, other) for place in places for other in near[place] if other not in own], _ACROSS)
        add([(rng.choice(places), rng.randrange(len(lines))) for _ in range(_FAR)], _FAR)
    return sorted(found)
