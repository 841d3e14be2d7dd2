"""Where a deed's clause ends, who stands before a verb, what must come first and what follows otherwise. The one
rule: a clause never runs into the words that attribute it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.commitments.lexicon import CONDITION, OTHERWISE
from onrecord.reading.commitments.scenes import CLOSING, STOPS, STRAIGHT, Range, Scene

DASHES = frozenset("–—-")
COMMA = ","
LONGEST_NAME = 12
"""In how many words somebody is named."""
ASIDE, RELATIVE = 12, 36
"""In how many words an aside between commas ends, and one with a verb of its own, "which has lost money since 2019"."""
OF_WHOM = 6
"""In how many words such an aside shows that it is one: "a majority of whom"."""
FRONT = 14
"""In how many words a condition in front ends."""
NEW_CLAUSE = 5
"""In how many words behind "and" a new subject shows by its verb."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A clause beside the deed's: a condition, or what follows otherwise; `opener` is how many words open it."""

    label: str
    words: Range
    opener: int


def clause_end(scene: Scene, start: int) -> int:
    """The number of the word before which the clause that begins at `start` is over."""
    at = start
    while at in scene.walls:
        at += 1
    while at < len(scene.forms):
        form = scene.forms[at]
        if at in scene.walls or form in STOPS or form in DASHES or form == CLOSING:
            return at
        if form == STRAIGHT and scene.forms[start:at].count(STRAIGHT) % 2 == 0 and _opened_before(scene, start):
            return at
        if at > start and scene.within(at, "ends"):
            return at
        if form == COMMA and _closes(scene, at):
            return at
        if form in {"and", "or"} and at > start and _new_subject(scene, at + 1):
            return at
        at += 1
    return at


def _opened_before(scene: Scene, start: int) -> bool:
    return scene.forms[:start].count(STRAIGHT) % 2 == 1


def _closes(scene: Scene, comma: int) -> bool:
    """Whether the clause is over at a comma: what follows is no further item of a list."""
    after = comma + 1
    if scene.form(after) in {"and", "or"}:
        return _new_subject(scene, after + 1) or scene.within(after + 1, "ends_after_comma")
    if after in scene.timed or scene.within(after, "limits"):
        return False
    return scene.mark(after) or scene.within(after, "ends_after_comma") or after in scene.walls


def _new_subject(scene: Scene, at: int) -> bool:
    """Whether a subject of its own begins here, shown by an auxiliary soon behind it."""
    if scene.within(at, "pronouns"):
        return True
    for place in range(at + 1, min(at + 1 + NEW_CLAUSE, len(scene.forms))):
        if scene.mark(place) or scene.within(place, "joining"):
            return False
        if scene.within(place, "auxiliaries") and scene.forms[place] not in {"to", "be", "been", "being", "'s"}:
            return not scene.within(at, "base")
    return False


def subject_before(scene: Scene, at: int) -> Range | None:
    """The words that name who does what the verb at a place says; None where nothing does."""
    last = at
    while last > 0 and (scene.within(last - 1, "auxiliaries") or scene.within(last - 1, "adverbs")):
        if scene.forms[last - 1] == "to" and not scene.within(last - 2, "rumoured"):
            return None
        last -= 1 + (scene.forms[last - 1] == "to")
    if last > 0 and scene.within(last - 1, "pronouns"):
        return last - 1, last
    if scene.within(last - 1, "and"):
        return _shared(scene, last - 1)
    if last > 1 and scene.forms[last - 1] == COMMA:
        last = _before_aside(scene, last - 1)
    first = last
    while first > 0 and last - first < LONGEST_NAME and not _parts(scene, first - 1, last):
        first -= 1
        if _opens_name(scene, first):
            break
    while first < last and (scene.mark(first) or scene.forms[first] in {"and", "that", "or"}):
        first += 1
    return (first, last) if first < last else None


def _opens_name(scene: Scene, at: int) -> bool:
    """Whether a name begins at an article behind a noun: "Under the treaty | each state"."""
    before = at - 1
    leads = any(scene.within(before, name) for name in ("prepositions", "of", "inside", "determiners", "genitive"))
    return scene.within(at, "articles") and not leads


def _shared(scene: Scene, conjunction: int) -> Range | None:
    """Who does what a second verb says, too: "the ministry regretted the delay and would look into it"."""
    start = conjunction
    while start > 0 and not _begins(scene, start - 1):
        start -= 1
    for at in range(start, min(start + LONGEST_NAME, conjunction)):
        if scene.within(at, "pronouns"):
            return at, at + 1
        finite = scene.within(at, "auxiliaries") and scene.forms[at] != "'s"
        if at > start and (finite or scene.form(at).endswith("ed")):
            return start, at
    return None


def _begins(scene: Scene, at: int) -> bool:
    """Whether a clause can begin behind a word."""
    return at in scene.walls or scene.mark(at) or scene.within(at, "that") or scene.within(at, "reporting")


