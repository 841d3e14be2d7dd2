"""Where a text calls somebody by name. The one rule: the encoder proposes and the document decides; what it calls a
name once it calls a name everywhere."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.reading.actors.capitals import capitalised
from onrecord.reading.actors.completing import whole_people
from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.labelled import of_people
from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import CIVIL, Name, Names, apart, read_name
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.sifting import describes, listed, sifted
from onrecord.reading.actors.using import told_apart
from onrecord.reading.actors.wholes import whole_bodies
from onrecord.reading.places import Places
from onrecord.reading.signals import Mention
from onrecord.records import ActorType, Span

_LED = re.compile(
    r"(?:['’]s?)?[ \n]((?:[a-z]+[ \n])?)(campaign|administration|camp|team|foundation|government|cabinet)"
    r"(?![\w-])"
    r"(?! (?:[a-z]+ )?(?:spokes(?:man|woman|person)|manager|chair|chairman|chairwoman|aide|advis[eo]r|official|director"
    r"|staffer|worker|volunteer|strategist|operative|trail|event|rally|stop)s?\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?!of )(?:[a-z][a-z’']{1,3}[ -]){0,3}[^\W\d_a-z]")
"""A capital, or a particle before it: "von Osk", "al-Osk"."""

_FIRST = re.compile(r"(?<!\w)[^\W\d_]+")
_SURE, _LEAST = 0.5, 0.3
_SHORT, _LONGEST = 2, 4
_MOST = 12
"""Words that no person's name has; a text of nothing but capitals is one run of them."""
_BRACKET = re.compile(r"\]\s|\s\[")

Votes = Mapping[ActorType, float]


def find_names(scene: Scene, mentions: Sequence[Mention], lexicon: Lexicon) -> Names:
    """Names from the encoder's mentions, made whole by capitals; where it is silent, from capitals that the document
    or the lexicon confirms."""
    likely = [mention for mention in _bracketed(scene.text, mentions) if mention.probability >= _LEAST]
    heard = list(apart(_all_named(scene.text, likely, lexicon)))
    again = list(_again(scene.text, heard))
    whole_again = Places(name.span for name in again)
    parts = {name.span for name in heard if (place := whole_again.holding(name.span)) and place != name.span}
    heard = list(apart([*(name for name in heard if name.span not in parts), *again]))
    runs = list(apart(_all_named(scene.text, capitalised(scene, lexicon), lexicon)))
    kept, spare = _made_whole(heard, runs, lexicon)
    sure = [name for name in (*kept, *(spare if not heard else ())) if name.probability >= _SURE]
    known = {words for name in sure for words in (name.words, name.words[-1:])}
    spoken = Places(span for statement in scene.statements for span in statement.source)
    kept += [
        name
        for name in spare
        if name.words in known
        or listed(name.words, lexicon)
        or (spoken.touching(name.span) and not describes(scene.text, name))
        or (not mentions and name.probability >= _SURE)
    ]
    people = list(whole_people(scene, apart(kept), lexicon))
    whole = list(sifted(scene, list(whole_bodies(scene.text, people, lexicon)), spoken, lexicon))
    told = told_apart(scene, whole, lexicon)
    agreed = _agreed(told, of_people(scene, told, lexicon), lexicon)
    return Names(apart(_with_bodies(scene.text, list(apart(agreed)))))


def _all_named(text: str, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Name]:
    named = (read_name(text, mention, lexicon) for mention in mentions)
    return [name for name in named if name is not None and _NAMED.match(text, name.span.start, name.span.end)]


def _again(text: str, heard: Sequence[Name]) -> Iterator[Name]:
    """Every further place of a name of two words or more."""
    by_first: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in heard:
        full = name.span.cut(text)
        first = _FIRST.match(full)
        if len(name.words) > 1 and first and name.probability >= _SURE:
            by_first[first[0]].setdefault(full, name)
    taken = {name.span.start for name in heard}
    for match in _FIRST.finditer(text) if by_first else ():
        for full, name in by_first.get(match[0], {}).items():
            span = Span(match.start(), match.start() + len(full))
            if (
                span.start not in taken
                and text.startswith(full, span.start)
                and not text[span.end : span.end + 1].isalnum()
            ):
                yield replace(name, span=span)


