"""Duties that are said to exist, and limits that are set. The one rule: "must" and "has to" weigh as often as they
bind; where a verb of the mind or a state follows, nobody is bound."""

from collections.abc import Iterator

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.clauses import Branch, clause_end, subject_before
from onrecord.reading.commitments.complements import QUOTES, Deed, infinitive
from onrecord.reading.commitments.lexicon import CONDITION, DUTY, LIMIT, MUST, VERB
from onrecord.reading.commitments.scenes import Scene

REACH = 18
"""In how many words behind "gave" the time is named."""
NEAR = 6
"""In how many words the deed follows."""
PARTICIPLE = 3
"""Letters of the shortest participle but for those on the list."""


def of_duty(scene: Scene, match: Match, kind: str) -> Iterator[Deed]:
    """What somebody is bound to do, or owes."""
    subject, trigger = subject_before(scene, match.first), (match.first, match.last)
    last = match.last - 1
    if scene.within(last, "owing"):
        if subject is not None and not scene.mark(match.last) and not scene.within(match.last, "to"):
            words = (match.last, clause_end(scene, match.last))
            yield Deed(DUTY, kind, trigger, words, subject, actor=subject, told=True)
        return
    start: int | None = match.last
    if not scene.within(last, "to"):
        near = range(match.last, min(match.last + NEAR, len(scene.forms)))
        start = next((at + 1 for at in near if scene.within(at, "to")), None)
    if start is None or any(scene.within(start, name) for name in ("not_due", "determiners")) or scene.mark(start):
        return
    if any(scene.within(at, "compelling") for at in range(*trigger)) and scene.within(match.first, "was"):
        return  # what one was compelled to is done
    active = not any(scene.within(at, "auxiliaries") for at in range(match.first, last))
    binds = next((at for at in range(*trigger) if active and scene.within(at, "obliging")), None)
    actor = (binds + 1, last) if binds is not None and binds + 1 < last else subject
    if actor is not None and agents(scene, actor) is None and not _suffers(scene, start):
        return
    if binds is not None and binds + 1 == last and scene.within(binds, "committing"):
        yield Deed(VERB, "promise", trigger, (start, clause_end(scene, start)), subject)
        return
    yield Deed(DUTY, kind, trigger, (start, clause_end(scene, start)), subject, actor=actor)


def of_must(scene: Scene, at: int) -> Iterator[Deed]:
    """What somebody must do."""
    start = at + 1
    while scene.within(start, "adverbs") and not scene.within(start, "negations"):
        start += 1
    verb = start + scene.within(start, "negations")
    subject = subject_before(scene, at)
    if subject is None or scene.mark(verb) or scene.within(verb, "not_due"):
        return
    if scene.within(at, "futures") and scene.within(subject[0], "pronouns"):
        return
    suffers = _suffers(scene, verb)
    if scene.within(verb, "be") and not suffers and not scene.within(verb + 1, "away"):
        return
    whole = suffers or agents(scene, subject) is None
    words = (subject[0] if whole else start, clause_end(scene, start))
    yield Deed(MUST, "must", (at, at + 1), words, subject, actor=None if whole else subject)


def of_limit(scene: Scene, match: Match, kind: str) -> Iterator[Deed]:
    """Time that is given to somebody who is to act: "gave Lisk until Tuesday to withdraw its boats"."""
    near = range(match.last, min(match.last + REACH, len(scene.forms)))
    timed = next((at for at in near if at in scene.timed), None)
    if timed is None or any(scene.mark(at) and scene.form(at) not in QUOTES for at in range(match.last, timed)):
        return
    end = timed
    while end in scene.timed:
        end += 1
    found = (infinitive(scene, at) for at in range(end, min(end + NEAR, len(scene.forms))))
    start = next((at for at in found if at is not None), None)
    if start is None:
        return
    before = next((at for at in range(match.last, timed) if scene.within(at, "allotting")), timed)
    having = scene.within(match.first, "having")
    if having and before > match.last and not scene.within(match.last - 1, "allotting"):
        return
    subject, trigger = subject_before(scene, match.first), (match.first, match.last)
    words = (start, clause_end(scene, start))
    whom = subject if having or scene.within(match.first, "copulas") else (match.last, before)
    if agents(scene, whom) is None:
        return
    if having or scene.within(match.first, "copulas"):
        yield Deed(LIMIT, kind, trigger, words, actor=subject)
    elif before > match.last:
        yield Deed(LIMIT, kind, trigger, words, subject, actor=(match.last, before))


