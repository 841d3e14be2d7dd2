"""Who is meant by "the official" or "she": an unnamed source spoken of before, or somebody whom the text names. The
one rule: two mentions are one only where the words point back and nobody else has come between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.unnamed.people import People, listed
from onrecord.reading.unnamed.phrase import Phrase, Pointing, parse_phrase
from onrecord.records import Span, Spans, UnnamedKind, UnnamedSource

_ANONYMOUS = listed(
    """adviser advisor aide announcer attendee bystander caller diplomat expert guest heckler individual insider
    interpreter investigator man narrator official onlooker organizer participant passer-by person protester prosecutor
    questioner respondent source staffer student voter witness woman"""
)
"""Nouns that, with nobody introduced, stand for somebody without a name all the same."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"(?:{_CAPITAL}[\w’'.-]*\s+){{1,3}}{_CAPITAL}[\w’'-]+"
_SOMEBODY = re.compile(rf"\b(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s+{_CAPITAL}|{_NAME})")
_LEFT = re.compile(
    rf"(?<!\bin )(?<!\bat )(?<!\bfrom )(?<!\bnear )(?:{_NAME}),?\s+(?:[—–-]\s+)?(?:(?:an?|the|who\s+is)\s+)?"
    r"(?:[\w’'.&-]+\s+){0,6}$"
)
_RIGHT = re.compile(rf"(?:\s+(?:for|of|to|at)\s+(?:[\w’'.&-]+\s+){{0,4}}[\w’'.&-]+)?,?\s+{_NAME}")
_CLOSED = re.compile(r"\s*[,.;)—–]|\s+(?:for|of|at|in|with|from|to|who|on)\b")
_TITLED = (
    rf"\b{{owner}}(?:[’']s?)?\s+(?:[a-z][\w-]*\s+){{{{0,4}}}}(?:aide|chief|director|manager|representative|secretary"
    rf"|spokes[a-z]+|strategist),?\s+(?P<name>{_NAME.replace('{', '{{').replace('}', '}}')})"
)
_TITLES = {
    "judge": ("judge", "justice", "magistrate"),
    "senator": ("senator", "sen\\."),
    "governor": ("governor", "gov\\."),
}
_NEW = re.compile(r"\b(?:an?|another|one)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)
_FEMALE = ("woman", "girl", "lady")
_MALE = re.compile(r"(?:(?<!wo)man|boy|guy|gentleman)$")
_PHRASE = 120
"""Characters around a noun that its name, or its article, may stand in."""

_PLAIN = 2
"""Words before a noun from which on a definite phrase is a variation on somebody known."""

_REACH = 6000
"""Characters before a description in which somebody named is looked for."""

_AHEAD = 1200
"""Characters after an indefinite description in which the text may come to the name."""

_NEAR = 600
"""Characters between two mentions over which a pronoun still takes the first up."""

_LIGHT = listed("the this that these those both same two three four five")
_ASKING = listed("caller heckler interviewer questioner")
_ORDINALS = listed("second third fourth other")
_STANDING = listed("all another both everybody everyone one several some those")
_SINGULAR = listed("he she")
PRONOUNS = _SINGULAR | {"they"}
ALL = listed("all both")
_TWO = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INTERVIEWED = re.compile(
    r"\b(?:interviewed|interviews\s+with|spoke\s+(?:to|with)|talked\s+(?:to|with))\s+(?P<whom>[^.;:“”\"\n]{4,120})\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An unnamed source as it was introduced: its noun in the singular, whether in the plural, and the words before the
    noun."""

    source: UnnamedSource
    noun: str
    many: bool
    before: frozenset[str]
    at: Span
    end: int
    asks: bool = False


def enter(source: UnnamedSource, phrase: Phrase, people: People, *, asks: bool) -> Entry:
    """The entry of a source that a phrase introduces; `asks` where what it said is a question, which another will
    answer."""
    noun, many, end = people.singular(phrase.noun), people.is_plural(phrase.noun), source.descriptor[-1].end
    return Entry(source, noun, many, _before(phrase), phrase.spans[0], end, asks)


def taken_up(text: str, phrase: Phrase, entries: Sequence[Entry], last: Entry | None, people: People) -> Entry | None:
    """The nearest entry that a definite phrase points back to: the same noun, with nothing added that was not said
    then; or the one person without a name who spoke `last`, with nobody named between."""
    if phrase.pointing is not Pointing.KNOWN and not (_before(phrase) & _ORDINALS and phrase.words[0].lower() == "the"):
        return None
    noun, many, added = people.singular(phrase.noun), people.is_plural(phrase.noun), _before(phrase) - _LIGHT
    fitting = (e for e in reversed(entries) if e.noun == noun and e.many == many and added <= e.before)
    found = next(fitting, None)
    if found or many or last is None or last.source.most != 1 or noun not in _ANONYMOUS:
        return found
    return last if _nobody_between(text, last, phrase.spans[0].start) else None


def is_named(text: str, phrase: Phrase, people: People, before: Entry | None) -> bool:
    """Whether the text names whom a definite or possessive phrase describes: the noun stands beside a name and was not
    used of somebody new, or of `before`, since; or nobody was introduced by it."""
    noun = people.singular(phrase.noun)
    if phrase.pointing is Pointing.MANY or noun in _STANDING:
        return False
    if phrase.pointing is Pointing.NEW:
        return _is_named_later(text, phrase, noun, people)
    known = phrase.pointing is Pointing.KNOWN
    if people.is_plural(phrase.noun):
        return known and before is None and (phrase.count is not None or noun not in _ANONYMOUS)
    begin, end = _reach(text, phrase, before)
    for match in reversed(list(re.finditer(rf"\b{re.escape(phrase.noun)}\b", text[begin:end], re.IGNORECASE))):
        place = Span(begin + match.start(), begin + match.end())
        if _beside_name(text, place, _owners(phrase)):
            return True
        if known and _NEW.search(text, max(0, place.start - _PHRASE), place.start):
            return False
    return known and before is None and (noun not in _ANONYMOUS or phrase.head >= _PLAIN)


def _is_named_later(text: str, phrase: Phrase, noun: str, people: People) -> bool:
    """Whether the text goes on to name somebody new whom a story opens with: "a judge ruled", then "Judge Osk"; "a
    spokeswoman for Osk said", then "Osk press secretary Ana Kestrel"."""
    if phrase.words[0].lower() not in {"a", "an"} or phrase.part:
        return False
    end = phrase.spans[-1].end
    ahead = text[end : end + _AHEAD]
    if noun in people.unique:
        titles = [rf"\b(?i:{'|'.join(_TITLES.get(noun, (noun,)))})\s+(?P<name>{_NAME})"]
    elif people.kind(noun) is UnnamedKind.SPOKESPERSON:
        owners = {re.escape(word) for word in phrase.words[1:] if word[0].isupper()}
        titles = [_TITLED.format(owner=owner) for owner in sorted(owners)]
    else:
        return False
    names = (match["name"] for title in titles for match in re.finditer(title, ahead))
    start = phrase.spans[0].start
    return any(text.find(name.split()[-1], max(0, start - _REACH), start) < 0 for name in names)


def _reach(text: str, phrase: Phrase, before: Entry | None) -> tuple[int, int]:
    """Where in the text a name for a phrase is looked for; somebody's own man may be named later too."""
    start = phrase.spans[0].start
    if phrase.pointing is Pointing.KNOWN:
        return max(before.end if before else 0, start - _REACH), start
    if _owners(phrase) or phrase.pointing is not Pointing.OWNED:
        return max(0, start - _REACH), min(len(text), start + _REACH)
    return max(0, start - _NEAR), start


def pronoun_fits(text: str, pronoun: Span, entry: Entry) -> bool:
    """Whether a pronoun may take up the source that spoke last: near by, alike in number and gender, nobody named
    between."""
    word = pronoun.cut(text).lower()
    if entry.asks or entry.noun in _ASKING or word not in PRONOUNS:
        return False
    if word in _SINGULAR and entry.source.most != 1:
        return False
    if (word == "he" and entry.noun.endswith(_FEMALE)) or (word == "she" and _MALE.search(entry.noun)):
        return False
    return _nobody_between(text, entry, pronoun.start)


def taken_up_by_all(text: str, pronoun: Span, entries: Sequence[Entry]) -> Entry | None:
    """The group that "all" or "both" takes up: the last people without a name who spoke, several of them, near by."""
    last = next((e for e in reversed(entries) if e.source.most != 1), None)
    if last is None or not 0 <= pronoun.start - last.end <= _AHEAD:
        return None
    if pronoun.cut(text).lower() == "all":
        return last
    return last if last.source.most == _TWO and _nobody_between(text, last, pronoun.start) else None


def stands_for_nobody(text: str, phrase: Phrase, people: People) -> bool:
    """Whether "one" or "another", by itself, has no word for people before it that it could take up."""
    if phrase.words[-1].lower() not in {"one", "another"} or len(phrase.words) > _TWO:
        return False
    start = phrase.spans[0].start
    return not any(people.holds(word) for word in _WORD.findall(text, max(0, start - 2 * _PHRASE), start))


def find_interviewed(text: str, pronoun: Span, people: People) -> Spans:
    """The people whom "they" takes up where the sentence before says that somebody spoke with them."""
    before = max(0, pronoun.start - _PHRASE - _PHRASE)
    match = _INTERVIEWED.search(text, before, pronoun.start)
    if match is None:
        return ()
    spans = (Span(*match.span("whom")),)
    phrase = parse_phrase(text, spans, people)
    if phrase is None or phrase.pointing is not Pointing.NEW:
        return ()
    return spans if people.is_plural(phrase.noun) and people.holds(phrase.noun) else ()


def _nobody_between(text: str, entry: Entry, place: int) -> bool:
    """Whether a place is near what an entry said, and nobody is named on the way there."""
    return 0 <= place - entry.end <= _NEAR and _SOMEBODY.search(text, entry.end, place) is None


def _before(phrase: Phrase) -> frozenset[str]:
    return frozenset(word.lower() for word in phrase.words[: phrase.head])


def _beside_name(text: str, noun: Span, owners: Sequence[str]) -> bool:
    """Whether a noun is a name's title or apposition, of one of the owners where there are any."""
    left = _LEFT.search(text, max(0, noun.start - _PHRASE), noun.start)
    right = _RIGHT.match(text, noun.end, noun.end + _PHRASE)
    held = (left.group() if left and _CLOSED.match(text, noun.end) else "") + (right.group() if right else "")
    return bool(held) and (not owners or any(owner in held for owner in owners))


def _owners(phrase: Phrase) -> list[str]:
    """The names that a phrase gives as owners: Osk in "Osk’s spokesman"."""
    before = phrase.words[: phrase.head]
    return [
        re.sub(r"[’']s?$", "", word) for word in before if word[0].isupper() and word.endswith(("'s", "’s", "s'", "s’"))
    ]
