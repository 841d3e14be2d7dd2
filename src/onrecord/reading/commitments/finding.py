"""Every commitment of a document, read sentence by sentence. The one rule: a plan or a prediction binds nobody, so
"will" counts only from whoever is to act."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.commitments.clauses import Branch, branches
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.deadlines import limits
from onrecord.reading.commitments.deeds import assured, comes_about, deeds_of, suffers
from onrecord.reading.commitments.duties import demanded
from onrecord.reading.commitments.judging import binding_kind, verb_of
from onrecord.reading.commitments.lexicon import DUTY, LIMIT, MODAL, MUST
from onrecord.reading.commitments.parties import NOBODY, Party, addressee, is_speaker, named, speaker
from onrecord.reading.commitments.parting import Parts, parted
from onrecord.reading.commitments.scenes import Resolve, Scene, scenes_of
from onrecord.records import (
    Act,
    Commitment,
    CommitmentKind,
    Document,
    Interval,
    Span,
    Statement,
    Time,
)

THREATENING = frozenset({Act.THREATEN, Act.WARN})


def find_commitments(
    document: Document, statements: Sequence[Statement], times: Sequence[Time], resolve: Resolve
) -> tuple[Commitment, ...]:
    """Who is bound to what, in the order of the text; `resolve` says who some words mean.

    `what` holds neither the words that say by when nor the condition; it begins with the verb, its negation included,
    or with the subject where that is not who acts ("the report will be published").
    """
    published = document.published
    day = getattr(published, "date", lambda: published)()
    found: list[Commitment] = []
    for scene in scenes_of(document, statements, times, resolve):
        found.extend(_in_sentence(scene, Interval(day, day) if day else None))
    return tuple(sorted(found, key=lambda one: (one.what, one.kind)))


def _in_sentence(scene: Scene, today: Interval | None) -> Iterator[Commitment]:
    if scene.forms[-1:] == ("?",) or scene.forms[-2:-1] == ("?",):
        return
    held = branches(scene)
    taken: list[Span] = []
    threatened = False
    for deed in deeds_of(scene):
        if deed.words[0] >= deed.words[1]:
            continue
        if any(one.words[0] + one.opener <= deed.trigger[0] < one.words[1] for one in held if one.label == "condition"):
            continue
        told_by = _statement(scene, deed)
        said = told_by.said if told_by is not None and told_by.said is not None else today
        parts = parted(scene, deed, held, limits(scene, said, told=deed.told))
        kind = binding_kind(scene, deed, told_by, parts)
        if kind is None or not parts.what or any(span.overlaps(other) for span in parts.what for other in taken):
            continue
        taken.extend(parts.what)
        threatened = threatened or kind is CommitmentKind.THREAT
        yield _commitment(scene, deed, told_by, kind, parts)
    if threatened or any(one.act in THREATENING for one in scene.statements):
        yield from _ultimatums(scene, held, today)


def _ultimatums(scene: Scene, held: Sequence[Branch], today: Interval | None) -> Iterator[Commitment]:
    """What a threat asks for, where it sets a time: "unless the boats leave by 15 March"."""
    for branch in held:
        deed = demanded(scene, branch)
        if deed is None:
            continue
        told_by = _statement(scene, deed)
        said = told_by.said if told_by is not None and told_by.said is not None else today
        parts = parted(scene, deed, (), limits(scene, said, told=False))
        if parts.due is not None and parts.what:
            passive = scene.within(deed.words[0] - 2, "perfect")
            by, to = NOBODY if passive else named(scene, deed.actor), speaker(told_by)
            yield Commitment(
                statement=told_by.id if told_by else None,
                kind=CommitmentKind.ULTIMATUM,
                what=(*(named(scene, deed.actor).spans if passive else ()), *parts.what),
                by=by.actor,
                to=to.actor if to.actor != by.actor else None,
                due=parts.due,
                due_spans=parts.due_spans,
                by_spans=by.spans,
                to_spans=to.spans,
            )


def _statement(scene: Scene, deed: Deed) -> Statement | None:
    """The innermost statement that says it: whose content holds the deed, or whose cue the binding words are."""
    verb = scene.words[deed.words[0]].span
    inner = [one for one in scene.statements if any(span.overlaps(verb) for span in one.content)]
    if deed.form == MODAL:  # "will", read as a cue, tells of nobody's words
        place = scene.span(*deed.trigger)
        inner = [one for one in inner if not any(span.overlaps(place) for span in one.cue)]
    if inner:
        return min(inner, key=lambda one: (sum(len(span) for span in one.content), one.id))
    place = scene.span(*deed.trigger)
    if deed.form == MODAL:
        return None
    cued = [one for one in scene.statements if any(span.overlaps(place) for span in one.cue)]
    return cued[0] if cued else None


def _commitment(scene: Scene, deed: Deed, told_by: Statement | None, kind: CommitmentKind, parts: Parts) -> Commitment:
    by, to = _parties(scene, deed, told_by, kind)
    return Commitment(
        statement=told_by.id if told_by else None,
        kind=kind,
        what=parts.what,
        by=by.actor,
        to=to.actor if to.actor != by.actor else None,
        due=parts.due,
        due_spans=parts.due_spans,
        condition=parts.condition,
        otherwise=parts.otherwise,
        by_spans=by.spans,
        to_spans=to.spans,
    )


def _parties(scene: Scene, deed: Deed, told_by: Statement | None, kind: CommitmentKind) -> tuple[Party, Party]:
    cued = told_by is not None and any(span.overlaps(scene.span(*deed.trigger)) for span in told_by.cue)
    binder = speaker(told_by) if cued else named(scene, deed.subject)
    if kind in {CommitmentKind.PROMISE, CommitmentKind.THREAT}:
        if deed.form == MODAL:
            mine, theirs = speaker(told_by), named(scene, deed.actor)
            verb = verb_of(scene, deed)
            swept = (
                kind is CommitmentKind.PROMISE and deed.actor is not None and scene.within(deed.actor[0], "sweeping")
            )
            if (
                swept
                or suffers(scene, verb)
                or (comes_about(scene, verb) and not is_speaker(scene, deed.actor, told_by))
            ):
                return mine, addressee(told_by)
            by = mine if (is_speaker(scene, deed.actor, told_by) or assured(scene)) and mine.spans else theirs
            return replace(by, actor=by.actor or theirs.actor), addressee(told_by)
        return _first_person(scene, binder, deed, told_by), named(scene, deed.object) if deed.object else addressee(
            told_by
        )
    if deed.form in {DUTY, MUST} and kind is CommitmentKind.OBLIGATION:
        own = (
            is_speaker(scene, deed.actor, told_by) and scene.forms[deed.actor[0]] in scene.held.lists["first"]
            if deed.actor
            else False
        )
        return (speaker(told_by) if own else named(scene, deed.actor)), NOBODY
    if deed.form in {MUST, MODAL}:
        second = deed.actor is not None and scene.within(deed.actor[0], "second")
        return (addressee(told_by) if second else named(scene, deed.actor)), speaker(told_by)
    actor = deed.actor or deed.object
    by = named(scene, actor) if actor else (_target(told_by) if cued else NOBODY)
    if deed.form == LIMIT and (actor is None or scene.within(actor[0], "second")):
        by = addressee(told_by)
    return by, binder if binder.spans else speaker(told_by)


def _first_person(scene: Scene, binder: Party, deed: Deed, told_by: Statement | None) -> Party:
    """Whoever speaks, where that is who binds himself: "I promise"."""
    if deed.subject and scene.within(deed.subject[0], "first") and told_by is not None and told_by.source:
        return speaker(told_by)
    return binder


def _target(told_by: Statement | None) -> Party:
    event = told_by.event if told_by else None
    return Party(event.target, event.spans) if event else NOBODY
