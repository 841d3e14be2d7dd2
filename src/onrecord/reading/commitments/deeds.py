"""What is to be done, and by which words somebody is bound to it. The one rule: a word that binds counts only where a
deed follows, and where nobody says that it did not happen."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from onrecord.reading.certainty.phrases import Match, leading
from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.clauses import clause_end, subject_before
from onrecord.reading.commitments.complements import Deed, is_verb_of, of_noun, of_verb
from onrecord.reading.commitments.duties import (
    is_participle,
    of_choice,
    of_command,
    of_deadline,
    of_duty,
    of_limit,
    of_must,
)
from onrecord.reading.commitments.lexicon import ASSURING, DUTY, IDLE, LIMIT, MODAL, MUST, NOUN, VERB
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Act

SWEEP = 6
"""How many words before its verb "any vessel that …" may begin."""
NEAR = 5
ASKED = 3
"""In how many words before a subject its clause is opened as a question."""
"""How many words before a binding word may annul it."""

Reading = Callable[[Scene, Match, str], Iterator[Deed]]


def deeds_of(scene: Scene) -> list[Deed]:
    """The deeds of a sentence, those with the surest words first."""
    found: list[Deed] = []
    for match in leading(scene.held.triggers.matches(scene.forms)):
        form, kind = match.label.split(" ")
        if kind == IDLE:
            continue
        if form == NOUN and is_verb_of(scene, match.first):
            form = VERB
        if form == MODAL or not (_annulled(scene, match) or _supposed(scene, match.first, form)):
            found.extend(_READINGS[form](scene, match, kind))
    found.extend(of_command(scene))
    for at in range(len(scene.forms)):
        if scene.within(at, "must"):
            found.extend(of_must(scene, at))
        elif scene.within(at, "deadline"):
            found.extend(of_deadline(scene, at))
        elif scene.within(at, "either"):
            found.extend(of_choice(scene, at))
    return sorted(found, key=lambda deed: (_ORDER.index(deed.form), deed.words))


def _annulled(scene: Scene, match: Match) -> bool:
    """Whether the words say that nobody was bound: "did not promise", "are not required", "nobody promised"."""
    at, negated = match.first, range(match.first, match.last)
    if scene.forms[max(0, at - 2) : at] == ("short", "of"):
        return True
    if any(scene.within(place, "negations") and not scene.within(place + 1, "to") for place in negated):
        return True
    subject = subject_before(scene, at)
    if subject is not None and scene.within(subject[0], "nobody"):
        return True
    for place in range(at - 1, max(-1, at - NEAR), -1):
        if scene.within(place, "annulling"):
            return True
        if not any(scene.within(place, name) for name in ("auxiliaries", "adverbs", "determiners")):
            return False
    return False


def _supposed(scene: Scene, at: int, form: str) -> bool:
    """Whether a binding verb is only spoken of: "power to summon witnesses", "a deal would demand secrecy"."""
    if form != VERB:
        return False
    before = at - 1
    while scene.within(before, "adverbs"):
        before -= 1
    if scene.within(before, "to"):
        return not scene.within(before - 1, "infinitive_after")
    subject = subject_before(scene, at)
    return scene.within(before, "supposing") and agents(scene, subject) is None


def _of_modal(scene: Scene, match: Match, kind: str) -> Iterator[Deed]:
    """What somebody will do ("We will rebuild the bridge"); whether it binds depends on who speaks."""
    subject = subject_before(scene, match.first)
    start = match.last
    while scene.adverb(start) and not scene.within(start, "negations"):
        start += 1
    verb = start
    while scene.within(verb, "negations") or scene.adverb(verb):
        verb += 1
    stays = scene.within(verb, "auxiliaries") and not scene.within(verb, "be")
    if subject is None or scene.mark(verb) or stays:
        return
    swept = next((at for at in range(max(0, subject[0] - SWEEP), subject[0] + 1) if scene.within(at, "sweeping")), None)
    if swept is not None and not any(scene.mark(at) for at in range(swept, subject[0])):
        subject = (swept, subject[1])
    elif _asked(scene, subject):
        return
    trigger, end = (match.first, match.last), clause_end(scene, start)
    inside = next((at for at in range(*trigger) if scene.within(at, "negations")), None)
    first = start if inside is None else inside
    if scene.within(first, "negations") and not scene.forms[first].isalpha():
        first -= 1  # what leans on a word is shown with it: "won't"
    mine = scene.within(subject[0], "own_pronouns") and not suffers(scene, verb)  # "we will be paid"
    whole = swept is not None or suffers(scene, verb) or comes_about(scene, verb) or (assured(scene) and not mine)
    yield Deed(MODAL, kind, trigger, (subject[0] if whole else first, end), subject, actor=subject)


def _asked(scene: Scene, subject: Range) -> bool:
    """Whether a clause asks, or only tells of something in passing: "what steps it will take", "which will help"."""
    at = subject[0]
    if scene.within(at, "asking"):
        return True
    if subject[1] - at == 1 and scene.within(at, "relatives"):
        return True
    for place in range(at - 1, max(-1, at - 1 - ASKED), -1):
        if scene.mark(place) or place in scene.cues or scene.within(place, "reporting"):
            return False
        if scene.within(place, "asking"):
            return True
    return False


def suffers(scene: Scene, at: int) -> bool:
    """Whether something is done to the subject, by whoever it is: "be paid"."""
    return scene.within(at, "be") and is_participle(scene, at + 1)


def comes_about(scene: Scene, at: int) -> bool:
    """Whether something begins, or is in its place, through whoever it is: "will start", "will be ready"."""
    begins = scene.within(at, "happening") and not scene.within(at + 1, "to")
    return begins or (scene.within(at, "be") and scene.within(at + 1, "in_place"))


def assured(scene: Scene) -> bool:
    """Whether the speaker's word is given beside what is said: "you have my word", "…, he promised"."""
    if any(one.act is Act.PROMISE and one.parent is None for one in scene.statements):
        return True
    return any(match.label == ASSURING for match in scene.held.openers.matches(scene.forms))


_ORDER = (LIMIT, VERB, NOUN, DUTY, MUST, MODAL)
_READINGS: Mapping[str, Reading] = MappingProxyType(
    {VERB: of_verb, NOUN: of_noun, DUTY: of_duty, LIMIT: of_limit, MODAL: _of_modal}
)
