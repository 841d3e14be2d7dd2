"""Who is bound, and to whom. The one rule: a name is taken from the words of the clause; who cannot be told is None."""

from dataclasses import dataclass

from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Spans, Statement


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody: the actor's id where it is known, and the words."""

    actor: str | None = None
    spans: Spans = ()


NOBODY = Party()


def named(scene: Scene, words: Range | None) -> Party:
    """Who some words of the sentence mean."""
    if words is None or words[0] >= words[1]:
        return NOBODY
    spans = scene.pieces(range(*words))
    return Party(scene.resolve(spans).actor, spans) if spans else NOBODY


def speaker(statement: Statement | None) -> Party:
    """Who makes a statement."""
    return NOBODY if statement is None else Party(statement.actor, statement.source)


def addressee(statement: Statement | None) -> Party:
    """To whom a statement is made, where it says so."""
    if statement is None or statement.addressee is None:
        return NOBODY
    return Party(statement.addressee.actor, statement.addressee.spans)


def is_speaker(scene: Scene, words: Range | None, statement: Statement | None) -> bool:
    """Whether the words for who acts mean whoever speaks: a first person, a pronoun that takes up the source, the
    source's own name, or a body that it speaks for ("Lisk will pay, its envoy said")."""
    if words is None:
        return False
    if scene.within(words[0], "first") or scene.within(words[0], "my"):
        return True
    if statement is None:
        return False
    alone = words[1] - words[0] == 1
    if scene.within(words[0], "owning") and not alone:
        return True
    who = named(scene, words).actor
    if alone and scene.within(words[0], "takes_up"):
        itself = any(word in scene.held.lists["self"] for word in _first_words(scene, statement))
        open_ = who is None or statement.actor is None or scene.within(words[0], "groups")
        return not itself and (open_ or who == statement.actor)
    return (who is not None and who == statement.actor) or _of_source(scene, words, statement)


def _of_source(scene: Scene, words: Range, statement: Statement) -> bool:
    """Whether the source has all the words of a name in it, or speaks for the body that they stand for."""
    held = scene.held.lists
    source = {_plain(word) for span in statement.source for word in span.cut(scene.text).split()}
    name = {form for form in scene.forms[words[0] : words[1]] if form not in held["determiners"] | held["genitive"]}
    if name and name <= source:
        return True
    body = scene.within(words[1] - 1, "bodies")
    short = scene.within(words[0], "the") and words[1] - words[0] == len(("the", "ministry"))
    return body and (short or bool(held["owning"] & source))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip(".,'\"”“").removesuffix("'s")


def _first_words(scene: Scene, statement: Statement) -> list[str]:
    """The first word of each piece of a source."""
    return [_plain(word) for span in statement.source for word in span.cut(scene.text).split()[:1]]
