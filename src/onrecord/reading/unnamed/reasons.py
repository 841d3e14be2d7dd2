"""Why a source is not named, as the text states it. The one rule: a reason holds for those whose sentence states it,
and for others only where it says so."""

import re

from onrecord.records import Span, Spans

_ANONYMITY = re.compile(
    r"""\b(?:who\s+)?(?:
    (?:(?:all|each|both|also|only|agreed\s+to|would\s+only|would|agreed)\s+)*(?:sp[eo]ak(?:ing)?|spoke|talk(?:ed|ing)?|discussed|described|interviewed|commented
      |provided|confirmed|respond(?:ed|ing)|recounted|shared)\b(?:\s+(?!said\b|that\b)[^\s,;.]+){0,9}?\s+
      (?:(?:only\s+)?(?:on|under)\s+(?:the\s+)?(?:condition|guarantee|promise)\s+(?:of\s+anonymity|(?:that\s+)?(?:they|he|she|their|his|her)\b)|anonymously|on\s+background
      |off\s+the\s+record|without\s+attribution)
    |(?:only\s+)?(?:on|under)\s+(?:the\s+)?condition\s+(?:of\s+anonymity|(?:that\s+)?(?:they|he|she|his|her|their)\s+(?:names?\s+)?(?:not|be))
    |(?:(?:has|have|had|is|are|was|were)\s+)?(?:ask|request|insist|demand|seek|sought|want|prefer|declin|refus|agree)(?:ed|ing|s|red|ring)?\s+(?:for\s+|on\s+)?(?:anonymity
      |(?:not\s+to|to\s+not|to)\s+(?:be\s+(?:identified|named|quoted)|have\s+\w+\s+names?|remain\s+(?:anonymous|unnamed)|stay\s+anonymous|give\s+(?:his|her|their|a)\s+(?:\w+\s+)?names?
      |provide\s+(?:his|her|their)\s+(?:\w+\s+)?names?|be\s+anonymous)
      |(?:that\s+)?(?:his|her|their)\s+names?\s+(?:not\s+be|be\s+withheld|be\s+kept))
    |(?:did|does|do|would)(?:\s+not|n[’']t)\s+(?:want|wish|like)\s+to\s+(?:be\s+(?:identified|named|quoted)|give\s+(?:his|her|their)\s+(?:\w+\s+)?names?)
    |(?:(?:was|were|being|been)\s+)?(?:granted|given|afforded)\s+anonymity
    |(?:(?:was|were|is|are)(?:\s+not|n[’']t)|not)\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed|cleared)\s+to\s+(?:speak|talk|discuss|comment|disclose|reveal|be\s+quoted|brief|address|give|share)
    |whose\s+(?:name|names|identity|identities)\s+(?:is|are|was|were|has|have)\s+(?:\w+\s+)?(?:\w+\s+)?(?:withheld|changed|protected)
    |(?:speaking|spoke)\s+anonymously
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(
    r"[;:()\[\]\n”\"–—,]|[.!?](?=\s|$|[”\"’])| - |''|\s(?:said|says|told|added)\b|\sand\s+(?:is|was)\s+not\s+in\b"
)
_LISTED = re.compile(
    r",?\s+and\s+(?:because|to|for|who)\b|,\s+(?:because|citing|to\s+(?:discuss|speak)|for\s+fear)\b|,\s+(?:not|fearing)\b"
)
_ALL = re.compile(
    r"\b(?:like|as\s+(?:with|were|did))\s+(?:all\s+|most\s+|several\s+|many\s+|some\s+)?(?:of\s+)?(?:the\s+)?(?:\w+\s+){0,4}?(?:others?|interviewed|quoted|sources|respondents|those)\b"
    r"|\b(?:all|most)\s+(?:of\s+)?(?:the\s+|those\s+)?(?:people|officials|sources|those|of\s+them|interviewed|others)\b",
    re.IGNORECASE,
)
_REACH = 90
"""Characters before a clause in which "like others interviewed for this story" stands."""

_LONGEST = 300


def find_reasons(text: str, within: Span) -> Spans:
    """The clauses of a stretch of text that say why somebody is not named, or that they asked for it."""
    found: list[Span] = []
    at = within.start
    while match := _ANONYMITY.search(text, at, within.end):
        end = _clause_end(text, match.end(), within.end)
        found.append(Span(match.start(), end))
        at = max(end, match.end())
    return tuple(found)


def holds_for_all(text: str, reason: Span) -> bool:
    """Whether a reason is said to hold for the other sources of the article too."""
    return _ALL.search(text, max(0, reason.start - _REACH), reason.end) is not None


def _clause_end(text: str, start: int, limit: int) -> int:
    limit = min(limit, start + _LONGEST)
    at = start
    while match := _END.search(text, at, limit):
        listed = _LISTED.match(text, match.start(), limit) if match.group() == "," else None
        if listed is None:
            return start + len(text[start : match.start()].rstrip())
        at = listed.end()
    return start + len(text[start:limit].rstrip())
