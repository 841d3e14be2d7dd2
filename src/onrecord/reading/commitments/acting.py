"""Who can be bound at all: people, bodies, states, groups. The one rule: an amount, a day or a thing binds nobody, and
nobody is named by a name that only stands inside the words for somebody else."""

from onrecord.reading.commitments.clauses import COMMA, subject_before
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.reading.unnamed.people import load_people
from onrecord.records import ActorType

INANIMATE = frozenset({ActorType.PLACE, ActorType.DOCUMENT})
AGENT = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ee", "ees", "men", "women", "man", "woman")
"""Endings of words for those who do something."""
SHORTEST = 5
"""Letters of the shortest word that such an ending makes."""


def agents(scene: Scene, words: Range | None) -> Range | None:
    """The words for somebody who can be bound, without what does not belong to them; None where they name nobody."""
    if words is None:
        return None
    first, last = _trimmed(scene, words)
    if first >= last:
        return None
    if last - first == 1 and scene.within(first, "relatives"):
        return agents(scene, _antecedent(scene, first))
    if last - first == 1 and (scene.within(first, "pronouns") or scene.within(first, "persons")):
        return first, last
    if scene.within(first, "prepositions") or scene.within(first, "of") or scene.within(first, "nobody"):
        return None
    head = head_of(scene, (first, last))
    return (first, last) if _can_act(scene, (first, head + 1), last) else None


def head_of(scene: Scene, words: Range) -> int:
    """The number of the noun that says what somebody is: the last one before "of", "who" or a comma."""
    first, last = words
    for at in range(first + 1, last):
        parts = any(scene.within(at, name) for name in ("of", "prepositions", "relatives", "inside"))
        if scene.form(at) == COMMA or (parts and not (scene.words[at].capital and scene.within(at, "and"))):
            if scene.within(at, "and"):
                continue
            return at - 1
    return last - 1


def resolved(scene: Scene, words: Range) -> str | None:
    """The actor that words for somebody mean; "they" is left open, and so is a name inside the words for another."""
    if scene.within(words[0], "they") and words[1] - words[0] == 1:
        return None
    head = head_of(scene, words)
    inner = head + 1 < words[1] and not scene.words[head].capital
    if inner and not (scene.within(head, "bodies") or scene.within(head, "officials")):
        behind = scene.form(head + 1) == COMMA
        if not behind:
            return scene.resolve(scene.pieces(range(words[0], head + 1))).actor
    return scene.resolve(scene.pieces(range(*words))).actor


def is_body(scene: Scene, words: Range | None) -> bool:
    """Whether words stand for a body or a state, and not for a person."""
    held = agents(scene, words)
    if held is None:
        return False
    head = head_of(scene, held)
    kind = scene.company.types.get(resolved(scene, held) or "")
    return scene.within(head, "bodies") or kind in {ActorType.ORGANISATION, ActorType.STATE}


def _trimmed(scene: Scene, words: Range) -> Range:
    first, last = words
    while first < last and (scene.mark(first) or scene.within(first, "and") or scene.within(first, "loose_words")):
        first += 1
    while last > first and (scene.mark(last - 1) or scene.within(last - 1, "loose_words")):
        last -= 1
    while last - 1 > first and (scene.within(last - 1, "and") or scene.within(last - 1, "genitive")):
        last -= 1
    return first, last


def _antecedent(scene: Scene, at: int) -> Range | None:
    """Whom "who" takes up: the words right before it."""
    before = at - 1 if scene.form(at - 1) == COMMA else at
    found = subject_before(scene, before) if before > 0 else None
    if found is None or found[0] >= before or scene.within(found[0], "relatives"):
        return None
    shown = scene.words[found[0]].capital or scene.within(found[0], "determiners")
    return found if shown else None


def _can_act(scene: Scene, words: Range, last: int) -> bool:
    first, end = words
    head = end - 1
    if any(at in scene.timed for at in (head, first)) and not scene.within(head, "bodies"):
        return False
    kind = scene.company.types.get(scene.resolve(scene.pieces(range(first, last))).actor or "")
    if kind is not None and kind not in INANIMATE:
        return True
    form = scene.forms[head]
    if any(scene.within(head, name) for name in ("bodies", "officials", "groups_of", "persons")):
        return True
    if load_people().holds(form) or _does(scene, form):
        return True
    named = scene.words[head].capital and (head > first or (head > 0 and not scene.mark(head - 1)))
    opens = scene.words[head].capital and not named
    return (named or (opens and _only_name(scene, head))) and kind not in INANIMATE and form[:1].isalpha()


def _does(scene: Scene, form: str) -> bool:
    return len(form) >= SHORTEST and form.endswith(AGENT) and form not in scene.held.lists["no_agents"]


def _only_name(scene: Scene, at: int) -> bool:
    """Whether a word that opens the sentence is a name: no common noun in the plural or of a deed."""
    form = scene.forms[at]
    return not form.endswith(("s", "ing", "tion", "ment")) and form not in scene.held.lists["no_agents"]
