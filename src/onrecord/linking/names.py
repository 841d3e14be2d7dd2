"""When two names are written alike. The one rule: a name that many could have joins nobody."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from onrecord.records import ActorType

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = frozenset({"the", "a", "an"})
_REMEMBERED = 100_000
"""Names whose keys are kept: the same ones come again and again."""
_FULL_PERSON = 2
"""Words that a person's name has at least where it is more than a surname."""


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """The name without case, diacritics, punctuation, possessive or leading article: `the Nāme’s` is `name`."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = [_POSSESSIVE.sub("", word).replace("’", "'") for word in _WORDS.findall(plain)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@lru_cache(maxsize=_REMEMBERED)
def full_key(name: str, kind: ActorType) -> str | None:
    """The key under which a name joins actors of different documents; None where it may be anybody's.

    A person needs more than a surname, and more than an initial before it; a body needs a word that not every country
    has; a document needs a title. What is written without any capital is a description and no name.
    """
    key = name_key(name)
    words = key.split()
    named = any(letter.isupper() for letter in name) or not any(letter.islower() for letter in name)
    if not words or not named:
        return None
    match kind:
        case ActorType.PERSON:
            telling = [word for word in words if len(word) > 1]
            return key if len(telling) >= _FULL_PERSON else None
        case ActorType.ORGANISATION | ActorType.OUTLET:
            return None if generic_words().issuperset(words) else key
        case ActorType.DOCUMENT:
            return key if len(words) > 1 and not generic_words().issuperset(words) else None
        case ActorType.STATE | ActorType.PLACE:
            return key


def slug(name: str) -> str:
    """The name as an id: `the Saltmarsh Courier` is `saltmarsh-courier`; `actor` where it has no letter."""
    return "-".join(name_key(name).replace("'", "").split()) or "actor"


@cache
def generic_words() -> frozenset[str]:
    """Words of which the names of bodies are made that every country has."""
    listed = tomllib.loads((resources.files("onrecord.linking") / "generic.toml").read_text(encoding="utf-8"))
    return frozenset(listed["words"])
