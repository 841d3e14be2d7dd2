"""A language: one file of words, patterns and what they mean, compiled once. The one rule: no word of any language
here."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.reading.times.counting import Numerals, alternatives

BLANK = " {1,20}"
_SLOT = re.compile(r"\{([a-z_]+)(?:=([a-z_]+))?\}")
_NAMED = re.compile(r"\(\?P<\w+>")
_MACRO = re.compile(r"<([a-z]+)>")
TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CONTEXT = (
    "after",
    "not_after",
    "not_words",
    "unlike",
    "followed",
    "not_followed",
    "no_name",
    "pattern",
    "means",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the operation that gives its meaning, and the constants that go to it."""

    pattern: re.Pattern[str]
    means: str
    constants: Mapping[str, str]
    slots: Mapping[str, tuple[str, ...]]
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    not_words: frozenset[str]
    unlike: re.Pattern[str] | None
    followed: re.Pattern[str] | None
    not_followed: re.Pattern[str] | None
    no_name: bool


@dataclass(frozen=True, slots=True)
class Tenses:
    """Words that tell whether a clause looks back or forward, and how many words away they count.

    A word of `clause` opens another clause; one of `undone` puts what was to come into the past; behind one of
    `passive` a sign says nothing.
    """

    signs: Mapping[str, int]
    past_endings: tuple[str, ...]
    clause: frozenset[str]
    undone: frozenset[str]
    passive: frozenset[str]
    reach_before: int
    reach_after: int


@dataclass(frozen=True, slots=True)
class Language:
    """What a language's file says, ready for use.

    `cased` are surfaces that need a capital in the text; `scan` is all rules' patterns in one, each tried at the same
    place, so that one call tells which of them stand there.
    """

    code: str
    lexicons: Mapping[str, Mapping[str, str]]
    cased: frozenset[str]
    numerals: Numerals
    rules: tuple[Rule, ...]
    scan: re.Pattern[str]
    known: frozenset[str]
    core: frozenset[str]
    tenses: Tenses
    bounds: Mapping[str, str]
    joins: tuple[str, ...]
    ranges: tuple[str, ...]
    days: tuple[str, ...]


@cache
def language_of(code: str) -> Language | None:
    """The language with a code; None where there is no file for it."""
    source = _source(code)
    return None if source is None else compiled(source)


def with_rules(code: str, other: Mapping[str, Any]) -> Language | None:
    """The words of a language and those of a table beside it, under that table's rules, macros and words to go by."""
    source = _source(code)
    if source is None:
        return None
    joined = {name: {**source[name], **other[name]} for name in ("lexicon", "digits", "macro")}
    core = [*source["core"], *other["core"]]
    return compiled({**source, **joined, "rule": other["rule"], "core": core, "core_words": other["core_words"]})


def _source(code: str) -> Mapping[str, Any] | None:
    file = resources.files("onrecord.reading.times") / "languages" / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if code.isalpha() and file.is_file() else None


def compiled(source: Mapping[str, Any]) -> Language:
    """A language's file, read, made ready."""
    written = {name: {str(s): str(v) for s, v in words.items()} for name, words in source["lexicon"].items()}
    lexicons = {name: {surface.lower(): value for surface, value in words.items()} for name, words in written.items()}
    # A word that the file gives both ways needs no capital.
    plain = {s for words in written.values() for s in words if s == s.lower()}
    cased = {s.lower() for words in written.values() for s in words if s != s.lower() and s.lower() not in plain}
    number = source["number"]
    numerals = Numerals(
        number["words"], number["scales"], number["phrases"], number["halves"], number["joiner"], tuple(number["zero"])
    )
    written_rules = [(rule, _expanded(rule["pattern"], source["macro"])) for rule in source["rule"]]
    literals = {word for _, pattern in written_rules for word in TOKEN.findall(_SLOT.sub(" ", _bare(pattern)))}
    surfaces = {s for words in lexicons.values() for s in words} | numerals.surfaces
    bounds = dict(source["bounds"])
    joins, ranges, days = (tuple(bounds.pop(name)) for name in ("joins", "ranges", "days"))
    rules = tuple(_rule(rule, pattern, lexicons, numerals, source["digits"]) for rule, pattern in written_rules)
    return Language(
        code=source["code"],
        lexicons=lexicons,
        cased=frozenset(cased),
        numerals=numerals,
        rules=rules,
        scan=_scan(rules),
        known=frozenset(literals | {word for surface in surfaces for word in TOKEN.findall(surface)}),
        core=frozenset(_telling(surface) for name in source["core"] for surface in lexicons[name])
        | frozenset(source["core_words"]),
        tenses=_tenses(source["tense"]),
        bounds=bounds,
        joins=joins,
        ranges=ranges,
        days=days,
    )


def _scan(rules: Sequence[Rule]) -> re.Pattern[str]:
    """One pattern whose groups are the rules, in their order, empty where a rule's pattern does not stand."""
    nameless = (_NAMED.sub("(?:", rule.pattern.pattern) for rule in rules)
    return re.compile("".join(f"(?:(?=({pattern}))|)" for pattern in nameless))


def _tenses(source: Mapping[str, Any]) -> Tenses:
    signs = {"not_past": 0, "past": -1, "future": 1}
    return Tenses(
        signs={word: sign for name, sign in signs.items() for word in source[name]},
        past_endings=tuple(source["past_endings"]),
        clause=frozenset(source["clause"]),
        undone=frozenset(source["undone"]),
        passive=frozenset(source["passive"]),
        reach_before=source["reach_before"],
        reach_after=source["reach_after"],
    )


def _telling(surface: str) -> str:
    """The longest word of several, and the last of those: the one that is least likely to be about anything."""
    return max((str(word) for word in reversed(TOKEN.findall(surface))), key=len)


def _bare(pattern: str) -> str:
    """A pattern without its escapes, so that only words are left."""
    return re.sub(r"\\.|\(\?[:=!]", " ", pattern)


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: str(macros[found[1]]), pattern)
    return pattern


def _rule(
    source: Mapping[str, Any],
    pattern: str,
    lexicons: Mapping[str, Mapping[str, str]],
    numerals: Numerals,
    digits: Mapping[str, str],
) -> Rule:
    slots: dict[str, tuple[str, ...]] = {}

    def slot(found: re.Match[str]) -> str:
        name, lexicon = found[1], found[2] or found[1]
        group = f"{name}__{len(slots.get(name, ()))}"
        slots[name] = (*slots.get(name, ()), group)
        if lexicon == "number":
            body = numerals.pattern()
        elif lexicon == "year":
            body = numerals.year_pattern()
        elif lexicon in lexicons:
            body = alternatives(lexicons[lexicon])
        else:
            body = str(digits[lexicon])
        return f"(?P<{group}>{body})"

    whole = _SLOT.sub(slot, pattern).replace(" ?", "\0").replace(" ", BLANK).replace("\0", " ?")
    return Rule(
        pattern=re.compile(rf"{whole}(?!(?<=[^\W_])[^\W_])"),
        means=source["means"],
        constants={name: str(value) for name, value in source.items() if name not in _CONTEXT},
        slots=slots,
        after=tuple(source.get("after", ())),
        not_after=tuple(source.get("not_after", ())),
        not_words=frozenset(source.get("not_words", ())),
        unlike=_context(source.get("unlike")),
        followed=_context(source.get("followed")),
        not_followed=_context(source.get("not_followed")),
        no_name=source.get("no_name", False),
    )


def _context(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern.replace(" ?", "\0").replace(" ", BLANK).replace("\0", " ?")) if pattern else None
