"""Words that the encoder gives to the speaker before, though who says them stands right behind them. The one rule:
whoever is named behind a quotation with a verb of saying says it.

"“There is no list,” Oda Renn told reporters. “I have seen it,” a clerk in her office says." Oda Renn has seen nothing.
And "Renn denied this" is Renn's denial, whosoever spoke before and whatever was taken for the verb.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.attributions import Attribution
from onrecord.records import Span, Spans

_SAYS = (
    "add(?:s|ed)|admit(?:s|ted)|allege[sd]|announce[sd]|answer(?:s|ed)|argue[sd]|ask(?:s|ed)|bark(?:s|ed)|boast(?:s|ed)"
    "|claim(?:s|ed)|comment(?:s|ed)|complain(?:s|ed)|conceded|contend(?:s|ed)|counter(?:s|ed)|cried|cries|declare[sd]|exclaim(?:s|ed)"
    "|explain(?:s|ed)|insist(?:s|ed)|interject(?:s|ed)|interrupted|joke[sd]|maintain(?:s|ed)|murmur(?:s|ed)|muttered|mutters|note[sd]"
    "|object(?:s|ed)|observe[sd]|protest(?:s|ed)|quip(?:s|ped)|recall(?:s|ed)|remark(?:s|ed)|repl(?:y|ies|ied)|report(?:s|ed)"
    "|respond(?:s|ed)|retort(?:s|ed)|roared|said|say|says|scoff(?:s|ed)|scream(?:s|ed)|shout(?:s|ed)|snap(?:s|ped)|state[sd]|stress(?:es|ed)"
    "|testif(?:y|ies|ied)|thunder(?:s|ed)|told|tells|tweeted|urge[sd]|warn(?:s|ed)|whisper(?:s|ed)|wrote|writes|yell(?:s|ed)"
    "|(?:call|cr|shout)(?:s|ed|ied) (?:out|back)|(?:shot|hit|fired) back|chimed in"
)
_DENIES = "confirm(?:s|ed)|den(?:y|ies|ied)|dismiss(?:es|ed)|dispute[sd]|refute[sd]|reject(?:s|ed)"
_NAME_AND_VERB = re.compile(rf"(?P<who>[A-Z][\w’'-]+)[ \t]+(?P<verb>{_DENIES}|{_SAYS})")
_FIRST = r"(?:[A-Z]|(?:an?|the|one|another|two|three|some|several|many|his|her|their|its|our|my)\s)"
_WHO = rf"(?P<who>{_FIRST}[^“”\".;:!?\n]{{1,90}}?)"
_NAMED = rf"{_WHO}[ \t]+(?:(?:also|then|later|once|has|have|had|promptly|angrily|simply)[ \t]+)?(?P<verb>{_SAYS})\b"
_TURNED = rf"(?P<verb>{_SAYS})[ \t]+{_WHO}(?=[,.;:\n]|\s+(?:in|on|at|of|to|from|after|who|when|as)\b)"
_BEHIND = re.compile(
    rf"[ \t]*,?[ \t]*(?:{_NAMED}|{_TURNED.replace('P<verb>', 'P<verb2>').replace('P<who>', 'P<who2>')})"
)
_AT_END = re.compile(rf",[ \t]+{_NAMED}(?=(?:\s+\w+){{0,4}}\s*(?:[.\n]|$))")
_OPEN = re.compile(r"[,!?–—-]\s*[”\"’»]$|[”\"’»]$(?=,)")
_OPENS, _CLOSED = frozenset('“"«‘'), frozenset('”"»')
_BEGINS = re.compile(r"(?:^|[.!?]['”\"»’)]*\s+|\n\s*)$")
_NOBODY_NEW = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "there", "this"})
_NO_NAME = re.compile(
    r"\w+(?:ing|ly)|also|then|later|once|still|again|not|never|had|has|so|thus|here|and|but|yet|as", re.IGNORECASE
)
"""What stands before a verb with a capital and names nobody: "Having noted"."""
_CLAUSAL = frozenset(
    {"and", "but", "had", "has", "have", "was", "were", "is", "are", "will", "would", "when", "while", "after", "did"}
    | {"does", "not", "never"}
)
"""Words that nobody's name has: the sentence tells something else before it comes to a verb of saying."""
_ANEW = frozenset(["The", "A", "An", "One", "Another", "Some", "Many", "His", "Her", "Their", "Its", "Our", "My"])
"""How a sentence of its own begins behind a quotation."""
_FAR = 110
"""Characters behind words in which their speaker is named."""
_BACK = 4


