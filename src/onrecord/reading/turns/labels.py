"""Words at a line's beginning that may name who speaks. The one rule: here is looked at form alone; whether they are a
speaker's is weighed elsewhere."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from onrecord.records import Span

LONGEST = 140
"""Characters in which a label stands."""
_INITIALS = 3
"""Letters that are written in capitals for what they are, and not for who speaks."""

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}(?:[\w’'-]|\.(?=[\w ]))*\.?"
_SMALL = r"(?:(?:of|the|and|for|de|la|le|del|der|den|van|von|bin|ibn|al|el|da|do|dos|du|di|e|y) ){0,3}"
_NAME = rf"{_WORD}(?: {_SMALL}(?:[–—-] )?(?:al-|el-)?{_WORD}| \d{{1,2}}){{0,13}}"
_ROLE = r"(?: ?[(\[][^()\[\]\n]{1,60}[)\]])?"
_SAYS = (
    r"(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|replied|answered|continued|explained|warned|noted|"
    r"speaking)"
)
_OFFICE = rf"(?:, (?![^:\n]{{0,90}}\b{_SAYS}\b)[^\W\d_][^:\n!?()]{{2,80}}?)?"
_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]?[ \t]+)?"
_MARK = r"[*_]{0,3}"
_AT_LINE = re.compile(
    rf"[ \t]*(?:>{{1,3}} ?)?{_CLOCK}{_MARK}"
    rf"(?:\[(?P<square>{_NAME})\]|(?P<plain>{_NAME}){_ROLE}{_OFFICE}){_ROLE}{_MARK} ?:{_MARK}(?=\s|$)"
)
_ROUND = re.compile(rf"[ \t]*\(\((?P<round>{_NAME})\)\) ?:?(?=\s|$)")
_ASKED = re.compile(r"[ \t]*(?P<letter>[QA])(?:[.:]|(?=[ \t]{2,}\S)|(?=\t))(?=\s|$)")
_COLON = r" ?:(?:\([^()\n]{1,500}\))?(?=\s)"
"""What ends a label within a line, with how its speaker came to speak: "Ana Osk:(replying to a doctor)"."""
_INLINE = re.compile(rf"(?<=[.!?…”\")\]*>])[ ]+(?P<inline>{_NAME}){_ROLE}{_COLON}")
_ENDS_INLINE = re.compile(_COLON)
_HEADED = (
    r"(?:(?:[Ee]xcerpts from |[Ff]ragment of )?(?:[Tt]he )?[Tt]ranscript of|"
    r"(?i:speech|address|remarks|statement) (?:at|by|to)|"
    r"(?:Beginning|Start|Opening|Excerpts?|Fragments?) (?:of|from))"
)
_TRANSCRIBED = re.compile(
    rf"(?:^|[ *]){_HEADED} [^:\n]{{1,200}} (?P<inline>(?:(?<!Prime )(?<!Deputy )(?<!Vice )(?<!First )(?:(?:First )?"
    r"(?:Deputy |Vice )?(?:President|Prime Minister|Minister|Chancellor|Chairman|Governor|Secretary))) "
    rf"(?:of {_NAME} )?{_NAME}){_ROLE}{_COLON}"
)
"""A heading that ran into the first label: "Transcript of a meeting of the Council President Ana Osk:". The last office
counts: "Beginning of talks with President Oda Renn President Ana Osk:"."""
_CAPTION = re.compile(r"(?P<given>[^\W_][\w’'-]+) (?P<name>[^\W_][\w’'-]+)(?P<again> (?P=name) (?P=given)\S[^:]*)")
"""A picture's caption that ran into the label after it: "Ana Osk Osk AnaPresident of Marrowen"."""
_STOP = re.compile(r"([^\W\d_][\w’'-]+)\. ")
_FIRST = re.compile(r"[^\W_]+")
_UNKNOWN = frozenset({"unidentified", "unknown", "deleted", "an", "a", "the"})
_NAMED = re.compile(r"[^\W_][\w’'.-]*")
_NAME_WORDS = 5
_PERSON_WORDS = 4


class Form(IntEnum):
    """How surely words have the form of a speaker's label, the least first."""

    WORD = 0
    """One word: "Renn:"."""
    NAME = 1
    """Several, each with a capital: "Oda Renn:"."""
    SURE = 2
    """A title and a name, a speaker without a name, "Q.", or brackets that nothing else stands in."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that may name a speaker: `span` are the words, `start` where all that belongs to the label begins, `end`
    where what is said begins. `key` is the same for all labels of one speaker, as far as the words go."""

    span: Span
    start: int
    end: int
    key: str
    form: Form
    shouted: bool
    titled: bool
    inline: bool = False
    letter: bool = False
    nobody: bool = False
    """Whether the words are known for what stands before a colon and is no speaker."""
    nameless: bool = False
    """Whether the words are a speaker's part, and no name: "THE COURT", "Question"."""


