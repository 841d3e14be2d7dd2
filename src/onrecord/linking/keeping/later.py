"""Which later statements may tell of a commitment. The one rule: whatever could be an outcome is let through; only what
shares too few words is left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.keeping.reported import SHARED, condition_stems
from onrecord.linking.keeping.things import content_stems, thing_of
from onrecord.records import Owed, Told


@dataclass(frozen=True, slots=True)
class Later:
    """Statements, and in which of them each stem of a word stands."""

    told: Sequence[Told]
    standing: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, told: Sequence[Told]) -> "Later":
        """That of statements, in their order."""
        standing: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(told):
            for stem in content_stems(one.words):
                standing[stem].append(place)
        return cls(told, standing)

    def near(self, owed: Owed) -> list[Told]:
        """Those that share enough words with what is to be done, or with its condition."""
        found: set[int] = set()
        for stems in (thing_of(owed).stems, condition_stems(owed)):
            counts: dict[int, int] = defaultdict(int)
            for stem in stems:
                for place in self.standing.get(stem, ()):
                    counts[place] += 1
            found.update(place for place, count in counts.items() if count >= SHARED * len(stems))
        for head in thing_of(owed).heads:
            found.update(self.standing.get(head, ()))
        return [self.told[place] for place in sorted(found)]
