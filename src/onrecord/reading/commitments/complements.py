"""What follows a verb or a noun that binds: "to pay", "that it will pay", "a new bridge". The one rule: only what reads
as a deed, or as a thing that is given or wanted, is one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.reading.certainty.phrases import Match
from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.clauses import COMMA, clause_end, subject_before
from onrecord.reading.commitments.lexicon import NOUN, VERB
from onrecord.reading.commitments.scenes import CLOSING, OPENING, STRAIGHT, Range, Scene

REACH = 9
"""In how many words behind a binding verb "to" or "that" follows."""
CLAUSE = 14
"""In how many words of a clause its modal stands."""
SOON = 7
"""In how many words a modal shows that a clause without "that" begins."""
OWNER = 4
"""In how many words before a noun its owner is named."""
NOMINAL = ("al", "ic", "ive", "ous", "ity", "tion", "ment", "ness", "ism", "ship")
"""Endings of words that are no verbs."""
QUOTES = frozenset((OPENING, STRAIGHT))
CURRENCY = frozenset("$€£")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed: the class and kind of the words that bind, where these stand, the words of the deed up to the end of the
    clause, who binds (`subject`), whom those words turn to (`object`), and who acts, where the clause says (`actor`).

    `told`: the binding is told as past, so that its day may be, too.
    """

    form: str
    kind: str
    trigger: Range
    words: Range
    subject: Range | None = None
    object: Range | None = None
    actor: Range | None = None
    told: bool = False


Make = Callable[[int, int], Deed]
"""A deed from the numbers of its first word and of the one after its last."""


def of_verb(scene: Scene, match: Match, kind: str) -> Iterator[Deed]:
    """The deed behind a verb that binds."""
    subject, trigger = subject_before(scene, match.first), (match.first, match.last)
    told = scene.forms[match.first].endswith("ed") or scene.within(match.first, "pasts")

    def made(start: int, end: int) -> Deed:
        return Deed(VERB, kind, trigger, (start, end), subject, told=told)

    at = _opened(scene, match.last)
    if (start := infinitive(scene, at)) is not None:
        yield made(start, clause_end(scene, start))
    elif scene.within(match.first, "only_infinitive"):
        yield from _agreed(scene, at, made)
    elif kind not in {"readiness", "plan"}:
        yield from _of_other(scene, match, at, made)


def _agreed(scene: Scene, at: int, make: Make) -> Iterator[Deed]:
    """What sides agree that one of them will do: "agreed that France would pay"."""
    if scene.within(at, "that") and not scene.within(at + 1, "pronouns"):
        found = _clause(scene, at + 1, make, own=False)
        yield from (one for one in found if one.actor is not None and agents(scene, one.actor) is not None)


def _of_other(scene: Scene, match: Match, at: int, made: Make) -> Iterator[Deed]:
    """The deed behind a verb with which no infinitive stands."""
    kind = match.label.split(" ")[1]
    own = kind in {"promise", "threat"}
    if scene.within(match.first, "insisting") and _foretold(scene, at):
        return
    if scene.within(at, "that"):
        yield from _clause(scene, at + 1, made, own=own)
    elif scene.within(at, "copulas") and any(scene.within(place, "what") for place in range(match.first)):
        yield made(at + 1, clause_end(scene, at + 1))
    elif (there := _turns_to(scene, at, kind)) is not None:
        # "told the judge that she will come" asks nothing of the judge
        asks = not (scene.within(there, "that") and scene.within(match.first, "telling"))
        behind = [replace(deed, object=(at, there)) for deed in _behind(scene, there, made, own=own) if asks]
        yield from behind or ([made(at, clause_end(scene, at))] if asks and _thing(scene, at, match) else [])
    elif _thing(scene, at, match):
        yield made(at, clause_end(scene, at))
    elif kind == "promise" and scene.within(at, "objects") and _thing(scene, at + 1, match):
        yield replace(made(at + 1, clause_end(scene, at + 1)), object=(at, at + 1))
    elif kind in {"promise", "demand"} and (scene.within(at, "pronouns") or _has_modal(scene, at)):
        yield from _clause(scene, at, made, own=own)


