"""Conclusions that the words leave open. The one rule: what is left open stays open, whatever is offered for it."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.grounds.lines import COMMA, Line, Stretch, in_order, trimmed
from onrecord.reading.grounds.linked import BEFORE, Linked, link, marker_of
from onrecord.records import GroundKind

ASKED = frozenset({"who", "whom", "whose", "what", "which", "how", "why", "when", "where"})
"""Words that are a part of what is asked."""
FRONTED = frozenset({"whether", "why", "who", "whom", "whose", "what", "how", "question"})
"""Words with which a question begins that is left open behind it; "when" and "where" begin other things."""
OBJECTS = frozenset({"whom", "whose"})
"""Question words that a preposition goes with: "on whose order"."""
DISPUTED = frozenset({"whether", "question"})
TO, HOW, THE = "to", "how", "the"
POINTERS = frozenset({"this", "that", "these", "those", "it", "they", "which"})


def left_open(line: Line) -> Iterator[Linked]:
    """Every conclusion that the sentence leaves open, with what it offers for it all the same."""
    fronted = (_front(line, match) for match in in_order(line.lexicon.fronted, line.forms))
    yield from (found for found in fronted if found is not None)
    for match in in_order(line.lexicon.open, line.forms):
        found = _following(line, match) if match.label == "after" else _subject(line, match)
        if found is not None:
            yield found


def _following(line: Line, match: Match) -> Linked | None:
    if line.forms[match.last : match.last + 1] == [TO]:
        return None  # to know how to do a thing is no question of fact
    start = match.last - (line.forms[match.last - 1] in ASKED) - 2 * (line.forms[match.last - 2] == HOW)
    if not OBJECTS.isdisjoint(line.forms[start : match.last]) and line.listed(start - 1, "leading"):
        start -= 1
    end = line.clause_end(match.last)
    comma = line.front_ends(match.last) if _concedes(line, match) else None
    if comma is not None and comma < end + 1:
        ground = (comma + 1, line.clause_end(comma + 1))
        if _is_traced(line, ground):
            found = link(line, GroundKind.TRACE, ground, match, (start, comma))
            return None if found is None else replace(found, open=True)
        end = comma
    return _open(line, match, (start, end))


def _concedes(line: Line, match: Match) -> bool:
    """Whether "while" or its like stands before, with no more than a subject between."""
    return any(line.listed(at, "conceding") for at in range(max(0, match.first - 2), match.first))


def _is_traced(line: Line, ground: Stretch) -> bool:
    forms = line.forms[ground[0] : ground[1]]
    return bool(line.lexicon.traced.matches(forms))


def _subject(line: Line, match: Match) -> Linked | None:
    if match.last < len(line.forms) and line.forms[match.last][0].isalnum() and not line.listed(match.last, "stops"):
        return None
    subject = trimmed(line, (line.subject_start(match.first), match.first))
    held = line.forms[subject[0] : subject[1]]
    if len(held) == 1 and held[0] in POINTERS:
        return Linked(GroundKind.INFERENCE, None, marker_of(line, match), BEFORE, open=True) if line.before else None
    return _open(line, match, subject)


def _front(line: Line, match: Match) -> Linked | None:
    """A question that stands before the words that leave it open: "By whom it was done, nobody knows"."""
    start, end = line.clause_start(match.first), match.first
    while start < end and line.listed(start, "openers"):
        start += 1
    first = start + (line.listed(start, "leading") or line.forms[start] == THE)
    wanted = DISPUTED if match.label == "disputed" else FRONTED
    if line.forms[first] not in wanted or (match.last < len(line.forms) and line.forms[match.last][0].isalnum()):
        return None
    if line.forms[end - 2 : end - 1] == [COMMA] and line.forms[end - 1] in POINTERS:
        end -= 2  # "Whether it was so, that is open"
    return _open(line, match, (start, end))


def _open(line: Line, match: Match, conclusion: Stretch) -> Linked | None:
    conclusion = trimmed(line, conclusion)
    if conclusion[1] - conclusion[0] < 1 + (not ASKED.isdisjoint(line.forms[conclusion[0] : conclusion[0] + 1])):
        return None
    return Linked(GroundKind.INFERENCE, None, marker_of(line, match), conclusion, open=True)