def _bracketed(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions, a name that an editor completed ("[Ana] Osk") in one piece."""
    last: Mention | None = None
    for mention in sorted(mentions):
        if last is not None and _BRACKET.fullmatch(text, last.span.end, mention.span.start):
            last = replace(last, span=Span(last.span.start, mention.span.end))
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _made_whole(heard: Sequence[Name], runs: Sequence[Name], lexicon: Lexicon) -> tuple[list[Name], list[Name]]:
    """What was heard, fragments replaced by the run of capitals that they are part of; and the runs that nothing was
    heard of."""
    places = Places(name.span for name in heard)
    by_span = {name.span: name for name in heard}
    located = {name.words[0] for name in heard if name.type is ActorType.PLACE}
    within = {span for run in runs if len(run.words) > 1 for span in places.touching(run.span)}
    alone = {name.words for name in heard if name.span not in within}
    spare, whole = [], []
    for run in runs:
        inside = [by_span[span] for span in places.touching(run.span)]
        if not inside:
            spare.append(run)
        elif inside[0].span != run.span and all(run.span.holds(name.span) for name in inside):
            likeliest = max(inside, key=lambda name: name.probability)
            if _is_whole(run, inside, lexicon, located) or _adds_surname(run, inside, alone, lexicon):
                kind = likeliest.type if listed(run.words, lexicon) or likeliest.type is run.type else run.type
                whole.append(replace(run, type=kind, probability=likeliest.probability))
    replaced = Places(name.span for name in whole)
    return [*whole, *(name for name in heard if not replaced.touching(name.span))], spare


def _is_whole(run: Name, inside: Sequence[Name], lexicon: Lexicon, places: set[str]) -> bool:
    """Whether a run of capitals is one name, and what was heard in it only parts: it is known, it is a body's, or it
    adds a given name to a surname."""
    if listed(run.words, lexicon):
        return True
    if all(name.type is not ActorType.PERSON for name in inside):
        return any(word in lexicon.organised for word in run.words)
    surname = run.words[-len(inside[-1].words) :] == inside[-1].words
    return surname and run.type is ActorType.PERSON and len(run.words) <= _LONGEST and run.words[0] not in places


def _adds_surname(run: Name, inside: Sequence[Name], alone: set[Words], lexicon: Lexicon) -> bool:
    """Whether only the given name was heard of a full one: one that many bear, or that is never heard by itself."""
    if len(inside) != 1 or inside[0].type is not ActorType.PERSON or inside[0].words != run.words[:1]:
        return False
    if len(run.words) != _SHORT or run.type is not ActorType.PERSON or run.words[1] in lexicon.roles | lexicon.led:
        return False
    first = run.words[0]
    return first in lexicon.feminine_names or first in lexicon.masculine_names or (first,) not in alone


def _agreed(names: Sequence[Name], labelled: Container[Words], lexicon: Lexicon) -> Iterator[Name]:
    """Each name with the type that its document, title and the lists give it; `labelled` are people's for certain."""
    votes: defaultdict[Words, defaultdict[ActorType, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        titled = bool(name.title) and len(name.words) <= _SHORT
        votes[name.words][ActorType.PERSON if titled else name.type] += name.probability + titled
    borne = [words for words in votes if words in labelled or _borne(words, votes)]
    for words in [words for words in borne if not listed(words, lexicon)]:
        votes[words][ActorType.PERSON] += 1.0 + max(votes[words].values())
    people = (words for words, some in votes.items() if 1 < len(words) < _MOST and _first(some) is ActorType.PERSON)
    full = [words for words in people if not listed(words, lexicon)]
    surnames = {part for words in full for part in words if len(part) > _SHORT} | {words[-1] for words in full}
    tails = {words[at:] for words in full for at in range(1, len(words))}
    for name in names:
        yield replace(name, type=_type(name, votes[name.words], (surnames, tails), lexicon))


def _borne(words: Words, votes: Mapping[Words, Votes]) -> bool:
    """Whether a name heard as a place ends or begins in what is heard, more surely, as a person's."""
    if not _SHORT <= len(words) < _LONGEST or _first(votes[words]) is not ActorType.PLACE:
        return False
    singles = (votes.get(part, {}) for part in (words[-1:], words[:1]))
    most = max(votes[words].values())
    return any(some.get(ActorType.PERSON, 0.0) > most and _first(some) is ActorType.PERSON for some in singles if some)


def _type(name: Name, votes: Votes, people: tuple[set[str], set[Words]], lexicon: Lexicon) -> ActorType:
    surnames, tails = people
    placed = name.words in lexicon.states or name.words in lexicon.capitals
    if name.title in CIVIL or (name.title and name.type is ActorType.PERSON and not placed):
        return ActorType.PERSON
    if name.words in lexicon.outlets and _first(votes) is not ActorType.PERSON:
        return ActorType.OUTLET
    if placed:
        person = name.words[-1] in surnames and votes.get(ActorType.PERSON, 0.0) > votes.get(ActorType.PLACE, 0.0)
        return ActorType.PERSON if person else ActorType.STATE
    if (len(name.words) == 1 and name.words[0] in surnames) or name.words in tails:
        return ActorType.PERSON
    masthead = name.words[-1] in lexicon.mastheads and len(name.words) > 1
    first = _first(votes)
    return ActorType.OUTLET if masthead and first is ActorType.ORGANISATION else first


def _first(votes: Votes) -> ActorType:
    return max(votes, key=lambda kind: votes[kind])


def _with_bodies(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Names, and what carries somebody's name: "the Osk campaign" is a body, not Osk."""
    for name in names:
        match = _LED.match(text, name.span.end) if name.type is not ActorType.STATE else None
        if match is None or match[1].strip() in {"and", "or", "a", "the", "in", "to", "of", "on", "for"}:
            yield name
        else:
            span = Span(name.span.start, match.end())
            yield Name(span, ActorType.ORGANISATION, name.probability, "", (*name.words, *folded(match[1] + match[2])))
