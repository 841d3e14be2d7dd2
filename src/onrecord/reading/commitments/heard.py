"""Commitments that the encoder hears where no rule finds one. The one rule: it says which words bind, and nothing else;
who they mean and which day they give is told by the same rules as everywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.clauses import branches, clause_end, subject_before
from onrecord.reading.commitments.deadlines import BEFORE, BY, LASTING, WITHIN, Limit, limits, said_on
from onrecord.reading.commitments.judging import UNBOUND
from onrecord.reading.commitments.lexicon import CONDITION
from onrecord.reading.commitments.parties import NOBODY, Party, addressee, in_turn, is_speaker, named, side_of, speaker
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.reading.signals import Bond, BondPart
from onrecord.records import Act, Commitment, CommitmentKind, Interval, Span, Statement, StatementKind

LEAST = 0.58
"""How surely words say what is to be done, at least."""
UNSAID = 0.9
"""The same where no word of the sentence can bind, and no day or condition is heard."""
BARE = 0.75
"""The same where they do not begin with a verb, and nothing says by when: "resources with the council"."""
SUFFERED = 0.5
"""The same of what is to be done to a thing: "will be published"."""
DATED, FIRM = 0.4, 0.75
"""The same where a last day is heard at least as surely as the second of these."""
FAINT = 0.5
"""The same of the other parts of a commitment."""
HOLE = 3
"""Words between two pieces of one deed, at most but one."""
PASSIVE = 2
"""In how many words of a deed its passive shows: "have been"."""
FEWEST = 2
"""Words of what is to be done."""
_KINDS = {
    BondPart.PROMISE: CommitmentKind.PROMISE,
    BondPart.THREAT: CommitmentKind.THREAT,
    BondPart.DEMAND: CommitmentKind.DEMAND,
    BondPart.OBLIGATION: CommitmentKind.OBLIGATION,
}
_NEVER = frozenset({Act.DENY, Act.ASK, Act.DECLINE})
_WISHING = frozenset({Act.REQUEST, Act.ADVISE, Act.ASSESS, Act.PREDICT})
_OWN = frozenset({CommitmentKind.PROMISE, CommitmentKind.THREAT})
_HARD = frozenset({BY, BEFORE, WITHIN})


def heard_in(
    scene: Scene, bonds: Sequence[Bond], ruled: Sequence[Commitment], today: Interval | None
) -> Iterator[Commitment]:
    """What else binds somebody in a sentence; `ruled` is what rules have found there."""
    if not scene.words or scene.forms[-1:] == ("?",) or scene.forms[-2:-1] == ("?",):
        return
    whole = scene.span(0, len(scene.words))
    ours = [one for one in bonds if one.span.overlaps(whole)]
    taken = [span for one in ruled for span in (*one.what, *one.condition, *one.otherwise)]
    least = DATED if _sets_day(scene, ours, today) else LEAST if _speaks_of_binding(scene, ours) else UNSAID
    deeds = _whole(scene, [one for one in ours if one.part in _KINDS and one.probability >= _least(scene, one, least)])
    fresh = [one for one in deeds if not any(span.overlaps(one.span) for span in taken)]
    places = [_numbers(scene, one.span) for one in deeds]
    for one in fresh:
        words = _numbers(scene, one.span)
        if words[1] - words[0] < FEWEST:
            continue
        threatened = any(other.part is BondPart.THREAT for other in deeds if other is not one)
        made = _commitment(scene, one, [other for other in ours if _nearest(scene, other, words, places)], today)
        if made is None or (made.due is None and one.probability < BARE and not _begins_with_deed(scene, words)):
            continue
        ultimatum = made.kind is CommitmentKind.DEMAND and made.due is not None and threatened
        yield replace(made, kind=CommitmentKind.ULTIMATUM) if ultimatum else made


def _begins_with_deed(scene: Scene, words: Range) -> bool:
    """Whether words begin with a verb in its plain form, but for adverbs and a negation."""
    first = next(
        (
            at
            for at in range(*words)
            if not (scene.adverb(at) or scene.within(at, "negations") or scene.within(at, "to"))
        ),
        words[0],
    )
    return any(scene.within(first, name) for name in ("base", "be", "heard_deeds"))


def dated(scene: Scene, bonds: Sequence[Bond], one: Commitment, today: Interval | None) -> Commitment:
    """A commitment that no rule has given a day, with the nearest time that is heard as one by which something is due;
    one that another commitment of the sentence has may be of both."""
    if one.due is not None or not bonds:
        return one
    told_by = next((held for held in scene.statements if held.id == one.statement), None)
    due = [bond.span for bond in bonds if bond.part is BondPart.DUE and bond.probability >= FAINT]
    apart = (*one.condition, *one.otherwise)
    found = []
    for limit in limits(scene, said_on(told_by, today), told=False):
        place = scene.span(*limit.words)
        if limit.due is not None and limit.how != LASTING and not any(place.overlaps(other) for other in apart):
            away = min(max(0, place.start - held.end, held.start - place.end) for held in one.what)
            if any(place.overlaps(other) for other in due):
                found.append((away, limit.words, limit))
    if not found:
        return one
    limit = min(found, key=lambda held: held[:2])[-1]
    words = {at for span in one.what for at in range(*_numbers(scene, span))} - set(range(*limit.words))
    what = scene.pieces(sorted(words))
    return replace(one, what=what, due=limit.due, due_spans=scene.pieces(range(*limit.words))) if what else one


def _speaks_of_binding(scene: Scene, bonds: Sequence[Bond]) -> bool:
    """Whether a sentence has a word that can bind, or a last day or a condition is heard in it."""
    if any(one.part in {BondPart.DUE, BondPart.CONDITION} and one.probability >= LEAST for one in bonds):
        return True
    return bool(scene.held.triggers.matches(scene.forms))


def _least(scene: Scene, one: Bond, least: float) -> float:
    """How surely words must be heard: less where they tell behind "will" what is to be done to a thing."""
    first = _numbers(scene, one.span)[0]
    suffered = scene.within(first, "be") and scene.within(first - 1, "futures")
    return min(least, SUFFERED) if suffered else least


def _sets_day(scene: Scene, bonds: Sequence[Bond], today: Interval | None) -> bool:
    """Whether a last day is surely heard in a sentence, where rules find one, too."""
    firm = [one.span for one in bonds if one.part is BondPart.DUE and one.probability >= FIRM]
    known = limits(scene, today, told=False) if firm else ()
    days = [scene.span(*one.words) for one in known if one.how in _HARD and one.due is not None]
    return any(day.overlaps(one) for day in days for one in firm)


def _whole(scene: Scene, deeds: Sequence[Bond]) -> list[Bond]:
    """What is to be done, with the words up to the end of its clause, which are often not heard; pieces of one kind
    with few words between are one, and so is what begins with no deed of its own within another."""
    found: list[Bond] = []
    for one in deeds:
        first, last = _numbers(scene, one.span)
        surest = one
        if found:
            before = _numbers(scene, found[-1].span)
            near = first - before[1] < HOLE and not any(scene.mark(at) for at in range(before[1], first))
            within = first <= before[1] and not any(scene.mark(at) for at in range(before[0], first))
            within = within and not _begins_with_deed(scene, (first, last))
            if within or (found[-1].part is one.part and near):
                first = before[0]
                surest = found.pop() if within else one
        end = max(last, clause_end(scene, first))
        found.append(replace(surest, span=scene.span(first, end)))
    return found


def _unbound(scene: Scene, words: Range, told_by: Statement | None, kind: CommitmentKind, *, due: bool) -> bool:
    """Whether somebody only foretells, denies, asks or wishes it, or a thing is said to do it by itself, by no day."""
    act = told_by.act if told_by is not None else None
    if act in _NEVER or (act in UNBOUND and kind in _OWN and not due):
        return True
    wished = kind is CommitmentKind.DEMAND and act in _WISHING
    if not due and (wished or _only_imagined(scene, words, told_by)):
        return True
    if kind not in _OWN or not scene.within(words[0] - 1, "futures"):
        return False
    idle = scene.within(words[0], "idle_always")
    if idle and not due:
        return True
    subject = subject_before(scene, words[0] - 1)
    bound = subject is None or agents(scene, subject) is not None or is_speaker(scene, subject, told_by)
    if bound or scene.within(words[0], "be"):
        return False
    return not due or idle or scene.within(words[0], "drifting")


def _only_imagined(scene: Scene, words: Range, told_by: Statement | None) -> bool:
    """Whether it is what somebody would do, or used to do, in words of his own: "we would share our clients"; or what
    "you would"."""
    at = words[0] - 1
    while scene.adverb(at) or scene.within(at, "negations"):
        at -= 1
    direct = told_by is not None and told_by.kind is StatementKind.DIRECT
    conditional = any(scene.within(place, "conditional") for place in range(len(scene.forms)))
    spoken = scene.within(at - 1, "second") or (direct and not conditional)
    return spoken and scene.within(at, "backshifted")


def _commitment(scene: Scene, deed: Bond, parts: Sequence[Bond], today: Interval | None) -> Commitment | None:
    """The commitment that these words make, with the other parts that belong to it."""
    words = _numbers(scene, deed.span)
    told_by = _told_by(scene, deed.span)
    kind = _KINDS[deed.part]
    first = _words_of(scene, parts, BondPart.CONDITION) or _opened(scene, words)
    known = limits(scene, said_on(told_by, today), told=False)
    limit = _limit(scene, words, parts, [one for one in known if not set(range(*one.words)) & set(first)])
    condition = scene.pieces(first)
    left_out = {*(range(*limit.words) if limit else ()), *first}
    what = scene.pieces([at for at in range(*words) if at not in left_out and at not in scene.walls])
    if not what or _unbound(scene, words, told_by, kind, due=limit is not None):
        return None
    by, to = _parties(scene, parts, told_by, kind)
    suffered = any(scene.within(at, "be") or scene.within(at, "was") for at in range(words[0], words[0] + PASSIVE))
    if told_by is None and not by.spans and not suffered:
        by = named(scene, subject_before(scene, words[0]))
    return Commitment(
        statement=told_by.id if told_by else None,
        kind=kind,
        what=what,
        by=by.actor,
        to=to.actor if to.actor != by.actor else None,
        due=limit.due if limit else None,
        due_spans=scene.pieces(range(*limit.words)) if limit and limit.due else (),
        condition=condition,
        by_spans=by.spans,
        to_spans=to.spans,
    )


def _numbers(scene: Scene, span: Span) -> Range:
    """The words of a sentence that a place touches."""
    found = [at for at, word in enumerate(scene.words) if word.span.overlaps(span)]
    return (found[0], found[-1] + 1) if found else (0, 0)


def _distance(one: Range, other: Range) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _nearest(scene: Scene, part: Bond, words: Range, places: Sequence[Range]) -> bool:
    """Whether a part belongs to these words, and to no others that are nearer."""
    if part.part in _KINDS or part.probability < FAINT:
        return False
    own = _numbers(scene, part.span)
    return _distance(own, words) == min(_distance(own, other) for other in places)


def _words_of(scene: Scene, parts: Sequence[Bond], part: BondPart) -> list[int]:
    return sorted({at for one in parts if one.part is part for at in range(*_numbers(scene, one.span))})


def _limit(scene: Scene, words: Range, parts: Sequence[Bond], known: Sequence[Limit]) -> Limit | None:
    """By when: a time that is heard as such, or a last day among the words of what is to be done."""
    due = set(_words_of(scene, parts, BondPart.DUE))
    said = [one for one in known if due.intersection(range(*one.words))]
    inside = [one for one in known if words[0] <= one.words[0] and one.words[1] <= words[1] and one.how in _HARD]
    held = [one for one in said or inside if one.how != LASTING and one.due is not None]
    return min(held, key=lambda one: (one.how not in _HARD, _distance(one.words, words), one.words), default=None)


def _opened(scene: Scene, words: Range) -> list[int]:
    """The words of the condition that a word opens within a deed, or right behind it."""
    held = [one.words for one in branches(scene) if one.label == CONDITION]
    near = next((one for one in held if words[0] < one[0] <= words[1]), (0, 0))
    return list(range(*near))


def _told_by(scene: Scene, place: Span) -> Statement | None:
    """The innermost statement that says it."""
    inner = [one for one in scene.statements if any(span.overlaps(place) for span in one.content)]
    return min(inner, key=lambda one: (sum(map(len, one.content)), one.id), default=None)


def _parties(
    scene: Scene, parts: Sequence[Bond], told_by: Statement | None, kind: CommitmentKind
) -> tuple[Party, Party]:
    """By whom, and to whom."""
    mine, theirs = speaker(told_by), addressee(told_by)
    doer, other = _party(scene, parts, BondPart.BY, told_by), _party(scene, parts, BondPart.TO, told_by)
    if kind in _OWN:
        mine = Party(scene.company.release.publisher) if told_by is None else mine
        return in_turn(scene, doer if doer.spans else mine), in_turn(scene, other if other.spans else theirs)
    by = doer if doer.spans or kind is CommitmentKind.OBLIGATION else theirs
    to = other if other.spans or kind is CommitmentKind.OBLIGATION else mine
    return in_turn(scene, by), in_turn(scene, to)


def _named_whole(scene: Scene, words: Range) -> Range:
    """The words for somebody with what they hang on: of "the head of state" often only the last is heard."""
    first = words[0] - scene.within(words[0] - 1, "the")
    if scene.form(first - 1) != "of" or scene.mark(first - 2):
        return words
    first -= 2
    while first > 0 and (scene.words[first - 1].capital or scene.within(first - 1, "determiners")):
        first -= 1
    return first, words[1]


def _party(scene: Scene, parts: Sequence[Bond], part: BondPart, told_by: Statement | None) -> Party:
    """Who some words mean that are heard as a side; whoever speaks, where they take him up."""
    found = [_named_whole(scene, _numbers(scene, one.span)) for one in parts if one.part is part]
    for words in found:
        if is_speaker(scene, words, told_by):
            mine = speaker(told_by)
            return side_of(scene, mine) if scene.within(words[0], "we") else mine
        party = named(scene, words)
        if party.spans:
            return party
    return NOBODY