def find_labels(text: str) -> list[Label]:
    """Labels in the order of the text, none overlapping."""
    found: list[Label] = []
    start = 0
    for line in text.split("\n"):
        head = line[:LONGEST]
        match = _ROUND.match(head) or _ASKED.match(head) or _AT_LINE.match(head)
        if match is not None:
            found.append(_label(match, start, inline=False))
        found.extend(_inline(line, start, match.end() if match else 0))
        start += len(line) + 1
    return found


def _inline(line: str, shift: int, begin: int) -> Iterator[Label]:
    """Labels within a line: transcripts whose line breaks were lost."""
    for match in _TRANSCRIBED.finditer(line, begin):
        yield _label(match, shift, inline=True)
        begin = match.end()
    for ending in _ENDS_INLINE.finditer(line, begin):
        head = max(begin, ending.start() - LONGEST)
        for match in _INLINE.finditer(line, head, ending.end() + 1):
            if match.end() == ending.end():
                yield _label(match, shift, inline=True)
                begin = match.end()


def _label(match: re.Match[str], shift: int, *, inline: bool) -> Label:
    group = match.lastgroup or ""
    start, words = match.start(group), match[group]
    begun = [stop.end() for stop in _STOP.finditer(words) if stop[1].casefold() not in listed("titles")]
    if begun:  # "Please. Oda Renn:" has the end of a sentence before the label
        start, words, inline = start + begun[-1], words[begun[-1] :], True
    if caption := _CAPTION.search(words):
        words = words[: caption.start("again")]
    span = Span(start + shift, start + len(words) + shift)
    form, nameless = _form(words, group)
    plain = [word.casefold() for word in _FIRST.findall(words)]
    return Label(
        span=span,
        start=span.start if begun else match.start() + shift,
        end=match.end() + shift,
        key=" ".join(plain) if nameless else plain[-1],
        form=form,
        shouted=group != "round" and words.isupper() and len(words) > _INITIALS,
        titled=group != "round" and len(plain) > 1 and plain[0] in listed("titles"),
        inline=inline,
        letter=group == "letter",
        nobody=_is_nobody(plain, form),
        nameless=nameless,
    )


def _form(words: str, group: str) -> tuple[Form, bool]:
    plain = [word.casefold() for word in _FIRST.findall(words)]
    bare = plain[1:] if plain[0] == "the" else plain
    if group == "letter":
        return Form.SURE, True
    held = listed("speakers")
    numbered = len(bare) == 2 and bare[0] in held and (bare[1].isdecimal() or len(bare[1]) == 1)  # noqa: PLR2004
    if numbered or (bare and held.issuperset(bare)):
        return Form.SURE, True
    if group == "round" or (len(plain) > 1 and plain[0] in listed("titles")):
        return Form.SURE, False
    return (Form.NAME if len(plain) > 1 else Form.WORD), False


def _is_nobody(plain: list[str], form: Form) -> bool:
    if form is Form.SURE:
        return False
    return (
        plain[0] == "the"
        or plain[-1] in listed("last_never")
        or (len(plain) == 1 and plain[0] in listed("never"))
        or listed("never").issuperset(plain)
        or all(word.isdecimal() for word in plain)
        or plain[-1].endswith(("image", "photo", "picture", "credit"))  # what a caption's credit is glued to
    )


def is_name(words: str) -> bool:
    """Whether a speaker's label, of which a format says that it is one, is a name in letters that have capitals, and no
    part that somebody plays ("Unidentified speaker", "Host")."""
    plain = [word.casefold() for word in _FIRST.findall(words)]
    part = not plain or plain[0] in _UNKNOWN or listed("speakers").issuperset(plain)
    return not part and len(plain) <= _NAME_WORDS and re.match(_UPPER, words) is not None


def person_named(text: str, label: Span) -> Span | None:
    """The name of a person in a label that stands in the text, without a title before it; None where the label may be
    that of a body: it has a word for one, or "of" and the like."""
    words = [(word[0], label.start + word.start()) for word in _NAMED.finditer(label.cut(text))]
    if words and words[0][0].casefold().rstrip(".") in listed("titles"):
        del words[0]
    plain = [word.casefold() for word, _ in words]
    if not 1 <= len(plain) <= _PERSON_WORDS or not is_name(" ".join(word for word, _ in words)):
        return None
    if any(not word[0].isupper() for word, _ in words) or not nouns_of_bodies().isdisjoint(plain):
        return None
    return Span(words[0][1], label.end)


@cache
def nouns_of_bodies() -> frozenset[str]:
    """Words of which one makes a label no person's: "Ministry", "Council", "Courier"."""
    held = tomllib.loads(resources.files("onrecord.reading").joinpath("sources.toml").read_text(encoding="utf-8"))
    return frozenset(word for kind in held.values() for word in kind["words"].split())


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    table = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
    return frozenset(table[name].split())
