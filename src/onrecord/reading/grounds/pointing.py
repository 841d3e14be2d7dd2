"""Evidence that speaks: "satellite pictures show that …", "…, court records show.", "…: its metadata name a printer".
The one rule: the subject of the verb is a thing that can be pointed at."""

from collections.abc import Iterator

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.grounds.lines import COMMA, HARD, LIKELY, REACH, STRONG, TRIMMED, WEAK, Line, Stretch, in_order
from onrecord.reading.grounds.linked import Linked, clausal, has_that, link, long_enough, noun_kind
from onrecord.records import GroundKind

PHRASE = 14
"""How many words the subject may have."""
INTERRUPTION = 14
"""How many words may stand between commas behind the subject."""
AS, TO = "as", "to"
COLONS = frozenset(":;–—")


def pointed(line: Line) -> Iterator[Linked]:
    """Every piece of evidence of which the sentence says what it shows."""
    if line.asks:
        return
    for match in in_order(line.lexicon.verbs, line.forms):
        if match.label == "shows" and (found := _shown(line, match)) is not None:
            yield found
    yield from _traces(line)


def _shown(line: Line, match: Match) -> Linked | None:
    noun = _evidence_before(line, _interrupted(line, match.first))
    kind = None if noun is None else noun_kind(line, noun, by_name=False)
    if noun is None or kind is None or line.listed(match.first - 1, "negations") or line.forms[match.first - 1] == TO:
        return None
    subject = (_phrase_start(line, noun), match.first)
    conclusion = _conclusion(line, kind, subject, match)
    return None if conclusion is None else link(line, kind, subject, match, conclusion)


def _conclusion(line: Line, kind: GroundKind, subject: Stretch, match: Match) -> Stretch | None:
    """What evidence shows: behind the verb, before "…, records show.", or on the other side of "as the log shows"."""
    before = subject[0] - 1
    if before >= 0 and line.forms[before] == AS:
        return _beside(line, before, match)
    if match.last >= len(line.forms) or line.forms[match.last] in TRIMMED:
        conclusion = (line.clause_start(max(0, before)), before)
        return conclusion if before > 0 and line.forms[before] == COMMA and long_enough(line, conclusion) else None
    conclusion = (match.last, line.clause_end(match.last))
    sure = kind is GroundKind.OBSERVATION or has_that(line, match) or clausal(line, conclusion)
    return conclusion if sure else None


def _beside(line: Line, place: int, match: Match) -> Stretch | None:
    """The main clause of a sentence in which "as" stands at a place."""
    if line.opens(place):
        comma = line.front_ends(match.last - 1)
        return None if comma is None else (comma + 1, line.clause_end(comma + 1))
    return (line.clause_start(place - 1), place - 1) if line.forms[place - 1] == COMMA else None


def _interrupted(line: Line, verb: int) -> int:
    """The word at which the subject of a verb ends: before what stands between commas ("data, taken by radar, …")."""
    if verb < 1 or line.forms[verb - 1] != COMMA:
        return verb
    near = range(verb - 2, max(0, verb - 2 - INTERRUPTION), -1)
    return next((at for at in near if line.forms[at] == COMMA and line.listed(at + 1, "interrupting")), verb)


def _evidence_before(line: Line, verb: int) -> int | None:
    """The noun that is the head of the subject before a verb: the first of its kind in the phrase."""
    found = None
    for at in range(verb - 1, max(-1, verb - 1 - PHRASE), -1):
        form = line.forms[at]
        if form == COMMA or form in HARD or line.listed(at, "breaks") or line.listed(at, "auxiliaries"):
            break
        if form in line.lexicon.nouns and (at + 1 == verb or _head_ends(line, at + 1)):
            found = at
    return found


def _head_ends(line: Line, at: int) -> bool:
    form = line.forms[at]
    return line.listed(at, "stops") or form.endswith(("ed", "ing")) or form in {"also", "bearing", "on"}


def _phrase_start(line: Line, noun: int) -> int:
    start = noun
    while start > max(0, noun - PHRASE):
        form = line.forms[start - 1]
        if form == COMMA or form in HARD or line.listed(start - 1, "breaks") or line.listed(start - 1, "auxiliaries"):
            break
        start -= 1
    return start


def _traces(line: Line) -> Iterator[Linked]:
    """A claim, and after a colon or its like something that was found."""
    for match in line.lexicon.traced.matches(line.forms):
        colon = next(
            (at for at in range(match.first - 1, max(-1, match.first - REACH), -1) if line.forms[at] in COLONS), None
        )
        if colon is None:
            continue
        conclusion, ground = (line.clause_start(colon), colon), (colon + 1, line.clause_end(colon + 1))
        if not any(form in line.lexicon.nouns for form in line.forms[ground[0] : ground[1]]):
            continue
        if line.claimed(conclusion, STRONG, LIKELY, WEAK) and long_enough(line, conclusion):
            mark = Match(colon, colon + 1, match.label, 1)
            if (found := link(line, GroundKind.TRACE, ground, mark, conclusion)) is not None:
                yield found