def _foretold(scene: Scene, at: int) -> bool:
    """Whether what is insisted on is a view of what will be, and no demand."""
    end = clause_end(scene, at + scene.within(at, "that"))
    modal = next((place for place in range(at, end) if scene.within(place, "futures")), None)
    return modal is not None and not any(scene.within(place, "must") for place in range(at, modal))


def of_noun(scene: Scene, match: Match, kind: str) -> Iterator[Deed]:
    """The deed behind a noun that binds: "its pledge to demolish the wall", "an ultimatum to leave"."""
    owner, trigger = _owner(scene, match.first), (match.first, match.last)

    def made(start: int, end: int) -> Deed:
        return Deed(NOUN, kind, trigger, (start, end), owner, told=True)

    that = match.last + scene.within(match.last, "copulas")
    start = infinitive(scene, _opened(scene, match.last))
    if start is not None and _verb(scene, _bare(scene, start)):
        end = clause_end(scene, start)
        yield made(start, next((at for at in range(start, end) if scene.forms[at] == COMMA), end))
    elif scene.within(that, "that"):
        yield from _clause(scene, that + 1, made, own=kind not in {"demand", "ultimatum"})


def _bare(scene: Scene, at: int) -> int:
    """The number of an infinitive's verb: behind "not to"."""
    while scene.within(at, "negations") or scene.within(at, "to"):
        at += 1
    return at


def is_verb_of(scene: Scene, at: int) -> bool:
    """Whether somebody stands before a word that could be a verb or a noun, so that it is his verb."""
    before = at - 1
    if scene.mark(before) or scene.within(before, "determiners"):
        return False
    if scene.words[before].capital or scene.within(before, "pronouns") or scene.within(at + 1, "determiners"):
        return True
    subject = subject_before(scene, at)
    follows = scene.mark(at + 1) or any(
        scene.within(at + 1, name) for name in ("prepositions", "auxiliaries", "of", "that")
    )
    if subject is None or follows or subject[1] - subject[0] < len(("the", "pharmacy")):
        return False
    owned = any(scene.within(place, "genitive") for place in range(*subject))
    return scene.within(subject[0], "determiners") and not owned


def infinitive(scene: Scene, at: int) -> int | None:
    """The number of the word with which an infinitive's deed begins, its negation included; None where none stands."""
    start = at
    while scene.within(at, "negations"):
        at += 1
    if not scene.within(at, "to"):
        return None
    after = at + 1
    while scene.within(after, "adverbs") or scene.form(after) in QUOTES:
        after += 1
    noun = scene.form(after).endswith(NOMINAL) and not scene.within(after, "base")
    barred = scene.mark(after) or after in scene.timed or noun
    if barred or scene.within(after, "determiners") or scene.within(after, "plain_nouns"):
        return None
    return start if at > start else at + 1


def _opened(scene: Scene, at: int) -> int:
    """Past adverbs, a time ("promised on Monday to") and an opening quotation mark."""
    timed = next((place for place in range(at, at + 2) if place in scene.timed), None)
    if timed is not None and not scene.within(at, "limits") and not scene.mark(at):
        while timed in scene.timed:
            timed += 1
        at = timed if scene.within(timed, "to") or scene.within(timed, "that") else at
    while (scene.within(at, "adverbs") and not scene.within(at, "negations")) or scene.form(at) in QUOTES:
        at += 1
    return at


def _turns_to(scene: Scene, at: int, kind: str) -> int | None:
    """The number of the word before which those are named whom a verb turns to: "promised the fishermen | to pay"."""
    for place in range(at, min(at + REACH, len(scene.forms))):
        negated = scene.within(place, "negations") and scene.within(place + 1, "to")
        if negated or scene.within(place, "to") or scene.within(place, "that"):
            person = kind != "promise" or not (scene.within(at, "giving") or _figure(scene, at))
            return place if place > at and person else None
        if scene.mark(place) or scene.within(place, "barring"):
            return None
    return None