def of_deadline(scene: Scene, at: int) -> Iterator[Deed]:
    """What a deadline is for: "the deadline of 15 March for Lisk to free the crew"."""
    there = next(
        (place for place in range(at + 1, min(at + NEAR + 2, len(scene.forms))) if scene.within(place, "for")), None
    )
    if there is None:
        return
    found = ((at, infinitive(scene, at)) for at in range(there + 2, min(there + NEAR + 1, len(scene.forms))))
    last, start = next(((last, start) for last, start in found if start is not None), (there, None))
    if start is not None:
        yield Deed(LIMIT, "ultimatum", (at, at + 1), (start, clause_end(scene, start)), actor=(there + 1, last))


def of_choice(scene: Scene, at: int) -> Iterator[Deed]:
    """What is left to choose: "either they hand over the logs by Tuesday or we go to court"."""
    near = range(at + 2, min(at + NEAR, len(scene.forms)))
    verb = next((place for place in near if scene.within(place, "base")), None)
    other = next((place for place in range(at, len(scene.forms)) if scene.within(place, "alternative")), None)
    if verb is not None and other is not None and verb < other:
        yield Deed(LIMIT, "ultimatum", (at, at + 1), (verb, other), actor=(at + 1, verb))


def of_command(scene: Scene) -> Iterator[Deed]:
    """A sentence that commands: "Hand back the ferry by Sunday or there will be no talks"."""
    at = 0
    while at < len(scene.forms) and scene.mark(at):
        at += 1
    object_ = (
        any(scene.within(at + 1, name) for name in ("determiners", "away", "prepositions")) or at + 1 in scene.timed
    )
    if at < len(scene.forms) and scene.within(at, "base") and object_:
        yield Deed(LIMIT, "demand", (at, at + 1), (at, clause_end(scene, at)))


def demanded(scene: Scene, branch: Branch) -> Deed | None:
    """What a condition asks for ("unless the boats leave", "if they are not returned"); None where it asks nothing."""
    if branch.label != CONDITION:
        return None
    start, end = branch.words[0] + branch.opener, branch.words[1]
    negation = next((at for at in range(start, end) if scene.within(at, "negations")), None)
    if negation is None and not scene.within(branch.words[0], "excepting"):
        return None
    verb = negation
    if verb is None:
        verb = next(
            (at for at in range(start + 1, end) if scene.within(at, "auxiliaries") or _finite(scene, at)), start
        )
        if scene.within(verb, "auxiliaries"):
            verb = start
    else:
        verb += 1
    subject = subject_before(scene, negation if negation is not None else verb) if verb > start else None
    actor = subject if subject is not None and subject[0] >= start else (start, min(start + 3, end))
    trigger = (branch.words[0], start)
    return Deed(LIMIT, "ultimatum", trigger, (verb, end), actor=actor) if verb < end else None


def _finite(scene: Scene, at: int) -> bool:
    """Whether a word is a known verb in its plain form or the third person: "pay", "pays"."""
    form, base = scene.form(at), scene.held.lists["base"]
    return form in base or (form.endswith("s") and (form[:-1] in base or form[:-2] in base))


def _suffers(scene: Scene, verb: int) -> bool:
    return scene.within(verb, "be") and is_participle(scene, verb + 1)


def is_participle(scene: Scene, at: int) -> bool:
    """Whether a word, behind its adverbs, is a participle of the passive."""
    while scene.within(at, "adverbs"):
        at += 1
    form = scene.form(at)
    return scene.within(at, "participles") or (len(form) > PARTICIPLE and form.endswith(("ed", "en", "wn")))
