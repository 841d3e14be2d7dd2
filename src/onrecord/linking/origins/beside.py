"""What the words beside a statement tell of its source where its chain does not. The one rule: only words of the same
sentence count, and of a written-down broadcast the name before a turn."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from onrecord.linking.credits import Outlets
from onrecord.linking.credits.outlets import is_generic
from onrecord.linking.names import name_key
from onrecord.records import Span, Told

_LABEL = re.compile(r"^([^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|[ .'’-]){1,40}):[ \n]", re.MULTILINE)
"""The name before what somebody says, in what is written down of a broadcast."""
_REMEMBERED = 2_048
"""Texts that are kept at hand: a claim's documents are looked at several times."""
_TURNS = 3
"""Turns of a text that is written down so."""
_OUTLET_AFTER = re.compile(r"^ (?P<name>(?:[Tt]he )?[^\W\d_]+(?: [^\W\d_a-zß-öø-ÿ][\w&/-]*){0,4})")
_NAMES = re.compile(r"(?:[Tt]he )?[^\W\d_a-zß-öø-ÿ][\w&-]*(?: (?:of (?:the )?)?[^\W\d_a-zß-öø-ÿ][\w&-]*){0,4}")
_NEAR = 700
"""Characters before a statement in which an outlet was named that is "the paper" there."""
_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s|\n")
_LONGEST = 200
_SUBJECT = re.compile(
    r"(?:^|[a-z], |(?<=[a-z] ))(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ][\w’'-]+){1,2})"
    r"(?:, [^,]{2,80})?,? (?:has |had |also |again )?(?:said|told|wrote|[a-z]+ed)\b"
)


def voucher(told: Told) -> str | None:
    """Unnamed ones who are given behind a statement for all of it: "… by Tuesday, two people at the bank said"."""
    end = max(span.end for span in told.statement.spans)
    rest = told.text[end : end + _LONGEST]
    stop = _STOP.search(f"{rest}\n")
    match = _tail().match(rest[: stop.start() + 1 if stop else None])
    return next(filter(None, match.groups())) if match is not None else None


def told_to(told: Told, outlets: Outlets) -> str | None:
    """The outlet to which somebody is said to have spoken: "told the Gazette", or "the paper" that was named before."""
    for span in told.statement.cue:
        match = _OUTLET_AFTER.match(told.text[span.end : span.end + _LONGEST])
        if match is None or span.cut(told.text).split()[-1:] != ["told"]:
            continue
        words = match["name"].split()
        for end in range(len(words), 0, -1):
            name = " ".join(words[:end])
            if is_generic(name):
                return _last_outlet(told, span, outlets)
            found = outlets.find(name)
            if found is not None:
                return found
    return None


def _last_outlet(told: Told, before: Span, outlets: Outlets) -> str | None:
    """The outlet that was named last in the paragraph before a place, or in the one before that."""
    names = _NAMES.findall(told.text, max(0, before.start - _NEAR), before.start)
    return next((found for name in reversed(names) if (found := outlets.find(name)) is not None), None)


def subject_before(told: Told) -> str | None:
    """The full name of whoever the sentence before in the same paragraph is about: "The director, Ana Brusk, confirmed
    it."; where that is about what somebody wrote, the sentence before that one."""
    sentences = _before(told)
    if writer_before(told) is not None:
        sentences.pop()
    found = _SUBJECT.search(sentences[-1]) if sentences else None
    return found["name"] if found is not None else None


def writer_before(told: Told) -> str | None:
    """The pronoun of whoever wrote what "it" is: "she" after "Her letter does not repeat it."."""
    sentences = _before(told)
    found = _wrote().match(sentences[-1].strip()) if sentences else None
    return {"his": "he", "her": "she"}[found[1].casefold()] if found is not None else None


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"(his|her) (?:[\w-]+ )?{_any(_table()['papers'])}\b", re.IGNORECASE)


def _before(told: Told) -> list[str]:
    """The sentences before a statement in its paragraph."""
    start = told.statement.spans[0].start
    paragraph = told.text[told.text.rfind("\n", 0, start) + 1 : start]
    return [one for one in _STOP.split(paragraph) if one.strip()]


def asking(text: str) -> str | None:
    """The key of the last name of whoever opens an interview that is written down turn by turn, and asks in it."""
    turns = _turns(text)
    if len(turns) < _TURNS or len({speaker for speaker, _ in turns}) == 1:
        return None
    host = turns[0][0]
    return host if any(asks for speaker, asks in turns if speaker == host) else None


@lru_cache(maxsize=_REMEMBERED)
def _turns(text: str) -> tuple[tuple[str, bool], ...]:
    """Who speaks in each turn, by the last word of the name, and whether there is a question in it."""
    found = list(_LABEL.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    turns = zip(found, ends, strict=True)
    return tuple((name_key(one[1]).split()[-1], "?" in text[one.end() : end]) for one, end in turns)


def result_of(told: Told) -> str | None:
    """The words behind which stand, at the beginning of the content, whose finding or claim it repeats: "the finding of
    the panel that …"."""
    content = min(told.statement.content)
    match = _owned().match(content.cut(told.text))
    return match["whose"] or match["owner"] if match is not None else None


@cache
def _tail() -> re.Pattern[str]:
    table = _table()
    verbs, nouns, many = (_any(table[name]) for name in ("verbs", "nouns", "many"))
    who = rf"(?:{many} )(?:[\w’'-]+ ){{0,3}}{nouns}\b[^.,;:“”\"]{{0,60}}?"
    return re.compile(rf",? ?(?:according to ({who})(?=[.,;\n]|$)|({who}),? {verbs}\b)", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    results = _any(_table()["results"])
    whose = r"[^.;:“”\"]{2,100}?"
    return re.compile(
        rf"(?:the|a|an) (?:[\w-]+ )?{results} (?:of|by|from) (?P<whose>{whose}),? that\b"
        rf"|(?P<owner>{whose})['’]s? (?:[\w-]+ )?{results} that\b",
        re.IGNORECASE,
    )


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(one) for one in sorted(words, key=len, reverse=True))})"


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("onrecord.linking.origins") / "beside.toml").read_text(encoding="utf-8"))
