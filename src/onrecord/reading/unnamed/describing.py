"""What an unnamed source is said to be, and of what body. The one rule: a kind or an affiliation comes from the
description's own words, and where they give none there is none."""

import re

from onrecord.reading.unnamed.people import People, listed
from onrecord.reading.unnamed.phrase import Phrase
from onrecord.records import Span, Spans, UnnamedKind

_OF = {
    UnnamedKind.SPOKESPERSON: "for of at with",
    UnnamedKind.AIDE: "to of for in at with on",
    UnnamedKind.LAWYER: "for of at with representing",
    UnnamedKind.OFFICIAL: "in at of with from",
    UnnamedKind.MILITARY: "in at of with from",
    UnnamedKind.INTELLIGENCE: "in at of with from",
    UnnamedKind.DIPLOMAT: "in at of with from",
    UnnamedKind.EMPLOYEE: "of at for with from in",
    UnnamedKind.EXPERT: "at of with from",
    UnnamedKind.INSIDER: "of in within inside at",
    UnnamedKind.PERSON: "inside within",
}
_BELONGS = {kind: listed(words) for kind, words in _OF.items()}
_SERVING = {UnnamedKind.AIDE, UnnamedKind.LAWYER, UnnamedKind.SPOKESPERSON}
_MEMBERS = listed("member members")
_BODY = listed(
    """administration agency airline army bank board bureau cabinet campaign church commission committee company
    congress council court department embassy firm fund government hospital house institute ministry navy network
    office parliament party police school senate team transition union university"""
)
_PLAIN = listed(
    """american-born another current chief defence defense early election federal few five former foreign four first
    fourth foreign-policy high-level high-ranking industry immigration intelligence key law leading local longtime
    low-level many medical mid-level military more most national now-former old one other private prominent
    retired second security senior several six some state legal third three top trade two unnamed veteran young
    younger older the a an these those this that his her their its our all both half dozen dozens of at least
    enforcement city county international several public political police budget policy labor labour campaign
    business official western"""
)
_DEMONYM = re.compile(r"(?:[^\W\d_]{2,}(?:ian|ean|an|ish|ese|ch|ssi|li|qi))$")
_AFTER = re.compile(
    r"\s+(?P<of>[^\W\d_]+)\s+(?P<the>(?:the|an?|his|her|its|their)\s+)?"
    r"(?P<body>[^,;:()\[\]\n“”\"–—.]+(?:\.(?=\w|\s[A-Z])[^,;:()\[\]\n“”\"–—.]*)*)"
)
_BODY_END = re.compile(
    r"\s+(?:who|whose|which|that|with|speaking|said|says|told|asked|briefed|familiar|and|or|but|on|in|as|because|after|when|while|has|"
    r"have|was|were|is|are|by|involved|close|working|requesting|citing|to)\b.*",
    re.DOTALL,
)
_OPENS_NAME = listed("Defence Defense Foreign Intelligence Labor Labour State")
_SMALL = listed("the a an these those this that his her their its our all both")
_GOES_ON = re.compile(r"[\w,;]\s$")
_ANYBODY = listed(
    """another individual individuals man member members one others people person somebody someone source sources
    those three two woman"""
)
"""Words that say no more of somebody than that they are there."""

_BEFORE = 8
"""Words before the head among which an affiliation is looked for."""


def describe_kind(phrase: Phrase, people: People, *, knows: bool) -> UnnamedKind:
    """What the head noun says, unless it says little and the word before it, or how they know, says more."""
    noun = people.singular(phrase.noun)
    kind = people.kind(noun) if people.holds(phrase.noun) else UnnamedKind.PERSON
    weak = noun in {"source", "official", "officer", "person", "executive", "expert", "figure", "insider"}
    if weak:
        before = [word.lower().strip("’'") for word in phrase.words[: phrase.head]]
        said = [people.modifiers[word] for word in before if word in people.modifiers]
        said = [one for one in said if one is not UnnamedKind.OFFICIAL or noun == "source"]
        said = [one for one in said if one is not UnnamedKind.EMPLOYEE or noun == "executive"]
        if said:
            return said[-1]
    return UnnamedKind.INSIDER if knows and kind is UnnamedKind.PERSON and phrase.noun.lower() in _ANYBODY else kind


def find_affiliation(text: str, phrase: Phrase, source: Span, kind: UnnamedKind) -> Spans:
    """The body, person or country that a source is said to belong to, without its article."""
    given = _after(text, phrase, source, kind) or _owner(text, phrase)
    return given or (() if kind in {UnnamedKind.PERSON, UnnamedKind.WITNESS} else _before(text, phrase))


def _after(text: str, phrase: Phrase, source: Span, kind: UnnamedKind) -> Spans:
    head = phrase.spans[phrase.head]
    match = _AFTER.match(text, head.end, source.end)
    allowed = {"of"} if phrase.noun.lower() in _MEMBERS else _BELONGS.get(kind, frozenset())
    if match is None or match["of"] not in allowed:
        return ()
    body = _BODY_END.sub("", match["body"]).rstrip()
    served = kind in _SERVING and match["the"] is not None
    if not body or (match["of"] == "in" and not match["the"]) or not (served or _is_body(body)):
        return ()
    start = match.start("body")
    return (Span(start, start + len(body)),)


def _is_body(words: str) -> bool:
    """Whether words name a body or somebody: by a capital, or by a noun for a body."""
    return any(word[0].isupper() or word.lower() in _BODY for word in words.split())


def _owner(text: str, phrase: Phrase) -> Spans:
    """The owner in "the ministry’s spokeswoman", "one of Osk’s aides"; a pronoun is none."""
    for at in range(phrase.head - 1, -1, -1):
        word, span = phrase.words[at], phrase.spans[at]
        ending = next((e for e in ("'s", "’s") if word.endswith(e)), "")
        if ending or (word.endswith("s") and text[span.end : span.end + 1] in {"'", "’"}):
            first = at
            while first and phrase.words[first - 1].lower() not in _PLAIN and text[phrase.spans[first - 1].end] == " ":
                first -= 1
            return (Span(phrase.spans[first].start, span.end - len(ending)),)
    return ()


def _before(text: str, phrase: Phrase) -> Spans:
    """The name or body that stands before the head: "a senior Pentagon official", "campaign aides"."""
    end = phrase.head
    while end and phrase.words[end - 1].lower() in _PLAIN - _BODY - {"campaign"}:
        end -= 1
    if not end:
        return ()
    last = phrase.words[end - 1]
    if last.lower() not in _BODY and not _is_name(text, phrase, end - 1):
        return ()
    first = end - 1
    while first and first > phrase.head - _BEFORE and _is_name(text, phrase, first - 1):
        first -= 1
    return (Span(phrase.spans[first].start, phrase.spans[end - 1].end),)


def _is_name(text: str, phrase: Phrase, at: int) -> bool:
    """Whether a word is capitalised for what it is, not for opening a sentence."""
    word, span = phrase.words[at], phrase.spans[at]
    if not word[0].isupper():
        return False
    if at or _GOES_ON.search(text, max(0, span.start - 2), span.start):
        return word.lower() not in _SMALL
    if word.lower() in _PLAIN:
        return word in _OPENS_NAME and phrase.words[1][0].isupper() and phrase.head > 1
    return word.isupper() or "." in word or _DEMONYM.match(word) is not None or f" {word}" in text[span.end :]
