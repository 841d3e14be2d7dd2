"""What kind of source the words name, from the words alone. Nobody's identity is ever inferred here."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.reading.unnamed.antecedents import find_antecedent, is_counted, is_defining, is_relative
from onrecord.reading.unnamed.knowing import is_interviewed, is_knowing
from onrecord.reading.unnamed.people import People, listed, load_people
from onrecord.reading.unnamed.phrase import Phrase, Pointing, parse_phrase
from onrecord.records import SourceKind, Spans, UnnamedKind, words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_AUTHOR = listed("I My Our We me my our us we")
_SPOKEN_OF = listed("you he her hers him his it its she that their them they this which who whose")
_INDEFINITE = listed("a an another any few many most no one several some three two")
_PLACED = listed("at from in near")
_OF = listed("for of to with")
_SMALL = _INDEFINITE | listed("all both her his its my other our that the their these this those your")
_LISTED = _SMALL | {"allies", "others"}
_COUNTED = listed("another one two three four five six several second third fourth")
_ALL = listed("all each everybody everyone many most several those")
_STANDING = _COUNTED | listed("more other others ones self some them those both us whom")
"""Words that stand for people by themselves; where they count, for people in particular."""

_DEMONYM = re.compile(r"^[^\W\d_a-z].*(?:an|ese|ite|i)$")
_RETAINED = {UnnamedKind.LAWYER, UnnamedKind.EXPERT, UnnamedKind.EMPLOYEE}
"""Of these somebody has one: whose lawyer, doctor or driver speaks is no secret."""

_SERVING = {UnnamedKind.AIDE, UnnamedKind.LAWYER, UnnamedKind.SPOKESPERSON}
_RANKS = _SMALL | _COUNTED | listed("current elected former government local many most public senior some top trial")
_BELIEF = re.compile(
    r"\b(?:assum|belie[fv]|consider|desir|didn[’']t\s+know|doubt|dread|expect|fear|feel|felt|hope|hoping|intend|knew|know|prefer"
    r"|regard|see[ns]?\b|saw\b|suspect|think|thought|understand|understood|view|want|wish|wonder|worr)"
)
_IMAGINED = re.compile(r"(?:will|would|might|can|could|may|must|should)\b(?!\s+(?:only|not))")

_TITLES = listed("Dr Gen Gov Mayor Mr Mrs Ms President Prof Rep Sen")
_TITLED = 2
"""Words of a name that a title stands before."""

_VAST = 24
"""From so many on, people of a camp are a crowd."""


@dataclass(frozen=True, slots=True)
class _How:
    """Whether a cue is of speech, whether of a state of mind, and whether the source's words say how it knows."""

    speaks: bool
    believes: bool
    knows: bool


@cache
def _nouns(kind: str) -> frozenset[str]:
    held = tomllib.loads(resources.files(__package__).joinpath("sources.toml").read_text(encoding="utf-8"))
    return listed(held[kind]["words"])


def source_kind(text: str, source: Spans, *, quoted: bool, cue: Spans = ()) -> SourceKind:
    """Kind of a source by its head noun, its capitals, and its cue: officials who say are people who spoke, officials
    who believe are officials in general; without a cue they are taken to have spoken. `quoted` says that the source
    stands inside a quotation, where "I" is the speaker and not the author."""
    phrase, _, apposition = words(text, source).partition(",")
    tokens = _WORD.findall(phrase)
    if not tokens:
        return SourceKind.NAMED if source else SourceKind.IMPLICIT
    if tokens[0] in _AUTHOR and (len(tokens) == 1 or tokens[1] in {"all", "both", "myself", "ourselves"}):
        return SourceKind.NAMED if quoted else SourceKind.AUTHOR
    people = load_people()
    if is_relative(words(text, source)):
        return _relative(text, source, cue, people)
    described = parse_phrase(text, source, people)
    pronoun = tokens[0].lower() in _SPOKEN_OF and tokens[1:2] in ([], ["and"])
    if described is None or pronoun or _is_name(phrase, apposition) or _ends_in_name(tokens, people):
        return SourceKind.NAMED
    return _described(text, source, described, words(text, cue))


