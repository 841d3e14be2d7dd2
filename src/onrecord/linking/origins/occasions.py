"""When one speaker's statements were made on one occasion. The one rule: days that meet, or the same words, whenever
they were printed."""

import datetime as dt
import re
from collections.abc import Hashable, Iterator, Sequence

from onrecord.linking.grouping import grouped
from onrecord.linking.origins.order import may_precede
from onrecord.linking.reuse.tiling import tiles
from onrecord.linking.reuse.wording import worded
from onrecord.records import Interval, Told

_FRESH = dt.timedelta(days=2)
"""How old words are at most that are told without a day: what is told is news."""
_RECALLED = ("has ", "have ", "had ")
"""How a cue begins that tells of words said before."""
_QUOTED = re.compile(r"[\"“«„]([^\"”»“]{1,2000})[\"”»“]")
Days = tuple[dt.date, dt.date]
_RUN = 5
"""Words in a row that make a quotation the same."""


def by_occasion(told: Sequence[Told]) -> list[list[Told]]:
    """The statements of one speaker, by occasion, in the order in which they are given.

    What somebody "had said", on a day that is not told, belongs to the last occasion before it was printed, or
    else to the first one of all: nothing tells it apart.
    """
    recalled = [one for one in told if _is_recalled(one)]
    found = _dated([one for one in told if not _is_recalled(one)])
    if not found:
        return _dated(recalled)
    for one in recalled:
        alike = [occasion for occasion in found if any(_same_words(_quoted(one), _quoted(other)) for other in occasion)]
        before = [occasion for occasion in found if any(may_precede(other, one) for other in occasion)]
        (alike or before or found[:1])[-1].append(one)
    return found


def _dated(told: Sequence[Told]) -> list[list[Told]]:
    days = [_days(one) for one in told]
    quoted = [_quoted(one) for one in told]

    def meetings(place: int) -> Iterator[Hashable]:
        """A feature for every other statement that was made on the same occasion."""
        for other in range(len(told)):
            if other == place or _meet(days[other], days[place]) or _same_words(quoted[other], quoted[place]):
                yield tuple(sorted((place, other)))

    return [[told[place] for place in group] for group in grouped(range(len(told)), meetings)]


def _is_recalled(told: Told) -> bool:
    said, cue = told.statement.said, told.chain[-1].cue if told.chain else ""
    return (said is None or said.start is None) and cue.casefold().startswith(_RECALLED)


def same_occasion(one: Told, other: Told) -> bool:
    """Whether two statements of one speaker were made on one occasion, as far as can be told."""
    return _meet(_days(one), _days(other)) or _same_words(_quoted(one), _quoted(other))


def _meet(days: Days | None, others: Days | None) -> bool:
    """Whether days meet; where somebody has none, nothing tells them apart."""
    return days is None or others is None or (days[0] <= others[1] and others[0] <= days[1])


def _days(told: Told) -> Days | None:
    """The days on which it may have been said; from an open beginning on, those shortly before it was published."""
    said = told.statement.said or Interval(None, told.day)
    end = said.end or told.day
    if end is None:
        return None
    return (end - _FRESH if said.start is None else said.start, end)


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether quotations have a run of words in common."""
    return bool(one and other) and any(run.length >= _RUN for run in tiles(one, other))


def _quoted(told: Told) -> Sequence[str]:
    """The words of the content that stand in quotation marks."""
    found: list[str] = []
    for span in told.statement.content:
        for match in _QUOTED.finditer(told.text[max(0, span.start - 2) : span.end + 2]):
            found.extend(worded(match[1]).words)
    return found
