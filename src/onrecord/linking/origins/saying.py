"""When one statement may have been made, and in what words. The one rule: a day that is told counts, whenever the
words were printed."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.origins.beside import result_of
from onrecord.linking.reuse.tiling import tiles
from onrecord.linking.reuse.wording import worded
from onrecord.records import Told

Days = tuple[dt.date, dt.date]
_FRESH = dt.timedelta(days=2)
"""How old words are at most that are told without a day: what is told is news."""
_RECALLED = ("has ", "have ", "had ", "now ", "still ", "according to")
"""How a cue begins that tells of words said before."""
_STANDING = frozenset({"says", "claims", "denies", "thinks", "believes"})
"""Cues of what somebody is still known to say; quoted words are fresh ones."""
_QUOTED = re.compile(r"[\"“«„]([^\"”»“]{1,2000})[\"”»“]")
_RUN = 7
"""Words in a row that make a quotation the same: fewer are soon said again on another day."""
_RETOLD = 3
"""Words in a row that what is told without a day has from what was said; articles and negations do not count."""
_FRAGMENT = 4
"""Words at most of a piece that is put into quotation marks because somebody is known to have said it."""
_REMEMBERED = 16_384
"""Contents that are kept at hand as words: each is held beside others several times."""
_LIGHT = frozenset({"no", "not", "never", "any", "a", "an", "the", "that"})
"""Words that come and go where somebody's words are told again."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as far as its occasion is concerned.

    `days` are those on which it may have been made: from an open beginning on, those shortly before it was published;
    None where nothing tells. `again` are further ones that the same sentence gives: "… and on Friday that …". `plain`
    are the words of the content without those that come and go, `pieces` what stands in quotation marks.
    """

    told: Told
    days: Days | None
    again: tuple[Days, ...]
    words: str
    plain: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing but the day on which it was published tells when it was said."""
        said = self.told.statement.said
        return said is None or said.start is None

    @property
    def is_recalled(self) -> bool:
        """Whether it tells of words said before."""
        if not self.is_open:
            return False
        cue = self.told.chain[-1].cue.casefold() if self.told.chain else ""
        standing = any(word in _STANDING for word in cue.split()) and not self.pieces
        return standing or cue.startswith(_RECALLED) or result_of(self.told) is not None

    @property
    def quoted(self) -> tuple[str, ...]:
        """The words of the content that stand in quotation marks."""
        return tuple(word for piece in self.pieces for word in piece)

    @property
    def is_quoting(self) -> bool:
        """Whether no more than a few words of it stand in quotation marks."""
        return bool(self.pieces) and all(len(piece) <= _FRAGMENT for piece in self.pieces)

    def has(self, piece: Sequence[str]) -> bool:
        """Whether words stand in the content, one after the other."""
        return f" {' '.join(piece)} " in self.words

    def retold(self, other: "Saying") -> int:
        """How many words in a row it has from another; too few are none."""
        return max((run.length for run in tiles(self.plain, other.plain) if run.length >= _RETOLD), default=0)


def as_said(told: Told) -> Saying:
    """What a statement tells of its occasion."""
    words = content_words(told.words)
    around = "\n".join(told.text[max(0, span.start - 2) : span.end + 2] for span in told.statement.content)
    return Saying(
        told=told,
        days=_days(told),
        again=tuple(_again(told)),
        words=f" {' '.join(words)} ",
        plain=tuple(word for word in words if word not in _LIGHT),
        pieces=tuple(content_words(match[1]) for match in _QUOTED.finditer(around)),
    )


@lru_cache(maxsize=_REMEMBERED)
def content_words(content: str) -> tuple[str, ...]:
    """The words of a content, without case."""
    return worded(content).words


def same_words(one: Saying, other: Saying) -> bool:
    """Whether quotations have a run of words in common."""
    if not one.quoted or not other.quoted:
        return False
    return any(run.length >= _RUN for run in tiles(one.quoted, other.quoted))


def _days(told: Told) -> Days | None:
    said = told.statement.said
    end = (said.end if said else None) or told.day
    if end is None:
        return None
    return (end - _FRESH if said is None or said.start is None else said.start, end)


def _again(told: Told) -> list[Days]:
    found = [time for time in told.times if told.text.startswith(" that ", time.span.end)]
    intervals = [time.interval for time in found if time.interval is not None]
    return [(one.start, one.end) for one in intervals if one.start is not None and one.end is not None]
