"""How much rests on unnamed sources. The one rule: no share without its numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import StatementRow
from onrecord.records import SourceKind


@dataclass(frozen=True, slots=True)
class UnnamedShare:
    """How many of a publisher's statements come from unnamed sources, and of how many; None is no publisher."""

    publisher: str | None
    unnamed: int
    statements: int

    @property
    def share(self) -> float:
        """The part of them, 0 to 1."""
        return self.unnamed / self.statements


def unnamed_shares(rows: Iterable[StatementRow]) -> tuple[UnnamedShare, ...]:
    """One share for each publisher, the largest first."""
    total: Counter[str | None] = Counter()
    unnamed: Counter[str | None] = Counter()
    for row in rows:
        total[row.publisher] += 1
        unnamed[row.publisher] += row.source_kind is SourceKind.UNNAMED
    shares = (UnnamedShare(publisher, unnamed[publisher], number) for publisher, number in total.items())
    return tuple(sorted(shares, key=lambda share: (-share.share, share.publisher or "")))
