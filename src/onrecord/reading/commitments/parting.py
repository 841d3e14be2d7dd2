"""A deed's words, parted into what, by when, under which condition, and what otherwise. The one rule: no word is in two
of them, so `what` reads as what is to be done and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.commitments.clauses import COMMA, Branch, subject_before
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.deadlines import BEFORE, BY, FROM, LASTING, ON, WITHIN, Limit
from onrecord.reading.commitments.lexicon import CONDITION, DUTY, LIMIT, MODAL, MUST, OTHERWISE
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Interval, Spans

HARD = frozenset({BY, BEFORE, WITHIN})
"""How a last day is set."""
SOFT = frozenset({ON, FROM})
"""How a deed's own days are named."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a deed's clause; `hard`: the words set a last day, "by Friday", and not only the day itself."""

    what: Spans
    due: Interval | None
    due_spans: Spans
    condition: Spans
    otherwise: Spans
    hard: bool = False


def parted(scene: Scene, deed: Deed, branches: Sequence[Branch], limits: Sequence[Limit]) -> Parts:
    """The parts of one deed."""
    first, last = _negated(scene, deed), deed.words[1]
    held = [
        one for one in branches if first <= one.words[0] and _reaches(scene, one, deed) and not _lasts(scene, one, deed)
    ]
    conditions = [one for one in held if one.label == CONDITION] or _fronted(scene, deed, branches)
    otherwise = [one for one in held if one.label == OTHERWISE]
    cut = min((one.words[0] for one in held), default=last)
    last = min(last, cut)
    limit = _limit(scene, deed, (first, last), limits, branches)
    taken = set(range(*limit.words)) if limit else set()
    numbers = [at for at in range(first, last) if at not in taken]
    return Parts(
        what=(*_taken_up(scene, deed, numbers), *scene.pieces(_trimmed(scene, numbers))),
        due=limit.due if limit else None,
        due_spans=scene.pieces(range(*limit.words)) if limit and limit.due else (),
        condition=tuple(span for one in conditions for span in scene.pieces(range(*one.words))),
        otherwise=tuple(span for one in otherwise for span in scene.pieces(range(*one.words))),
        hard=limit is not None and limit.due is not None and limit.how in HARD,
    )


def _negated(scene: Scene, deed: Deed) -> int:
    """Where the deed begins: at "nobody" where its verb is said of that, however far before it: "promised that nobody
    who has lost a house will pay"."""
    start, first = deed.trigger[1], deed.words[0]
    opening = next((at for at in range(start, first) if not scene.mark(at) and not scene.within(at, "that")), first)
    return opening if opening < first and scene.within(opening, "nobody") else first


def _reaches(scene: Scene, branch: Branch, deed: Deed) -> bool:
    """Whether a branch behind the deed still belongs to it: no sentence of its own stands between."""
    start, end = branch.words[0], deed.words[1]
    return start <= end + 1 or all(
        (scene.mark(at) and scene.forms[at] not in ".!?") or at in scene.walls for at in range(end, start)
    )


def _lasts(scene: Scene, branch: Branch, deed: Deed) -> bool:
    """Whether "until" says how long something is done again and again: "come back each week until all are home"."""
    between = range(deed.words[0], branch.words[0])
    return scene.within(branch.words[0], "until") and any(scene.within(at, "repeating") for at in between)


def _fronted(scene: Scene, deed: Deed, branches: Sequence[Branch]) -> list[Branch]:
    """The condition that stands before the deed's subject, or before the words that bind."""
    begin = _begin(scene, deed)
    return [
        one
        for one in branches
        if one.label == CONDITION
        and one.words[1] <= begin
        and all(scene.mark(at) or scene.within(at, "leading") or at in scene.walls for at in range(one.words[1], begin))
    ][-1:]


def _begin(scene: Scene, deed: Deed) -> int:
    places = [deed.words[0], *(one[0] for one in (deed.actor,) if one)]
    if deed.form in {MODAL, MUST}:
        subject = subject_before(scene, deed.trigger[0])
        places.append(subject[0] if subject else deed.trigger[0])
    return min(places)


def _limit(scene: Scene, deed: Deed, words: Range, limits: Sequence[Limit], branches: Sequence[Branch]) -> Limit | None:
    """The limit of the deed: inside its clause, in front of it, or between the words that bind and the deed."""
    free = [one for one in limits if not any(branch.words[0] <= one.words[0] < branch.words[1] for branch in branches)]
    after = words[1] + (scene.form(words[1]) == COMMA)
    inside = [one for one in free if words[0] <= one.words[0] < words[1] or one.words[0] in {words[1], after}]
    free = [one for one in free if one.how != LASTING or deed.form == LIMIT]
    inside = [one for one in inside if one in free and one.words[0] not in scene.walls]
    hard = [one for one in inside if one.how not in SOFT]
    if hard:
        return hard[0]
    begin = _begin(scene, deed)
    touching = [one for one in free if one.words[1] == deed.trigger[0] and deed.form == LIMIT]
    between = [
        one
        for one in free
        if deed.trigger[0] <= one.words[0] < words[0] and (one.how not in SOFT or deed.form == LIMIT)
    ]
    fronted = [
        one
        for one in free
        if one.words[1] <= begin
        and all(
            scene.mark(at) or (scene.within(at, "that") and one.how not in SOFT) for at in range(one.words[1], begin)
        )
        and (one.how not in SOFT or (deed.form in {MODAL, MUST} and one.words[0] - 1 not in scene.cues))
    ]
    if between and deed.form == LIMIT and inside:
        return between[0]
    if inside and not (fronted and fronted[-1].how in HARD):
        return inside[0 if inside[0].how == FROM else -1]
    return next(iter(between or touching or fronted[-1:]), None)


def _taken_up(scene: Scene, deed: Deed, numbers: Sequence[int]) -> Spans:
    """The noun that a bare verb takes up: "commitments he was obliged to keep"."""
    if deed.form != DUTY or deed.actor is None or len([at for at in numbers if not scene.mark(at)]) != 1:
        return ()
    before = deed.actor[0] - 1
    alone = deed.actor[1] - deed.actor[0] == 1 and scene.within(deed.actor[0], "pronouns")
    loose = scene.mark(before) or any(
        scene.within(before, name) for name in ("joining", "that", "reporting", "adverbs")
    )
    return scene.pieces([before]) if alone and not loose and before not in scene.walls else ()


def _trimmed(scene: Scene, numbers: list[int]) -> list[int]:
    """Without conjunctions and marks left over at the end."""
    while numbers and (scene.mark(numbers[-1]) or scene.within(numbers[-1], "left_over")):
        if scene.forms[numbers[-1]] in "%€$£":
            break
        numbers.pop()
    while numbers and (
        (scene.mark(numbers[0]) and scene.forms[numbers[0]] not in "$€£") or scene.within(numbers[0], "that")
    ):
        numbers.pop(0)
    return numbers