def _behind(scene: Scene, there: int, make: Make, *, own: bool) -> Iterator[Deed]:
    start = infinitive(scene, there)
    if scene.within(there, "that"):
        yield from _clause(scene, there + 1, make, own=own)
    elif start is not None:
        yield make(start, clause_end(scene, start))


def _figure(scene: Scene, at: int) -> bool:
    return any(scene.form(place)[:1].isdigit() or scene.form(place) in CURRENCY for place in (at, at + 1))


def _thing(scene: Scene, at: int, match: Match) -> bool:
    """Whether a noun phrase follows that is given or wanted: "pledged 40 million crowns"."""
    last = match.last - 1
    if not scene.within(last, "takes_things") or at in scene.timed or scene.form(at) == CLOSING:
        return False
    if scene.mark(at):
        return scene.form(at) in CURRENCY
    before = match.first - 1  # "the pledged sum", "384 pledged delegates"
    if scene.form(before)[:1].isdigit() or scene.within(before, "determiners") or scene.within(before, "prepositions"):
        return False
    if scene.within(last, "plurals") and not (is_verb_of(scene, last) or scene.within(at, "determiners")):
        return False
    barred = ("joining", "auxiliaries", "limits", "pronouns", "elsewhere", "objects", "prepositions")
    return not any(scene.within(at, name) for name in barred)


def _has_modal(scene: Scene, at: int) -> bool:
    for place in range(at + 1, min(at + SOON, len(scene.forms))):
        if scene.mark(place):
            return False
        if scene.within(place, "futures"):
            return True
    return False


def _clause(scene: Scene, start: int, make: Make, *, own: bool) -> Iterator[Deed]:
    """The deed of a clause with its own subject: from the verb on where it says who acts; `own`: only a pronoun can
    mean who is bound, for others' deeds are promised whole ("that the report will be published")."""
    end = clause_end(scene, start)
    pronoun = scene.within(start, "pronouns") or scene.form(start) in QUOTES
    suffers = False
    near = range(start, min(start + CLAUSE, end))
    modal = next((at for at in near if scene.within(at, "futures") or scene.within(at, "must")), None)
    if modal is not None:
        first = modal + 1
        while scene.within(first, "adverbs") and not scene.within(first, "negations"):
            first += 1
        suffers = scene.within(first + scene.within(first, "negations"), "be")
        whole = not pronoun and (own or suffers)
        subject = (start, modal)
    else:
        verb = next((at for at in near[1:] if scene.within(at, "base") or scene.within(at, "be")), None)
        if own or verb is None or any(scene.within(at, "perfect") for at in range(start, verb)):
            return
        whole = scene.within(verb, "be")
        first = verb - scene.within(verb - 1, "negations")
        subject = (start, first)
    if whole or first >= end:
        yield replace(make(start, end), actor=subject if own and modal is not None and not suffers else None)
    else:
        yield replace(make(first, end), actor=subject)


def _verb(scene: Scene, at: int) -> bool:
    """Whether a word behind "to" is a verb: a known one, or one with an object behind it."""
    object_ = scene.within(at + 1, "determiners") or scene.form(at + 1)[:1].isdigit()
    return scene.within(at, "base") or (object_ and not scene.form(at).endswith(("tion", "ment", "ity", "ness", "ing")))


def _owner(scene: Scene, at: int) -> Range | None:
    """Whose promise it is: "Kessaly's pledge", "its pledge"."""
    first = at
    while first > 0 and at - first < OWNER and not scene.mark(first - 1):
        first -= 1
        if scene.within(first, "genitive"):
            return subject_before(scene, first)
        if scene.within(first, "determiners"):
            return (first, first + 1) if scene.within(first, "owning") else None
    return None
