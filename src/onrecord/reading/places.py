"""Looking up which of many spans touch a place, in logarithmic time, so that reading stays linear in length."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.records import Span


class Places:
    """Spans that do not overlap one another, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [span.start for span in self._spans]

    def touching(self, span: Span) -> list[Span]:
        """Those that share a character with `span`, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return [other for other in self._spans[first : bisect_left(self._starts, span.end)] if other.overlaps(span)]

    def holding(self, span: Span) -> Span | None:
        """The one that holds all of `span`, if one does."""
        return next((other for other in self.touching(span) if other.holds(span)), None)
