"""Unnamed sources by number instead of by their descriptions, which may tell who they are. The one rule: one number is
one source of one text; whether two texts mean the same one is not inferred."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from onrecord.formats.redacted.moving import Stretch
from onrecord.ledger import Filters, Ledger, StatementRow
from onrecord.records import SourceKind, Span

GAP = "[…]"
"""What stands for how somebody knows and where they work, where that stands apart from the description."""
_TELLING = 3
"""Words of a description that is looked for elsewhere, too: shorter ones are anybody's."""
_BLANKS = re.compile(r"\s+")


class Numbered:
    """The unnamed sources of a ledger: what they are called by the ids of their statements, and the stretches of each
    document. `publisher` says how a publisher is called."""

    def __init__(self, ledger: Ledger, publisher: Callable[[str], str] = str) -> None:
        self.sources: dict[str, str] = {}
        self._stretches: dict[str, list[Stretch]] = {}
        self._described: dict[str, str] = {}
        numbers: Counter[str] = Counter()
        named: dict[tuple[str, str], str] = {}
        for row in ledger.statements(Filters()):
            unnamed = row.record.unnamed
            if unnamed is None and row.record.source_kind is not SourceKind.UNNAMED:
                continue
            key = row.document, unnamed.id if unnamed else row.id
            if key not in named:
                outlet = publisher(row.publisher) if row.publisher else "an unknown publisher"
                numbers[outlet] += 1
                named[key] = f"unnamed source {numbers[outlet]} of {outlet}"
            self._add(row, named[key])

    def stretches(self, document: str) -> list[Stretch]:
        """What of a document's text describes its unnamed sources."""
        return list(self._stretches.get(document, ()))

    def elsewhere(self, text: str) -> Iterator[Stretch]:
        """Where any text has the words of a description."""
        for match in self._descriptions.finditer(text):
            yield Stretch(*match.span(), self._described[_key(match[0])])

    @cached_property
    def _descriptions(self) -> re.Pattern[str]:
        """All of them, the longest first; one that nothing has where there is none."""
        listed = sorted(self._described, key=len, reverse=True)
        return re.compile("|".join(r"\s+".join(map(re.escape, one.split())) for one in listed) or "(?!)", re.IGNORECASE)

    def _add(self, row: StatementRow, source: str) -> None:
        one, unnamed = row.record, row.record.unnamed
        self.sources[row.id] = source
        held = self._stretches.setdefault(row.document, [])
        given = one.source if one.source_kind is SourceKind.UNNAMED else ()
        described = (*given, *unnamed.descriptor) if unnamed else given
        held += _stretches(described, source)
        held += _stretches((*unnamed.affiliation, *unnamed.knowledge) if unnamed else (), GAP)
        for span in described:
            words = _key(span.cut(row.text))
            if len(words.split()) >= _TELLING:
                same = self._described.setdefault(words, source) == source
                self._described[words] = source if same else "an unnamed source"


def _key(words: str) -> str:
    return _BLANKS.sub(" ", words).strip().lower()


def _stretches(spans: Iterable[Span], words: str) -> Iterator[Stretch]:
    """The longest first, so that it is the one that is taken."""
    return (Stretch(one.start, one.end, words) for one in sorted(spans, key=len, reverse=True))