def _before_aside(scene: Scene, comma: int) -> int:
    """The end of a name that an aside between commas follows: "Oda Renn, the minister, has promised"; a clause with
    "which" is one, too."""
    found, finite = comma + 1, False
    for at in range(comma - 1, max(-1, comma - RELATIVE), -1):
        if scene.forms[at] == COMMA:
            if any(scene.within(place, "relating") for place in range(at + 1, at + OF_WHOM)):
                return at
            if scene.within(at + 1, "and"):
                break
            found = at if found > comma and not finite and comma - at < ASIDE else found
        finite = finite or scene.within(at, "auxiliaries")
        if scene.forms[at] in STOPS or scene.within(at, "reporting") or scene.within(at, "that"):
            break
    return found


def _parts(scene: Scene, at: int, last: int) -> bool:
    """Whether the name cannot reach back over a word."""
    form = scene.forms[at]
    if scene.mark(at):
        return not (form == "." and scene.words[at].span.end == scene.words[at + 1].span.start)
    if form in {"and", "or"}:
        return not (at > 0 and scene.words[at - 1].capital and scene.words[at + 1].capital)
    held = scene.held.lists
    if at in scene.cues or form in held["reporting"]:
        return True
    if form == "to" and scene.words[at + 1].capital:
        return False
    if form in held["joining"] or form in held["auxiliaries"] - {"'s"} or form in {"who", "which"}:
        return True
    return at in scene.timed and not any(scene.words[number].capital for number in range(at + 1, last))


def branches(scene: Scene) -> list[Branch]:
    """Conditions and what follows otherwise, in the order of the sentence; none inside another."""
    found: list[Branch] = []
    for match in scene.held.openers.matches(scene.forms):
        if found and match.first < found[-1].words[1]:
            continue
        if match.label == CONDITION and not _conditional(scene, match.first):
            continue
        if match.first in scene.walls:
            continue
        end = _branch_end(scene, match.first, match.last, match.label)
        if end > match.last:
            found.append(Branch(match.label, (match.first, end), match.last - match.first))
    return found


def _conditional(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    if at and scene.within(at - 1, "not_after") and form in {"if", "only"}:
        return False
    if scene.within(at, "until"):
        return not any(place in scene.timed for place in range(at + 1, at + 4)) and not any(
            scene.mark(place) or scene.form(place)[:1].isdigit() for place in range(at + 1, at + 3)
        )
    if form == "should":
        opens = at == 0 or scene.mark(at - 1)
        turned = scene.within(at + 1, "determiners") or scene.within(at + 1, "pronouns")
        return (opens or turned) and not scene.mark(at + 1)
    if form == "only":
        return scene.form(at + 1) in {"if", "after", "once", "when"}
    return form != "once" or (not (at and scene.within(at - 1, "determiners")) and _verbal(scene, at))


def _verbal(scene: Scene, at: int) -> bool:
    """Whether "once" opens a clause, by its length."""
    return any(not scene.mark(place) for place in range(at + 2, min(at + 4, len(scene.forms)))) and not scene.mark(
        at + 1
    )


def _branch_end(scene: Scene, first: int, at: int, label: str) -> int:
    """Where such a clause ends: at the comma before the main clause where it stands in front, else with that."""
    fronted = label == CONDITION and (
        first == 0 or scene.mark(first - 1) or scene.form(first - 1) in {"that", "and", "but"}
    )
    quoted = _opened_before(scene, first)
    comma = next((place for place in range(at, min(at + FRONT, len(scene.forms))) if scene.forms[place] == COMMA), at)
    while at < len(scene.forms):
        form = scene.forms[at]
        walled = at in scene.walls and not (fronted and at < comma)
        if walled or form in STOPS or form in DASHES or form == CLOSING or (form == STRAIGHT and quoted):
            return at
        if form == COMMA and (fronted or _ends_branch(scene, at)):
            return at
        if fronted and at > first + 2 and scene.within(at, "pronouns") and scene.within(at + 1, "futures"):
            return at
        if label == CONDITION and form in {"but", "while"}:
            return at
        if label == CONDITION and form == "and" and at > first + 2 and scene.form(at + 1) in {"will", "would", "that"}:
            return at
        at += 1
    return at


def _ends_branch(scene: Scene, comma: int) -> bool:
    after = comma + 1
    return scene.mark(after) or after in scene.walls or scene.within(after, "ends_after_comma")


def branch_numbers(found: list[Branch], label: str, inside: Range) -> Iterator[Branch]:
    """The branches of a label that begin inside a range."""
    return (one for one in found if one.label == label and inside[0] <= one.words[0] < inside[1])


__all__ = ["OTHERWISE", "Branch", "branch_numbers", "branches", "clause_end", "subject_before"]
