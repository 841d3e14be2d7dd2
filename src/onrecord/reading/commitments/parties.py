"""Who is bound, and to whom. The one rule: a name is taken from the words of the clause; who cannot be told is None."""

from dataclasses import dataclass

from onrecord.reading.commitments.acting import agents, resolved
from onrecord.reading.commitments.scenes import CLOSING, OPENING, STRAIGHT, Range, Scene
from onrecord.records import ActorType, Spans, Statement


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody: the actor's id where it is known, and the words."""

    actor: str | None = None
    spans: Spans = ()


NOBODY = Party()


def named(scene: Scene, words: Range | None) -> Party:
    """Who some words of the sentence mean."""
    held = agents(scene, words)
    spans = scene.pieces(range(*held)) if held else ()
    return Party(resolved(scene, held), spans) if held and spans else NOBODY


def side_of(scene: Scene, party: Party) -> Party:
    """The body that somebody speaks for who says "we", in his own words; himself where none is known."""
    return Party(scene.company.sides.get(party.actor or "", party.actor), party.spans)


def in_turn(scene: Scene, party: Party) -> Party:
    """Whoever has the word in a transcript, or a body in its release, where a first person is all that is said, or what
    the body calls itself."""
    words = [span.cut(scene.text).lower() for span in party.spans]
    lists, release = scene.held.lists, scene.company.release
    itself = scene.led and words == ["it"] and party.spans[0].start == scene.words[0].span.start
    if party.actor is None and (itself or release.calls_itself(" ".join(words).split())):
        return Party(release.publisher, party.spans)
    if party.actor is not None or len(words) != 1 or words[0] not in lists["self"]:
        return party
    if words[0] in lists["we"]:
        side = scene.company.sides.get(scene.turn, scene.turn) if scene.turn is not None else release.publisher
        return Party(side, party.spans)
    return Party(scene.turn, party.spans)


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
        return agents(scene, words) is not None
    who = named(scene, words).actor
    if alone and scene.within(words[0], "takes_up"):
        return _takes_up(scene, words[0], statement, who)
    same = who is not None and who == statement.actor
    return same or _named_first(scene, words, statement) or _of_source(scene, words, statement)


def _takes_up(scene: Scene, at: int, statement: Statement, who: str | None) -> bool:
    """Whether a pronoun takes up the source."""
    if _spoken_aloud(scene, at) or _other_number(scene, at, statement):
        return False
    itself = any(word in scene.held.lists["self"] for word in _first_words(scene, statement))
    open_ = who is None or statement.actor is None or scene.within(at, "groups")
    return not itself and (open_ or who == statement.actor)


def _spoken_aloud(scene: Scene, at: int) -> bool:
    """Whether a word stands inside quotation marks, where a speaker calls himself "I"."""
    before = scene.forms[:at]
    if before.count(STRAIGHT) % 2:
        return True
    return before.count(OPENING) > before.count(CLOSING)


def _other_number(scene: Scene, at: int, statement: Statement) -> bool:
    """Whether a pronoun cannot mean a speaker: "they" and "it" no single person, "he" no body."""
    kind = scene.company.types.get(statement.actor or "")
    person = kind is ActorType.PERSON
    return kind is not None and person is scene.within(at, "groups")


def _named_first(scene: Scene, words: Range, statement: Statement) -> bool:
    """Whether the source is a pronoun for somebody whom the words name before: "Renn will not sell, he said"."""
    said = [word for span in statement.source for word in span.cut(scene.text).lower().split()]
    named_ = all(scene.words[at].capital for at in range(*words))
    behind = bool(statement.source) and scene.words[words[1] - 1].span.end <= statement.source[0].start
    return len(said) == 1 and said[0] in scene.held.lists["singular"] and statement.actor is None and named_ and behind


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
