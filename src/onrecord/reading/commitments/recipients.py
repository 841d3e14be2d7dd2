"""For whom something is to be done, or against whom. The one rule: only whoever the words of the deed, or of its
condition, put there; nobody is guessed from what it is about.

"Hand the tapes to the board", "compensate the growers", "the families will receive full wages"; of a threat also "sue
the Post" and "close the road unless Ostrel pays".
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.certainty.wording import touched
from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.parties import Party, in_turn, named
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Commitment, CommitmentKind, Spans

NAME = 9
"""Words of whoever it is for, at most."""
_ASKED = frozenset({CommitmentKind.DEMAND, CommitmentKind.ULTIMATUM})


def with_recipient(scene: Scene, one: Commitment) -> Commitment:
    """A commitment with whom it is towards, where nobody was told it and its own words say so."""
    if one.to is not None or one.to_spans or one.kind in _ASKED:
        return one
    for words in _recipients(scene, one):
        to = in_turn(scene, named(scene, words))
        if to.spans and not _is_doer(to, one):
            return replace(one, to=to.actor, to_spans=to.spans)
    return one


def _is_doer(to: Party, one: Commitment) -> bool:
    if to.actor is not None:
        return to.actor == one.by
    return any(span.overlaps(other) for span in to.spans for other in one.by_spans)


def _recipients(scene: Scene, one: Commitment) -> Iterator[Range]:
    """Words that may name them, the surest first."""
    words = _numbers(scene, one.what)
    if one.kind is CommitmentKind.THREAT:
        yield from _struck(scene, words)
        yield from _could_avert(scene, _numbers(scene, one.condition))
    yield from _given(scene, words)
    yield from _receiving(scene, words)


def _numbers(scene: Scene, spans: Spans) -> Range:
    numbers = touched(scene.words, spans)
    return (min(numbers), max(numbers) + 1) if numbers else (0, 0)


def _given(scene: Scene, words: Range) -> Iterator[Range]:
    """Whoever something is handed to, and whoever is helped."""
    for at in range(*words):
        if scene.within(at, "helping"):
            yield _name(scene, at + 1, words[1])
        elif scene.within(at, "handing"):
            yield from _handed(scene, at + 1, words[1])


def _handed(scene: Scene, first: int, last: int) -> Iterator[Range]:
    """Whoever stands right behind a verb of giving, before the thing, or behind "to"."""
    end = next((at for at in range(first + 1, min(last, first + NAME)) if _begins_thing(scene, at)), first)
    whole = first < end and not scene.within(first, "it") and not any(_ends(scene, at) for at in range(first, end))
    if whole and agents(scene, (first, end)) is not None:
        yield first, end
    for at in range(first, last - 1):
        if scene.form(at) in {"and", ";"} and scene.within(at + 1, "base"):
            return
        if scene.within(at, "to") and not scene.within(at + 1, "base"):
            yield _name(scene, at + 1, last)


def _begins_thing(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    if scene.within(at - 1, "of"):
        return False
    return scene.within(at, "determiners") or scene.within(at, "things_given") or form[:1].isdigit() or form in "$€£"


def _receiving(scene: Scene, words: Range) -> Iterator[Range]:
    """Whoever receives, where the deed is told with a subject of its own."""
    for at in range(words[0] + 1, words[1]):
        modal = at
        while modal > words[0] and (scene.within(modal - 1, "auxiliaries") or scene.adverb(modal - 1)):
            modal -= 1
        passive = modal < at and scene.within(at - 1, "be") and scene.within(at, "helping")
        if modal > words[0] and (passive or (modal < at and scene.within(at, "receiving"))):
            yield words[0], modal


def _struck(scene: Scene, words: Range) -> Iterator[Range]:
    """Whoever a threat is aimed at: behind a verb of harm or "against"."""
    for at in range(*words):
        if scene.within(at, "striking") or scene.form(at) == "against":
            yield _name(scene, at + 1, words[1])


def _could_avert(scene: Scene, words: Range) -> Iterator[Range]:
    """Whoever could avert it: who acts in its condition."""
    for at in range(words[0] + 1, words[1]):
        if scene.within(at, "auxiliaries") or scene.within(at, "negations") or scene.form(at).endswith(("s", "ed")):
            yield words[0] + 1, at
            if scene.within(at, "auxiliaries"):
                return


def _name(scene: Scene, first: int, last: int) -> Range:
    """The words of a name from a place on."""
    stops = range(first + 1, min(last, first + NAME))
    return first, next((at for at in stops if _ends(scene, at)), min(last, first + NAME))


def _ends(scene: Scene, at: int) -> bool:
    lists = ("ends_name", "limits", "dates", "prepositions")
    return scene.mark(at) or at in scene.timed or any(scene.within(at, name) for name in lists)
