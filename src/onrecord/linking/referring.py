"""Which statement of its own document a denial or a confirmation points to. The one rule: where two that differ fit
alike, it points to neither.

A denial that says again what it denies is not asked about here: its words can be held against those of others.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.linking.frames import family, telling
from onrecord.linking.pointing import Pointer, Way, affirming, denying, event, forms, hinting
from onrecord.linking.scenes import Scene
from onrecord.records import Act, Degree, Link, LinkKind, Polarity, Reading, Relation, SourceKind, Statement

BY_OWNER, BY_PLACE, BY_EVENT, NEAR_ITS_SIDE, NEAR = 0.9, 0.9, 0.85, 0.8, 0.7
"""How surely a pointer means what it was found to mean: by whose report it is, by the place right before it, by the
event that it names, as what was said last about the speaker's side, or as what was said last."""
REACH = 1500
"""Characters that what is meant may stand before what points to it."""
TURN = 400
"""Characters of a turn of a transcript that may be pointed to."""
PARAGRAPHS, NEXT = 3, 1
"""Paragraphs that it may stand before what points to it by a noun, and by a pronoun."""

_SAYING = frozenset({Act.DENY, Act.ASSERT, Act.CONDEMN, Act.ASSESS, Act.ANNOUNCE, Act.ACCUSE})
_PLAIN = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONFIRM, Act.ANNOUNCE})
_AFFIRMING = frozenset({Act.CONFIRM, Act.ADMIT})
_TELLING = frozenset({Act.ASSERT, Act.ANNOUNCE, Act.CONFIRM, Act.ADMIT, Act.ASSESS, Act.ACCUSE, Act.WARN, Act.PREDICT})
"""Acts by which somebody tells what another may deny."""

Meant = tuple[Statement, float]


def references(reading: Reading) -> tuple[Link, ...]:
    """Links from statements that only point to the statements of the same document that they mean, surest first."""
    scene = Scene(reading)
    found: dict[tuple[str, str], Link] = {}
    for statement in scene.ordered:
        for relation, target, confidence in _meant(scene, statement):
            one, other = sorted((statement.id, target.id))
            link = Link(one, other, relation, confidence, LinkKind.REFERENCE)
            if (one, other) not in found or found[one, other].confidence < confidence:
                found[one, other] = link
    return tuple(sorted(found.values(), key=lambda link: (-link.confidence, link.one, link.other)))


def _meant(scene: Scene, statement: Statement) -> Iterator[tuple[Relation, Statement, float]]:
    for pointer in scene.pointers(statement):
        relation = _relation(scene, statement, pointer)
        if relation is not None:
            for target, confidence in _targets(scene, statement, pointer):
                if target.cue or relation is not Relation.SAME:  # a turn says many things, of which one is confirmed
                    yield relation, target, confidence


def _relation(scene: Scene, statement: Statement, pointer: Pointer) -> Relation | None:
    """Whether it denies what it points to, affirms it, or neither."""
    cue, certainty = scene.cue(statement), statement.certainty
    if statement.act in _AFFIRMING and affirming(cue) and pointer.way in {Way.ACCOUNT, Way.PRONOUN}:
        return None if pointer.negative else Relation.SAME
    if certainty is None or certainty.degree is Degree.UNCOMMITTED:
        return None
    denied = statement.act is Act.DENY and denying(cue)
    rejected = statement.act is Act.REFUSE and denying(cue) and pointer.way is Way.ACCOUNT
    untrue = pointer.negative and statement.act in _SAYING and certainty.polarity is Polarity.NEGATIVE
    return Relation.DENIES if denied or rejected or untrue else None


def _targets(scene: Scene, statement: Statement, pointer: Pointer) -> Iterable[Meant]:
    others = [other for other in scene.near(statement) if may_be_meant(scene, other, statement)]
    if pointer.way is Way.RELATIVE:
        return [(other, BY_PLACE) for other in others if scene.right_before(other, statement)][:1]
    known = {other.id for other in others}
    outer = [other for other in others if not any(above.id in known for above in scene.above(other))]
    if pointer.way is Way.EVENT:
        return _telling_of(scene, statement, pointer, outer)
    if pointer.way is Way.PRONOUN:
        asked = event(scene.asked_about(statement))
        found = _telling_of(scene, statement, asked, outer) if asked is not None else []
        return found or _right_before(scene, statement, outer)
    return _account(scene, statement, pointer, outer)


def _account(scene: Scene, statement: Statement, pointer: Pointer, others: Sequence[Statement]) -> Iterable[Meant]:
    """What may be called by the noun of a pointer: that of its owner, if it has one, or else the last one."""
    if scene.is_own(statement, pointer.noun):
        return []
    called = [other for other in others if _is_called(scene, other, pointer)]
    owner = scene.owner(statement, pointer.noun)
    if owner:
        return _of_owner(scene, statement, pointer, [other for other in called if scene.is_by(other, owner)])
    last = _last(scene, statement, pointer, called)
    if last is None and not pointer.hints and not pointer.topic:
        return _right_before(scene, statement, others)
    return last or []


