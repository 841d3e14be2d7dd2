"""Conclusions with their grounds behind a marker: "… because …", "…, citing …", "given that …, …". The one rule: a
conclusion is put forward as a claim; the reason of a deed is no ground."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.grounds.lines import CLAIMS, COMMA, DEEDS, LIKELY, REACH, STRONG, WEAK, Line, Stretch
from onrecord.reading.grounds.linked import Linked, evidence_kind, link, long_enough
from onrecord.records import GroundKind

PERFECT = frozenset({"has", "have", "had", "'ve", "'s"})
THAT = "that"
Sides = tuple[Stretch, Stretch]
"""Ground and conclusion."""


def _sides(line: Line, match: Match) -> Sides | None:
    if line.opens(match.first):
        comma = line.front_ends(match.last)
        return None if comma is None else ((match.last, comma), (comma + 1, line.clause_end(comma + 1)))
    return (match.last, line.clause_end(match.last)), (line.clause_start(match.first), match.first)


def _because(line: Line, match: Match) -> Linked | None:
    return _reason(line, match, CLAIMS)


def _because_of(line: Line, match: Match) -> Linked | None:
    return _reason(line, match, (STRONG,))


def _given_what(line: Line, match: Match) -> Linked | None:
    apart = line.opens(match.first) or line.forms[match.first - 1] == COMMA
    return _reason(line, match, (STRONG,)) if apart else None


def _since(line: Line, match: Match) -> Linked | None:
    """A reason, not a time: apart by a comma, no perfect tense before it, no moment behind it."""
    sides = _sides(line, match)
    following = line.forms[match.last] if match.last < len(line.forms) else ""
    if sides is None or line.listed(match.last, "moments") or following[:1].isdigit():
        return None
    if not line.opens(match.first) and line.forms[match.first - 1] != COMMA:
        return None
    start, end = sides[1]
    certain = line.claimed(sides[1], STRONG)
    if not certain and not PERFECT.isdisjoint(line.forms[start:end]):
        return None
    return _reason(line, match, (STRONG, LIKELY, WEAK))


def _reason(line: Line, match: Match, labels: tuple[str, ...]) -> Linked | None:
    sides = _sides(line, match)
    if sides is None or line.listed(match.first - 1, "besides"):
        return None
    ground, conclusion = sides
    if not long_enough(line, conclusion) or not line.claimed(conclusion, *labels) or _is_deed(line, ground):
        return None
    return link(line, GroundKind.REASON, ground, match, conclusion)


def _is_deed(line: Line, ground: Stretch) -> bool:
    """Whether the ground itself tells of anonymity: then it is the reason for that."""
    return "anonymity" in line.forms[ground[0] : ground[1]]


def _judging(line: Line, match: Match) -> Linked | None:
    sides = _sides(line, match)
    if sides is None or line.listed(match.first - 1, "auxiliaries") or not long_enough(line, sides[1]):
        return None
    kind = evidence_kind(line, sides[0], by_name=False) or GroundKind.REASON
    return link(line, kind, sides[0], match, sides[1])


def _pointing(line: Line, match: Match) -> Linked | None:
    """Behind "citing": something that can be pointed at, for what is no deed."""
    sides = _spoken_behind(line, match) or _sides(line, match)
    if sides is None or not long_enough(line, sides[1]):
        return None
    said = _is_said(line, sides[1])
    sides = _swapped(line, match, sides)
    kind = evidence_kind(line, sides[0])
    if kind is None or not said:
        return None
    return link(line, kind, sides[0], match, sides[1])


def _spoken_behind(line: Line, match: Match) -> Sides | None:
    """Of "Renn, citing the log, said that A": what is said stands behind the verb; None for any other sentence."""
    start = line.clause_start(match.first)
    comma = next(
        (at for at in range(match.last, min(len(line.forms), match.last + REACH)) if line.forms[at] == COMMA), 0
    )
    if not comma or long_enough(line, (start, match.first)) or not line.listed(comma + 1, "reporting"):
        return None
    return (match.last, comma), (comma + 2, line.clause_end(comma + 2))


def _swapped(line: Line, match: Match, sides: Sides) -> Sides:
    """Of "concluded on the basis of records that A", and of "said, citing records, A": what is concluded stands behind
    the ground."""
    ground, _ = sides
    comma = next((at for at in range(*ground) if line.forms[at] == COMMA), None)
    if comma is not None and line.forms[match.first - 1] == COMMA and line.listed(match.first - 2, "reporting"):
        behind = (comma + 1, line.clause_end(comma + 1))
        return ((ground[0], comma), behind) if long_enough(line, behind) else sides
    that = next((at for at in range(*ground) if line.forms[at] == THAT), None)
    if that is None or not any(line.listed(at, "concluding") for at in (match.first - 1, match.first - 2)):
        return sides
    return (ground[0], that), (that + 1, line.clause_end(that + 1))


def _based(line: Line, match: Match) -> Linked | None:
    """Behind "based on", but not what is based on something itself."""
    if match.first and line.forms[match.first - 1] != COMMA and line.forms[match.first] == "based":
        return None
    return _pointing(line, match)


def _according(line: Line, match: Match) -> Linked | None:
    """Behind "according to": records that speak, not people."""
    sides = _sides(line, match)
    if sides is None:
        return None
    ground, conclusion = sides
    further = None
    if conclusion[1] <= ground[0]:
        end = next((at for at in range(*ground) if line.forms[at] == COMMA), ground[1])
        further = (end + 1, ground[1]) if end + 1 < ground[1] and line.forms[match.first - 1] == COMMA else None
        ground = (ground[0], end)
    kind = evidence_kind(line, ground, by_name=False)
    if kind is None or not long_enough(line, further or conclusion):
        return None
    found = link(line, kind, ground, match, conclusion)
    return None if found is None else replace(found, further=further)


def _is_said(line: Line, stretch: Stretch) -> bool:
    """Whether a stretch is put forward as a claim, or told as what somebody says; what is concluded may be a deed."""
    if line.listed(stretch[0] - 1, "reporting"):
        return True
    concluded = next((at for at in range(*stretch) if line.listed(at, "concluding") and _that(line, at)), stretch[1])
    held = [match for match in line.claims if stretch[0] <= match.first and match.last <= stretch[1]]
    if any(match.label == DEEDS and match.first < concluded for match in held):
        return False
    told = (line.listed(at, name) for at in range(*stretch) for name in ("reporting", "concluding"))
    return bool(held) or line.judged or any(told)


def _that(line: Line, at: int) -> bool:
    return line.forms[at + 1 : at + 2] == [THAT]


BACKING: Mapping[str, Callable[[Line, Match], Linked | None]] = {
    "because": _because,
    "because_of": _because_of,
    "given": _because,
    "given_what": _given_what,
    "since": _since,
    "judging": _judging,
    "citing": _pointing,
    "based": _based,
    "according": _according,
}
"""What is made of each marker."""
