"""The words for addressees and channels: ways.toml, read once. The one rule: a list names facts of the language and the
names of outlets and platforms, never a person."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.records import ChannelKind

_NO_ADJECTIVE = "of|since|on|for|that|which|about|to|with|from|as|and|who|when|where|the|an?|roll|in|at|by"
_CAPITAL = r"[^\W\d_a-z][\w’'.&-]*"


@dataclass(frozen=True, slots=True)
class Ways:
    """Compiled patterns and lists. `occasion` has a group for every kind of channel; `told` and `said_to` are verbs."""

    occasion: re.Pattern[str]
    kinds: dict[str, ChannelKind]
    verbs: dict[str, ChannelKind]
    told: frozenset[str]
    said_to: frozenset[str]
    platform: re.Pattern[str]
    outlet: re.Pattern[str]


@cache
def load_ways() -> Ways:
    """The words of ways.toml."""
    held = tomllib.loads(resources.files(__package__).joinpath("ways.toml").read_text(encoding="utf-8"))
    kinds = {noun.strip(): ChannelKind(kind) for kind, nouns in held["noun"].items() for noun in nouns.split(",")}
    nouns = _any(kinds).replace(r"\ ", r"\s+")
    names, platforms = (_listed(held[part]["names"]) for part in ("outlet", "platform"))
    heads = "|".join(held["outlet"]["heads"].split())
    platform = _any(platforms)
    return Ways(
        re.compile(
            rf"\b(?P<by>in|at|during|on|via)\s+(?:(?:an?|the|his|her|its|their|another|one|this|that|two)\s+)?"
            rf"(?:(?!(?:{nouns}|{_NO_ADJECTIVE})\b)[\w’'-]+\s+){{0,4}}?(?P<noun>{nouns})\b",
            re.IGNORECASE,
        ),
        kinds,
        {verb: ChannelKind(kind) for kind, verbs in held["verb"].items() for verb in verbs.split()},
        frozenset(held["told"]["words"].split()),
        frozenset(held["said_to"]["words"].split()),
        re.compile(
            rf"\b(?:on|via|through|in)\s+(?:(?:his|her|its|their|the|an?)\s+)?(?:(?:official|personal|verified|own|campaign|social)\s+)*"
            rf"(?:(?:{platform})\b(?:\s+(?:account|page|feed|channel|profile|post|message|video)\b)?|blog\b|website\b|web\s+site\b)",
        ),
        re.compile(
            rf"\b(?:(?:{_CAPITAL}\s+){{1,4}}(?:{heads})|{_any(names)})\b(?:\s+(?:news\s+agency|magazine|newspaper|radio|television|TV)\b)?"
        ),
    )


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",") if name.strip()]


def _any(words: object) -> str:
    """An alternative of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]