def _described(text: str, source: Spans, described: Phrase, told: str) -> SourceKind:
    """The kind of a source that is neither a pronoun nor closed by a name, told of by the words of its cue."""
    people = load_people()
    no_person = _no_person(described, people, knows=is_knowing(text, source))
    if is_interviewed(text, source) and (no_person is None or described.words[0].lower() in _ALL):
        return SourceKind.UNNAMED
    if no_person is SourceKind.NAMED or no_person is SourceKind.DOCUMENT:
        return no_person
    if no_person is None and _is_hypothetical(described, told, people):
        return SourceKind.COLLECTIVE
    how = _How(_speaks(told, people), _BELIEF.search(told.lower()) is not None, is_knowing(text, source))
    return no_person or _somebody(described, people, how)


def _relative(text: str, source: Spans, cue: Spans, people: People) -> SourceKind:
    """The kind of whom "who" takes up; of some of whom, only where the text says how many they are."""
    before = find_antecedent(text, source[0], people)
    kind = source_kind(text, before, quoted=False, cue=cue) if before else SourceKind.NAMED
    if kind not in {SourceKind.UNNAMED, SourceKind.COLLECTIVE} or not _speaks(words(text, cue), people):
        return SourceKind.NAMED
    sweeping = " " in words(text, source) and not is_counted(text, before, people)
    anybody = is_defining(text, before, source[0]) or _IMAGINED.match(words(text, cue).lower())
    return SourceKind.COLLECTIVE if sweeping or anybody else kind


def _is_hypothetical(described: Phrase, cue: str, people: People) -> bool:
    """Whether somebody is only imagined, or everybody of a sort: "a reader would ask", "what economists call"."""
    some = people.singular(described.noun) in people.camps | people.unique
    single = some and described.words[0].lower() in {"a", "an"}
    anybody = described.pointing is Pointing.BARE and people.is_plural(described.noun)
    imagined = _IMAGINED.match(cue.lower()) is not None
    return (single and imagined) or (anybody and (imagined or cue.lower() in {"call", "calls", "term", "refer to"}))


def _no_person(described: Phrase, people: People, *, knows: bool) -> SourceKind | None:
    """A crowd, a document, a body, or a name; None for whoever is described by what they are or do."""
    head = described.noun.lower()
    before = described.words[described.head - 1].lower() if described.head else ""
    reports = head in {"source", "sources"} and before in {"media", "news"}
    if described.share or reports or (head in people.crowds and not knows):
        return SourceKind.COLLECTIVE
    shouted = described.noun.isupper() and people.is_plural(described.noun)
    capital = described.noun[0].isupper() and not shouted
    if head in _nouns("document") and not (capital and head in _nouns("masthead")):
        return SourceKind.DOCUMENT
    named = capital and described.head > 0 and described.pointing is not Pointing.NEW
    body = head in _nouns("body") or head.removesuffix("s") in _nouns("body")
    return SourceKind.NAMED if named or body else None


def _somebody(described: Phrase, people: People, how: _How) -> SourceKind:
    """People, by a noun for them or by a word that stands for one; anything else that is definite is named."""
    head, pointing = described.noun.lower(), described.pointing
    if people.holds(head):
        some = _several if people.is_plural(head) else _single
        return some(described, people, how)
    if head in _STANDING and not described.noun.isupper():
        counted = head in _COUNTED or (described.count is not None and head not in {"some", "those"})
        told = how.speaks and (how.knows or (counted and pointing is not Pointing.MANY))
        return SourceKind.UNNAMED if told else SourceKind.COLLECTIVE
    if pointing is Pointing.NEW and described.head and _DEMONYM.search(described.noun):
        return SourceKind.UNNAMED
    many = head.endswith("s") and described.noun[0].islower() and pointing is Pointing.BARE
    return SourceKind.COLLECTIVE if many or pointing is Pointing.MANY else SourceKind.NAMED


