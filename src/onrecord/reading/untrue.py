"""What words call untrue: "It is a lie that …", "Claims that … are baseless", "a report that …" that is rejected. The
one rule: only what says nothing beside the verdict is taken for one."""

import re

ACCOUNT = (
    r"(?:reports?|claims?|allegations?|assertions?|suggestions?|rumou?rs?|versions?|stor(?:y|ies)|statements?|accusations?"
    r"|insinuations?|speculation|notions?|ideas?|charges?|contentions?|theor(?:y|ies)|articles?|information)"
)
"""Nouns for what tells something."""
_LEADING = rf"(?:(?:an?|the|all|any|such|these|those|some) )?(?:[\w'’-]+ ){{0,3}}?{ACCOUNT} "
_BRINGING = r"(?:(?:(?:made|published|spread|aired|circulated|printed|carried) )?(?:by|in|of|from) (?:\S+ ){1,5}?)?"
"""Who brings an account."""
_FALSE = (
    r"(?:false|untrue|baseless|unfounded|groundless|wrong|incorrect|inaccurate|nonsense|fake|fabricated|invented|fiction"
    r"|disinformation|misinformation|propaganda|slander|libel(?:lous)?|fantasy|absurd|lies|inventions?|fabrications?"
    r"|myths?|hoax(?:es)?|falsehoods?|fake news|fairy tales?|without (?:any |all )?(?:foundation|basis|merit)"
    r"|devoid of (?:any |all )?(?:foundation|truth|basis|substance)|not true|not the case|not correct|not accurate"
    r"|a lie|far from (?:the )?truth)"
)
_VERDICT = (
    rf"(?:(?:is|are|was|were|remains?) (?:(?:\w+ly|all|just|pure|mere|utter|complete|total|simply|an?) ){{0,3}}{_FALSE}"
    r"|(?:do|does|did) not correspond to (?:reality|the facts|the truth)"
    r"|(?:has|have|had) no (?:foundation|basis)(?: in fact)?"
    r"|(?:bears?|bore) no relation to (?:reality|the truth|the facts))"
)
_BEFORE = re.compile(
    r"It (?:(?:was|is|were|had been|has been) )?(?:\w+ly )?"
    r"(?:(?:an? )?(?:\w+ )?(?:lie|myth|invention|fabrication|fiction|falsehood)"
    r"|false|untrue|not true|not the case|incorrect|nonsense) that (?=\w)"
)
_REST = r"(?: (?:and|or|in|from|to) [\w ]{1,30})?"
_BEHIND = re.compile(rf"{_LEADING}(?P<what>(?:\S+ )+?){_VERDICT}{_REST}", re.IGNORECASE)
_TOLD = re.compile(rf"{_LEADING}{_BRINGING}that (?=\w)", re.IGNORECASE)
_LINKING = re.compile(rf"(?:{_BRINGING}that|of|about) ", re.IGNORECASE)
_AS = re.compile(rf"(?:\W | )as (?:(?:\w+ly|an?|the|pure|mere|utter|complete) ){{0,3}}{_FALSE}.*", re.IGNORECASE)
"""As what somebody rejects it, behind it."""
_LONGEST = 400
"""Characters of words that are looked at."""


def called_untrue(words: str) -> str | None:
    """What a sentence says to be untrue, where that is all that it says; None for any other."""
    if len(words) > _LONGEST:
        return None
    before = _BEFORE.match(words)
    if before is not None:
        return _begun(words[before.end() :])
    found = _BEHIND.fullmatch(words)
    linking = _LINKING.match(found["what"]) if found is not None else None
    what = found["what"][linking.end() :].strip(" ,") if found is not None and linking is not None else ""
    return _begun(what) if what else None


def told_of(words: str) -> str:
    """What is told, where words begin with whose telling it is: "a newspaper report that the ship sank"."""
    found = _TOLD.match(words[:_LONGEST])
    return _begun(_AS.sub("", words[found.end() :])) if found is not None else words


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
