"""Every commitment of a document, read sentence by sentence. The one rule: a plan or a prediction binds nobody, so
"will" counts only from whoever is to act."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.actors import Cast
from onrecord.reading.commitments.binding import parties_of
from onrecord.reading.commitments.clauses import Branch, branches
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.deadlines import limits, said_on
from onrecord.reading.commitments.deeds import deeds_of
from onrecord.reading.commitments.duties import demanded
from onrecord.reading.commitments.heard import dated, heard_in
from onrecord.reading.commitments.judging import binding_kind
from onrecord.reading.commitments.lexicon import MODAL
from onrecord.reading.commitments.parties import NOBODY, named, speaker
from onrecord.reading.commitments.parting import Parts, parted
from onrecord.reading.commitments.recipients import with_recipient
from onrecord.reading.commitments.scenes import Scene, scenes_of
from onrecord.reading.signals import Bond
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

SUBJECT = 5
"""In how many words of a deed its "will" stands, behind its subject."""
THREATENING = frozenset({Act.THREATEN, Act.WARN})


def find_commitments(
    document: Document, statements: Sequence[Statement], times: Sequence[Time], cast: Cast, bonds: Sequence[Bond] = ()
) -> tuple[Commitment, ...]:
    """Who is bound to what, in the order of the text; `cast` says who some words mean, `bonds` what the encoder heard.

    `what` holds neither the words that say by when nor the condition; it begins with the verb, its negation included,
    or with the subject where that is not who acts ("the report will be published").
    """
    published = document.published
    day = getattr(published, "date", lambda: published)()
    found: list[Commitment] = []
    for scene in scenes_of(document, statements, times, cast):
        today = Interval(day, day) if day else None
        ruled = list(_in_sentence(scene, today))
        every = [*ruled, *heard_in(scene, bonds, ruled, today)]
        found.extend(with_recipient(scene, dated(scene, bonds, one, today)) for one in every)
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
        said = said_on(told_by, today)
        parts = parted(scene, deed, held, limits(scene, said, told=deed.told and not _ahead(scene, deed)))
        kind = binding_kind(scene, deed, told_by, parts)
        if kind is None or not parts.what or any(span.overlaps(other) for span in parts.what for other in taken):
            continue
        taken.extend(parts.what)
        threatened = threatened or kind is CommitmentKind.THREAT
        yield _commitment(scene, deed, told_by, kind, parts)
    if threatened or any(one.act in THREATENING for one in scene.statements):
        yield from _ultimatums(scene, held, today)


def _ahead(scene: Scene, deed: Deed) -> bool:
    """Whether a deed lies ahead of the day on which its binding is told: "gave its word that the house will vote"."""
    return any(scene.within(at, "coming") for at in range(deed.trigger[1], min(deed.words[1], deed.words[0] + SUBJECT)))


def _ultimatums(scene: Scene, held: Sequence[Branch], today: Interval | None) -> Iterator[Commitment]:
    """What a threat asks for, where it sets a time: "unless the boats leave by 15 March"."""
    for branch in held:
        deed = demanded(scene, branch)
        if deed is None:
            continue
        told_by = _statement(scene, deed)
        said = said_on(told_by, today)
        passive = scene.within(deed.words[0] - 2, "perfect")
        by, to = NOBODY if passive else named(scene, deed.actor), speaker(told_by)
        if deed.actor is not None and not by.spans:
            deed = replace(deed, words=(deed.actor[0], deed.words[1]))
        parts = parted(scene, deed, (), limits(scene, said, told=False))
        if parts.due is not None and parts.what:
            yield Commitment(
                statement=told_by.id if told_by else None,
                kind=CommitmentKind.ULTIMATUM,
                what=parts.what,
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
    by, to = parties_of(scene, deed, told_by, kind)
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