def _single(described: Phrase, people: People, how: _How) -> SourceKind:
    """One person: named where there is only one of the kind; where they neither speak nor know, still unnamed."""
    pointing, one = described.pointing, people.singular(described.noun)
    if pointing is Pointing.MANY:
        return SourceKind.UNNAMED if how.speaks and how.knows else SourceKind.COLLECTIVE
    vague = one in {"somebody", "someone"} or (pointing is Pointing.NEW and one in people.unique)
    if vague and not (how.speaks or how.knows):
        return SourceKind.COLLECTIVE
    alone = len(described.words) == 1 and described.noun[0].isupper()
    known = pointing is not Pointing.NEW and one in people.unique
    retained = pointing is Pointing.OWNED and people.kind(one) in _RETAINED
    return SourceKind.NAMED if alone or known or retained else SourceKind.UNNAMED


def _several(described: Phrase, people: People, how: _How) -> SourceKind:
    """Several people: unnamed where they speak, and are counted, know something, or are of a trade; somebody's own men
    also where they only act, being few."""
    pointing, one, count = described.pointing, people.singular(described.noun), described.count
    if pointing in {Pointing.KNOWN, Pointing.OWNED} and one in people.unique:
        return SourceKind.NAMED
    camp = one in people.camps
    vague = camp and count is not None and (count.least >= _VAST or described.words[0].lower() == "some")
    counted = pointing is Pointing.NEW and not vague
    anybody = one in {"person", "man", "woman"} and pointing is not Pointing.KNOWN
    office = one in people.unique and one not in people.kinds
    trade = not (camp or anybody or office or pointing is Pointing.MANY)
    spoke = how.speaks and (counted or trade or (how.knows and not vague))
    acted = trade and not how.believes and _serve(described, people)
    return SourceKind.UNNAMED if spoke or acted else SourceKind.COLLECTIVE


def _serve(described: Phrase, people: People) -> bool:
    """Whether several people are the aides, lawyers or officials of somebody, or of a body, that their words tell."""
    one, head = people.singular(described.noun), described.head
    if people.kind(one) not in _SERVING and one != "official":
        return False
    before = described.words[:head]
    named = any(word[0].isupper() and word.lower() not in _RANKS for word in before)
    body = any(word in _nouns("body") for word in before)
    serving = one != "official" and described.words[head + 1 : head + 2] in {("for",), ("to",)}
    return named or body or serving or described.pointing is Pointing.OWNED


def _speaks(cue: str, people: People) -> bool:
    """Whether a cue is of speech; where there is none, the source is taken to have spoken."""
    return not _WORD.search(cue) or people.is_speech(cue)


def _is_name(phrase: str, apposition: str) -> bool:
    """Whether a name follows the comma, as in "a spokesman, Ilja Born,"; after "in Easthaven" it would be a place's."""
    tokens = _WORD.findall(apposition.partition(",")[0])
    if len(tokens) > _TITLED and tokens[-1][0].isupper() and tokens[-2][0].isupper():
        title = tokens[-3]
        if title in _TITLES or (title.islower() and load_people().holds(title)):
            return True
    named = len(tokens) > 1 and tokens[0].lower() not in _SMALL and all(token[0].isupper() for token in tokens[:2])
    return named and _PLACED.isdisjoint(phrase.split())


def _ends_in_name(tokens: list[str], people: People) -> bool:
    """Whether a name closes a title ("adviser on economic issues Oleh Born") or follows "named"; or opens a list
    ("Born and his aides"). A name that closes "a spokesman for the candidate" is the candidate's."""
    if "named" in tokens[:-1] and tokens[tokens.index("named") + 1][0].isupper():
        return True
    while tokens[0] in _TITLES and tokens[1:]:
        tokens = tokens[1:]
    if tokens[1:2] == ["and"] and tokens[0][0].isupper() and not people.holds(tokens[0]) and tokens[2:]:
        another = tokens[2][0].isupper() and not (people.holds(tokens[-1]) and tokens[-1].islower())
        return another or tokens[2].lower() in _LISTED
    *before, first, last = ["", "", *tokens]
    title = before[-1] if before else ""
    whose = tokens[0].lower() in _INDEFINITE and not _OF.isdisjoint(before)
    titled = title.islower() and (people.holds(title) or title in {"issues", "affairs"}) and not whose
    return titled and first[:1].isupper() and last[:1].isupper()
