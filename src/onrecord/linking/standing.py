"""What the roles of somebody say of a walk of life. The one rule: a role that is found in all of them says nothing."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from onrecord.linking.names import name_key

_HEAD_ENDS = re.compile(r",|;|\b(?:of|for|at|in|to|from|who|with|on)\b")


def walks_of_life(roles: Iterable[str]) -> frozenset[str]:
    """The walks of life that the roles lie in; a role with no noun that we know is one of its own, by its head."""
    known, open_words = _domains()
    found: set[str] = set()
    for role in roles:
        words = name_key(role).split()
        if (
            "general" in words
            and len(words) > 1
            and any(word in known or word in open_words for word in words if word != "general")
        ):
            words.remove("general")  # a secretary, an attorney or a manager that is one bears no arms
        named = {domain for word in words for domain in known.get(word, ())}
        if named:
            found |= named
            continue
        head = name_key(_HEAD_ENDS.split(role, maxsplit=1)[0]).split()
        if head and not open_words.intersection(words):
            found.add(f"={head[-1]}")
    return frozenset(found)


@cache
def _domains() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Walks of life by noun, and the nouns that tell none."""
    listed = tomllib.loads((resources.files("onrecord.linking") / "domains.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for domain, nouns in listed["domains"].items():
        for noun in nouns:
            found[noun] = (*found.get(noun, ()), domain)
    open_words = frozenset(listed["open"])
    return {noun: domains for noun, domains in found.items() if noun not in open_words}, open_words
