"""What a rule makes of a sentence, in words of it. The one rule: a stretch too short to say anything is none."""

from dataclasses import dataclass

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.grounds.lines import SHORTEST, Line, Stretch, trimmed, unmarked
from onrecord.records import GroundKind

BEFORE: Stretch = (-1, -1)
"""Stands for the whole sentence before."""
HEAD = 8
"""How many words of a noun phrase are looked at for its head."""
THAT = "that"
OF, POSSESSIVE = "of", "'s"


@dataclass(frozen=True, slots=True)
class Linked:
    """A ground, what offers it and its conclusion, as stretches of one sentence; `ground` None where there is none;
    `further` is the rest of a conclusion that the ground interrupts. `spoken` says that of words that
    tell who says something, what is said is the conclusion."""

    kind: GroundKind
    ground: Stretch | None
    marker: Stretch
    conclusion: Stretch
    open: bool = False
    further: Stretch | None = None
    spoken: bool = False


def link(line: Line, kind: GroundKind, ground: Stretch, match: Match, conclusion: Stretch) -> Linked | None:
    """The link that a marker makes, where both sides say something."""
    if ground == BEFORE:
        if len(line.before) < SHORTEST:
            return None
    else:
        ground = trimmed(line, ground)
        if ground[0] >= ground[1]:
            return None
    conclusion = trimmed(line, conclusion)
    if conclusion[1] - conclusion[0] < 1:
        return None
    return Linked(kind, ground, marker_of(line, match), conclusion)


def marker_of(line: Line, match: Match) -> Stretch:
    """A marker's words without the marks around them; the mark where it is no more than that."""
    first, last = unmarked(line, (match.first, match.last))
    return (first, last) if first < last else (match.first, match.last)


def long_enough(line: Line, stretch: Stretch) -> bool:
    """Whether a stretch can be a clause."""
    first, last = trimmed(line, stretch)
    return last - first >= SHORTEST


def clausal(line: Line, stretch: Stretch) -> bool:
    """Whether a stretch begins like a clause: a verb's auxiliary or a past tense stands among its first words."""
    first = range(stretch[0], min(stretch[1], stretch[0] + HEAD))
    return any(line.listed(at, "auxiliaries") or line.forms[at].endswith("ed") for at in first)


def has_that(line: Line, match: Match) -> bool:
    """Whether "that" ends a marker or follows it."""
    return THAT in (line.forms[match.last - 1], *line.forms[match.last : match.last + 1])


def evidence_kind(line: Line, stretch: Stretch, *, by_name: bool = True) -> GroundKind | None:
    """The kind of evidence that a noun phrase names by its head; None where it names none."""
    if stretch[0] >= min(stretch[1], len(line.forms)):
        return None
    head = stretch[0]
    for at in range(stretch[0], min(stretch[1], stretch[0] + HEAD)):
        form = line.forms[at]
        if at > stretch[0] and (
            line.listed(at, "stops") or not (form[0].isalnum() or form == POSSESSIVE) or form.endswith("ed")
        ):
            break
        head = at
    behind = head + 2
    if line.listed(head, "copies") and line.forms[head + 1 : behind] == [OF] and behind < stretch[1]:
        return evidence_kind(line, (behind, stretch[1]), by_name=by_name)
    named = head > 0 and line.words[head].capital  # "Notes from Marrowen" is a paper
    return None if named else noun_kind(line, head, by_name=by_name)


def noun_kind(line: Line, at: int, *, by_name: bool = True) -> GroundKind | None:
    """The kind of evidence that a noun names; minutes that are counted are none."""
    form = line.forms[at]
    if form in line.lexicon.named:
        return GroundKind.REASON if by_name else None
    if form == "minutes" and at and (line.listed(at - 1, "numbers") or line.forms[at - 1].isdigit()):
        return None
    return line.lexicon.nouns.get(form)