def by_those_behind(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; words with another speaker named right behind them are that one's, and so are those that follow
    on them."""
    found = [_named_in_cue(text, one) for one in attributions]
    known = {span for one in found for span in one.cue}
    for number, one in enumerate(tuple(found)):
        for piece, who, verb in _others(text, one, known):
            rest, theirs = _parted(found[number], piece)
            own = replace(one, source=(who,), cue=(verb,), content=theirs)
            if not rest:
                found[number] = own
                break
            found[number] = replace(found[number], content=rest)
            found.append(own)
            break
    return found


def _named_in_cue(text: str, one: Attribution) -> Attribution:
    """The attribution, by whoever is named in what was taken for its cue: a name right before the verb."""
    match = _NAME_AND_VERB.fullmatch(text, one.cue[0].start, one.cue[0].end) if len(one.cue) == 1 else None
    if match is None or match["who"].lower() in _NOBODY_NEW or _NO_NAME.fullmatch(match["who"]):
        return one
    return replace(one, source=(Span(*match.span("who")),), cue=(Span(*match.span("verb")),))


def _others(text: str, one: Attribution, known: set[Span]) -> Iterator[tuple[Span, Span, Span]]:
    """Pieces of content whose speaker stands right behind them, with that speaker and the verb."""
    for piece in sorted(one.content):
        said = _named_behind(text, piece)
        if said is None:
            continue
        who, verb = said
        apart = not any(who.overlaps(span) or verb.overlaps(span) for span in (*one.source, *one.cue))
        fresh = not any(verb.overlaps(span) for span in known)
        if apart and fresh and not _same(text, who, one.source):
            yield piece, who, verb


def _named_behind(text: str, piece: Span) -> tuple[Span, Span] | None:
    """Who says words, and the verb, where both stand right behind them."""
    words, end = piece.cut(text), piece.end
    if words[:1] in _OPENS and words[-1:] in _CLOSED:
        if not _OPEN.search(
            text, max(piece.start, end - _BACK), min(len(text), end + 1) if text[end : end + 1] == "," else end
        ):
            return None
        match = _BEHIND.match(text, end, min(len(text), end + _FAR))
    elif _BEGINS.search(text, max(0, piece.start - _BACK), piece.start) or piece.start == 0:
        match = _AT_END.match(text, end, min(len(text), end + _FAR))
    else:
        return None
    if match is None:
        return None
    name = "who" if match["who"] else "who2"
    verb = "verb" if name == "who" else "verb2"
    shown = [word.strip(",’'") for word in match[name].split()]
    if shown[0] in _ANEW or shown[0].lower() in _NOBODY_NEW or not _CLAUSAL.isdisjoint(map(str.lower, shown)):
        return None
    return Span(*match.span(name)), Span(*match.span(verb))


def _same(text: str, who: Span, source: Spans) -> bool:
    """Whether both name one: the last word of the one is a word of the other."""
    said = {word for span in source for word in span.cut(text).lower().split()}
    return who.cut(text).lower().split()[-1] in said


def _parted(one: Attribution, piece: Span) -> tuple[Spans, Spans]:
    """What is left of a content, and what goes with a piece: itself, and what follows on it behind the cue."""
    cue = max(span.end for span in one.cue)
    theirs = tuple(span for span in one.content if span == piece or (span.start > piece.end and piece.start > cue))
    return tuple(span for span in one.content if span not in theirs), theirs
