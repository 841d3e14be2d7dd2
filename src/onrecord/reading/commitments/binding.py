"""Whom a deed binds, and towards whom. The one rule: whoever gives a word binds himself or the side that he speaks for;
of a demand, whoever is to act; where the words leave it open, nobody."""

from dataclasses import replace

from onrecord.reading.commitments.acting import agents, is_body
from onrecord.reading.commitments.clauses import subject_before
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.deeds import assured, comes_about, suffers
from onrecord.reading.commitments.judging import verb_of
from onrecord.reading.commitments.lexicon import DUTY, LIMIT, MODAL, MUST, NOUN
from onrecord.reading.commitments.parties import NOBODY, Party, addressee, in_turn, is_speaker, named, side_of, speaker
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import CommitmentKind, Statement

AGENT = 12
"""In how many words behind a passive its "by" stands."""
OWN = frozenset({CommitmentKind.PROMISE, CommitmentKind.THREAT})


def parties_of(scene: Scene, deed: Deed, told_by: Statement | None, kind: CommitmentKind) -> tuple[Party, Party]:
    """By whom, and to whom; "I" and "we" of nobody's statement are of whoever has the word in a transcript."""
    by, to = _parties(scene, deed, told_by, kind)
    return in_turn(scene, by), in_turn(scene, to)


def _parties(scene: Scene, deed: Deed, told_by: Statement | None, kind: CommitmentKind) -> tuple[Party, Party]:
    cued = told_by is not None and any(span.overlaps(scene.span(*deed.trigger)) for span in told_by.cue)
    binder = speaker(told_by) if cued else NOBODY
    binder = binder if binder.spans else named(scene, deed.subject)
    if kind in OWN and deed.form == MODAL:
        return _of_will(scene, deed, told_by, kind), addressee(told_by)
    if kind in OWN:
        to = named(scene, deed.object) if deed.object else addressee(told_by)
        return _of_word(scene, binder, deed, told_by), to
    if kind is CommitmentKind.OBLIGATION:
        return _of_duty(scene, binder, deed, told_by), NOBODY
    if deed.form in {MUST, MODAL}:
        second = deed.actor is not None and scene.within(deed.actor[0], "second")
        by = addressee(told_by) if second else named(scene, deed.actor) if deed.actor else agent(scene, deed.words)
        return by, speaker(told_by)
    actor = deed.actor or deed.object
    by = named(scene, actor) if actor else (_target(scene, told_by) if cued else NOBODY)
    if deed.form == LIMIT and (actor is None or scene.within(actor[0], "second")):
        by = addressee(told_by)
    if not by.spans:
        by = agent(scene, deed.words) if actor is None else by
        by = by if by.spans or deed.form == LIMIT else _asked_from(scene, deed.words)
    return by, binder if binder.spans else speaker(told_by)


def agent(scene: Scene, words: Range) -> Party:
    """By whom a thing is to be done, where a passive says so: "will be paid by the state"."""
    first, last = words
    be = next((at for at in range(first, last) if scene.within(at, "be")), None)
    if be is None:
        return NOBODY
    return _behind(scene, (be + 2, min(last, be + AGENT)), "by")


def _asked_from(scene: Scene, words: Range) -> Party:
    """From whom a thing is demanded: "answers from the bank"."""
    return _behind(scene, words, "from")


def _behind(scene: Scene, words: Range, preposition: str) -> Party:
    first, last = words
    for at in range(first, last - 1):
        if scene.forms[at] == preposition and at + 1 not in scene.timed:
            end = next((stop for stop in range(at + 1, last) if _ends_name(scene, stop)), last)
            return named(scene, (at + 1, end))
    return NOBODY


def _ends_name(scene: Scene, at: int) -> bool:
    return scene.mark(at) or at in scene.timed or scene.within(at, "limits") or scene.within(at, "ends_name")


def _of_will(scene: Scene, deed: Deed, told_by: Statement | None, kind: CommitmentKind) -> Party:
    """Who binds himself with "will"."""
    mine, verb = speaker(told_by), verb_of(scene, deed)
    if deed.actor is None:
        return mine
    own = is_speaker(scene, deed.actor, told_by)
    doer = agent(scene, (verb, deed.words[1])) if suffers(scene, verb) else NOBODY
    swept = kind is CommitmentKind.PROMISE and scene.within(deed.actor[0], "sweeping")
    if doer.spans:
        return doer
    if suffers(scene, verb) or swept or (comes_about(scene, verb) and not own):
        return _side(scene, mine, told_by)
    return _actor(scene, deed.actor, mine, own=own)


