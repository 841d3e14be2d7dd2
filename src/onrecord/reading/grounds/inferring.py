"""Grounds with their conclusions behind a marker: "…, which suggests that …", "…, so …", "This means that …". The one
rule: a consequence in deeds is no conclusion."""

from collections.abc import Callable, Mapping

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.grounds.lines import COMMA, HARD, LIKELY, STRONG, Line, Stretch, trimmed
from onrecord.reading.grounds.linked import (
    BEFORE,
    Linked,
    clausal,
    evidence_kind,
    has_that,
    link,
    long_enough,
    marker_of,
)
from onrecord.records import GroundKind

SUBJECT = 10
"""Words in which the subject of a clause ends."""
JOINTS, TO = frozenset({"to", "of", "with"}), "to"
POINTERS = frozenset({"this", "that", "these", "those", "which", "it"})


def _behind(line: Line, match: Match) -> Stretch:
    return match.last, line.clause_end(match.last)


def _which_shows(line: Line, match: Match) -> Linked | None:
    ground = (line.clause_start(match.first), match.first)
    conclusion = _behind(line, match)
    says = line.forms[match.last - 1] in JOINTS or has_that(line, match) or clausal(line, conclusion)
    if not says or not long_enough(line, ground) or line.forms[match.last : match.last + 1] == [TO]:
        return None
    return link(line, GroundKind.INFERENCE, ground, match, conclusion)


def _showing(line: Line, match: Match) -> Linked | None:
    """Something that suggests, not somebody who does."""
    ground, conclusion = (line.clause_start(match.first), match.first), _behind(line, match)
    speaks = any(line.listed(at, "reporting") for at in range(*ground))
    if speaks or not long_enough(line, ground) or not (has_that(line, match) or clausal(line, conclusion)):
        return None
    return link(line, GroundKind.INFERENCE, ground, match, conclusion)


def _so(line: Line, match: Match) -> Linked | None:
    ground, conclusion = (line.clause_start(match.first), match.first), _behind(line, match)
    if _is_other_so(line, match) or line.asks or not long_enough(line, ground):
        return None
    if not line.claimed(conclusion, STRONG, LIKELY) and not _tells(line, ground):
        return None
    return link(line, GroundKind.INFERENCE, ground, match, conclusion)


def _tells(line: Line, ground: Stretch) -> bool:
    """Whether a ground is a thing that can be pointed at, with what it says: "our survey puts the line there"."""
    near = range(*ground)[:SUBJECT]
    verb = next((at for at in near if line.listed(at, "telling")), ground[0])
    return any(line.forms[at] in line.lexicon.nouns for at in range(ground[0], verb))


def _therefore(line: Line, match: Match) -> Linked | None:
    """The sentence or the clause before, where what follows is put forward as a claim."""
    start, end = _clause_around(line, match)
    is_so = line.listed(match.first - 1, "be") and line.listed(match.last, "definite")
    if line.asks or not (is_so or line.claimed((start, end))):
        return None
    front = start - 1 if start and line.forms[start - 1] in HARD | {COMMA} else start
    ground = (line.clause_start(front), front) if front else BEFORE
    if ground != BEFORE and not long_enough(line, ground):
        return None
    conclusion = (match.last, end) if match.first - start <= 1 else (start, end)
    return link(line, GroundKind.INFERENCE, ground, match, conclusion)


def _clause_around(line: Line, match: Match) -> Stretch:
    start = line.clause_start(match.first)
    near = range(max(start, match.first - 2), match.first)
    start = next((at for at in near if line.forms[at] == "and"), start)
    return start, line.clause_end(match.last)


def _first_so(line: Line, match: Match) -> Linked | None:
    """The same at the head of a sentence."""
    if match.first or line.asks or _is_other_so(line, match):
        return None
    conclusion = _behind(line, match)
    if not line.claimed(conclusion, STRONG, LIKELY):
        return None
    return link(line, GroundKind.INFERENCE, BEFORE, match, conclusion)


def _is_other_so(line: Line, match: Match) -> bool:
    """Whether it is "so far", "so, that …" or the like."""
    after = match.last + (line.forms[match.last : match.last + 1] == [COMMA])
    return line.listed(after, "no_so")


def _this_shows(line: Line, match: Match) -> Linked | None:
    conclusion = _behind(line, match)
    joined = match.label == "follows" and line.forms[match.first - 2 : match.first] == [COMMA, "and"]
    if line.asks or not (joined or line.opens(match.first)) or not (has_that(line, match) or clausal(line, conclusion)):
        return None
    ground = (line.clause_start(match.first - 1), match.first - 1) if match.first > 1 else BEFORE
    if ground != BEFORE and not long_enough(line, ground):
        ground = BEFORE
    return link(line, GroundKind.INFERENCE, ground, match, conclusion)


def _fact(line: Line, match: Match) -> Linked | None:
    """Of "the fact that A means B": the verb is the first one behind that makes a link."""
    end = line.clause_end(match.last)
    verb = next(
        (one for one in line.lexicon.verbs.matches(line.forms[match.last : end]) if one.first > 1),
        None,
    )
    if verb is None or line.asks:
        return None
    first, last = match.last + verb.first, match.last + verb.last
    if line.listed(first - 1, "negations"):
        return None
    both = Match(match.first, match.last, match.label, match.fixed)
    return link(line, GroundKind.INFERENCE, (match.last, first), both, (last, end))


def _is_proof(line: Line, match: Match) -> Linked | None:
    return _of_subject(line, match)


def _consistent(line: Line, match: Match) -> Linked | None:
    """What was found is consistent with something; a plan is with a law, and proves nothing."""
    start = line.subject_start(match.first)
    if not any(form in line.lexicon.nouns for form in line.forms[start : match.first]):
        return None
    return _of_subject(line, match)


def _of_subject(line: Line, match: Match) -> Linked | None:
    subject = (line.subject_start(match.first), match.first)
    if line.asks or line.listed(match.first - 1, "negations"):
        return None
    held = [form for form in line.forms[subject[0] : subject[1]] if form.isalnum()]
    if len(held) == 1 and held[0] in POINTERS:
        return link(line, GroundKind.INFERENCE, BEFORE, match, _behind(line, match))
    if not held or (len(held) == 1 and line.listed(subject[1] - 1, "unspecific")):
        return None
    kind = evidence_kind(line, subject, by_name=False) if match.label == "hallmarks" else None
    return link(line, kind or GroundKind.INFERENCE, subject, match, _behind(line, match))


def _relied(line: Line, match: Match) -> Linked | None:
    """What somebody relied on, for what the sentence before says."""
    kind = evidence_kind(line, (match.last, line.clause_end(match.last)), by_name=False)
    if kind is None or not line.before or not line.opens(match.first):
        return None
    ground = trimmed(line, (match.last, line.clause_end(match.last)))
    return Linked(kind, ground, marker_of(line, match), BEFORE)


INFERRING: Mapping[str, Callable[[Line, Match], Linked | None]] = {
    "which_shows": _which_shows,
    "showing": _showing,
    "so": _so,
    "first_so": _first_so,
    "therefore": _therefore,
    "this_shows": _this_shows,
    "follows": _this_shows,
    "fact": _fact,
    "is_proof": _is_proof,
    "consistent": _consistent,
    "hallmarks": _is_proof,
    "relied": _relied,
}
"""What is made of each marker."""
