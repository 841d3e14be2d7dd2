"""Which statement of its own document a denial takes up in other words: "never ordered it" what "gave the order" said.
The one rule: what is denied was said by somebody else, of the same, and where two that differ fit alike, none is meant.
Turns of a transcript are left alone: they say too much at once.
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.frames import Denied, Telling, denials, telling
from onrecord.linking.pairing import days_meet, figures_meet
from onrecord.linking.referring import may_be_meant
from onrecord.linking.scenes import Scene
from onrecord.records import Act, Link, LinkKind, Proposition, Reading, Relation, Statement

BY_WORDS, BY_HEAD = 0.85, 0.75
"""How surely a denial means what says in the same words what it denies, or what has only its head and its people."""
REACH = 3000
"""Characters that what is meant may stand away."""
NEXT = 1
"""Paragraphs that it may stand before what says the opposite of "it"."""
MOSTLY = 2 / 3
"""Share of what a denial says beside its head that what is meant says, too."""
_MOST = 3
"""Statements that one denial takes up, at most: more of them, and it is the matter of the whole article."""

Told = Mapping[str, Sequence[Proposition]]


def contradictions(reading: Reading, told: Sequence[Proposition]) -> tuple[Link, ...]:
    """Links from propositions that deny to those of others in the document that say so; ends are ids of propositions,
    and of statements where these make none."""
    statements = {statement.id: statement for statement in reading.statements}
    denying = [
        (one, found)
        for one in told
        if statements[one.statement].cue
        and (not one.denied or (statements[one.statement].act is Act.DENY and statements[one.statement].source))
        for found in denials(one)
    ]
    if not denying:
        return ()
    scene = Scene(reading)
    propositions: dict[str, list[Proposition]] = {}
    for one in told:
        propositions.setdefault(one.statement, []).append(one)
    links: dict[tuple[str, str], Link] = {}
    for one, denied in denying:
        for target, confidence in _taken_up(scene, statements[one.statement], one, denied, propositions):
            here, there = sorted((one.id, target))
            links.setdefault((here, there), Link(here, there, Relation.DENIES, confidence, LinkKind.REFERENCE))
    return tuple(links[pair] for pair in sorted(links))


def _taken_up(
    scene: Scene, statement: Statement, one: Proposition, denied: Denied, propositions: Told
) -> Iterator[tuple[str, float]]:
    found: list[tuple[int, int, Statement, str]] = []
    place = scene.place(statement)
    for other in scene.near(statement):
        if not other.cue or abs(scene.place(other) - place) > REACH or not may_be_meant(scene, other, statement):
            continue
        if any(
            piece.start < there.end and there.start < piece.end for piece in statement.spans for there in other.spans
        ):
            continue
        for target, words, held in _worded(scene, other, propositions):
            score = _agreement(scene, (statement, other), denied, telling(words))
            if score is not None and not (held is not None and _apart(one, held)):
                found.append((score, scene.place(other), other, target))
    if not found:
        return
    most = max(score for score, *_ in found)
    best = [each for each in found if each[0] == most]
    inner = {above.id for each in best for above in scene.above(each[2])}
    best = [each for each in best if each[2].id not in inner]
    if len(best) <= _MOST:
        yield from ((target, BY_WORDS if most else BY_HEAD) for *_, target in best)


def _worded(scene: Scene, other: Statement, propositions: Told) -> Iterator[tuple[str, str, Proposition | None]]:
    """What a statement says, part by part; its content as it stands where that makes no proposition."""
    made = propositions.get(other.id, ())
    for one in made:
        if not one.denied:
            yield one.id, one.words, one
    if not made and not other.taken_back:
        yield other.id, scene.content(other), None


def _agreement(scene: Scene, pair: tuple[Statement, Statement], denied: Denied, told: Telling) -> int | None:
    """How many words beside the head both have; None where the other does not say what is denied."""
    statement, other = pair
    if denied.head not in told.heads and not (denied.head == "threat" and other.act is Act.THREATEN):
        return None
    if denied.agent and denied.agent not in scene.words(other):
        return None
    if denied.names and told.names and not denied.names & told.names and not scene.concerns(other, statement):
        return None
    shared = len(denied.others & told.all)
    if not denied.open:
        return shared if shared and shared >= MOSTLY * len(denied.others) else None
    near = denied.names & told.names or scene.concerns(other, statement) or denied.existential
    if denied.opposed and 0 <= scene.paragraph(statement) - scene.paragraph(other) <= NEXT:
        near = True
    return 0 if near else None


def _apart(one: Proposition, other: Proposition) -> bool:
    """Whether figures of one unit or days differ."""
    figures = [figures_meet(here, there) for here in one.figures for there in other.figures]
    known = [met for met in figures if met is not None]
    days = [days_meet(here, there) for here in one.days for there in other.days]
    return (bool(known) and not any(known)) or (bool(days) and not any(days))
