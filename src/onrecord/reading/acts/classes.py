"""Which event a clause tells of, by PLOVER's root classes. The one rule: what is only intended, refused, demanded or
threatened is not what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.reading.certainty.languages import Table, lexicon, splitter
from onrecord.reading.certainty.phrases import Match, Phrasebook, leading
from onrecord.reading.certainty.wording import Word
from onrecord.reading.signals import EVENTS, FloatArray
from onrecord.records import Plover, Span

LONGEST_CLAUSE = 150
FURTHER = 0.35
"""What each match counts against the one before it, in the order from the source on."""
ASIDE = 0.3
"""What a match before the source, or inside the names of the two, counts."""
BY_AND = 3
"""In how many words "and" or "by" stands between source and target."""
REACH = 8
"""How many words a mode may stand before the deed that it turns."""
IDLE = "NOTHING"
"""Label of phrases that only look like a deed."""
SMOOTHING = 0.1
"""Score of a class that no word speaks for."""


@dataclass(frozen=True, slots=True)
class Mode:
    """What is said of a deed: the class that each class of deed becomes, and the class where no deed follows."""

    becomes: Mapping[str, str]
    alone: str | None


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of one language for deeds and for what is said of them."""

    phrases: Phrasebook
    modes: Mapping[str, Mode]
    joining: frozenset[str]
    passive: frozenset[str]


@cache
def event_words(language: str) -> EventWords:
    """The words of a language, read from its file once."""
    table: Table = lexicon("onrecord.reading.acts", "events", language)
    modes = {name: Mode(mode["becomes"], mode.get("alone")) for name, mode in table["modes"].items()}
    phrases = {**table["deeds"], **{name: mode["phrases"] for name, mode in table["modes"].items()}}
    return EventWords(
        Phrasebook(phrases, table["sets"]), modes, frozenset(table["joining"]), frozenset(table["passive"])
    )


def classify_event(text: str, clause: Span, source: Span | None, target: Span | None, language: str) -> FloatArray:
    """Log-probability of each of EVENTS for what `source` does to `target` in a clause, by its words alone; the same
    for every class where no word of the clause speaks for one."""
    held, cuts = event_words(language), splitter(language)
    places = [span for span in (source, target) if span is not None]
    begin = max(clause.start, min((span.start for span in places), default=clause.start) - 400)
    words = cuts.words(text, [Span(begin, min(clause.end, begin + 2500))])[:LONGEST_CLAUSE] if clause else []
    matches = _chosen(held, words)
    ordered = _ordered(held, words, matches, source, target)
    return _scores(held, ordered)


def _chosen(held: EventWords, words: Sequence[Word]) -> list[Match]:
    return leading(held.phrases.matches([word.form for word in words]))


def _ordered(
    held: EventWords, words: Sequence[Word], matches: Sequence[Match], source: Span | None, target: Span | None
) -> list[tuple[Match, bool]]:
    """Matches from the predicate on, then those aside; each with whether it stands aside."""
    anchor = _anchor(held, words, source, target)
    names = [span for span in (source, target) if span is not None]

    def aside(match: Match) -> bool:
        return any(span.holds(words[match.first].span) for span in names)

    main = [(match, False) for match in matches if match.first >= anchor and not aside(match)]
    rest = [(match, True) for match in reversed(matches) if match.first < anchor or aside(match)]
    return [*main, *rest]


def _anchor(held: EventWords, words: Sequence[Word], source: Span | None, target: Span | None) -> int:
    """Number of the word from which the predicate is looked for: after the source; after the target where both are
    joined, or where the source is named as the doer of what the target suffers."""
    if source is None:
        return 0
    after = [number for number, word in enumerate(words) if word.span.start >= source.end]
    if target is None:
        return after[0] if after else len(words)
    first, second = sorted((source, target))
    between = [n for n, word in enumerate(words) if first.end <= word.span.start and word.span.end <= second.start]
    beyond = [n for n, word in enumerate(words) if word.span.start >= second.end]
    if between and len(between) <= BY_AND and any(words[n].form in held.joining for n in between):
        return beyond[0] if beyond else len(words)
    if target < source:
        done_by = any(words[n].form in held.passive for n in between[-BY_AND:])
        return between[0] if done_by else (after[0] if after else len(words))
    return after[0] if after else len(words)


def _scores(held: EventWords, ordered: Sequence[tuple[Match, bool]]) -> FloatArray:
    total = dict.fromkeys(EVENTS, SMOOTHING)
    weight, taken = 1.0, False
    for number, (match, aside) in enumerate(ordered):
        then = ordered[number + 1][0] if number + 1 < len(ordered) else None
        if taken:
            taken = False
            continue
        found, taken = _class(held, match, then)
        if found is not None:
            total[found] += weight * (ASIDE if aside else 1.0)
            weight *= FURTHER
    scores = np.array([total[event] for event in EVENTS], dtype=np.float32)
    logs: FloatArray = np.log(scores / scores.sum()).astype(np.float32)
    return logs


def _class(held: EventWords, match: Match, then: Match | None) -> tuple[Plover | None, bool]:
    """The class of a match, and whether it takes the next one in as the deed that it turns."""
    mode = held.modes.get(match.label)
    if match.label == IDLE:
        return None, False
    if mode is None:
        return Plover(match.label), False
    if then is not None and 0 <= then.first - match.last <= REACH:
        inner = held.modes.get(then.label)
        deed = then.label if inner is None else inner.alone
        becomes = mode.becomes.get(deed or "", mode.becomes.get("*"))
        if inner is not None and (deed is None or becomes is None):
            return None, False
        if becomes is not None:
            return Plover(becomes), True
    return (Plover(mode.alone) if mode.alone is not None else None), False