def may_be_meant(scene: Scene, other: Statement, statement: Statement) -> bool:
    """Whether another statement of the document tells something that this one may deny."""
    certainty = other.certainty
    return (
        other.act in _TELLING
        and certainty is not None
        and certainty.degree is not Degree.UNCOMMITTED
        and other.source_kind is not SourceKind.AUTHOR
        and not scene.same_voice(other, statement)
        and not scene.together(other, statement)
        and not _is_long_turn(other)
        and all(pointer.way is Way.EVENT for pointer in scene.pointers(other))
    )


def _is_long_turn(one: Statement) -> bool:
    """Whether it is a turn of a transcript that says too much to be pointed to as a whole."""
    return not one.cue and sum(map(len, one.content)) > TURN


def _is_called(scene: Scene, other: Statement, pointer: Pointer) -> bool:
    """Whether one may call a statement by the noun of a pointer, and whether it is on its topic."""
    if not _on_topic(scene, other, pointer):
        return False
    if pointer.charges:
        return other.act is Act.ACCUSE or hinting(scene.cue(other), pointer.noun)
    return not pointer.hints or hinting(scene.cue(other), pointer.noun)


def _on_topic(scene: Scene, other: Statement, pointer: Pointer) -> bool:
    return 2 * len(pointer.topic & scene.words(other)) >= len(pointer.topic)


def _tells(scene: Scene, other: Statement, pointer: Pointer) -> bool:
    """Whether it tells of the event, and is more than a name for it: in what is said, in how it is said ("rang her and
    warned"), or by being what a paper says of which there is none."""
    certainty = other.certainty
    if certainty is None or certainty.negations:
        return False
    called = {family(noun) for noun in (pointer.noun, *pointer.names)}
    if other.source_kind is SourceKind.DOCUMENT and not called.isdisjoint(map(family, scene.source_words(other))):
        return True
    if not called.isdisjoint(map(family, forms(scene.cue(other)))):
        return True
    return not called.isdisjoint(telling(scene.content(other)).heads) and not scene.belongs(other, pointer.noun)


def _telling_of(scene: Scene, statement: Statement, pointer: Pointer, others: Sequence[Statement]) -> list[Meant]:
    """Those that tell of the event by the same noun, or else by another for it; the ones before come first."""
    found = [other for other in others if _tells(scene, other, pointer) and _on_topic(scene, other, pointer)]
    before = [other for other in found if scene.place(other) < scene.place(statement)]
    return [(other, BY_EVENT) for other in before or found[:1]]


def _right_before(scene: Scene, statement: Statement, others: Sequence[Statement]) -> list[Meant]:
    """What was said last before by anybody else, if it is about the speaker's side, or the sentence before."""
    passed = [other for other in scene.near(statement) if scene.adjoins(other, statement) and scene.passes_on(other)]
    if passed:
        return [(other, BY_PLACE) for other in passed if not other.taken_back][-1:]
    heard = [
        other
        for other in scene.near(statement)
        if scene.place(other) < scene.place(statement)
        and other.parent is None
        and not scene.same_voice(other, statement)
        and not scene.together(other, statement)
    ]
    if not heard or heard[-1] not in others or not _reaches(scene, heard[-1], statement):
        return []
    last = heard[-1]
    if scene.paragraph(statement) - scene.paragraph(last) <= NEXT and (
        scene.concerns(last, statement) or scene.answers(statement, last)
    ):
        return [(last, NEAR_ITS_SIDE)]
    return [(last, NEAR)] if last.act in _PLAIN and scene.adjoins(last, statement) else []


def _of_owner(scene: Scene, statement: Statement, pointer: Pointer, others: Sequence[Statement]) -> list[Meant]:
    """What the owner of the report said last before, or else first behind."""
    before = [other for other in others if scene.place(other) < scene.place(statement)]
    chosen = before[-1:] or others[:1]
    if chosen and pointer.several:
        chosen = [other for other in others if scene.paragraph(other) == scene.paragraph(chosen[0])]
    return [(other, BY_OWNER) for other in chosen]


def _last(scene: Scene, statement: Statement, pointer: Pointer, others: Sequence[Statement]) -> list[Meant] | None:
    """What the only voice near said last that names the speaker's side, or that an outlet brought; None where there is
    no voice at all."""
    here = scene.paragraph(statement)
    near = [
        other for other in others if here - scene.paragraph(other) <= PARAGRAPHS and _reaches(scene, other, statement)
    ]
    told = [other for other in near if scene.concerns(other, statement)]
    brought = [other for other in near if scene.is_brought(other)] if pointer.stories else []
    found = [other for other in told if other in brought] or brought if pointer.stories else told
    if not found:
        return None
    last = found[-1]
    rivals = [other for other in found if scene.paragraph(other) == here] or found
    if not all(scene.same_house(other, last) for other in rivals):
        return []
    chosen = (
        [other for other in found if scene.paragraph(other) == scene.paragraph(last)] if pointer.several else [last]
    )
    return [(other, NEAR_ITS_SIDE if other in told else NEAR) for other in chosen]


def _reaches(scene: Scene, other: Statement, statement: Statement) -> bool:
    return scene.place(other) < scene.place(statement) <= scene.place(other) + REACH