def _actor(scene: Scene, words: Range, mine: Party, *, own: bool) -> Party:
    """Who is to act, or whoever speaks where the words mean him."""
    theirs = named(scene, words)
    speaks = (own or assured(scene)) and bool(mine.spans)
    if _plural(scene, words) and speaks:
        return side_of(scene, mine)
    pointing = _alone(scene, words) or scene.within(words[0], "my")
    if is_body(scene, words) and not pointing:
        return _body(scene, theirs, words, mine)
    return replace(mine, actor=mine.actor or theirs.actor) if speaks else theirs


def _of_word(scene: Scene, binder: Party, deed: Deed, told_by: Statement | None) -> Party:
    """Who binds himself with a word that says so: whoever gives it, or the body that he gives it for."""
    inner = deed.actor
    if inner is not None and scene.within(deed.trigger[0], "only_infinitive"):
        return named(scene, inner)
    if deed.subject and scene.within(deed.subject[0], "first") and told_by is not None and told_by.source:
        mine = speaker(told_by)
        return side_of(scene, mine) if _plural(scene, deed.subject) else mine
    if deed.form == NOUN:
        return _owner(scene, deed)
    if inner is not None and is_body(scene, inner) and _short(scene, inner):
        return _body(scene, named(scene, inner), inner, binder)
    return binder


def _owner(scene: Scene, deed: Deed) -> Party:
    """Whose promise it is; "his" means the subject where he makes, keeps or repeats it."""
    if deed.subject is None:
        return NOBODY
    if deed.subject[1] - deed.subject[0] == 1 and scene.within(deed.subject[0], "owning"):
        verb = deed.subject[0] - 1
        while scene.within(verb, "adverbs"):
            verb -= 1
        if scene.within(verb, "own_acts"):
            subject = subject_before(scene, verb)
            held = named(scene, subject)
            if held.spans:
                return held
    return named(scene, deed.subject)


def _of_duty(scene: Scene, binder: Party, deed: Deed, told_by: Statement | None) -> Party:
    if deed.form not in {DUTY, MUST}:
        return binder
    if deed.actor is None:
        return agent(scene, deed.words)
    if is_speaker(scene, deed.actor, told_by) and scene.within(deed.actor[0], "first"):
        mine = speaker(told_by)
        return side_of(scene, mine) if _plural(scene, deed.actor) else mine
    return named(scene, deed.actor)


def _side(scene: Scene, mine: Party, told_by: Statement | None) -> Party:
    """Who has it done by somebody: whoever says so; in a body's own release, that body."""
    if told_by is None:
        return Party(scene.company.release.publisher)
    return side_of(scene, mine)


def _body(scene: Scene, theirs: Party, words: Range, mine: Party) -> Party:
    """A body that the words name; "the company" of somebody who has an office in one is that one."""
    if theirs.actor is None and _short(scene, words):
        return replace(theirs, actor=scene.company.sides.get(mine.actor or ""))
    return theirs


def _short(scene: Scene, words: Range) -> bool:
    """Whether a body is only pointed at: "the company", "his government"."""
    first = words[0]
    return scene.within(first, "the") or scene.within(first, "owning")


def _alone(scene: Scene, words: Range) -> bool:
    return words[1] - words[0] == 1 and scene.within(words[0], "pronouns")


def _plural(scene: Scene, words: Range) -> bool:
    return scene.within(words[0], "we")


def _target(scene: Scene, told_by: Statement | None) -> Party:
    event = told_by.event if told_by else None
    if event is None or (event.target is None and not event.spans):
        return NOBODY
    touched = [at for at, word in enumerate(scene.words) if any(word.span.overlaps(span) for span in event.spans)]
    if not touched:
        return Party(event.target, event.spans)
    words = touched[0], touched[-1] + 1
    return Party(event.target, event.spans) if agents(scene, words) else NOBODY
